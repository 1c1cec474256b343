"""Writing texts so that Mermaid reads them as they are: what has a meaning to it becomes an entity, such as #58;.

Checked against Mermaid itself in tests/outside. Mermaid hides entities from its own grammar behind ﬂ° and ¶ß, looks
for directives and comments before it looks for lines, and shows texts as HTML: so those signs are written so too.
"""

from __future__ import annotations

import re

from app.exchange.mermaid.diagram import SPACE

_MEANING = re.compile(r"[#;:<>&{}ﬂ¶`]|%(?=%)|(?<=%)%|^%")
_KEYWORD = re.compile(r"(?:title|section|journey|accTitle|accDescr)", re.IGNORECASE)
_SPACES = re.compile(rf"(?:{SPACE}|\s)+")


def line(text: str) -> str:
    """A text on one line, with its white space collapsed, as Mermaid is to be given it."""
    return _MEANING.sub(lambda match: _entity(match[0]), collapsed(text))


def collapsed(text: str) -> str:
    """A text on one line, with one blank for any white space that Mermaid or we know."""
    return _SPACES.sub(" ", text).strip()


def task_name(text: str) -> str:
    """The name of a task, which may begin as a keyword does."""
    written = line(text)
    return _entity(written[0]) + written[1:] if _KEYWORD.match(written) else written


def actor(text: str) -> str:
    """The name of an actor, which is one among others with commas between them."""
    return line(text).replace(",", _entity(","))


def _entity(sign: str) -> str:
    return f"#{ord(sign)};"
