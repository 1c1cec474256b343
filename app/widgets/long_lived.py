"""Keeping Python's garbage collector off what lives as long as a map is open.

An open map is some hundred thousand objects that refer to each other and stay. Looking through all of them takes the
collector longer than a few pictures of the screen, so they are set aside, and only what is made later is looked at.
"""

from __future__ import annotations

import gc


def keep() -> None:
    """Sets aside all that there is now."""
    gc.freeze()


def let_go() -> None:
    """Has the collector look at everything again, since what was set aside may have become garbage."""
    gc.unfreeze()
