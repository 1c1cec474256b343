"""Keys in words, as this computer's keyboard names them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def in_words(keys: Iterable[str]) -> str:
    """Keys of the table of actions, side by side."""
    native = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(key).toString(native) for key in keys)
