"""What a journey map is: immutable records, changes to them, and the edits people make.

Knows no file, window or format.
"""
