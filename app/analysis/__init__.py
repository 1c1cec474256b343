"""What a journey map tells when you look closely: its emotion curve, and what it still lacks.

Pure: records in, findings out. Knows no file, window or format.
"""
