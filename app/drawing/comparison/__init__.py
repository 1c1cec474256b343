"""The picture of two maps compared: both curves over each other on one time axis, and what was gained, in numbers.

Made from a Comparison alone; knows no document and no Qt.
"""
