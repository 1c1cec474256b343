"""Slides: a map told stop by stop, in letters that are read at the back of the room.

They are laid out as drawing lists, like the map itself, so whatever draws a map can show them. Knows no Qt.
"""
