"""What the rows of an outline say: to a screen reader, and under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.outline import Kind, Node
from app.i18n import N_, _, fill
from app.model.text import one_line
from app.widgets.canvas.accessible_proof import proven_by
from app.widgets.canvas.accessible_words import spoken_score

_NAMED = {
    Kind.PHASE: N_("Phase: {title}"),
    Kind.TOUCHPOINT: N_("Touchpoint: {title}"),
    Kind.NOTE: N_("{lane}, note: {title}"),
    Kind.LINK: N_("Link: {title}"),
    Kind.LANE: N_("Lane: {title}"),
}
_NEW = {
    Kind.PHASE: N_("New phase"),
    Kind.TOUCHPOINT: N_("New touchpoint"),
    Kind.NOTE: N_("New note: {lane}"),
    Kind.LANE: N_("New lane"),
}
_COUNTED = {
    Kind.PHASE: (N_("no touchpoints"), N_("1 touchpoint"), N_("{count} touchpoints")),
    Kind.TOUCHPOINT: (N_("no notes"), N_("1 note"), N_("{count} notes")),
    Kind.CELL: (N_("no notes"), N_("1 note"), N_("{count} notes")),
    Kind.LANES: (N_("no lanes"), N_("1 lane"), N_("{count} lanes")),
}


def row(node: Node) -> str:
    """All of a row in one breath: "Touchpoint: Ad on the bus, emotion plus 0.5, 3 notes"."""
    return ", ".join((name(node), *_details(node)))


def name(node: Node) -> str:
    """What a row is, and what it is called."""
    msgid = _NAMED.get(node.kind)
    return fill(msgid, title=one_line(node.title), lane=node.lane) if msgid else node.title


def place(level: int, place: int, count: int) -> str:
    """How deep a row hangs, from 1, and which of its siblings it is, counted from 0."""
    return fill(N_("level {level}, {place} of {count}"), level=level, place=place + 1, count=count)


def new(node: Node) -> str:
    """What a row is that has no words yet."""
    return fill(_NEW[node.kind], lane=node.lane)


def tip(node: Node) -> str:
    """All that a row may have no room for."""
    parts = [node.title, node.channel, node.lane if node.kind is Kind.NOTE else ""]
    if node.kind is Kind.LANE:
        parts.append(_("hidden") if node.hidden else "")
    return "\n".join(filter(None, parts))


def _details(node: Node) -> Iterator[str]:
    if node.moment_of_truth:
        yield _("moment of truth")
    if node.score is not None:
        yield fill(N_("emotion {score}"), score=spoken_score(node.score))
    if node.channel:
        yield fill(N_("channel {channel}"), channel=node.channel)
    if node.owner:
        yield fill(N_("owner {name}"), name=node.owner)
    if node.actions:
        yield fill(N_("actions: {count}"), count=node.actions)
    if node.sources:
        yield proven_by(node.sources)
    if node.kind in _COUNTED:
        yield _counted(node)
    if node.hidden:
        yield _("hidden")
    if node.collapsed:
        yield _("collapsed")


def _counted(node: Node) -> str:
    none, one, many = _COUNTED[node.kind]
    return _(none) if not node.holds else _(one) if node.holds == 1 else fill(many, count=node.holds)
