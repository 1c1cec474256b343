"""Which person, touchpoint, phase or map is meant by a name: the one called just so, or the only one alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from app.exchange.comeback.columns import plain_words
from app.exchange.comeback.meanings import Unclear
from app.exchange.comeback.subjects import Subjects
from app.i18n import LANGUAGES, N_, translator
from app.model.codec import Plain
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, MapState, Person, Phase, Record, Touchpoint
from app.model.text import one_line
from app.model.whereabouts import larger

R = TypeVar("R", bound=Record)

NO_TOUCHPOINT = N_("There is no touchpoint of that name.")
NO_PHASE = N_("There is no phase of that name.")
NO_MAP = N_("There is no map of that name.")
SEVERAL_PLACES = N_("More than one goes by that name, so it is not clear which is meant.")
NOT_THERE = N_("That touchpoint is not in that phase.")
SEVERAL_PEOPLE = N_("More than one person goes by that name.")


class Names:
    """The names in one document, for as long as it stays as it is; places are those of `map_ids`, or of all maps.

    `people` is how everybody was called in the workbook, and stands there in its lists.
    """

    def __init__(
        self, document: Document, map_ids: Iterable[Id] = (), people: Mapping[Id, str] = MappingProxyType({})
    ) -> None:
        self._document = document
        self._then = _by_name((i, name) for i, name in people.items() if document.find(i, Person))
        self._now = _by_name((person.id, one_line(person.name)) for person in document.persons())
        every = ((i, called) for level in (self._then, self._now) for called, ids in level.items() for i in ids)
        self._alike = _by_name((i, plain_words(called)) for i, called in every)
        known = [journey for journey in document.maps() if journey.id in set(map_ids)]
        self._maps = known or list(document.maps())
        self._subjects = Subjects(document, self._maps)

    def person(self, name: str) -> str:
        """How the person is called whom `name` means; a name that nobody had or has is itself."""
        meant = self._then.get(name) or self._now.get(name) or self._alike.get(plain_words(name), set())
        now = {one_line(self._document.get(i, Person).name) for i in meant}
        if len(meant) > 1 or any(len(self._now[each]) > 1 for each in now):
            raise Unclear(SEVERAL_PEOPLE)
        return next(iter(now), name)

    def subject(self, places: Mapping[str, Plain], changed: Iterable[str]) -> Id | None:
        """What is mended, by the names of a map, a phase and a touchpoint, of which some were `changed`.

        Of a name that was not changed no more is taken than what tells several of the same name apart.
        """
        title = {key: str(value) if value is not None else "" for key, value in places.items()}
        binding = set(changed)
        if title.get("touchpoint"):
            return self._touchpoint(title, binding).id
        if title.get("phase"):
            return self._phase(title).id
        if title.get("map"):
            return _only(_titled(self._maps, title["map"]), NO_MAP).id
        return None

    def called(self, text: str) -> Id:
        """What is mended by its kind and title, as the list offers it, or by its title alone."""
        return self._subjects.called(text)

    def inside(self, record_id: Id, outer: Id) -> bool:
        """Whether a record is another one, or is part of it."""
        here: Id | None = record_id
        while here is not None and here != outer:
            here = larger(self._document.get(here, Record))
        return here == outer

    def _touchpoint(self, title: Mapping[str, str], binding: set[str]) -> Touchpoint:
        named = _titled((t for journey in self._maps for t in self._document.journey(journey.id)), title["touchpoint"])
        if not named:
            raise Unclear(NO_TOUCHPOINT)
        for key, above in (("phase", self._in_phase), ("map", self._on_map)):
            inside = [each for each in named if above(each, title.get(key, ""))]
            if key in binding and title.get(key) and not inside:
                raise Unclear(NOT_THERE)
            named = inside or named
        return _only(named if title.get("map") else self._on_one_map(named), NO_TOUCHPOINT)

    def _on_one_map(self, named: list[Touchpoint]) -> list[Touchpoint]:
        """Of those of one name on several maps those on the first, of which a plan is unless it says otherwise."""
        maps = sorted(self._maps, key=lambda journey: journey.state is not MapState.CURRENT)
        there = ([t for t in named if self._document.map_of(t.id) == journey] for journey in maps)
        return next(filter(None, there), named)

    def _phase(self, title: Mapping[str, str]) -> Phase:
        named = _titled((p for journey in self._maps for p in self._document.phases(journey.id)), title["phase"])
        return _only([each for each in named if self._on_map(each, title.get("map", ""))] or named, NO_PHASE)

    def _in_phase(self, touchpoint: Touchpoint, title: str) -> bool:
        return bool(_titled([self._document.get(touchpoint.phase_id, Phase)], title)) if title else True

    def _on_map(self, record: Record, title: str) -> bool:
        journey = self._document.map_of(record.id)
        return not title or (journey is not None and bool(_titled([journey], title)))


def _by_name(named: Iterable[tuple[Id, str]]) -> dict[str, set[Id]]:
    found: dict[str, set[Id]] = {}
    for i, name in named:
        found.setdefault(name, set()).add(i)
    return found


def _titled(records: Iterable[R], title: str) -> list[R]:
    """Those who are called just so; if there are none, those whose names read alike."""
    called = [(record, _titles(record)) for record in records]
    exact = [record for record, titles in called if title in titles]
    wanted = plain_words(title)
    return exact or [record for record, titles in called if wanted in map(plain_words, titles)]


def _titles(record: Record) -> set[str]:
    if isinstance(record, Phase):
        return {one_line(title_of(record, translator(language))) for language in LANGUAGES}
    return {one_line(record.title)} if isinstance(record, Touchpoint | JourneyMap) else set()


def _only(found: list[R], none: str) -> R:
    if len(found) != 1:
        raise Unclear(SEVERAL_PLACES if found else none)
    return found[0]
