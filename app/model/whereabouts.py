"""Where on a map an action is: at which touchpoint, in which phase, by what it mends.

An action says only what it mends. Whoever draws, counts, checks or lists actions asks here where that is, so that all
of them agree. Document.actions answers the other way round: which actions are at a touchpoint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.model.document import Document
from app.model.records import Action, Channel, Id, JourneyMap, Note, Phase, Record, Touchpoint


def subject_of(document: Document, action: Action) -> Record | None:
    """What an action mends: a touchpoint, a note, a phase, a channel or a map; None when it does not say."""
    return document.find(action.subject_id, Record)


def touchpoint_of(document: Document, action: Action) -> Touchpoint | None:
    """The touchpoint that an action mends, or of which it mends a note."""
    subject = subject_of(document, action)
    if isinstance(subject, Note):
        return document.find(subject.touchpoint_id, Touchpoint)
    return subject if isinstance(subject, Touchpoint) else None


def phase_of(document: Document, action: Action) -> Phase | None:
    """The phase that an action mends, or in which what it mends stands."""
    subject = subject_of(document, action)
    if isinstance(subject, Note | Touchpoint):
        return document.find(subject.phase_id, Phase)
    return subject if isinstance(subject, Phase) else None


def map_of(document: Document, action: Action) -> JourneyMap | None:
    """The map that an action is about; None for a channel, which all maps share, and where nothing is named."""
    return document.map_of(action.id)


def concerns(document: Document, action: Action, map_ids: Collection[Id]) -> bool:
    """Whether an action is about one of these maps or something on it, about a channel in use there, or about nothing.

    What goes out with a map asks this, so that it carries nothing of another.
    """
    home, subject = map_of(document, action), subject_of(document, action)
    if isinstance(subject, Channel):
        return any(owner.id in map_ids for owner in _maps_with(document, subject))
    return home is None or home.id in map_ids


def actions_about(document: Document, map_ids: Collection[Id]) -> list[Action]:
    """The actions that concern any of these maps, in the order of the plan."""
    return [action for action in document.actions() if concerns(document, action, map_ids)]


def _maps_with(document: Document, channel: Channel) -> Iterator[JourneyMap]:
    """The map of each touchpoint that happens in a channel."""
    users = (each for each in document.referrers(channel.id) if isinstance(each, Touchpoint))
    return (journey for each in users if (journey := document.map_of(each.id)) is not None)


def mends_gap(document: Document, action: Action) -> bool:
    """Whether an action mends the gap between what is expected and what is felt at a touchpoint."""
    return action.of_gap and isinstance(subject_of(document, action), Touchpoint)


def larger(record: Record) -> Id | None:
    """What `record` is part of, as people see it: a note of its touchpoint, that of its phase, and that of its map."""
    match record:
        case Note():
            return record.touchpoint_id or record.phase_id
        case Touchpoint():
            return record.phase_id
        case Phase():
            return record.map_id
        case _:
            return None
