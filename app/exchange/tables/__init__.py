"""Journeys as tables: separated text, Markdown, a spreadsheet's block or sheet, all read and written as one shape.

A format makes rows of entries that know where they stood (entries.py); which way they lie, what each column means and
what a cell says is found out the same way for all. Knows no library of any format.
"""
