"""What a heading means: the words by which people head the columns and rows of a journey, in Dutch and English.

The words are data, in resources/tables; the names of our own lanes and fields are known besides. What nobody knows is a
lane of the user's own by that name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from app.exchange.foreign.scale import Scale
from app.i18n import LANGUAGES, N_, translator
from app.model.edits.block_headings import folded
from app.model.lane_kinds import LANE_KINDS
from app.model.records import LaneKind
from app.paths import resource

FIELDS: Mapping[str, str] = {
    "phase": N_("Phase"),
    "touchpoints": N_("Touchpoint"),
    "description": N_("Description"),
    "channels": N_("Channel"),
    "owners": N_("Owner"),
    "time_frame": N_("Time frame"),
    "emotion": N_("Emotion"),
    "expected": N_("Expected"),
    "intended_value": N_("Intended value"),
    "moment_of_truth": N_("Moment of truth"),
    "persona": N_("Persona"),
}
"""What a column can say of a touchpoint besides notes, each by its key with what we head it by (msgid)."""

NOTE_LANES: tuple[LaneKind, ...] = tuple(kind for kind, info in LANE_KINDS.items() if info.holds_notes)
LANE_KEYS = frozenset(kind.value for kind in NOTE_LANES)

IGNORED = "ignore"
STEP = "step"
"""A word for a moment that may also be a phase, or what the customer does: who sees the other columns decides."""

PLAIN: Mapping[str, str] = {
    **FIELDS,
    **{kind.value: LANE_KINDS[kind].title for kind in NOTE_LANES},
    IGNORED: N_("Do not import"),
}
"""All that a column can mean, each with its name (msgid)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading stands for: a key of PLAIN or STEP; `title` is what its lane is called, if not by its kind.

    `sure` is whether the words are known just so. `scale` is what the heading says of scores.
    """

    key: str
    title: str = ""
    sure: bool = True
    scale: Scale | None = None


_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AROUND = re.compile(r"^[^\w#]++|(?<![^\w#.])[^\w#.]++$|(?<![a-z])\.$")
"""Signs around words; a run of signs is looked at once, from where it begins, however long it is."""
_NUMBER = r"([+\-−]?\d{1,4})"
_BETWEEN = r"(?:\.{2,3}|–|—|-|/|,|tot en met|t/m|tot|to|through|until|en|and)"
_SCALE = re.compile(rf"{_NUMBER}(?:\s*=\s*\w+)?\s*{_BETWEEN}\s*{_NUMBER}")
_MOST_WORDS = 6


def meaning_of(heading: str) -> Meaning:
    """What `heading` stands for; an unknown one is a lane of the user's own."""
    lane, colon, title = heading.partition(":")
    if colon and title.strip() and (key := _known().get(plain(lane), "")) in LANE_KEYS:
        return Meaning(key, " ".join(title.split()))
    words = plain(heading)
    scale = scale_in(heading)
    if not words:
        return Meaning(LaneKind.FREE.value, " ".join(heading.split()), sure=False)
    if words in _known():
        key = _known()[words]
        return Meaning(key, "" if words in _names().get(key, ()) else _title(heading, key), scale=scale)
    if (within := _within(words)) is not None:
        return Meaning(within, _title(heading, within), sure=False, scale=scale)
    return Meaning(LaneKind.FREE.value, " ".join(heading.split()), sure=False)


def is_known(heading: str) -> bool:
    """Whether the words of a heading are known just so."""
    return bool(heading) and len(heading) <= 100 and plain(heading) in _known()


def fact_of(words: str) -> str:
    """What a label before a table names: its "title", "customer" or "description"; else an empty text."""
    return _facts().get(plain(words), "")


def plain(heading: str) -> str:
    """A heading without what stands between brackets, case, accents, signs and pictures around it."""
    bare = _ASIDE.sub(" ", heading) if _ASIDE.sub("", heading).strip() else heading
    bare = folded(bare).replace("’", "'").replace("_", " ")
    return _AROUND.sub("", bare).strip() or bare.strip()


def scale_in(heading: str) -> Scale | None:
    """The scale that a heading names, such as in “Score (1-10)”."""
    match = _SCALE.search(heading)
    if match is None:
        return None
    low, high = (float(end.replace("−", "-")) for end in match.groups())
    return (low, high) if low != high else None


def _title(heading: str, key: str) -> str:
    return " ".join(heading.split()) if key in LANE_KEYS else ""


def _within(words: str) -> str | None:
    """The meaning of the words with which a short heading begins or ends."""
    parts = words.split()
    if len(parts) > _MOST_WORDS:
        return None
    for length in range(len(parts) - 1, 0, -1):
        for some in (parts[:length], parts[-length:]):
            if (key := _known().get(" ".join(some))) is not None and key not in (IGNORED, STEP, "persona"):
                return key
    return None


@cache
def _known() -> Mapping[str, str]:
    """Every heading that is known, as `plain` leaves it, with its key; the names that we give come first."""
    ours = {name: key for key, names in _names().items() for name in names}
    return {plain(word): key for key, words in _read("headings.json").items() for word in words} | ours


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """The names that we ourselves head each column by, in each language."""
    return {key: frozenset(plain(translator(each)(name)) for each in LANGUAGES) for key, name in PLAIN.items()}


@cache
def _facts() -> Mapping[str, str]:
    return {plain(word): key for key, words in _read("facts.json").items() for word in words}


def _read(name: str) -> Mapping[str, Sequence[str]]:
    text = resource("tables", name).read_text(encoding="utf-8")
    return cast(Mapping[str, Sequence[str]], json.loads(text))
