"""Amounts of money as people type them, in Dutch and in English."""

from __future__ import annotations

import pytest

from app.widgets.inspector.typed_money import typed_cents, written_amount


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12", 1200),
        ("12,50", 1250),
        ("12.5", 1250),
        ("€ 12,50", 1250),
        ("12,50 euro", 1250),
        ("1.250", 125000),
        ("1,250.00", 125000),
        ("1.250,00", 125000),
        ("1 250,5", 125050),
        ("€ 75,-", 7500),
        ("0", 0),
        ("1.25.0", None),
        ("12,505,1", None),
        ("-5", None),
        ("veel", None),
        ("", None),
    ],
)
def test_an_amount_is_read_in_cents(text: str, cents: int | None) -> None:
    assert typed_cents(text) == cents


@pytest.mark.parametrize(("cents", "text"), [(0, "0"), (1250, "12,50"), (7500, "75"), (125005, "1250,05")])
def test_what_is_written_is_read_back_the_same(cents: int, text: str) -> None:
    assert written_amount(cents, ",") == text
    assert typed_cents(text) == cents
