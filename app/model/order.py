"""Places between siblings as short text keys, so that moving one record touches one record.

A key is a fraction between 0 and 1 written in base 62 without its "0."; keys compare as plain text. Between any two
keys there is always another one. This is the scheme known as fractional indexing; keys never end in the lowest digit,
so there is always room below them.
"""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)

LONG = 200
"""Digits beyond which the keys of a row are made anew: it takes a thousand drops at one and the same place."""


def between(low: str = "", high: str = "") -> str:
    """A key after `low` and before `high`; an empty text stands for the open end.

    Raises ValueError when `low` is not before `high`.
    """
    if high and low >= high:
        raise ValueError(f"no place between {low!r} and {high!r}")
    begun = ""
    while True:
        shared = _shared_prefix(low, high)
        begun, low, high = begun + high[:shared], low[shared:], high[shared:]
        floor = DIGITS.index(low[0]) if low else 0
        ceiling = DIGITS.index(high[0]) if high else _BASE
        if ceiling - floor > 1:
            return begun + DIGITS[_middle(floor, ceiling, bool(low), bool(high))]
        if len(high) > 1:
            return begun + high[0]
        begun, low, high = begun + DIGITS[floor], low[1:], ""


def spread(count: int, low: str = "", high: str = "") -> list[str]:
    """`count` keys in rising order, all between `low` and `high`, as short as halving makes them."""
    if count == 0:
        return []
    middle = count // 2
    key = between(low, high)
    return [*spread(middle, low, key), key, *spread(count - middle - 1, key, high)]


def row(keys: Sequence[str], position: int, count: int) -> list[str]:
    """Keys that put `count` newcomers in a row at `position` among siblings whose keys are `keys`, in order.

    A position past either end means that end. Siblings with equal keys (two merged files can have them) are kept
    together: the newcomers go after the whole run.
    """
    position = max(0, min(position, len(keys)))
    low = keys[position - 1] if position else ""
    high = next((key for key in keys[position:] if key > low), "")
    return spread(count, low, high)


def _shared_prefix(low: str, high: str) -> int:
    """How many leading digits both keys have, where `low` goes on in zeros for ever."""
    padded = low.ljust(len(high), DIGITS[0])
    return next((place for place, digit in enumerate(high) if digit != padded[place]), 0)


def _middle(floor: int, ceiling: int, low: bool, high: bool) -> int:
    """A digit between two others: next to the closed end if the other is open, as most newcomers go first or last."""
    if low and not high:
        return floor + 1
    if high and not low:
        return ceiling - 1
    return (floor + ceiling) // 2
