"""What a field of a touchpoint said before and what it says now, each as words that take one glance to read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from app.i18n import N_, Translate
from app.model.document import Document
from app.model.domain import heuristics_in
from app.model.names import HEURISTIC_NAMES, INFLUENCE_NAMES, TINT_NAMES, title_of
from app.model.records import Influence, Tint, Touchpoint

_GLANCE = 80
_LEAD = 20
"""Letters that are shown before two long texts part."""


def told_field(
    name: str,
    title: str,
    pair: tuple[Touchpoint, Touchpoint],
    document: Document,
    say: Translate,
    number: Callable[[int], str],
) -> str:
    """What became of the field `name`, called `title`, in one sentence with its old and its new words."""
    if name == "picture_id":  # a picture has no words
        return say(N_("Changed: {names}")).format(names=title)
    old, new = (_said(name, touchpoint, document, say, number) for touchpoint in pair)
    if not old:
        return say(N_("{field} added: “{new}”")).format(field=title, new=brief(new))
    if not new:
        return say(N_("{field} left out: “{old}”")).format(field=title, old=brief(old))
    old, new = _from_where_they_part(old, new)
    return say(N_("{field}: “{old}” → “{new}”")).format(field=title, old=brief(old), new=brief(new))


def brief(text: str) -> str:
    """A text on one line, no longer than a glance."""
    line = " ".join(text.split())
    if len(line) <= _GLANCE:
        return line
    kept = line[:_GLANCE]
    return (kept.rpartition(" ")[0] or kept[:-1]).rstrip(" ,;:") + "…"


def _from_where_they_part(old: str, new: str) -> tuple[str, str]:
    """Both texts, without the beginning that they share where that alone would fill a glance."""
    old, new = " ".join(old.split()), " ".join(new.split())
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = old.rfind(" ", 0, max(0, same - _LEAD)) + 1
    return (old, new) if len(old) <= _GLANCE >= len(new) or not start else ("…" + old[start:], "…" + new[start:])


def _said(name: str, touchpoint: Touchpoint, document: Document, say: Translate, number: Callable[[int], str]) -> str:
    """What a field says; nothing while it is empty."""
    value = getattr(touchpoint, name)
    if name in ("channel_id", "owner_id"):
        return title_of(document.records[value], say) if value in document.records else ""
    if name == "expected":
        return "" if value is None else number(value)
    if name == "heuristics":
        return ", ".join(say(HEURISTIC_NAMES[heuristic]) for heuristic in heuristics_in(value))
    if isinstance(value, bool):
        return say(N_("Yes") if value else N_("No"))
    if isinstance(value, Influence):
        return say(INFLUENCE_NAMES[value])
    if isinstance(value, Tint):
        return say(TINT_NAMES[value])
    return "" if value is None else str(value)
