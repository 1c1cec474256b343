"""One part of an OpenJourney file, a JSON object, and which of its keys have been read: what nobody asked for is told.

A value of another type than is asked for counts as unread, unless it says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import kept
from app.i18n import N_
from app.model.text import one_line

OWN = "reiskaart"
"""The key under which our own extras stand; the format lets others add keys, and leaves out no word on them."""

UNREAD = N_("Not everything that stands here is known; this was left out: {keys}.")

_SHOWN = 1_000


class Part:
    """An object of the file. `spot` is where it stands."""

    __slots__ = ("_read", "_repairs", "_values", "spot")

    def __init__(self, values: Mapping[str, Any], spot: Spot | None, repairs: Repairs) -> None:
        self.spot = spot
        self._values, self._repairs = values, repairs
        self._read = {OWN}

    def raw(self, key: str) -> Any:
        """The value under a key as it stands; all of it counts as read."""
        self._read.add(key)
        return self._values.get(key)

    def id(self, *keys: str) -> str:
        """The id under the first of some keys that is there, which others also write as a number."""
        return next((id_ for key in keys if (id_ := self._plain(key))), "")[:1_000]

    def text(self, *keys: str) -> str:
        """The text under the first of some keys that says any; a number is a text too."""
        text = next((text for key in keys if (text := self._plain(key))), "")
        if len(keys) > 1:
            self.is_said(text, *keys)
        return kept(text, self.spot, self._repairs) if text else ""

    def is_said(self, text: str, *keys: str) -> None:
        """Counts each of some keys as read under which nothing else stands than `text`, known from elsewhere."""
        self._read.update(key for key in keys if text and words_in(self._values.get(key)) == text)

    def passed_by(self, *keys: str) -> None:
        """Counts some keys as read of which nobody misses what stands there, or which are told otherwise."""
        self._read.update(keys)

    def parts(self, key: str) -> list[Any]:
        """The list under a key."""
        found = self._values.get(key)
        if isinstance(found, list):
            self._read.add(key)
        return found if isinstance(found, list) else []

    def object(self, key: str) -> Mapping[str, Any]:
        """The object under a key; an empty one where there is none."""
        found = self._values.get(key)
        if isinstance(found, dict):
            self._read.add(key)
        return found if isinstance(found, dict) else {}

    def inner(self, key: str) -> Part:
        """The object under a key as a part of its own."""
        found = self.object(key)
        return Part(found, spot_of(found, key), self._repairs)

    def is_true(self, key: str) -> bool:
        """Whether true stands under a key."""
        found = self._values.get(key) is True
        if found:
            self._read.add(key)
        return found

    def says_any(self, *keys: str) -> bool:
        """Whether anything stands under some keys, of which no more than that is read."""
        self.passed_by(*keys)
        return any(self._values.get(key) for key in keys)

    def own(self) -> Mapping[str, Any]:
        """Our own extras."""
        found = self._values.get(OWN)
        return found if isinstance(found, dict) else {}

    def _plain(self, key: str) -> str:
        text = words_in(self._values.get(key))
        if text:
            self._read.add(key)
        return text

    def tell_unread(self) -> None:
        """Tells what says something and was not read, with what stands there."""
        unread = {key: value for key, value in self._values.items() if key not in self._read and _says(value)}
        if unread:
            text = spot_of(unread, "", _SHOWN).text
            self._repairs.add(UNREAD, self.spot, text, keys=one_line(", ".join(unread), 200))


def words_in(value: object) -> str:
    """A text, or a number as one; an empty text for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def spot_of(part: object, name: str, limit: int = 200) -> Spot:
    """Where something stood: the text as JSON, cut where it is long."""
    try:
        text = json.dumps(part, ensure_ascii=False)
    except (ValueError, RecursionError):
        text = ""
    return Spot(None, one_line(text, limit), name)


def _says(value: object) -> bool:
    return value is True or (not isinstance(value, bool) and value not in (None, "", [], {}))
