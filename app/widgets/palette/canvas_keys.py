"""What hands and keys do on the map that is in no menu, in words, for the sheet of keys.

The canvas and its gestures do these things by themselves; interaction is promised here and kept there.
"""

from __future__ import annotations

from app.i18n import N_

Line = tuple[str, str]
"""The msgid of what is pressed or moved, and that of what it does."""

GROUPS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        N_("Keys on the map"),
        (
            (N_("Arrow keys"), N_("To the nearest note or cell")),
            (N_("Shift and arrow keys"), N_("Select what you pass")),
            (N_("Home, End"), N_("To the first or last of the lane")),
            (N_("Just type"), N_("Edit what has the keyboard, or begin a note in the cell")),
            (N_("Esc, Ctrl+Enter"), N_("Finish and keep what you typed")),
            (N_("Tab, Shift+Tab"), N_("To the next or previous note; makes one if there is none")),
            (N_("Shift+F10 or the menu key"), N_("Menu of what has the keyboard")),
            (N_("Esc"), N_("Put back what you drag, or let go of the selection")),
        ),
    ),
    (
        N_("Mouse and pen"),
        (
            (N_("Click"), N_("Select")),
            (N_("Shift or Ctrl and click"), N_("Select one more")),
            (N_("Double-click"), N_("Edit a note, or make one in an empty cell")),
            (N_("Drag a note"), N_("Move it")),
            (N_("Ctrl and drag"), N_("Drag a copy")),
            (N_("Drag on empty"), N_("Select all you go around")),
            (N_("Wheel"), N_("Move the map; with Shift sideways, with Ctrl zoom")),
            (N_("Space or middle button and drag"), N_("Move the map")),
            (N_("Right button"), N_("Menu of what lies there")),
        ),
    ),
    (
        N_("Touch"),
        (
            (N_("Tap"), N_("Select")),
            (N_("Double tap"), N_("Edit a note, or make one in an empty cell")),
            (N_("One finger on a note"), N_("Move it; every other finger can move another")),
            (N_("One finger on empty"), N_("Move the map")),
            (N_("Two fingers"), N_("Move the map and zoom")),
            (N_("Long press"), N_("Menu of what lies there")),
        ),
    ),
)
"""The groups, each with its heading."""
