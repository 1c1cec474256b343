"""What is read of a percentage or a lift that somebody types."""

from __future__ import annotations

import pytest

from app.widgets.inspector.figures_field import typed_lift, typed_percent


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("40", 40), ("40%", 40), (" 100 % ", 100), ("0", 0), ("101", None), ("-1", None), ("half", None), ("4,5", None)],
)
def test_a_percentage_as_people_type_it(typed: str, percent: int | None) -> None:
    assert typed_percent(typed) == percent


@pytest.mark.parametrize(
    ("typed", "tenths"),
    [
        *[("0,5", 5), ("+0.5", 5), ("1", 10), ("-0,5", -5), ("−1.0", -10), ("4", 40)],
        *[("4,1", None), ("0,55", None), ("", None), ("much", None)],
    ],
)
def test_a_lift_as_people_type_it(typed: str, tenths: int | None) -> None:
    assert typed_lift(typed) == tenths
