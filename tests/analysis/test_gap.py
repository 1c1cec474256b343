"""The gap at a touchpoint: where it begins, and that all who ask go by the same rule."""

from __future__ import annotations

import pytest

from app.analysis.gap import Gap, gap_at, gaps
from app.analysis.insights import insights_of
from app.analysis.plan.findings import falls_short
from app.guides import templates
from app.model import edits
from app.model.document import Document


@pytest.mark.parametrize(
    ("expected", "felt", "falls"),
    [(10, 9, True), (10, 10, False), (10, 11, False), (-5, -20, True), (0, -1, True), (None, -20, False)],
)
def test_a_gap_is_where_it_feels_worse_than_was_expected(expected: int | None, felt: int, falls: bool) -> None:
    document = Document(templates.build("five-phases", "en"))
    map_id = document.maps()[0].id
    step = edits.add_touchpoint(document, document.phases(map_id)[0].id, "Visit")
    document = document.after(step.change)
    document = document.after(edits.set_fields(document, step.created[0], expected=expected).change)
    (touchpoint,) = document.journey(map_id)
    assert gap_at(document, touchpoint) is None, "nobody felt anything yet"
    document = document.after(edits.set_emotion(document, touchpoint.id, felt / 10).change)
    known = Gap(touchpoint.id, (expected or 0) / 10, felt / 10) if falls else None
    assert gap_at(document, touchpoint) == known == insights_of(document, map_id).gap
    assert falls_short(document, touchpoint) is falls
    assert gaps(document, map_id) == ([known] if known else [])
