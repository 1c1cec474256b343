"""The sample of a return is a service blueprint: what the customer lives through, and what goes on behind it."""

from __future__ import annotations

from datetime import date

import pytest

from app.analysis.emotion import dips, end, lowest, moments, peak
from app.guides.templates import build
from app.model.document import Document
from app.model.records import Lane, LaneKind, Link, LinkKind, MapState, Note, Person, Progress, Touchpoint
from app.model.whereabouts import touchpoint_of

STORY = {
    "nl": ["Twijfelt", "doos is er", "te klein", "ruilen", "printen", "Fatima", "pakketpunt", "niets", "Belt", "Danst"],
    "en": ["Hesitates", "box arrives", "too small", "swap", "print", "Fatima", "parcel", "nothing", "Phones", "Dances"],
}

BLUEPRINT = [
    LaneKind.DOING,
    LaneKind.INTERACTION_LINE,
    LaneKind.FRONTSTAGE,
    LaneKind.VISIBILITY_LINE,
    LaneKind.BACKSTAGE,
    LaneKind.BACKSTAGE,
    LaneKind.VISIBILITY_LINE,
    LaneKind.SUPPORT,
]


def retour(language: str = "nl") -> Document:
    return Document(build("retour", language, today=date(2026, 3, 2)))


def journey(document: Document) -> tuple[Touchpoint, ...]:
    return document.journey(document.maps()[0].id)


def called(document: Document, part: str) -> Touchpoint:
    return next(touchpoint for touchpoint in journey(document) if part in touchpoint.title)


def notes_in(document: Document, lane: Lane) -> list[Note]:
    return [note for note in document.all_of(Note) if note.lane_id == lane.id]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story_is_told_in_its_order(language: str) -> None:
    titles = [touchpoint.title for touchpoint in journey(retour(language))]
    places = [next(i for i, title in enumerate(titles) if part in title) for part in STORY[language]]
    assert places == sorted(set(places))


@pytest.mark.parametrize("place", [0, 1])
def test_the_lanes_of_a_blueprint_stand_in_their_order_today_and_in_the_future(place: int) -> None:
    document = retour()
    kinds = [lane.kind for lane in document.lanes(document.maps()[place].id)]
    assert [kind for kind in kinds if kind in BLUEPRINT] == BLUEPRINT


def test_both_lanes_backstage_are_there_and_tell_of_different_people() -> None:
    document = retour()
    lanes = document.lanes(document.maps()[0].id)
    warehouse, office = (lane for lane in lanes if lane.kind is LaneKind.BACKSTAGE)
    assert (warehouse.title, office.title) == ("Achter de schermen: magazijn", "Achter de schermen: kantoor")
    assert any("Ronnie" in note.text for note in notes_in(document, warehouse))
    assert any("Gijs" in note.text for note in notes_in(document, office))
    assert min(len(notes_in(document, lane)) for lane in (warehouse, office)) >= 10


def test_phases_have_names_of_their_own() -> None:
    document = retour("en")
    phases = document.phases(document.maps()[0].id)
    assert [phase.title for phase in phases][2:5] == ["Register the return", "Pack & drop off", "Wait for the money"]
    assert [phase.stage for phase in phases] == ["order", "fit", "register", "send", "wait", "after"]


def test_silence_is_the_lowest_point_and_dancing_both_peak_and_end() -> None:
    document = retour()
    curve = moments(document, document.maps()[0].id)
    low, high, last = lowest(curve), peak(curve), end(curve)
    assert low and high and last
    assert low.touchpoint_id == called(document, "negen dagen").id
    assert high.touchpoint_id == last.touchpoint_id == called(document, "Danst").id
    assert len(dips(curve)) >= 4


def test_warehouse_and_customer_service_suffer_where_the_customer_does_and_save_the_day_after_it() -> None:
    document = retour()
    ronnie, fatima = (next(p for p in document.persons() if p.name.startswith(name)) for name in ("Ronnie", "Fatima"))
    assert _felt(document, "negen dagen", ronnie) < -10 and _felt(document, "Belt", fatima) <= -15
    assert _felt(document, "zooltje", ronnie) > 15


def _felt(document: Document, part: str, who: Person) -> int:
    score = document.score(called(document, part).id, who.id)
    assert score is not None
    return score.score


def test_a_swap_that_does_not_fit_leads_back_and_departments_hand_over() -> None:
    document = retour()
    today = {touchpoint.id: touchpoint.title for touchpoint in journey(document)}
    links = [
        (link.kind, today[link.from_id], today[link.to_id]) for link in document.all_of(Link) if link.from_id in today
    ]
    assert (LinkKind.LOOP, "De 40 past, met een zooltje", "Meldt de retour aan") in links
    assert (LinkKind.DROP_OFF, *["Wil ruilen, maar dat kan niet"] * 2) in links
    assert sum(kind is LinkKind.HAND_OVER for kind, _, _ in links) == 2


def test_the_future_map_keeps_what_stays_and_says_anew_what_changes() -> None:
    document = retour()
    _, future = document.maps()
    then = {touchpoint.title: touchpoint for touchpoint in document.journey(future.id)}
    assert future.state is MapState.FUTURE and "Zes dagen in plaats van twintig" in future.scenario
    swap, posted = then["Tikt op ‘stuur me de 40’"], then["De 40 gaat meteen op de post"]
    (warehouse, _) = (lane for lane in document.lanes(future.id) if lane.kind is LaneKind.BACKSTAGE)
    said = [note.text for note in document.column(swap.phase_id, warehouse.id, swap.id)]
    assert said == ["De 40 gaat meteen apart, met haar naam erop."], "instead of the six pairs of today"
    assert posted.moment_of_truth and posted.owner_id and posted.channel_id and posted.expected is not None
    kept = then["De doos is er een dag eerder"]
    assert [note.text for note in document.column(kept.phase_id, warehouse.id, kept.id)]
    ends = {(link.kind, link.title) for link in document.all_of(Link) if link.from_id in {t.id for t in then.values()}}
    assert ends == {(LinkKind.LOOP, "Past weer niet: 1 op de 20"), (LinkKind.HAND_OVER, "Naar het magazijn")}


def test_nothing_of_what_goes_stays_behind_in_the_future_map() -> None:
    document = retour()
    _, future = document.maps()
    loose = [n.text for n in document.all_of(Note) if n.touchpoint_id is None and document.map_of(n.id) == future]
    assert len(loose) == 2
    scores = [score for touchpoint in document.journey(future.id) for score in document.scores(touchpoint.id)]
    assert all(document.get(score.touchpoint_id, Touchpoint) for score in scores)


def test_a_plan_may_also_say_what_we_decided_against() -> None:
    document = retour()
    (dropped,) = (action for action in document.actions() if action.progress is Progress.DROPPED)
    assert dropped.title == "€ 2,95 vragen voor een retour"


def test_a_great_lift_is_not_cut_down_to_the_end_of_the_scale() -> None:
    document = retour()
    assert max(action.lift or 0 for action in document.actions()) == 22


def test_an_action_can_mend_a_note_in_a_lane_that_goes_by_a_name() -> None:
    document = retour()
    scan = next(action for action in document.actions() if action.title.startswith("Scan elke doos"))
    note = document.find(scan.subject_id, Note)
    assert note and note.text.startswith("1.900 dozen")
    assert touchpoint_of(document, scan) == called(document, "negen dagen")
