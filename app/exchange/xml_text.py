"""Text that XML can hold: the characters that it has no place for (XML 1.0, section 2.2) as U+FFFD."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` with a mark of its own for each character that no XML file may hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
