"""The rows and sentences of the interaction contract, and the names of the tests that drive them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def name_of(row: str) -> str:
    """How a test that drives a row is called: by the row's own words, perhaps with more behind them."""
    return "test_" + re.sub(r"\W+", "_", row.lower().replace("+", " plus ")).strip("_")


def without_a_test(rows: Iterable[str], names: Iterable[str]) -> list[str]:
    """The rows that no test of these names drives."""
    known = tuple(names)
    return [row for row in rows if not any(name.startswith(name_of(row)) for name in known)]
