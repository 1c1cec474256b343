"""Keys in words, as this computer's keyboard names them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def in_words(keys: Iterable[str]) -> str:
    """Keys of the table of actions, side by side."""
    native = QKeySequence.SequenceFormat.NativeText
    known = dict.fromkeys(key.replace("Return", "Enter") for key in keys)  # two keys of one name on any keyboard
    return "   ".join(QKeySequence(key).toString(native) for key in known)
