"""Finding: the hits in the order of reading, the one that is looked at, filters, and what edits do to all that."""

from __future__ import annotations

import pytest

from app.analysis.filtering import NOBODY, Filter, faded
from app.analysis.finding import Finding
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Id, JourneyMap, Lane, LaneKind, Project, Touchpoint

NOW, LATER = Id("now"), Id("later")


class Desk:
    """Two maps with two phases each, on which edits are run and followed at once."""

    def __init__(self) -> None:
        maps = [JourneyMap(id=NOW, order="A", title="Nu"), JourneyMap(id=LATER, order="B", title="Straks")]
        self.document = Document([Project(id=PROJECT_ID), *maps])
        self.finding = Finding(self.document)
        self.lanes: dict[tuple[Id, LaneKind], Id] = {}
        for journey in maps:
            for kind in (LaneKind.TOUCHPOINTS, LaneKind.DOING, LaneKind.PAINS):
                self.lanes[journey.id, kind] = self.run(edits.add_lane(self.document, journey.id, kind))

    def run(self, edit: edits.Edit) -> Id:
        self.document.apply(edit.change)
        self.finding.follow(edit.change)
        return edit.created[0] if edit.created else Id("")

    def phase(self, name: str, map_id: Id = NOW) -> Id:
        return self.run(edits.add_phase(self.document, map_id, name))

    def touchpoint(self, phase_id: Id, title: str, **values: object) -> Id:
        made = self.run(edits.add_touchpoint(self.document, phase_id, title))
        if values:
            self.run(edits.set_fields(self.document, made, **values))
        return made

    def note(self, phase_id: Id, text: str, kind: LaneKind = LaneKind.DOING, at: Id | None = None) -> Id:
        owner = self.document.map_of(phase_id)
        assert owner is not None
        lane = self.lanes[owner.id, kind]
        return self.run(edits.add_note(self.document, lane, phase_id, text, touchpoint_id=at))

    def names(self) -> list[str]:
        return [hit.text for hit in self.finding.hits]

    def current(self) -> str:
        return self.finding.current.text if self.finding.current else ""


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_hits_come_in_the_order_of_reading(desk: Desk) -> None:
    first, second, future = desk.phase("x fase 1"), desk.phase("x fase 2"), desk.phase("x fase toekomst", LATER)
    desk.run(edits.add_persona(desk.document, "x Vera"))
    desk.touchpoint(future, "x in de toekomst")
    later = desk.touchpoint(second, "x later")
    early = desk.touchpoint(first, "x vroeg")
    desk.note(first, "x van de hele fase")
    desk.note(first, "x pijn", LaneKind.PAINS, early)
    desk.note(first, "x doen", LaneKind.DOING, early)
    desk.run(edits.add_action(desk.document, "x actie", early))
    desk.note(second, "x onder later", LaneKind.DOING, later)
    desk.finding.ask("x")
    assert desk.names() == [
        "x fase 1",
        "x vroeg",
        "x doen",
        "x pijn",
        "x actie",
        "x van de hele fase",
        "x fase 2",
        "x later",
        "x onder later",
        "x fase toekomst",
        "x in de toekomst",
        "x Vera",
    ]


def test_the_fields_of_one_record_are_hits_of_their_own_its_title_first(desk: Desk) -> None:
    desk.touchpoint(desk.phase("Fase"), "Kassa", description="kassa 3", time_frame="bij de kassa")
    desk.finding.ask("kassa")
    assert [hit.field for hit in desk.finding.hits] == ["title", "description", "time_frame"]


def test_steps_go_round(desk: Desk) -> None:
    phase = desk.phase("Fase")
    for text in ("x1", "x2"):
        desk.note(phase, text)
    desk.finding.ask("x")
    seen = []
    for forward in (True, True, True, False, False):
        desk.finding.step(forward)
        seen.append(desk.current())
    assert seen == ["x1", "x2", "x1", "x2", "x1"]


def test_it_starts_at_the_selection_or_on_the_map_that_is_shown(desk: Desk) -> None:
    now, later = desk.phase("x nu"), desk.phase("x straks", LATER)
    one, two = desk.note(now, "x een"), desk.note(now, "x twee")
    desk.note(later, "x drie")
    desk.finding.ask("x")
    desk.finding.start_at(NOW, two)
    assert desk.current() == "x twee"
    desk.finding.start_at(LATER, None)
    assert desk.current() == "x straks"
    desk.finding.start_at(NOW, one)
    assert desk.current() == "x een"


def test_a_hit_that_is_looked_at_stays_so_while_others_come_and_go(desk: Desk) -> None:
    phase = desk.phase("Fase")
    desk.note(phase, "x1")
    desk.note(phase, "x3")
    desk.finding.ask("x")
    desk.finding.step(True)
    desk.finding.step(True)
    made = desk.note(phase, "x0")
    desk.run(edits.move_note(desk.document, made, desk.lanes[NOW, LaneKind.DOING], phase, 0))
    assert desk.names() == ["x0", "x1", "x3"] and desk.current() == "x3"


@pytest.mark.parametrize(("forward", "expected"), [(True, "fout 3"), (False, "fout 1")])
def test_when_a_hit_is_corrected_the_next_is_the_one_behind_it(desk: Desk, forward: bool, expected: str) -> None:
    phase = desk.phase("Fase")
    notes = [desk.note(phase, f"fout {n}") for n in (1, 2, 3)]
    desk.finding.ask("fout")
    desk.finding.start_at(NOW, notes[1])
    desk.run(edits.set_fields(desk.document, notes[1], text="goed"))
    assert desk.current() == ""
    desk.finding.step(forward)
    assert desk.current() == expected


def test_when_the_last_hit_is_deleted_nothing_is_found(desk: Desk) -> None:
    made = desk.note(desk.phase("Fase"), "x")
    desk.finding.ask("x")
    desk.finding.step(True)
    desk.run(edits.delete(desk.document, made))
    desk.finding.step(True)
    assert desk.finding.current is None and desk.finding.hits == ()


def test_names_of_lanes_are_found_in_the_language_of_now(desk: Desk) -> None:
    desk.finding.ask("pijn")
    assert not desk.finding.hits
    desk.finding.speak(translator("nl"))
    assert [hit.kind for hit in desk.finding.hits] == [Lane.KIND, Lane.KIND]


# --- filters ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def filtered(desk: Desk) -> Desk:
    """A touchpoint of Jan in the shop, one of nobody, and notes under both."""
    jan = desk.run(edits.add_person(desk.document, "Jan"))
    shop = desk.run(edits.add_channel(desk.document, "Winkel"))
    first, second = desk.phase("Kopen"), desk.phase("Gebruiken")
    owned = desk.touchpoint(first, "van Jan", owner_id=jan, channel_id=shop)
    free = desk.touchpoint(second, "van niemand")
    desk.note(first, "doen bij Jan", LaneKind.DOING, owned)
    desk.note(second, "pijn bij niemand", LaneKind.PAINS, free)
    desk.run(edits.add_action(desk.document, "actie bij niemand", free))
    return desk


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(lane="Pain points"), ["pijn bij niemand"]),
        (Filter(lane="Touchpoints"), ["van Jan", "van niemand"]),
        (Filter(phase="Kopen"), ["van Jan", "doen bij Jan"]),
        (Filter(owner_id=NOBODY), ["van niemand", "pijn bij niemand"]),
        (Filter(channel_id=NOBODY), ["van niemand", "pijn bij niemand"]),
        (Filter(phase="Gebruiken", lane="Doing"), []),
    ],
)
def test_a_filter_without_words_finds_all_that_passes_it(filtered: Desk, wanted: Filter, expected: list[str]) -> None:
    filtered.finding.ask("", wanted)
    records = filtered.document.records
    assert [getattr(records[h.record_id], h.field) for h in filtered.finding.hits] == expected


def test_a_filter_by_owner_and_channel_keeps_what_is_theirs(filtered: Desk) -> None:
    jan, shop = filtered.document.persons()[0].id, filtered.document.channels()[0].id
    filtered.finding.ask("jan", Filter(owner_id=jan, channel_id=shop))
    assert filtered.names() == ["van Jan", "doen bij Jan"]


def test_actions_go_by_their_own_owner(filtered: Desk) -> None:
    filtered.finding.ask("niemand", Filter(owner_id=NOBODY))
    assert "actie bij niemand" in filtered.names()
    jan = filtered.document.persons()[0].id
    filtered.finding.ask("niemand", Filter(owner_id=jan))
    assert filtered.names() == []


def test_what_fades_is_what_the_filter_does_not_want(filtered: Desk) -> None:
    jan = filtered.document.persons()[0].id
    out = faded(filtered.document, NOW, Filter(owner_id=jan))
    titles = {getattr(filtered.document.records[i], "title", "") or "note" for i in out}
    assert titles == {"van niemand", "note"} and len(out) == 2
    assert faded(filtered.document, NOW, Filter()) == frozenset()


def test_a_filter_means_the_same_on_every_map(filtered: Desk) -> None:
    later = filtered.phase("Kopen", LATER)
    filtered.touchpoint(later, "straks gekocht")
    filtered.finding.ask("", Filter(phase="Kopen", lane="Touchpoints"))
    found = [filtered.document.get(hit.record_id, Touchpoint).title for hit in filtered.finding.hits]
    assert found == ["van Jan", "straks gekocht"]
