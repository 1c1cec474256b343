"""The headings of a pasted table: whether its first row names phases and its first column lanes, and which."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.i18n import LANGUAGES, translator
from app.model.blocks import Rows
from app.model.document import Document
from app.model.names import given_title
from app.model.records import Id, Lane, Phase


@dataclass(frozen=True, slots=True)
class Headings:
    """Which heading a table has: a row of phases above, a column of lanes at the left. Neither means cells only."""

    above: bool = False
    left: bool = False

    def cells(self, rows: Rows) -> Rows:
        """The cells of a table without its headings."""
        return tuple(row[self.left :] for row in rows[self.above :])


def headings_of(document: Document, map_id: Id, rows: Rows) -> Headings:
    """The headings of a table for a map. Names that nobody knows count only where the other heading is known."""
    phases, lanes = by_name(document.phases(map_id)), by_name(document.lanes(map_id))
    if len(rows) > 1 and len(rows[0]) > 1:
        across = _are_names(rows[0][1:], phases)
        down = _are_names([row[0] for row in rows[1:]], lanes)
        if (across and down) or (not rows[0][0] and (across or down)):
            return Headings(True, True)
    above = len(rows) > 1 and _are_names(rows[0], phases)
    left = bool(rows) and len(rows[0]) > 1 and _are_names([row[0] for row in rows], lanes)
    return Headings(above, left)


def by_name(records: Sequence[Phase] | Sequence[Lane]) -> dict[str, Id]:
    """The ids of phases or lanes by every name they go by, folded; of two with one name, the first."""
    named: dict[str, Id] = {}
    for record in records:
        given = given_title(record)
        spoken = [translator(language)(given) for language in LANGUAGES] if given else []
        for name in filter(None, (record.title, *spoken)):
            named.setdefault(folded(name), record.id)
    return named


def folded(name: str) -> str:
    """A name without case, accents and spaces around it: how headings are compared."""
    apart = unicodedata.normalize("NFKD", " ".join(name.split())).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _are_names(cells: Iterable[str], known: dict[str, Id]) -> bool:
    """Whether cells are names that are known; a merged heading leaves empty cells behind it."""
    words = [cell for cell in cells if cell]
    return bool(words) and all(folded(word) in known for word in words)
