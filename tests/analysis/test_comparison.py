"""Two maps compared: each edit on the future map is told as what it was, and walks of many agree with brute force."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from app.analysis.comparison import FIELDS, Comparison, Kind, average, compare, lift
from app.analysis.link_changes import LinkFate
from app.analysis.told_changes import told_step
from app.guides import templates
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.hierarchy import pair_of, pairs
from app.model.records import Id, JourneyMap, LaneKind, LinkKind, Phase, Touchpoint
from tests.drawing.maps import MAP, small


class Two:
    """A map and the future one made from it, of which copies are found by what they came from."""

    def __init__(self, document: Document, map_id: Id) -> None:
        self.document, self.current_id = document, map_id
        self.future_id = self.do(lambda d: edits.make_future(d, map_id, "Straks")).created[0]

    def do(self, make: Callable[[Document], Edit]) -> Edit:
        edit = make(self.document)
        self.document.apply(edit.change)
        return edit

    def copy_of(self, origin: str) -> Id:
        return next(t.id for t in self.document.journey(self.future_id) if t.origin_id == origin)

    def phase_of(self, origin: str) -> Id:
        return next(p.id for p in self.document.phases(self.future_id) if p.origin_id == origin)

    def lane(self, kind: LaneKind) -> Id:
        lane = self.document.lane(self.future_id, kind)
        assert lane is not None
        return lane.id

    def compared(self) -> Comparison:
        return compare(self.document, self.current_id, self.future_id)

    def kinds(self) -> list[tuple[str, Kind]]:
        """What became of each touchpoint, by the title that it has, or had."""
        return [(step.touchpoint.title, step.kind) for step in self.compared().steps if step.kind is not Kind.SAME]


@pytest.fixture
def two() -> Two:
    return Two(small(), MAP)


def vera() -> Two:
    document = Document(templates.build("vera", "en"))
    return Two(document, document.maps()[0].id)


def test_a_future_map_begins_as_the_map_of_today(two: Two) -> None:
    result = two.compared()
    assert [step.kind for step in result.steps] == [Kind.SAME] * 4
    assert [step.lift for step in result.steps] == [0, None, 0, 0]
    assert not any(stretch.moved or stretch.renamed or stretch.notes for stretch in result.stretches)
    assert result.before == result.after


def test_renamed_moved_and_reordered_is_still_the_same_touchpoint(two: Two) -> None:
    two.do(lambda d: edits.set_fields(d, two.copy_of("t1"), title="Droomt"))
    two.do(lambda d: edits.move_touchpoint(d, two.copy_of("t1"), two.phase_of("p2"), 1))
    two.do(lambda d: edits.set_fields(d, two.phase_of("p3"), title="Nazorg"))
    two.do(lambda d: edits.move_phase(d, two.phase_of("p3"), 0))
    result = two.compared()
    assert two.kinds() == [("Droomt", Kind.MOVED)]
    [step] = [step for step in result.steps if step.moved]
    assert step.before is not None and step.before.id == "t1" and step.fields == ("title",)
    assert [(s.phase.title, s.moved, s.renamed) for s in result.stretches] == [
        ("Nazorg", True, True),
        ("Oriëntatie", False, False),
        ("Aankoop", False, False),
    ]


def test_one_move_within_a_phase_is_one_move(two: Two) -> None:
    two.do(lambda d: edits.move_touchpoint(d, two.copy_of("t3"), two.phase_of("p1"), 0))
    assert two.kinds() == [("Maakt een proefrit", Kind.MOVED)]


def test_what_was_left_out_stands_where_it_stood(two: Two) -> None:
    two.do(lambda d: edits.delete(d, two.copy_of("t2"), two.phase_of("p2")))
    result = two.compared()
    assert [step.touchpoint.id for step in result.steps if step.kind is Kind.REMOVED] == ["t2", "t4"]
    assert [step.kind for step in result.stretches[0].steps] == [Kind.SAME, Kind.REMOVED, Kind.SAME]
    assert [stretch.phase.id for stretch in result.stretches][1] == "p2"
    assert result.stretches[1].after is None


def test_what_is_new_is_added_also_when_it_is_a_copy(two: Two) -> None:
    two.do(lambda d: edits.add_touchpoint(d, two.phase_of("p1"), "Chat met ons"))
    two.do(lambda d: edits.duplicate(d, [two.copy_of("t4")]))
    assert [title for title, kind in two.kinds() if kind is Kind.ADDED] == ["Chat met ons", "Krijgt de bevestiging"]


def test_every_field_of_a_touchpoint_is_told(two: Two) -> None:
    values = {"title": "Anders", "moment_of_truth": False, "owner_id": None, "description": "Uitleg", "expected": 5}
    two.do(lambda d: edits.set_fields(d, two.copy_of("t3"), **values))
    [step] = [step for step in two.compared().steps if step.kind is Kind.CHANGED]
    assert set(step.fields) == set(values) <= set(FIELDS)


def test_lifts_are_numbers_and_averages_are_of_each_map(two: Two) -> None:
    two.do(lambda d: edits.set_emotion(d, two.copy_of("t4"), 0.8))
    two.do(lambda d: edits.set_emotion(d, two.copy_of("t2"), 1.0))
    result = two.compared()
    assert [step.lift for step in result.steps] == [0, None, 0, 20]
    assert [(s.before_average, s.after_average, s.lift) for s in result.stretches] == [
        (13, 12, -1),
        (-12, 8, 20),
        (None, None, None),
    ]
    assert (result.before.peak, result.before.lowest, result.before.end) == (20, -12, -12)
    assert (result.after.average, result.after.end) == (11, 8)


def test_another_actor_has_lifts_of_their_own(two: Two) -> None:
    two.do(lambda d: edits.set_emotion(d, two.copy_of("t4"), 1.8, Id("merel")))
    assert [step.lift for step in compare(two.document, MAP, two.future_id, Id("merel")).steps] == [0, None, None, 10]
    assert [step.lift for step in two.compared().steps] == [0, None, 0, 0]


def test_notes_come_go_and_are_reworded(two: Two) -> None:
    lane, phase, t1 = two.lane(LaneKind.DOING), two.phase_of("p1"), two.copy_of("t1")
    first, second = two.document.column(phase, lane, t1)
    two.do(lambda d: edits.set_fields(d, first.id, text="Loopt rustig naar binnen"))
    two.do(lambda d: edits.delete(d, second.id))
    two.do(lambda d: edits.add_note(d, two.lane(LaneKind.PAINS), phase, "Moet wachten", touchpoint_id=t1))
    [step] = [step for step in two.compared().steps if step.kind is not Kind.SAME]
    told = [(c.before.text if c.before else "", c.after.text if c.after else "") for c in step.notes]
    assert told == [
        ("Loopt naar binnen", "Loopt rustig naar binnen"),
        ("", "Moet wachten"),
        ("Vraagt de prijs", ""),
    ]


def test_notes_of_a_whole_phase_are_told_with_it(two: Two) -> None:
    two.do(lambda d: edits.add_note(d, two.lane(LaneKind.PAINS), two.phase_of("p3"), "Niemand belt terug"))
    assert [len(stretch.notes) for stretch in two.compared().stretches] == [0, 0, 1]
    assert two.kinds() == []


def test_notes_that_outlive_their_touchpoint_are_not_new(two: Two) -> None:
    two.do(lambda d: edits.delete(d, two.copy_of("t1")))
    left = two.document.column(two.phase_of("p1"), two.lane(LaneKind.DOING), None)
    assert len(left) == 3, "two notes are left to the phase, where there was one"
    assert not any(stretch.notes for stretch in two.compared().stretches)


def test_a_lane_that_was_renamed_keeps_its_notes_and_a_hidden_one_tells_none(two: Two) -> None:
    two.do(lambda d: edits.set_fields(d, two.lane(LaneKind.DOING), title="Wat doet Vera?"))
    assert two.kinds() == []
    two.do(lambda d: edits.add_note(d, two.lane(LaneKind.DOING), two.phase_of("p1"), "Geheim"))
    two.do(lambda d: edits.set_fields(d, two.lane(LaneKind.DOING), hidden=True))
    assert not any(stretch.notes for stretch in two.compared().stretches)


def test_the_pairs_are_each_future_with_all_it_came_from(two: Two) -> None:
    later = two.do(lambda d: edits.make_future(d, two.future_id, "Later")).created[0]
    assert [(one.id, other.id) for one, other in pairs(two.document)] == [
        (MAP, two.future_id),
        (two.future_id, later),
        (MAP, later),
    ]
    for looked_at, expected in ((MAP, (MAP, two.future_id)), (later, (two.future_id, later))):
        pair = pair_of(two.document, looked_at)
        assert pair is not None and (pair[0].id, pair[1].id) == expected
    steps = compare(two.document, MAP, later).steps
    assert [step.kind for step in steps] == [Kind.SAME] * 4


def test_a_map_without_origin_or_future_has_no_pair() -> None:
    assert pairs(small()) == () and pair_of(small(), MAP) is None


def test_two_empty_maps_can_be_compared() -> None:
    document = Document([JourneyMap(id=Id("a"), order="1", title="A"), JourneyMap(id=Id("b"), order="2", title="B")])
    result = compare(document, Id("a"), Id("b"))
    assert (result.stretches, result.before.average, result.after.end) == ((), None, None)


@pytest.mark.parametrize(
    ("scores", "mean"), [([], None), ([5, 10], 8), ([-5, -10], -8), ([1, 1, 2], 1), ([-20, 20], 0), ([7], 7)]
)
def test_averages_are_whole_tenths(scores: list[int], mean: int | None) -> None:
    assert average(scores) == mean


# --- against brute force ---------------------------------------------------------------------------------------------


def some(random: Random, two: Two, kind: type[Phase] | type[Touchpoint]) -> Id | None:
    here = two.document.phases(two.future_id) if kind is Phase else two.document.journey(two.future_id)
    return random.choice(here).id if here else None


def one_edit(random: Random, two: Two) -> None:
    """Does any of what a hand does on the future map."""
    touchpoint, phase = some(random, two, Touchpoint), some(random, two, Phase)
    what = random.choice(("add", "move", "move", "rename", "feel", "delete", "phase", "move phase", "delete phase"))
    if what == "phase" or phase is None:
        two.do(lambda d: edits.add_phase(d, two.future_id, "Nieuw", random.randint(0, 3)))
    elif what == "move phase":
        two.do(lambda d: edits.move_phase(d, phase, random.randint(0, 3)))
    elif what == "delete phase" and random.random() < 0.3:
        two.do(lambda d: edits.delete(d, phase))
    elif what == "add" or touchpoint is None:
        two.do(lambda d: edits.add_touchpoint(d, phase, "Nieuw"))
    elif what == "move":
        two.do(lambda d: edits.move_touchpoint(d, touchpoint, phase, random.randint(0, 4)))
    elif what == "rename":
        two.do(lambda d: edits.set_fields(d, touchpoint, title=f"Naam {random.random()}"))
    elif what == "feel":
        two.do(lambda d: edits.set_emotion(d, touchpoint, random.randint(-20, 20) / 10))
    elif what == "delete":
        two.do(lambda d: edits.delete(d, touchpoint))


def fewest_moves(before: list[Id], after: list[Id]) -> int:
    """How many must be taken out of both for the rest to be in one order, by trying all."""
    return next(
        count
        for count in range(len(before) + 1)
        for out in combinations(before, count)
        if [i for i in before if i not in out] == [i for i in after if i in before and i not in out]
    )


def mean(document: Document, ids: list[Id]) -> Fraction | None:
    scores = [score.score for i in ids if (score := document.score(i)) is not None]
    return Fraction(sum(scores), len(scores)) if scores else None


def look_at(two: Two) -> None:
    """Asks of a comparison all that brute force can tell."""
    document, result = two.document, two.compared()
    old, new = document.journey(MAP), document.journey(two.future_id)
    came_from = {t.id: t.origin_id for t in new if t.origin_id is not None}
    assert sorted(s.after.id for s in result.steps if s.after) == sorted(t.id for t in new)
    assert sorted(s.before.id for s in result.steps if s.before) == sorted(t.id for t in old)
    assert {s.touchpoint.id for s in result.steps if s.kind is Kind.ADDED} == {t.id for t in new} - came_from.keys()
    gone = {t.id for t in old} - set(came_from.values())
    assert {s.touchpoint.id for s in result.steps if s.kind is Kind.REMOVED} == gone
    assert [s.after.id for s in result.steps if s.after] == [t.id for t in new]
    assert [s.after for s in result.stretches if s.after] == list(document.phases(two.future_id))
    look_at_steps(two, result)
    look_at_moves(two, result)
    for stretch in result.stretches:
        for phase, told in ((stretch.before, stretch.before_average), (stretch.after, stretch.after_average)):
            exact = mean(document, [t.id for t in document.touchpoints(phase.id)]) if phase else None
            assert (told is None) == (exact is None)
            assert told is None or exact is None or abs(told - exact) <= Fraction(1, 2)


def look_at_steps(two: Two, result: Comparison) -> None:
    for step in result.steps:
        if step.before is None or step.after is None:
            assert step.lift is None and not step.fields and not step.notes and not step.moved
            continue
        assert step.after.origin_id == step.before.id
        assert ("title" in step.fields) == (step.before.title != step.after.title)
        scores = [two.document.score(t.id) for t in (step.before, step.after)]
        assert step.lift == lift(*(score.score if score else None for score in scores))


def look_at_moves(two: Two, result: Comparison) -> None:
    """A touchpoint in another phase moved; within one, as few as can be, and the rest stand in order."""
    document = two.document
    home = {p.origin_id: p.id for p in document.phases(two.future_id)}
    moved = {s.after.id for s in result.steps if s.after and s.moved}
    copies = {t.origin_id: t for t in document.journey(two.future_id) if t.origin_id}
    for phase in document.phases(MAP):
        mine = [copies[t.id] for t in document.touchpoints(phase.id) if t.id in copies]
        assert all(t.id in moved for t in mine if t.phase_id != home.get(phase.id))
        before = [t.id for t in mine if t.phase_id == home.get(phase.id)]
        after = [t.id for t in document.touchpoints(home[phase.id])] if phase.id in home else []
        assert len(moved & set(before)) == fewest_moves(before, after)
        rest = [i for i in before if i not in moved]
        assert rest == [i for i in after if i in rest]
    kept = [home[p.id] for p in document.phases(MAP) if p.id in home]
    assert sum(s.moved for s in result.stretches) == fewest_moves(kept, [p.id for p in document.phases(two.future_id)])


@pytest.mark.parametrize("seed", range(40))
def test_a_walk_of_edits_is_told_as_brute_force_tells_it(seed: int) -> None:
    random, two = Random(seed), Two(small(), MAP)
    for _ in range(15):
        one_edit(random, two)
        look_at(two)


def test_the_sample_can_be_told_apart_from_its_future() -> None:
    two = vera()
    journey = two.document.journey(two.future_id)
    two.do(lambda d: edits.set_emotion(d, journey[4].id, 2.0))
    two.do(lambda d: edits.delete(d, journey[1].id))
    two.do(lambda d: edits.add_touchpoint(d, journey[0].phase_id, "Asks our chat"))
    assert two.compared().count(Kind.REMOVED) == two.compared().count(Kind.ADDED) == 1
    assert two.compared().count(Kind.SAME) == len(journey) - 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_future_that_the_sample_brings_is_better_on_the_whole(language: str) -> None:
    document = Document(templates.build("vera", language))
    [(current, future)] = pairs(document)
    result = compare(document, current.id, future.id)
    assert result.count(Kind.ADDED) and result.count(Kind.REMOVED) and result.count(Kind.CHANGED)
    assert all(step.lift is None or step.lift >= 0 for step in result.steps)
    gained = lift(result.before.average, result.after.average)
    assert gained is not None and gained > 0


# --- links -----------------------------------------------------------------------------------------------------------


class Linked(Two):
    """The small map with one link of today, t1 to t3."""

    def __init__(self) -> None:
        document = small()
        for touchpoint in document.journey(MAP):
            for link in document.links(touchpoint.id):
                document = document.after(edits.delete(document, link.id).change)
        super().__init__(document.after(edits.add_link(document, Id("t1"), Id("t3")).change), MAP)

    def link(self) -> Id:
        return self.document.links(self.copy_of("t1"))[0].id

    def told(self) -> list[tuple[str, str]]:
        comparison = self.compared()
        return [
            (step.touchpoint.title, said)
            for step in comparison.steps
            for said in told_step(step, self.document, comparison, str, str)
        ]


def test_a_link_that_stays_is_no_difference() -> None:
    assert Linked().compared().links == ()


def test_links_that_came_went_were_turned_or_renamed_are_told_where_they_begin() -> None:
    two = Linked()
    first, third = (two.document.get(two.copy_of(i), Touchpoint).title for i in ("t1", "t3"))
    two.do(lambda d: edits.set_fields(d, two.link(), kind=LinkKind.HAND_OVER))
    assert two.told() == [(first, f"Link changed: Hand-over to “{third}”")]
    assert two.kinds() == [(first, Kind.CHANGED)]
    two.do(lambda d: edits.set_fields(d, two.link(), from_id=two.copy_of("t3"), to_id=two.copy_of("t1")))
    assert two.told() == [(third, f"Link turned round: Hand-over to “{first}”")]
    two.do(lambda d: edits.delete(d, two.document.links(two.copy_of("t3"))[0].id))
    assert two.told() == [(first, f"Link left out: Next step to “{third}”")]
    two.do(lambda d: edits.add_link(d, two.copy_of("t2"), two.copy_of("t1"), LinkKind.DROP_OFF))
    second = two.document.get(two.copy_of("t2"), Touchpoint).title
    assert (second, f"New link: Drop-off to “{first}”") in two.told()
    assert [change.fate for change in two.compared().links] == [LinkFate.REMOVED, LinkFate.ADDED]


@pytest.mark.parametrize("gone", ["t1", "t3"])
def test_a_link_goes_silently_with_a_touchpoint_that_is_left_out(gone: str) -> None:
    two = Linked()
    two.do(lambda d: edits.delete(d, two.copy_of(gone)))
    assert two.compared().links == ()


def test_a_drop_off_that_leads_out_is_told_as_leaving() -> None:
    two = Linked()
    two.do(lambda d: edits.add_link(d, two.copy_of("t2"), two.copy_of("t2"), LinkKind.DROP_OFF))
    assert "New link: Drop-off, leaves the journey" in dict(two.told()).values()
