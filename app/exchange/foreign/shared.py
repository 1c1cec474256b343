"""What journeys told elsewhere name and a whole file shares: personas, people, channels and tags, found or made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from app.exchange.foreign.journey import Journey
from app.model.document import Document
from app.model.edits import Ids
from app.model.order import spread
from app.model.records import Channel, Id, Person, Persona, Record, Tag
from app.model.text import name_key

N = TypeVar("N", Persona, Person, Channel, Tag)


class Shared:
    """The records that go by the names in `journeys`; those that `document` does not have yet are `new`.

    Of several that share a name in the document, the first is meant.
    """

    def __init__(self, document: Document, journeys: Sequence[Journey], ids: Ids) -> None:
        self._ids = ids
        self.new: list[Record] = []
        steps = [step for journey in journeys for step in journey.steps]
        actors = chain(
            (journey.customer or "" for journey in journeys),
            *(chain(step.actors, (actor for actor, _ in step.scores)) for step in steps),
        )
        self._personas = self._named(document.personas(), actors, Persona)
        self._people = self._named(document.persons(), (step.owner for step in steps), Person)
        self._channels = self._named(document.channels(), (step.channel for step in steps), Channel)
        jots = (jot for journey in journeys for jot in journey.jots)
        tags = chain((step.tags for step in steps), (jot.tags for jot in jots))
        self._tags = self._named(document.tags(), chain.from_iterable(tags), Tag)

    def persona(self, name: str | None) -> Id | None:
        """The persona who goes by `name`."""
        return self._personas.get(name_key(name or ""))

    def person(self, name: str) -> Id | None:
        """The member of staff who goes by `name`."""
        return self._people.get(name_key(name))

    def channel(self, name: str) -> Id | None:
        """The channel that goes by `name`."""
        return self._channels.get(name_key(name))

    def tag(self, name: str) -> Id | None:
        """The tag that goes by `name`."""
        return self._tags.get(name_key(name))

    def _named(self, known: Sequence[N], names: Iterable[str], make: Callable[..., N]) -> Mapping[str, Id]:
        """The ids of one kind by the key of their name; the missing ones are made, in the order they are named."""
        found = {name_key(each.name): each.id for each in reversed(known)}
        wanted: dict[str, str] = {}
        for name in names:
            if name_key(name) and name_key(name) not in found:
                wanted.setdefault(name_key(name), name)
        keys = spread(len(wanted), known[-1].order if known else "")
        made = {k: make(id=self._ids(), order=order, name=wanted[k]) for k, order in zip(wanted, keys, strict=True)}
        self.new.extend(made.values())
        return found | {key: each.id for key, each in made.items()}
