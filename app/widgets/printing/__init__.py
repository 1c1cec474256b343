"""Printing: the pages of the PDF as pictures to look at first, and as vectors on the printer."""
