"""The quadrant of an action: drawn out for every pair, so that moving a line shows here."""

from __future__ import annotations

import pytest

from app.analysis.priority import QUADRANT_NAMES, Quadrant, quadrant, quadrant_of
from app.model.records import Action, Id

MATRIX = {5: "qqqbb", 4: "qqqbb", 3: "fffnn", 2: "fffnn", 1: "fffnn"}
"""By impact from above, the quadrant for each effort from 1 to 5, by its first letter."""


def test_each_pair_has_its_quadrant() -> None:
    drawn = {i: "".join(str(quadrant(i, effort))[0] for effort in range(1, 6)) for i in MATRIX}
    assert drawn == MATRIX


@pytest.mark.parametrize(("impact", "effort"), [(None, 3), (3, None), (None, None)])
def test_what_is_not_judged_is_in_none(impact: int | None, effort: int | None) -> None:
    action = Action(id=Id("a"), order="V", title="Do", impact=impact, effort=effort)
    assert quadrant_of(action) is None


def test_every_quadrant_has_a_name() -> None:
    assert list(QUADRANT_NAMES) == list(Quadrant)
