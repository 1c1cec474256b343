"""Milestones of fields that are filled in: of the project, the map, its persona, or of every record of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.milestones.base import Milestone, Reached, Wanted, counted
from app.analysis.milestones.told import OF_PROJECT, is_told_on_map, telling
from app.i18n import N_
from app.model.document import Document
from app.model.persona_fields import DRIVES
from app.model.records import Action, Channel, Id, JourneyMap, Person, Persona, Record, Touchpoint
from app.model.whereabouts import actions_about

OF_MAP = {"scenario": N_("Scenario"), "review_date": N_("Review on")}
OF_PERSONA = {field.name: field.title for field in DRIVES} | {"quote": N_("Quote"), "segment_id": N_("Segment")}
OF_TOUCHPOINT = {
    "score": N_("Emotion"),
    "channel_id": N_("Channel"),
    "owner_id": N_("Owner"),
    "expected": N_("Expectation"),
    "time_frame": N_("Time frame"),
}
OF_CHANNEL = {
    "suits": N_("Whether it suits you"),
    "audience": N_("whether your audience is there"),
    "rhythm": N_("Rhythm you can keep up"),
    "budget": N_("Budget a month"),
}
OF_PERSON = {"department": N_("Department")}
OF_ACTION = {
    "owner_id": N_("Owner"),
    "due": N_("Due date"),
    "impact": N_("Impact"),
    "effort": N_("Effort"),
    "measure": N_("Measured by"),
}
"""The fields that can be asked for, each with the msgid that names it."""

Fields = Mapping[str, str]


def is_filled(document: Document, record: Record, field: str) -> bool:
    """Whether anything is said there; of a touchpoint the customer's emotion is a field too."""
    if field == "score":
        return document.score(record.id) is not None
    return getattr(record, field) not in (None, "")


def first_empty(document: Document, record: Record, fields: Sequence[str]) -> str | None:
    """The first of these fields in which nothing is said."""
    return next((field for field in fields if not is_filled(document, record, field)), None)


def persona_of(document: Document, map_id: Id) -> Persona | None:
    """Whom a map is about."""
    return document.find(document.get(map_id, JourneyMap).persona_id, Persona)


def naming_persona(document: Document, map_id: Id) -> FirstStep:
    """Choosing one of the personas for a map, or else making the first."""
    return filling(map_id, "persona_id") if document.personas() else FirstStep(Deed.ADD_PERSONA, map_id)


def channels_used(document: Document, map_id: Id) -> list[Channel]:
    """The channels through which the customer meets us on a map, in their order."""
    used = {touchpoint.channel_id for touchpoint in document.journey(map_id)}
    return [channel for channel in document.channels() if channel.id in used]


def beginning_touchpoint(document: Document, map_id: Id) -> FirstStep:
    """Adding a touchpoint where there is none yet, or else to the last phase; a phase where there is none."""
    phases = document.phases(map_id)
    if not phases:
        return FirstStep(Deed.ADD_PHASE, map_id)
    bare = next((phase for phase in phases if not document.touchpoints(phase.id)), phases[-1])
    return FirstStep(Deed.ADD_TOUCHPOINT, bare.id)


def naming_channel(document: Document, map_id: Id) -> FirstStep:
    """Saying through which channel the first touchpoint happens that does not say so."""
    bare = next((touchpoint for touchpoint in document.journey(map_id) if touchpoint.channel_id is None), None)
    return filling(bare.id, "channel_id") if bare is not None else beginning_touchpoint(document, map_id)


def _of_one(document: Document, record: Record, wanted: Wanted) -> Reached:
    missing = [field for field in wanted.fields if not is_filled(document, record, field)]
    of = len(wanted.fields)
    return counted(of - len(missing), of, lambda: filling(record.id, missing[0]))


def _of_project(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """What the project says in its own fields, or the map in a lane that goes by a field's name."""
    empty = [field for field in wanted.fields if not is_filled(document, document.project, field)]
    missing = [field for field in empty if not is_told_on_map(document, map_id, field)]
    of = len(wanted.fields)
    return counted(of - len(missing), of, lambda: telling(document, map_id, missing[0]))


def _of_map(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    return _of_one(document, document.get(map_id, JourneyMap), wanted)


def _of_persona(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    persona = persona_of(document, map_id)
    if persona is None:
        return Reached(0, len(wanted.fields), naming_persona(document, map_id))
    return _of_one(document, persona, wanted)


def _fillings(document: Document, records: Sequence[Record], wanted: Wanted) -> list[FirstStep]:
    """For each record that lacks any of the fields, the way to the first of them."""
    empty = ((record, first_empty(document, record, wanted.fields)) for record in records)
    return [filling(record.id, field) for record, field in empty if field is not None]


def _every(
    listed: Callable[[Document, Id], Sequence[Record]], begin: Callable[[Document, Id], FirstStep]
) -> Callable[[Document, Id, Wanted], Reached]:
    """The milestone that all records listed for a map have their fields; `begin` makes the first of them."""

    def measure(document: Document, map_id: Id, wanted: Wanted) -> Reached:
        records = listed(document, map_id)
        steps = _fillings(document, records, wanted)
        if not records:
            return Reached(0, 0, begin(document, map_id))
        return Reached(len(records) - len(steps), len(records), steps[0] if steps else None)

    return measure


def _some(
    listed: Callable[[Document, Id], Sequence[Record]], begin: Callable[[Document, Id], FirstStep]
) -> Callable[[Document, Id, Wanted], Reached]:
    """The milestone that so many of the records listed for a map have their fields; `begin` makes one more."""

    def measure(document: Document, map_id: Id, wanted: Wanted) -> Reached:
        records = listed(document, map_id)
        steps = _fillings(document, records, wanted)
        found = len(records) - len(steps)
        return counted(found, wanted.count, lambda: steps[0] if steps else begin(document, map_id))

    return measure


def _asking(names: Fields) -> Callable[[Wanted], list[str]]:
    return lambda wanted: [names[field] for field in wanted.fields]


def _milestone(measure: Callable[[Document, Id, Wanted], Reached], words: str, names: Fields) -> Milestone:
    fields = frozenset({"fields"})
    return Milestone(measure, words, _asking(names), fields, fields, tuple(names))


def _actions(document: Document, map_id: Id) -> list[Action]:
    return actions_about(document, [map_id])


def _beginning_action(_document: Document, map_id: Id) -> FirstStep:
    return FirstStep(Deed.ADD_ACTION, map_id)


def _journey(document: Document, map_id: Id) -> tuple[Touchpoint, ...]:
    return document.journey(map_id)


def _people(document: Document, _map_id: Id) -> tuple[Person, ...]:
    return document.persons()


_SAID = N_("{names}: {done} of {of} filled in")

FILLED: dict[str, Milestone] = {
    "texts_of_project": _milestone(_of_project, _SAID, OF_PROJECT),
    "texts_of_map": _milestone(_of_map, _SAID, OF_MAP),
    "texts_of_persona": _milestone(_of_persona, _SAID, OF_PERSONA),
    "every_touchpoint": _milestone(
        _every(_journey, beginning_touchpoint), N_("{names}: at {done} of {of} touchpoints"), OF_TOUCHPOINT
    ),
    "every_channel": _milestone(
        _every(channels_used, naming_channel), N_("{names}: for {done} of {of} channels"), OF_CHANNEL
    ),
    "every_person": _milestone(
        _every(_people, lambda _document, map_id: FirstStep(Deed.ADD_PERSON, map_id)),
        N_("{names}: for {done} of {of} people"),
        OF_PERSON,
    ),
    "every_action": _milestone(
        _every(_actions, _beginning_action),
        N_("{names}: for {done} of {of} actions"),
        OF_ACTION,
    ),
    "some_actions": replace(
        _milestone(_some(_actions, _beginning_action), N_("{names}: for {done} of {of} actions"), OF_ACTION),
        takes=frozenset({"fields", "count"}),
    ),
}
"""Their names, as guides write them."""
