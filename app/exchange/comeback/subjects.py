"""What an action mends, by its kind and its title: how that is written in a cell, and which record a text means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from app.exchange.comeback.columns import plain_words
from app.exchange.comeback.meanings import Unclear
from app.i18n import LANGUAGES, N_, Translate, translator
from app.model.document import Document
from app.model.names import KIND_NAMES, has_name, title_of
from app.model.records import Id, JourneyMap, LaneKind, Record
from app.model.text import one_line
from app.model.whereabouts import larger

NO_SUBJECT = N_("Nothing on the map goes by that name.")
SEVERAL_SUBJECTS = N_("More than one goes by that name; choose from the list which is meant.")

_LONGEST = 120
"""Letters of a title in a list."""

_OFFERED_LANES = frozenset({LaneKind.PAINS, LaneKind.OPPORTUNITIES})
"""The notes in these are what actions are made of; others are offered where an action mends them already."""


def label_of(record: Record, say: Translate) -> str:
    """How a cell says what is mended: its kind and its title."""
    title = one_line(title_of(record, say))
    return say(N_("{kind}: {title}")).format(kind=say(KIND_NAMES[record.KIND]), title=title)


def subject_labels(document: Document, map_ids: Collection[Id], say: Translate) -> list[str]:
    """What a list offers to choose from, so that no two are alike: of those of one name it tells where each is."""
    offered = [*_offered(document, map_ids)]
    known = Counter(_listed(record, say) for record in offered)
    texts = (
        _listed(record, say) if known[_listed(record, say)] == 1 else _placed(document, record, say)
        for record in offered
    )
    return list(dict.fromkeys(texts))


def _offered(document: Document, map_ids: Collection[Id]) -> Iterator[Record]:
    maps = [journey for journey in document.maps() if journey.id in map_ids]
    phases = [phase for journey in maps for phase in document.phases(journey.id)]
    yield from (touchpoint for journey in maps for touchpoint in document.journey(journey.id))
    mended = {action.subject_id for action in document.actions()}
    for phase in phases:
        for lane in document.lanes(phase.map_id):
            offers = lane.kind in _OFFERED_LANES
            yield from (n for n in document.notes(phase.id, lane.id) if n.text and (offers or n.id in mended))
    yield from phases
    used = {touchpoint.channel_id for journey in maps for touchpoint in document.journey(journey.id)}
    yield from (channel for channel in document.channels() if channel.id in used and has_name(channel))
    yield from maps


def _listed(record: Record, say: Translate) -> str:
    text = label_of(record, say)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _placed(document: Document, record: Record, say: Translate) -> str:
    """The same with where it is, in the smallest thing around it that has a name."""
    around = _around(document, record)
    return f"{_listed(record, say)} · {one_line(title_of(around, say))}" if around else _listed(record, say)


def _around(document: Document, record: Record) -> Record | None:
    inside = larger(record)
    return document.find(inside, Record) if inside else None


class Subjects:
    """What can be mended on these maps, by every text that may mean it."""

    def __init__(self, document: Document, maps: Iterable[JourneyMap]) -> None:
        self._document, self._maps = document, tuple(maps)
        self._levels: tuple[Mapping[str, set[Id]], ...] = ()

    def called(self, text: str) -> Id:
        """What a text means; raises Unclear where that is nothing, or one of several."""
        self._levels = self._levels or tuple(self._known())
        for level in self._levels:
            found = level.get(text) or level.get(plain_words(text)) or ()
            if len(found) == 1:
                return next(iter(found))
            if found:
                raise Unclear(SEVERAL_SUBJECTS)
        raise Unclear(NO_SUBJECT)

    def _known(self) -> Iterator[Mapping[str, set[Id]]]:
        """Texts with what they mean: first those with their kind, then bare titles."""
        labels: dict[str, set[Id]] = {}
        titles: dict[str, set[Id]] = {}
        for record in self._all():
            for say in map(translator, LANGUAGES):
                for text in (label_of(record, say), _listed(record, say), _placed(self._document, record, say)):
                    _put(labels, text, record.id)
                _put(titles, one_line(title_of(record, say)), record.id)
        return iter((labels, titles))

    def _all(self) -> Iterator[Record]:
        for journey in self._maps:
            yield journey
            for phase in self._document.phases(journey.id):
                yield phase
                yield from self._document.touchpoints(phase.id)
                for lane in self._document.lanes(journey.id):
                    yield from (note for note in self._document.notes(phase.id, lane.id) if note.text)
        yield from self._document.channels()


def _put(known: dict[str, set[Id]], text: str, record_id: Id) -> None:
    for key in {text, plain_words(text)} - {""}:
        known.setdefault(key, set()).add(record_id)
