"""The workbook that comes back: what people changed in it, told field by field, before anything is done about it.

Reads no file and shows nothing: app/exchange/excel gives the cells as they stand, the window and the command line show
what was found, and app/model/edits lands it. So all of it can be tried without a workbook.
"""
