"""Sparing Qt for Python a search through the source of every module that is imported after it.

PySide6 looks into the text of each module, SQLAlchemy's hundreds too, for its own name, to know whether `__feature__`
switches (snake_case, true_property) may be on there. Nobody here uses those, and the search took a fifth of the time
until the first map was seen (60 to 80 ms of 340, measured with PySide6 6.11.3). The answer given instead, "it may use
PySide, and no switch is on", is the one that holds for every module of this program. It is a private name of another
library, so where it is not found all stays as it was.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # loads what is looked up below

SEARCHER = "_mod_uses_pyside"


def without_reading_sources() -> bool:
    """Answers at once for every module imported from now on; whether that could be arranged."""
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, SEARCHER):
        return False
    setattr(feature, SEARCHER, lambda _module: True)
    return True
