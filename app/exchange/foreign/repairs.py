"""Where something stood in a foreign file, and the list of what was read otherwise than it stood there."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.exchange.base import Remark, Repair


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a foreign file, with the text as it stands there.

    `number` is the line, counted from 1, where the format has lines; `name` is how else a reader would find it, such
    as the address of a cell or the id of an element.
    """

    number: int | None
    text: str
    name: str = ""


@dataclass
class Repairs:
    """What was read otherwise than it stood there, gathered while reading; each is told once a place."""

    _found: dict[tuple[str, int | None, str, str], Repair] = field(default_factory=dict)

    def add(self, msgid: str, spot: Spot | None, original: str = "", **values: object) -> None:
        """Notes a repair with the text as it stood: that of `spot`, unless `original` says more."""
        text = original or (spot.text.strip() if spot else "")
        number, name = (spot.number, spot.name) if spot else (None, "")
        self._found.setdefault((msgid, number, name, text), Repair(Remark(msgid, values), text, number, name))

    def told(self) -> tuple[Repair, ...]:
        """All repairs, from the top of the file to its end; those without a line as they were found."""
        return tuple(sorted(self._found.values(), key=lambda repair: repair.line or 0))
