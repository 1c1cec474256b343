"""What a row of a form is: the field, how it is edited, and the section in which it waits; forms.py lists them all.

Most rows name a field of the record; the few that do not (emotion, notes, actions) are kinds of row of their own,
which form.py makes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from app.model.document import Document
from app.model.records import Record


class Kind(Enum):
    """How a row is edited."""

    TITLE = auto()
    LINE = auto()
    TEXT = auto()
    SEGMENTS = auto()
    STACK = auto()
    SWITCH = auto()
    TINT = auto()
    DATE = auto()
    DATE_PAST = auto()
    DUE = auto()
    CHANNEL = auto()
    OWNER = auto()
    PERSONA = auto()
    NOTE_OWNER = auto()
    ACTION_PLACE = auto()
    NEEDS = auto()
    PERCENT = auto()
    LIFT = auto()
    LINK_KIND = auto()
    LINK_END = auto()
    WIDTH = auto()
    EMOTION = auto()
    OTHER_EMOTIONS = auto()
    EXPECTED = auto()
    HEURISTICS = auto()
    WHYS = auto()
    MONEY = auto()
    PICTURE = auto()
    NOTES = auto()
    TAGS = auto()
    WEARERS = auto()
    ACTIONS = auto()
    SEGMENT = auto()
    PERSONAS = auto()
    MAPS = auto()
    DETAIL = auto()
    COPY = auto()
    ABOUT_LANE = auto()
    ABOUT_CURVE = auto()
    CARD = auto()
    MATRIX = auto()
    SOURCE_KIND = auto()
    PSEUDONYM = auto()
    PROOF_LINK = auto()
    PROVES = auto()
    SAID_BY = auto()
    SAID_OF = auto()
    EVIDENCE = auto()


@dataclass(frozen=True)
class Row:
    """One row: the record's field, its label (msgid), how it is edited, what a faint hint says, and its choices.

    `section` is the key of the section that it waits in, or "" when it is seen at once; `when` says for which records
    it is there at all, where that is not all of them. `note` is said below the field, also while it is filled.
    """

    field: str
    label: str
    kind: Kind
    hint: str = ""
    section: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    clearable: bool = False
    when: Callable[[Document, Record], bool] | None = None
    note: str = ""
