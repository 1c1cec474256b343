"""Whose a touchpoint is can be seen without colour, and whatever its paper, it can be read."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.drawing import notes, papers
from app.drawing.badges import Badges, foot
from app.drawing.colors import contrast
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.notes import Moment
from app.drawing.primitives import Path, Rect, TextLine
from app.drawing.theme import THEMES, Theme, theme
from app.exchange.sheet import legend
from app.i18n import translator
from app.model import edits
from app.model.records import Id, Influence, Light, Tint
from tests.drawing.maps import MAP, small


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


def rects(block: notes.Block) -> list[tuple[object, ...]]:
    """The shapes of a touchpoint as they are told apart in grey print: dashes, edges, and how many."""
    return [(r.dash, bool(r.stroke), r.fill is None) for r in block.marks if isinstance(r, Rect)]


def test_the_three_are_told_apart_by_shape(look: Theme) -> None:
    blocks = [notes.touchpoint(Moment("Title", influence=influence), look, "more") for influence in Influence]
    assert all(rects(one) != rects(other) for one, other in combinations(blocks, 2))
    assert len({(block.w, block.h) for block in blocks}) == 1


@pytest.mark.parametrize("tint", list(Tint))
def test_words_and_badges_are_read_on_each_paper(look: Theme, tint: Tint) -> None:
    for influence in Influence:
        ground = papers.color_of(influence, look.tints[tint], look)
        assert contrast(look.note_ink, ground) >= 7
        assert contrast(look.note_ink_soft, ground) >= 4.5
        assert contrast(look.star, ground) >= 3
        assert all(contrast(color, ground) >= 3 for color in look.lights.values())


@pytest.mark.parametrize("tint", list(Tint))
def test_seam_and_edge_stand_out_from_what_they_lie_on(look: Theme, tint: Tint) -> None:
    box = Rect(notes._CORNER).box
    seam = papers.paper(box, Influence.PARTNER, look.tints[tint], look)[-1]
    edge = papers.paper(box, Influence.OUTSIDE, look.tints[tint], look)[0]
    assert isinstance(seam, Rect) and isinstance(edge, Rect)
    assert contrast(seam.stroke or "", look.tints[tint]) >= 2.5
    assert contrast(edge.stroke or "", look.canvas) >= 2.5


def test_all_badges_stand_beside_each_other(look: Theme) -> None:
    everything = Badges(True, "MW", 9, Light.RED, True, True, True)
    marks = foot(everything, 90, look.tints[Tint.SUN], look)
    assert all(mark.x >= 0 and mark.x + mark.width <= 168 for mark in marks if isinstance(mark, TextLine))
    assert sum(isinstance(mark, Path) for mark in marks) > len(foot(Badges(True), 90, "#FFFFFF", look))


def test_a_brand_moment_shows_a_heart_and_a_partner_two_hands(look: Theme) -> None:
    document = small()
    plain = layout(document, MAP, Look(look)).of_record(Id("t2"))
    marked = document.after(edits.set_fields(document, Id("t2"), brand_moment=True, influence=Influence.PARTNER).change)
    shown = layout(marked, MAP, Look(look)).of_record(Id("t2"))
    assert plain is not None and shown is not None
    assert len(shown.marks) > len(plain.marks) + 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_legend_on_paper_says_what_each_means(language: str) -> None:
    t = translator(language)
    block = legend(Look(theme("paper"), t, for_screen=False), 700)
    words = {mark.text for mark in block.marks if isinstance(mark, TextLine)}
    assert {t("Brand moment"), t("Our own"), t("A partner’s"), t("Outside our control")} <= words
