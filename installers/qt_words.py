"""Writes the Dutch that Qt's own translations lack: `python installers/qt_words.py`, which makes nl/qt.qm.

A file, since Qt asks for words on threads that know no Python, and as long as the program lives. Its form is described
only by Qt's own reader, qtbase/src/corelib/kernel/qtranslator.cpp: a mark, then two parts. One tells by the hash of a
text where its message begins, in the order of the hashes; the other holds the messages, each of which says where it
ends. Only developers run it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "translations" / "nl" / "qt.qm"

DUTCH = {
    ("QFileDialog", "&Look in:"): "&Zoeken in:",
    ("QFileDialog", "Files of &type:"): "Bestands&type:",
    ("QAbstractFileIconProvider", "Drive"): "Station",
    ("QAbstractFileIconProvider", "File"): "Bestand",
    ("QAbstractFileIconProvider", "%1 File"): "%1-bestand",
    ("QAbstractFileIconProvider", "File Folder"): "Bestandsmap",
    ("QAbstractFileIconProvider", "Folder"): "Map",
    ("QAbstractFileIconProvider", "Shortcut"): "Snelkoppeling",
    ("QAbstractFileIconProvider", "Unknown"): "Onbekend",
}
"""What Qt 6.11 shows in English in a Dutch window, by the part of Qt that says it."""

_MARK = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _TEXT, _CONTEXT = 1, 3, 6, 7


def packed(words: Mapping[tuple[str, str], str]) -> bytes:
    """`words`, by the part of Qt and its English, as Qt reads them."""
    places, messages = [], b""
    for (context, text), translation in words.items():
        places.append(_number(_hash(text.encode())) + _number(len(messages)))
        messages += _field(_TRANSLATION, translation.encode("utf-16-be"))
        messages += _field(_TEXT, text.encode()) + _field(_CONTEXT, context.encode()) + bytes((_END,))
    return _MARK + _field(_HASHES, b"".join(sorted(places))) + _field(_MESSAGES, messages)


def _field(tag: int, content: bytes) -> bytes:
    return bytes((tag,)) + _number(len(content)) + content


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def _hash(text: bytes) -> int:
    """The hash of the symbol tables of ELF, by which Qt finds a text."""
    result = 0
    for byte in text:
        result = (result << 4) + byte
        high = result & 0xF0000000
        result = (result ^ (high >> 24)) & ~high
    return result or 1


def main() -> int:
    """Writes the file."""
    TARGET.write_bytes(packed(DUTCH))
    return 0


if __name__ == "__main__":
    sys.exit(main())
