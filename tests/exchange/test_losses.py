"""What a format has no place for is said: every field of every kind of record, or the format holds it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest

from app.exchange import EXPORTERS
from app.exchange.base import Remark
from app.exchange.foreign.scale import as_text
from app.exchange.loss_words import DETAILS, FREE_NOTES, NOTES, NOTES_IN_LANE, UNTOLD, WHOLE, Words, is_untold
from app.exchange.losses import Holds, Loss, grouped, is_filled, losses
from app.exchange.scope import Scope
from app.i18n import translator
from app.model.document import Document
from app.model.records import (
    BY_KIND,
    RECORD_TYPES,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Tagging,
    Touchpoint,
    refs,
)
from tests.every_kind import whole_project

MAP = Id("journey_map")
NOTHING = Holds({})
EVERYTHING = Holds({kind: frozenset(f.name for f in fields(kind)) for kind in RECORD_TYPES})
DECLARED = [(e.id, e.load().HOLDS) for e in EXPORTERS if hasattr(e.load(), "HOLDS")]  # type: ignore[attr-defined]
"""The formats that say what they hold, and what that is."""

FIELDS = [(kind, f.name) for kind in RECORD_TYPES for f in fields(kind)]


def told(document: Document, holds: Holds, language: str = "en") -> str:
    translate = translator(language)
    return " ".join(remark.text(translate) for remark in losses(Scope(document, [MAP]), holds, translate))


def without(holds: Holds, kind: type[Record], name: str) -> Holds:
    return replace(holds, fields={**holds.fields, kind: holds.fields[kind] - {name}})


def emptied(document: Document, record_id: Id, name: str) -> Document:
    """The document with one field of one record as it is when nobody has filled it."""
    record = document.records[record_id]
    default = next(f.default for f in fields(record) if f.name == name)
    empty: Any = "" if default is MISSING else default
    return Document([*(r for r in document.records.values() if r.id != record_id), replace(record, **{name: empty})])


def own(kind: type[Record]) -> Id:
    return next(record.id for record in whole_project().records.values() if type(record) is kind)


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.KIND)
def test_every_field_is_told_or_there_is_a_reason_why_not(kind: type[Record], name: str) -> None:
    listed = name in {each for detail in DETAILS.get(kind, ()) for each in detail.fields}
    whole = kind in WHOLE and WHOLE[kind].field == name
    assert listed + whole + is_untold(kind, name) == 1


def test_no_name_in_the_tables_is_of_nothing() -> None:
    known = {(kind.KIND, name) for kind, name in FIELDS}
    named = {(kind.KIND, name) for kind, rows in DETAILS.items() for detail in rows for name in detail.fields}
    assert named | {(kind.KIND, whole.field) for kind, whole in WHOLE.items()} | set(UNTOLD) <= known


FILLED = [
    (kind, name)
    for kind, name in FIELDS
    if not is_untold(kind, name) and is_filled(whole_project().records[own(kind)], name)
]


@pytest.mark.parametrize(("kind", "name"), FILLED, ids=lambda value: value if isinstance(value, str) else value.KIND)
def test_a_filled_field_that_a_format_lacks_is_in_what_is_told(kind: type[Record], name: str) -> None:
    """A format that holds all but this one field says so, and of the same map without it says nothing."""
    document = whole_project() if name != "respondent" else emptied(whole_project(), own(kind), "anonymous")
    holds = without(EVERYTHING, kind, name)
    assert told(document, EVERYTHING) == ""
    assert told(document, holds)
    if kind not in WHOLE or WHOLE[kind].field != name:
        kept = document
        for record in document.records.values():
            kept = emptied(kept, record.id, name) if type(record) is kind else kept
        assert told(kept, holds) == told(kept, EVERYTHING)


def test_the_project_with_every_field_filled_leaves_few_fields_untried() -> None:
    """Two that say from which other map or phase one was made, and one choice whose last value is the usual one."""
    untried = {(kind.KIND, name) for kind, name in FIELDS if not is_untold(kind, name)} - {
        (kind.KIND, name) for kind, name in FILLED
    }
    assert untried == {("journey_map", "origin_id"), ("phase", "origin_id"), ("action", "light")}


def words_for(holds: Holds, kind: type[Record], field: str) -> set[str]:
    """In which words a format can say that it lacks a field: its own, or those of what is not there as a whole."""
    is_whole = not holds.kind(kind) or (kind in WHOLE and WHOLE[kind].field == field)
    own = {WHOLE[kind].words.one} if is_whole else {d.words.one for d in DETAILS[kind] if field in d.fields}
    ends = {k for name, ref in refs(kind) if name == field or ref.owns for k in ref.kinds}
    lacking = {WHOLE[BY_KIND[k]].words.one for k in ends if not holds.kind(BY_KIND[k])}
    return own | lacking | ({NOTES.one, NOTES_IN_LANE.one} if kind is Note else set())


def words_told(document: Document, holds: Holds) -> set[str]:
    said = losses(Scope(document, [MAP]), holds, str)
    parts = [part for remark in said for part in remark.values["things"]]  # type: ignore[attr-defined]
    every = (*everything_told(), NOTES_IN_LANE, FREE_NOTES)
    return {words.one for words in every if any(part.msgid in (words.one, words.many) for part in parts)}


@pytest.mark.parametrize(("name", "holds"), DECLARED, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize(("kind", "field"), FILLED, ids=lambda value: value if isinstance(value, str) else value.KIND)
def test_each_format_holds_a_field_or_says_that_it_does_not(
    name: str, holds: Holds, kind: type[Record], field: str
) -> None:
    """In the words of that very field; or of what the field belongs to, where that has no place as a whole."""
    if not holds.field(kind, field):
        assert words_for(holds, kind, field) & words_told(whole_project(), holds)
    assert frozenset(f.name for f in fields(kind)) >= holds.fields.get(kind, frozenset())


# --- the sentences ---------------------------------------------------------------------------------------------------


def map_with(*records: Record) -> Document:
    plain = whole_project()
    kept = [plain.records[Id(i)] for i in ("journey_map", "phase", "touchpoint")]
    bare = [replace(record, **bare_values(record)) for record in (plain.project, *kept)]
    return Document([*bare, *records])


def bare_values(record: Record) -> dict[str, Any]:
    return {f.name: f.default for f in fields(record) if f.default is not MISSING and f.name not in ("title", "stage")}


def lane(name: str, kind: LaneKind, **values: Any) -> Lane:
    return Lane(id=Id(name), map_id=MAP, order=name, kind=kind, **values)


def note(name: str, of: str, touchpoint: str | None = "touchpoint") -> Note:
    touchpoint_id = Id(touchpoint) if touchpoint else None
    return Note(id=Id(name), phase_id=Id("phase"), lane_id=Id(of), order=name, text="x", touchpoint_id=touchpoint_id)


PAINS = lane("l1", LaneKind.PAINS)
PLANS = lane("l2", LaneKind.FREE, title="Plannen")


def test_notes_are_told_by_lane_in_the_language_of_the_file() -> None:
    document = map_with(PAINS, PLANS, note("a", "l1"), note("b", "l1"), note("c", "l2"))
    holds = replace(EVERYTHING, lanes=frozenset({LaneKind.DOING}))
    assert told(document, holds) == (
        "On the map but not in this file: 2 notes in “Pain points”, one note in “Plannen”."
    )
    assert told(document, holds, "nl") == (
        "Staat op de klantreis, maar past niet in dit bestand: 2 notities in ‘Pijnpunten’, één notitie in ‘Plannen’."
    )


def test_the_notes_of_many_lanes_are_one_number() -> None:
    kinds = (LaneKind.PAINS, LaneKind.DOING, LaneKind.NEEDS, LaneKind.THINKING)
    rows = [lane(f"l{number}", kind) for number, kind in enumerate(kinds)]
    document = map_with(*rows, *(note(f"n{row.id}", row.id) for row in rows))
    assert told(document, replace(EVERYTHING, lanes=frozenset())) == "On the map but not in this file: 4 notes."


def test_notes_that_nobody_sees_and_notes_on_a_phase_are_told_where_they_have_no_place() -> None:
    document = map_with(lane("l1", LaneKind.PAINS, hidden=True), PLANS, note("a", "l1"), note("b", "l2", None))
    assert "one note in “Pain points”" in told(document, replace(EVERYTHING, hidden_lanes=False))
    assert "one note on a whole phase" in told(document, replace(EVERYTHING, free_notes=False))


def test_what_goes_with_something_lost_is_not_told_again() -> None:
    """A channel that is lost takes its touchpoint's naming of it along, and a source what it says."""
    assert told(whole_project(), NOTHING).count("channel") == 1
    assert "quote" not in told(whole_project(), NOTHING)


def test_a_channel_that_nothing_uses_has_no_place_where_channels_are_names_at_touchpoints() -> None:
    channel = next(r for r in whole_project().records.values() if r.KIND == "channel")
    bare = replace(channel, **bare_values(channel))
    holds = EVERYTHING
    assert told(map_with(bare), holds) == (
        "Known besides the map but not in this file: one persona, owner, channel or tag that nothing on the map uses."
    )
    document = map_with(bare)
    used = replace(document.get(Id("touchpoint"), Touchpoint), channel_id=bare.id)
    assert told(Document([*(r for r in document.records.values() if r.id != used.id), used]), holds) == ""


def test_tags_on_records_that_carry_none_in_the_format_are_told() -> None:
    holds = replace(EVERYTHING, tagged=frozenset({"touchpoint"}))
    document = whole_project()
    subject = document.records[document.get(own(Tagging), Tagging).subject_id]
    assert ("one tag on something else" in told(document, holds)) == (subject.KIND != "touchpoint")


def test_other_maps_are_told_by_a_format_of_one_map() -> None:
    document = whole_project()
    second = replace(document.maps()[0], id=Id("second"), order="Z", origin_id=None)
    scope = Scope(Document([*document.records.values(), second]), [MAP, Id("second")])
    found = losses(scope, replace(EVERYTHING, several_maps=False), str)
    assert "one other map" in " ".join(remark.text(str) for remark in found)


def test_what_a_format_knows_of_itself_is_told_in_the_same_sentences() -> None:
    words = Words("one score, which is rounded", "{count} scores, which are rounded")
    assert grouped([Loss(words, 2), Loss(words, 0)]) == (
        Remark("On the map but not in this file: {things}.", {"things": (Remark(words.many, {"count": 2}),)}),
    )


def everything_told() -> Iterator[Words]:
    yield from (whole.words for whole in WHOLE.values())
    yield from (detail.words for rows in DETAILS.values() for detail in rows)


def test_everything_has_its_own_words_in_both_languages() -> None:
    dutch = translator("nl")
    for words in everything_told():
        for msgid in (words.one, words.many):
            assert dutch(msgid) != msgid
            assert dutch(msgid).format(count=2)


def test_records_of_other_maps_are_not_counted() -> None:
    document = whole_project()
    far = JourneyMap(id=Id("far-map"), order="Z", title="Ver", scenario="x")
    other = Phase(id=Id("far"), map_id=far.id, order="V", title="Ver", width=9)
    moment = Touchpoint(id=Id("far-moment"), phase_id=Id("far"), order="V", title="Ver", description="x")
    score = EmotionScore(id=Id("far-score"), touchpoint_id=Id("far-moment"), score=1)
    wider = Document([*document.records.values(), far, other, moment, score])
    for holds in (NOTHING, EVERYTHING):
        assert told(wider, holds) == told(document, holds)


def test_people_who_are_known_only_by_their_scores_are_told_where_these_have_no_names() -> None:
    """CJML holds personas, but only the one whom a map is about; the others left without a word."""
    map_ = JourneyMap(id=MAP, order="V", title="Huis", persona_id=Id("anna"))
    people = [Persona(id=Id(name), order="V", name=name, about="") for name in ("anna", "makelaar", "partner")]
    owner = Person(id=Id("bo"), order="V", name="Bo")
    phase = Phase(id=Id("phase"), map_id=MAP, order="V")
    step = Touchpoint(id=Id("step"), title="Kijkt", phase_id=phase.id, order="V", owner_id=owner.id)
    scores = [
        EmotionScore(id=Id(f"of-{each.id}"), touchpoint_id=step.id, actor_id=each.id, score=5)
        for each in (*people[1:], owner)
    ]
    made = Document([whole_project().project, owner, *people, map_, phase, step, *scores])
    holds = dict(DECLARED)["cjml"]
    assert "2 personas" in told(made, holds) and "3 scores of others" in told(made, holds)
    assert "owner" not in told(made, holds), "who serves at a touchpoint is there"
    named = replace(holds, fields={**holds.fields, EmotionScore: frozenset({"score", "actor_id"})})
    assert "persona" not in told(made, named)


def test_a_number_in_a_sentence_has_the_decimal_mark_of_who_reads_it() -> None:
    remark = Remark("The scores run from {low} to {high}. What is the worst and what is the best score?", {})
    remark = replace(remark, values={"low": as_text(2), "high": as_text(6.5)})
    assert "2 to 6.5" in remark.text(translator("en"))
    assert "2 tot 6,5" in pickle.loads(pickle.dumps(remark)).text(translator("nl"))
