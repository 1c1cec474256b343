"""What a task says after its name: a score, actors, and whatever else its author put between colons.

Mermaid takes the first piece as the score, the second as the actors and drops the rest. Where that cannot be what was
meant, the line is read as it must have been, and the repair is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.foreign.repairs import Repairs
from app.exchange.mermaid.diagram import SPACES, Task
from app.i18n import N_

NO_SCORE = N_("A step without a score; its emotion was left open.")
NO_NUMBER = N_("The score is not a number; the emotion of this step was left open.")
ROUGH_NUMBER = N_("The score is more than a bare number; only the number was used.")
COLONS_IN_NAME = N_("More colons than Mermaid knows; the last number was read as the score.")
SWAPPED = N_("Score and actors had changed places.")
REST = N_("Mermaid drops what follows the actors; it was kept as the description.")
EMPTY_ACTOR = N_("An empty actor was left out.")
NO_NAME = N_("A step without a name.")

_DECIMAL = re.compile(r"[+-]?(?:Infinity|[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)")
_OTHER_BASES = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
_BEGINS_WITH = re.compile(r"\s*([+-]?[0-9]+(?:[.,][0-9]+)?)(?![0-9])")
_ENDS_IN_HOUR = re.compile(r"(?:^|\D)\d{1,2}$")
_MINUTES = re.compile(r"\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A task understood: `score` is on the file's own scale, None where there is none; `rest` follows the actors."""

    name: str
    score: float | None
    actors: tuple[str, ...]
    rest: str = ""


def js_number(text: str) -> float:
    """The number that JavaScript reads in `text`: 0 for an empty one, not-a-number for what is none."""
    text = text.strip(SPACES)
    if not text:
        return 0.0
    if _OTHER_BASES.fullmatch(text):
        return _as_float(int(text, 0))
    return float(text) if _DECIMAL.fullmatch(text) else math.nan


def pieces_of(data: str) -> tuple[float, list[str]]:
    """Score and actors exactly as Mermaid takes them from what follows a task's first colon."""
    pieces = data.split(":")
    actors = pieces[1].split(",") if len(pieces) > 1 else []
    return js_number(pieces[0]), [actor.strip(SPACES) for actor in actors]


def read_task(task: Task, repairs: Repairs) -> Reading:
    """The task as its author meant it; every departure from Mermaid's own reading is told."""
    name, pieces = _name_and_pieces(task, repairs)
    if not name.strip(SPACES):
        repairs.add(NO_NAME, task.line)
    pieces = _unswapped(pieces, task, repairs)
    rest = ":".join(pieces[2:]).strip(SPACES)
    if rest:
        repairs.add(REST, task.line)
    return Reading(name, _score(pieces, task, repairs), _actors(pieces, task, repairs), rest)


def _name_and_pieces(task: Task, repairs: Repairs) -> tuple[str, list[str]]:
    pieces = task.data.split(":") if task.data is not None else []
    at = _place_of_score(task.name, pieces)
    if at == 0:
        return task.name, pieces
    repairs.add(COLONS_IN_NAME, task.line)
    return ":".join([task.name, *pieces[:at]]), pieces[at:]


def _place_of_score(name: str, pieces: Sequence[str]) -> int:
    """Which piece is the score: the first, unless a later number can only be it."""
    later = [i for i, piece in enumerate(pieces) if i and _is_number(piece) and i >= len(pieces) - 2]
    if not later:
        return 0
    if not _is_number(pieces[0]):
        swapped = len(pieces) == 2 and not _splits_a_time(name, pieces[0])
        return 0 if swapped else later[-1]
    return later[-1] if _splits_a_time(name, pieces[0]) else 0


def _splits_a_time(name: str, piece: str) -> bool:
    """Whether the colon between `name` and `piece` stands within a time of day, as in “Leaves at 10:30”."""
    return bool(_ENDS_IN_HOUR.search(name) and _MINUTES.match(piece))


def _unswapped(pieces: list[str], task: Task, repairs: Repairs) -> list[str]:
    words_first = len(pieces) == 2 and not _is_number(pieces[0]) and pieces[0].strip(SPACES) and _is_number(pieces[1])
    if not words_first:
        return pieces
    repairs.add(SWAPPED, task.line)
    return [pieces[1], pieces[0]]


def _score(pieces: Sequence[str], task: Task, repairs: Repairs) -> float | None:
    text = pieces[0].strip(SPACES) if pieces else ""
    if not text:
        repairs.add(NO_SCORE, task.line)
        return None
    score = js_number(text)
    if math.isfinite(score):
        return score
    rough = _BEGINS_WITH.match(text) if math.isnan(score) else None
    if rough:
        repairs.add(ROUGH_NUMBER, task.line)
        return float(rough[1].replace(",", "."))
    repairs.add(NO_NUMBER, task.line)
    return None


def _actors(pieces: Sequence[str], task: Task, repairs: Repairs) -> tuple[str, ...]:
    named = [actor.strip(SPACES) for actor in pieces[1].split(",")] if len(pieces) > 1 else []
    if "" in named:
        repairs.add(EMPTY_ACTOR, task.line)
    return tuple(dict.fromkeys(filter(None, named)))


def _is_number(text: str) -> bool:
    return bool(text.strip(SPACES)) and math.isfinite(js_number(text))


def _as_float(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf
