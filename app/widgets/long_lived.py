"""Keeping Python's garbage collector off what lives as long as a map is open.

An open map, and the program itself, are some hundred thousand objects that refer to each other and stay. Looking
through all of them takes the collector longer than a few pictures of the screen. So it rests while they are made, sets
them aside when they are there, and from then on only looks at what is made later.
"""

from __future__ import annotations

import gc


def begin() -> None:
    """Much is about to be made that stays; `keep` ends it."""
    gc.disable()


def keep() -> None:
    """Sets aside all that there is now."""
    gc.freeze()
    gc.enable()


def let_go() -> None:
    """Has the collector look at everything again, since what was set aside may have become garbage."""
    gc.unfreeze()
