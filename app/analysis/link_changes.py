"""How the links of two maps differ: told by where they begin and end, since a link knows no link that it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.model.document import Document
from app.model.records import Id, Link, Touchpoint


class LinkFate(StrEnum):
    """What became of a link; one that was turned may say something else besides."""

    ADDED = "added"
    REMOVED = "removed"
    TURNED = "turned"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link that came, went, was turned round or says something else, as it will be or, of one that went, was."""

    fate: LinkFate
    link: Link


def link_changes(
    document: Document, old: Sequence[Touchpoint], new: Sequence[Touchpoint], step_of: Mapping[Id, Id]
) -> Mapping[Id, Sequence[LinkChange]]:
    """What became of the links of a map, by the touchpoint of the future map where they begin or began.

    `step_of` gives for touchpoints of today those of the future map. A link of today goes silently with a touchpoint
    where it began or ended: that is told already.
    """
    today = [link for link in _leaving(document, old) if {link.from_id, link.to_id} <= step_of.keys()]
    left = [(link, step_of[link.from_id], step_of[link.to_id]) for link in today]
    come = _leaving(document, new)
    found: dict[Id, list[LinkChange]] = defaultdict(list)
    for alike, fate in _WAYS:
        for was in tuple(left):
            now = next((link for link in come if alike(was, link)), None)
            if now is not None:
                left.remove(was)
                come.remove(now)
                if fate is not None:
                    found[now.from_id].append(LinkChange(fate, now))
    for link in come:
        found[link.from_id].append(LinkChange(LinkFate.ADDED, link))
    for link, begins, _end in left:
        found[begins].append(LinkChange(LinkFate.REMOVED, link))
    return found


_Was = tuple[Link, Id, Id]
"""A link of today, and where it would begin and end on the future map."""


def _same(was: _Was, now: Link) -> bool:
    return _reworded(was, now) and (was[0].kind, was[0].title) == (now.kind, now.title)


def _reworded(was: _Was, now: Link) -> bool:
    return (was[1], was[2]) == (now.from_id, now.to_id)


def _turned(was: _Was, now: Link) -> bool:
    return (was[2], was[1]) == (now.from_id, now.to_id)


_WAYS: tuple[tuple[Callable[[_Was, Link], bool], LinkFate | None], ...] = (
    (_same, None),
    (_reworded, LinkFate.CHANGED),
    (_turned, LinkFate.TURNED),
)
"""How a link is known again, the surest first, and what that makes of it."""


def _leaving(document: Document, touchpoints: Iterable[Touchpoint]) -> list[Link]:
    """The links that leave touchpoints."""
    return [link for touchpoint in touchpoints for link in document.links(touchpoint.id)]
