"""What is proven and what is guessed, on the map: question marks, the papers of the heat view, and the shares."""

from __future__ import annotations

import pytest

from app.drawing import heat
from app.drawing.colors import contrast
from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group, Path, Rect, TextLine
from app.drawing.slides.moment import touchpoint_slide
from app.drawing.slides.slide import Stage
from app.drawing.theme import THEMES, theme
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Id, JourneyMap, LaneKind, Project

MAP = Id("map")


class Map:
    """One phase with two touchpoints and a lane of notes, drawn as asked."""

    def __init__(self) -> None:
        self.document = Document([Project(id=PROJECT_ID), JourneyMap(id=MAP, order="V", title="Map")])
        for kind in (LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.DOING):
            self.doing = self.run(edits.add_lane(self.document, MAP, kind))
        self.phase = self.run(edits.add_phase(self.document, MAP, "Look"))
        self.first = self.run(edits.add_touchpoint(self.document, self.phase, "First"))
        self.second = self.run(edits.add_touchpoint(self.document, self.phase, "Second"))
        self.note = self.run(edits.add_note(self.document, self.doing, self.phase, "Reads"))

    def run(self, edit: edits.Edit) -> Id:
        self.document.apply(edit.change)
        return edit.created[0] if edit.created else Id("")

    def prove(self, subject: Id, times: int = 1) -> None:
        for _ in range(times):
            self.run(edits.attach_new(self.document, "Talk", [subject]))

    def drawn(self, **look: bool) -> Drawing:
        return layout(self.document, MAP, Look(theme("light"), str, **look))

    def words(self, record_id: Id, **look: bool) -> list[str]:
        return texts(self.drawn(**look).of_record(record_id))


def texts(group: Group | None) -> list[str]:
    assert group is not None
    return [mark.text for mark in group.marks if isinstance(mark, TextLine)]


@pytest.fixture
def made() -> Map:
    return Map()


def test_what_nobody_proved_has_a_question_mark_until_somebody_does(made: Map) -> None:
    assert made.words(made.first, assumptions=True) == ["First", "?"]
    assert made.words(made.first) == ["First"]
    made.prove(made.first)
    assert made.words(made.first, assumptions=True) == ["First"]
    assert made.words(made.note, assumptions=True) == ["Reads", "?"]


def test_the_heat_view_tells_how_many_sources_speak(made: Map) -> None:
    made.prove(made.first)
    made.prove(made.note, 3)
    assert made.words(made.first, heat=True) == ["First", "1"]
    assert made.words(made.note, heat=True) == ["Reads", "3"]
    assert made.words(made.second, heat=True) == ["Second", "?"]


def test_guessed_is_hatched_and_framed_with_dashes_and_proven_is_neither(made: Map) -> None:
    made.prove(made.first)
    drawing = made.drawn(heat=True)
    proven, guessed = drawing.of_record(made.first), drawing.of_record(made.second)
    assert proven is not None and guessed is not None
    assert any(isinstance(mark, Path) for mark in guessed.marks)
    assert any(isinstance(mark, Rect) and mark.dash for mark in guessed.marks)
    assert not any(isinstance(mark, Path) or (isinstance(mark, Rect) and mark.dash) for mark in proven.marks)


def test_hatching_stays_within_its_sheet() -> None:
    for w, h in ((168.0, 56.0), (168.0, 300.0), (10.0, 10.0)):
        hatching = next(mark for mark in heat.sheet_of(w, h, 0, theme("light")) if isinstance(mark, Path))
        assert all(0 <= x <= w and 0 <= y <= h for _, x, y in hatching.commands)  # type: ignore[misc,operator]
        assert len(hatching.commands) >= 2


def test_headers_tell_the_share_that_is_proven(made: Map) -> None:
    made.prove(made.note)
    assert "33%" in made.words(made.phase, heat=True)
    assert "100%" in made.words(made.doing, heat=True)
    assert not any("%" in text for text in made.words(made.phase, assumptions=True))
    made.run(edits.set_fields(made.document, made.doing, collapsed=True))
    assert "100%" in made.words(made.doing, heat=True), "folded too"
    empty = made.document.lane(MAP, LaneKind.EMOTION)
    assert empty is not None
    assert not any("%" in text for text in made.words(empty.id, heat=True))


def test_nothing_is_drawn_anew_until_a_source_speaks(made: Map) -> None:
    before, after = made.drawn(heat=True), made.drawn(heat=True)
    assert all(one.part is other.part for one, other in zip(before.parts, after.parts, strict=True))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("sources", [0, 1, 2, 9])
def test_words_can_be_read_on_every_paper(name: str, sources: int) -> None:
    on, paper = theme(name), heat.paper(sources, theme(name))
    assert contrast(paper, on.note_ink) >= 6
    assert contrast(paper, on.note_ink_soft) >= 4.5
    assert all(contrast(paper, color) >= 3 for color in (on.star, *on.lights.values()))


@pytest.mark.parametrize("name", THEMES)
def test_one_paper_is_told_from_the_next(name: str) -> None:
    one, two = heat.paper(1, theme(name)), heat.paper(2, theme(name))
    assert contrast(heat.paper(0, theme(name)), one) >= 1.1
    assert contrast(one, two) >= 1.2


def test_the_legend_speaks_dutch() -> None:
    assert all(translator("nl")(msgid) != msgid for _, msgid in heat.LEVELS)


def test_a_slide_marks_assumptions_too(made: Map) -> None:
    def said(**look: bool) -> int:
        stage = Stage(made.document, MAP, Look(theme("light"), str, for_screen=False, **look))
        marks = touchpoint_slide(stage, made.first, 0).marks
        return sum(isinstance(mark, TextLine) and mark.text == "?" for mark in marks)

    made.run(edits.add_note(made.document, made.doing, made.phase, "Asks", touchpoint_id=made.first))
    assert said(assumptions=True) == 2
    assert said() == 0
    made.prove(made.first)
    assert said(assumptions=True) == 1


def test_a_source_for_one_thing_draws_no_other_cell_anew(made: Map) -> None:
    other = made.run(edits.add_phase(made.document, MAP, "Buy"))
    made.run(edits.add_note(made.document, made.doing, other, "Pays"))
    made.run(edits.add_touchpoint(made.document, other, "Third"))
    before = {placed.key: placed.part for placed in made.drawn(assumptions=True).parts}
    made.prove(made.note)
    after = {placed.key: placed.part for placed in made.drawn(assumptions=True).parts}
    assert {key for key in before if after[key] is not before[key]} == {f"notes:{made.doing}:{made.phase}"}
