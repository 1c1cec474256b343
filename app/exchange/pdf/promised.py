"""Which words a PDF owes: those of every record that belongs in it, by the parts that were asked for.

A table from parts to texts, so that a new field is one more line; how it is found out whether they are there, check.py
knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.exchange.base import ExportOptions
from app.exchange.scope import Scope
from app.model.document import Document
from app.model.domain import texts_of
from app.model.lane_kinds import kind_of
from app.model.records import Channel, Id, JourneyMap, Note, Person, Persona, Record
from app.model.whereabouts import actions_about


@dataclass(frozen=True, slots=True)
class Owed:
    """A text that has to be in the file, and the record whose it is."""

    record: Record
    text: str


Promise = Callable[[Scope], Iterator[Owed]]


def promised(scope: Scope, options: ExportOptions) -> Iterator[Owed]:
    """The texts that a PDF with these options owes; none of them is empty."""
    parts = _PARTS if options.form == "report" else {"maps": _drawn}
    for part, promise in parts.items():
        if options.form != "report" or options.takes(part):
            yield from (owed for owed in promise(scope) if owed.text.strip())


def _fields(record: Record | None, *names: str) -> Iterator[Owed]:
    if record is not None:
        yield from (Owed(record, getattr(record, name)) for name in names)


def _drawn(scope: Scope) -> Iterator[Owed]:
    """What stands on the maps themselves, and around them."""
    yield from _fields(scope.document.project, "brand", "product")
    for journey in scope.maps:
        yield from _fields(journey, "title", "scenario")
        for phase in scope.document.phases(journey.id):
            yield from _fields(phase, "title")
        for touchpoint in scope.document.journey(journey.id):
            yield from _fields(touchpoint, "title", "time_frame")
            yield from _fields(scope.document.find(touchpoint.channel_id, Channel), "name")
        for note in notes_of(scope.document, journey, collapsed=False):
            yield from _fields(note, "text")


def notes_of(document: Document, journey: JourneyMap, *, collapsed: bool | None = None) -> Iterator[Note]:
    """The notes of all lanes that are not hidden, or only of those that are `collapsed`, or are not."""
    lanes = [lane for lane in document.lanes(journey.id) if not lane.hidden and not kind_of(lane).divides]
    for phase in document.phases(journey.id):
        for lane in lanes:
            if collapsed in (None, lane.collapsed):
                yield from document.notes(phase.id, lane.id)


def _in_full(scope: Scope) -> Iterator[Owed]:
    """What stands behind the maps: all that the appendix tells."""
    yield from _fields(scope.document.project, "unique_points", "ambition", "promise")
    for journey in scope.maps:
        for note in notes_of(scope.document, journey):
            yield from _fields(note, "text", "whys")
    for touchpoint in scope.touchpoints:
        yield from _fields(touchpoint, "description", "intended_value")
        yield from _named(scope, touchpoint.owner_id, "department")


def _named(scope: Scope, person_id: Id | None, *more: str) -> Iterator[Owed]:
    yield from _fields(scope.document.find(person_id, Person), "name", *more)


def _people(scope: Scope) -> Iterator[Owed]:
    fields = [name for name in texts_of(Persona) if name != "order"]
    for persona in scope.portraits:
        yield from _fields(persona, *fields)
    for segment in scope.segments:
        yield from _fields(segment, "name", "about")


def _channels(scope: Scope) -> Iterator[Owed]:
    for channel in scope.told_channels:
        yield from _fields(channel, "name", "rhythm")


def _actions(scope: Scope) -> Iterator[Owed]:
    for action in actions_about(scope.document, [journey.id for journey in scope.maps]):
        yield from _fields(action, "title", "why", "description", "measure", "target", "department")
        yield from _named(scope, action.owner_id, *(() if action.department else ("department",)))


def _evidence(scope: Scope) -> Iterator[Owed]:
    for source, evidence in scope.evidence:
        yield from _fields(source, "title", "link")
        yield from _fields(evidence, "quote")
        yield Owed(source, "" if source.anonymous else source.respondent)


_PARTS: Mapping[str, Promise] = {
    "maps": _drawn,
    "texts": _in_full,
    "personas": _people,
    "channels": _channels,
    "actions": _actions,
    "evidence": _evidence,
}
