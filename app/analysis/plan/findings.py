"""Why something asks for an action: what a map says is wrong with it, in words to begin with.

Pure: a record in, words out. The words become the user's own, so the caller says in which language, and how scores
are written in it.
"""

from __future__ import annotations

from collections.abc import Callable

from app.analysis import emotion
from app.analysis.gap import gap_at
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, LaneKind, Note, Phase, Record, Touchpoint
from app.model.text import one_line

WriteScore = Callable[[int], str]
"""Writes tenths of a score."""

FELT_LESS = N_("Felt {felt} where {expected} was expected.")
DIP = N_("A low point: felt {felt}.")
LOW_IN_PHASE = N_("The low point of this phase is “{title}”: felt {felt}.")
PAIN = N_("Pain point: {pain}")
CAUSE = N_("Cause: {cause}")


def falls_short(document: Document, record: Record | None) -> bool:
    """Whether a touchpoint is felt to be less than what is expected of it."""
    return isinstance(record, Touchpoint) and gap_at(document, record) is not None


def finding(document: Document, record_id: Id | None, say: Translate, write: WriteScore) -> str:
    """What the map says of a record: a note its own words, a touchpoint its gap or its dip, a phase its low point.

    With it come the pain points written under that moment or phase, and of a pain point the deepest cause that was
    found, each on a line. An empty text where the map says nothing.
    """
    match document.find(record_id, Record):
        case Note() as note:
            lines = [note.text, _cause(note, say)]
        case Touchpoint() as touchpoint:
            lines = [_of_touchpoint(document, touchpoint, say, write), *_pains_at(document, touchpoint, say)]
        case Phase() as phase:
            lines = [_of_phase(document, phase, say, write), *_pains_of(document, phase, None, say)]
        case _:
            lines = []
    return "\n".join(filter(None, lines))


def _pains_at(document: Document, touchpoint: Touchpoint, say: Translate) -> list[str]:
    """The pain points under a touchpoint; where it has none of its own and falls low, those of its whole phase."""
    phase = document.get(touchpoint.phase_id, Phase)
    score = document.score(touchpoint.id)
    is_low = falls_short(document, touchpoint) or (score is not None and score.score < 0)
    own = _pains_of(document, phase, touchpoint.id, say)
    return own or (_pains_of(document, phase, None, say) if is_low else [])


def _pains_of(document: Document, phase: Phase, touchpoint_id: Id | None, say: Translate) -> list[str]:
    lanes = (lane for lane in document.lanes(phase.map_id) if lane.kind is LaneKind.PAINS)
    notes = (note for lane in lanes for note in document.column(phase.id, lane.id, touchpoint_id))
    return [fill(PAIN, say, pain=one_line(note.text)) for note in notes if note.text.strip()]


def _cause(note: Note, say: Translate) -> str:
    """The last why of a chain of causes, which is the deepest; empty where none was written."""
    whys = [why for why in note.whys.split("\n") if why.strip()]
    return fill(CAUSE, say, cause=one_line(whys[-1])) if whys else ""


def _of_touchpoint(document: Document, touchpoint: Touchpoint, say: Translate, write: WriteScore) -> str:
    score = document.score(touchpoint.id)
    if score is None:
        return ""
    felt = write(score.score)
    if falls_short(document, touchpoint):
        return fill(FELT_LESS, say, felt=felt, expected=write(touchpoint.expected or 0))
    return fill(DIP, say, felt=felt) if score.score < 0 else ""


def _of_phase(document: Document, phase: Phase, say: Translate, write: WriteScore) -> str:
    inside = {touchpoint.id: touchpoint for touchpoint in document.touchpoints(phase.id)}
    known = [moment for moment in emotion.moments(document, phase.map_id) if moment.touchpoint_id in inside]
    worst = emotion.lowest(known)
    if worst is None or worst.score >= emotion.NEUTRAL:
        return ""
    title = title_of(inside[worst.touchpoint_id], say)
    return fill(LOW_IN_PHASE, say, title=title, felt=write(round(worst.score * 10)))
