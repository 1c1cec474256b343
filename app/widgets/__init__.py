"""The window: everything Qt.

It shows the session's document and hands edits to the session; it decides nothing of a map.
"""
