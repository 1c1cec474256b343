"""Ready-made beginnings: templates and samples, read from data files in resources/.

Knows the model and the two languages; knows no map file, window or format.
"""
