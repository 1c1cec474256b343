"""The theme: what must be read can be read, on light, dark and paper."""

from collections.abc import Iterable
from itertools import chain, product

import pytest

from app.drawing.colors import contrast, mix, that_stands_out, with_opacity
from app.drawing.signs import tag_color
from app.drawing.theme import THEMES, Theme, theme
from app.model.records import Light, Tint

TEXT, MARK = 4.5, 3.0


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


def grounds(look: Theme) -> list[str]:
    return [look.canvas, look.curve_ground]


def panels(look: Theme) -> list[str]:
    return [look.surface, look.raised, look.sunken, look.hover, look.pressed, look.selected]


def too_weak(pairs: Iterable[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    return [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < least]


def test_text_reads_on_every_ground(look: Theme) -> None:
    on_ground = product((look.ink, look.ink_soft, look.ink_faint), grounds(look))
    on_panels = product((look.ink, look.ink_soft), panels(look))
    prompts = product((look.ink_faint,), (look.surface, look.raised))
    on_notes = product((look.note_ink, look.note_ink_soft), look.tints.values())
    on_phases = product((look.phase_ink,), look.phases)
    on_accent = product((look.accent_ink,), (look.accent, look.accent_hover))
    danger = product((look.danger, look.accent), (look.surface, look.raised))
    assert not too_weak(chain(on_ground, on_panels, prompts, on_notes, on_phases, on_accent, danger), TEXT)


def test_light_notes_read_as_print(look: Theme) -> None:
    least = 7.0 if look.dark else 10.0
    assert not too_weak(product((look.note_ink,), look.tints.values()), least)


def test_marks_that_carry_meaning_stand_out(look: Theme) -> None:
    curves = (look.above, look.below, look.neutral, look.lines_strong, *(actor.color for actor in look.actors))
    on_ground = product((*curves, look.focus), grounds(look))
    faces = product((look.face_ink,), (look.above, look.below, look.neutral))
    on_notes = product((*look.lights.values(), look.star), look.tints.values())
    lights = product(look.lights.values(), (look.surface, look.raised))
    focus = product((look.focus,), (look.surface, look.raised))
    assert not too_weak(chain(on_ground, faces, on_notes, lights, focus), MARK)


def test_every_tint_and_light_has_its_colour(look: Theme) -> None:
    assert set(look.tints) == set(Tint)
    assert set(look.lights) == set(Light)


def test_tags_stand_out_on_every_paper_and_from_each_other(look: Theme) -> None:
    colors = [tag_color(tint, look) for tint in Tint]
    assert len(set(colors)) == len(colors)
    assert all(contrast(color, paper) >= 3 for color in colors for paper in look.tints.values())


def test_curves_differ_without_colour(look: Theme) -> None:
    dashes = [actor.dash for actor in look.actors]
    assert len(set(dashes)) == len(dashes)
    assert all(dashes)


def test_paper_is_white_with_half_lines() -> None:
    assert theme("paper").canvas == "#FFFFFF"
    assert theme("paper").line_weight == 0.5
    assert theme("paper").tints == theme("light").tints


def test_phases_begin_again_after_the_last() -> None:
    light = theme("light")
    assert light.phase_color(6) == light.phase_color(0) != light.phase_color(1)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_mixing_and_opacity() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert with_opacity("#123456", 0.12) == "#1234561F"


def test_every_paper_can_be_made_to_stand_out_and_what_stands_out_already_stays(look: Theme) -> None:
    for color in (*look.tints.values(), "#FFFFFF", "#000000", "#808080", look.canvas):
        assert contrast(that_stands_out(color, look.canvas), look.canvas) >= MARK
    assert that_stands_out(look.ink, look.canvas) == look.ink
