"""What is proven and what is guessed, and what respondents are called."""

from __future__ import annotations

import pytest

from app.analysis.checks import findings
from app.analysis.evidence import (
    Share,
    is_assumption,
    map_evidence,
    sources_for,
    strengths,
    subjects_of,
    supported_by,
    takes_evidence,
)
from app.analysis.outline import Outliner, walk
from app.analysis.respondents import named_respondents, respondent_of, texts_naming
from app.analysis.search import Index
from app.model import edits
from app.model.records import Evidence, Id, LaneKind, MapState, Note, Source
from tests.analysis.desk import MAP, TODAY, Desk


@pytest.fixture
def desk() -> Desk:
    """Two phases with two touchpoints each, all with scores, and a note under the first."""
    desk = Desk()
    desk.run(edits.add_lane(desk.document, MAP, LaneKind.TOUCHPOINTS))
    lane = desk.run(edits.add_lane(desk.document, MAP, LaneKind.DOING))
    look = desk.phase("Look", 0.5, 1.5)
    desk.phase("Buy", -0.2, 0.8)
    desk.run(edits.add_note(desk.document, lane, look, "Reads reviews"))
    return desk


def note_of(desk: Desk) -> Id:
    return next(r.id for r in desk.document.records.values() if isinstance(r, Note))


def source(desk: Desk, title: str, **values: object) -> Id:
    source_id = desk.run(edits.add_source(desk.document, title))
    if values:
        desk.run(edits.set_fields(desk.document, source_id, **values))
    return source_id


def prove(desk: Desk, subject: Id, source_id: Id, quote: str = "") -> Id:
    return desk.run(edits.add_evidence(desk.document, subject, source_id, quote))


@pytest.mark.parametrize(
    ("proven", "total", "percent"),
    [(0, 0, None), (0, 3, 0), (3, 3, 100), (1, 3, 33), (2, 3, 67), (999, 1000, 99), (1, 1000, 1)],
)
def test_a_share_is_nothing_or_everything_only_when_it_is(proven: int, total: int, percent: int | None) -> None:
    assert Share(proven, total).percent == percent


def test_what_nobody_speaks_for_is_an_assumption(desk: Desk) -> None:
    note = note_of(desk)
    assert is_assumption(desk.document, note)
    prove(desk, note, source(desk, "Interview"))
    assert not is_assumption(desk.document, note)


def test_a_source_that_says_two_things_counts_once(desk: Desk) -> None:
    note, first, second = note_of(desk), source(desk, "Interview"), source(desk, "Survey")
    prove(desk, note, first, "One")
    prove(desk, note, first, "Two")
    assert sources_for(desk.document, note) == 1
    prove(desk, note, second)
    assert strengths(desk.document) == {note: 2}


def test_shares_are_told_for_the_map_its_phases_and_its_lanes(desk: Desk) -> None:
    document, told = desk.document, source(desk, "Interview")
    prove(desk, note_of(desk), told)
    prove(desk, desk.touchpoint("Buy 0.8"), told)
    found = map_evidence(document, MAP)
    assert found.whole == Share(2, 9)
    assert list(found.phases.values()) == [Share(1, 5), Share(1, 4)]
    lanes = {lane.kind: found.lanes[lane.id] for lane in document.lanes(MAP)}
    assert lanes == {
        LaneKind.EMOTION: Share(0, 4),
        LaneKind.TOUCHPOINTS: Share(1, 4),
        LaneKind.DOING: Share(1, 1),
    }


def test_a_score_is_proven_by_itself(desk: Desk) -> None:
    score = desk.document.score(desk.touchpoint("Look 0.5"))
    assert score is not None
    prove(desk, score.id, source(desk, "Survey"))
    emotion = desk.document.lane(MAP, LaneKind.EMOTION)
    assert emotion is not None
    assert map_evidence(desk.document, MAP).lanes[emotion.id] == Share(1, 4)


def test_what_a_hidden_lane_holds_is_not_counted(desk: Desk) -> None:
    doing = desk.document.lane(MAP, LaneKind.DOING)
    assert doing is not None
    desk.run(edits.set_fields(desk.document, doing.id, hidden=True))
    found = map_evidence(desk.document, MAP)
    assert found.whole.total == 8
    assert doing.id not in found.lanes


def test_what_a_source_says_comes_in_the_order_of_the_map(desk: Desk) -> None:
    told = source(desk, "Interview")
    late, early = desk.touchpoint("Buy 0.8"), desk.touchpoint("Look 0.5")
    for subject, quote in ((late, "b"), (early, "a"), (late, "c")):
        prove(desk, subject, told, quote)
    assert [e.subject_id for e in supported_by(desk.document, told)] == [early, late, late]
    assert subjects_of(desk.document, told) == (early, late)


def test_only_some_kinds_take_evidence(desk: Desk) -> None:
    persona = desk.document.records[desk.run(edits.add_persona(desk.document, "Vera"))]
    assert takes_evidence(persona)
    assert not takes_evidence(desk.document.records[MAP])
    assert not takes_evidence(None)


# --- respondents -----------------------------------------------------------------------------------------------------


def shown(desk: Desk, source_id: Id) -> str:
    return respondent_of(desk.document, desk.document.get(source_id, Source), str)


def test_an_anonymous_respondent_goes_by_a_number(desk: Desk) -> None:
    open_one = source(desk, "First", respondent="Anna")
    hidden = source(desk, "Second", respondent="Bert", anonymous=True)
    again = source(desk, "Third", respondent="bert ", anonymous=True)
    nameless = source(desk, "Fourth", anonymous=True)
    assert [shown(desk, i) for i in (open_one, hidden, again, nameless)] == [
        "Anna",
        "Respondent 2",
        "Respondent 2",
        "Respondent 3",
    ]
    assert [s.title for s in named_respondents(desk.document)] == ["First", "Second", "Third"]


def test_a_name_that_is_hidden_is_not_found(desk: Desk) -> None:
    source(desk, "First", respondent="Anna Jansen")
    source(desk, "Second", respondent="Bert Peeters", anonymous=True)
    index = Index(desk.document)
    assert [hit.field for hit in index.find("jansen")] == ["respondent"]
    assert index.find("peeters") == []
    assert [hit.kind for hit in index.find("second")] == ["source"]


def test_texts_that_hold_a_name_are_told(desk: Desk) -> None:
    named = source(desk, "Talk with ANNA", respondent="Anna")
    said = prove(desk, note_of(desk), named, "Anna says so")
    prove(desk, desk.touchpoint("Buy 0.8"), named, "Nothing here")
    assert set(texts_naming(desk.document, frozenset({"Anna", " "}))) == {named, said}


def test_a_quote_is_read_where_its_note_is(desk: Desk) -> None:
    said = desk.document.get(prove(desk, note_of(desk), source(desk, "Talk"), "Never again"), Evidence)
    hit = Index(desk.document).find("never")[0]
    assert (hit.record_id, hit.kind, hit.text) == (said.id, "evidence", "Never again")


# --- the check -------------------------------------------------------------------------------------------------------


def told(desk: Desk) -> list[str]:
    return [f.text(str) for f in findings(desk.document, today=TODAY) if f.check == "mostly-guessed"]


def test_a_map_that_is_mostly_guessed_is_told_once(desk: Desk) -> None:
    assert told(desk) == ["All of “Map” is assumed."]
    proof = source(desk, "Interview")
    claims = [note_of(desk), *(desk.touchpoint(t) for t in ("Look 0.5", "Look 1.5", "Buy -0.2", "Buy 0.8"))]
    for subject in claims[:4]:
        prove(desk, subject, proof)
    assert told(desk) == ["More than half of “Map” is assumed."]
    prove(desk, claims[4], proof)
    assert told(desk) == []


def test_the_future_and_a_first_sketch_need_no_proof(desk: Desk) -> None:
    desk.run(edits.set_fields(desk.document, MAP, state=MapState.FUTURE))
    assert told(desk) == []
    sketch = Desk()
    sketch.phase("Look", 1.0)
    assert told(sketch) == []


# --- outline and search ----------------------------------------------------------------------------------------------


def test_the_outline_knows_how_many_sources_speak(desk: Desk) -> None:
    note, first = note_of(desk), desk.touchpoint("Look 0.5")
    outliner = Outliner()
    before = outliner.outline(desk.document, MAP)
    prove(desk, note, source(desk, "Talk"))
    prove(desk, first, desk.document.sources()[0].id)
    prove(desk, first, source(desk, "Survey"))
    after = outliner.outline(desk.document, MAP)
    told = {node.record_id: node.sources for node in walk(after) if node.sources}
    assert told == {note: 1, first: 2}
    assert after[0] is not before[0]
    assert after[1] is before[1]
