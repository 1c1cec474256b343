"""Reading and writing an amount of money as people type it: "12,50", "€ 1.250" or "1,250.00", in cents."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"(?:€|EURO?)?\s*(\d[\d.,  ’']*?)(?:,-|,–)?\s*(?:€|EURO?)?", re.IGNORECASE)
_CENTS = re.compile(r"([.,])(\d{1,2})$")


def typed_cents(text: str) -> int | None:
    """The cents that were meant; None when it is no amount.

    A point or comma before the last one or two figures begins the cents, in Dutch and in English alike; every other
    one groups thousands.
    """
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    amount = found[1].rstrip()
    cents = _CENTS.search(amount)
    whole = amount[: cents.start()] if cents else amount
    figures = re.sub(r"\D", "", whole)
    if not figures or not _grouped_well(whole) or (cents and cents[1] in whole):
        return None
    return int(figures) * 100 + (int(cents[2].ljust(2, "0")) if cents else 0)


def written_amount(cents: int, decimal: str) -> str:
    """An amount as it is typed, with this sign before its cents: "12,50"; whole euros without any."""
    euros, rest = divmod(cents, 100)
    return f"{euros}{decimal}{rest:02}" if rest else str(euros)


def _grouped_well(whole: str) -> bool:
    """Whether what comes between the figures stands before groups of three."""
    return re.fullmatch(r"\d+|\d{1,3}(?:[.,  ’']\d{3})+", whole) is not None
