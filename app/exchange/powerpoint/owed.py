"""Which words a presentation owes, and whether they are in it: on its slides, in the alternatives, or in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.exchange.base import Remark
from app.exchange.scope import Scope
from app.exchange.typeset import brief
from app.exchange.xml_text import legal
from app.i18n import N_, Translate
from app.model.domain import texts_of
from app.model.names import title_of
from app.model.records import Channel, Id, Person, Persona, Record, Source
from app.model.whereabouts import actions_about

_MOST_NAMES = 3

Owed = tuple[Record, str]
"""A text that has to be in the file, and whose it is."""


def promised(scope: Scope) -> Iterator[Owed]:
    """The texts of all that some maps show; none of them is empty."""
    return ((record, text) for record, text in _all(scope) if text.strip())


def checked(texts: Iterable[str], owed: Iterable[Owed], t: Translate) -> Remark:
    """Whether all that is promised can be read in a file with these texts, as it is told after an export."""
    whole, wanted = "\x00".join(map(_squeezed, texts)), list(owed)
    missing = list(dict.fromkeys(record for record, text in wanted if _squeezed(legal(text)) not in whole))
    if not missing:
        many = N_("Checked: all {count} texts are in it in full.")
        return Remark(many if len(wanted) > 1 else N_("Checked: its text is in it in full."), {"count": len(wanted)})
    names = ", ".join(f"“{brief(title_of(record, t), 40)}”" for record in missing[:_MOST_NAMES])
    one = N_("Checked: 1 of {count} texts is not in it in full ({names}).")
    return Remark(
        one if len(missing) == 1 else N_("Checked: {missing} of {count} texts are not in it in full ({names})."),
        {"missing": len(missing), "count": len(wanted), "names": names + (" …" if len(missing) > _MOST_NAMES else "")},
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _all(scope: Scope) -> Iterator[Owed]:
    document = scope.document
    yield from _fields(document.project, "brand", "product", "unique_points", "ambition", "promise")
    for journey in scope.maps:
        yield from _fields(journey, "title", "scenario")
    for phase in scope.phases:
        yield from _fields(phase, "title")
    yield from _notes(scope)
    yield from _touchpoints(scope)
    yield from _actions(scope)
    for persona in scope.portraits:
        yield from _fields(persona, *(name for name in texts_of(Persona) if name != "order"))
        yield from ((each, each.quote) for each in scope.document.evidence(persona.id))
    for segment in scope.segments:
        yield from _fields(segment, "name", "about")


def _notes(scope: Scope) -> Iterator[Owed]:
    """The notes of the lanes that are not hidden, and what was said about them."""
    for phase in scope.phases:
        for lane in scope.document.lanes(phase.map_id):
            for note in () if lane.hidden else scope.document.notes(phase.id, lane.id):
                yield from _fields(note, "text", "whys")
                yield from _said(scope, note.id)


def _touchpoints(scope: Scope) -> Iterator[Owed]:
    document = scope.document
    for touchpoint in scope.touchpoints:
        yield from _fields(touchpoint, "title", "description", "time_frame", "intended_value")
        yield from _fields(document.find(touchpoint.channel_id, Channel), "name")
        yield from _person(scope, touchpoint.owner_id)
        yield from _said(scope, touchpoint.id)
        for score in document.scores(touchpoint.id):
            yield from _said(scope, score.id)
        for link in document.links(touchpoint.id):
            yield from _fields(link, "title")


def _actions(scope: Scope) -> Iterator[Owed]:
    ids = [journey.id for journey in scope.maps]
    for action in actions_about(scope.document, ids):
        yield from _fields(action, "title", "why", "description", "measure", "target", "department")
        yield from _fields(scope.document.find(action.owner_id, Person), "name")


def _said(scope: Scope, subject_id: Id) -> Iterator[Owed]:
    for evidence in scope.document.evidence(subject_id):
        yield from _fields(evidence, "quote")
        yield from _fields(scope.document.find(evidence.source_id, Source), "title")


def _person(scope: Scope, person_id: Id | None) -> Iterator[Owed]:
    yield from _fields(scope.document.find(person_id, Person), "name", "department")


def _fields(record: Record | None, *names: str) -> Iterator[Owed]:
    if record is not None:
        yield from ((record, str(getattr(record, name))) for name in names)
