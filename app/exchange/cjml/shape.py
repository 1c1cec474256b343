"""The parts of a CJML file: journeys, phases, actors and touchpoints, each reference resolved; nothing of ours yet.

An actor or a phase is found by its id, or else by its name, since files refer to both; blanks around either mean
nothing. What cannot be found is mended and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.exchange.cjml.hearing import NOTHING, Hearing, spot_of
from app.exchange.cjml.names import COMPLIANCE, KEPT
from app.exchange.foreign.markup import Element
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import kept
from app.i18n import N_
from app.model.text import name_key, one_line

UNKNOWN_ACTOR = N_("There is no actor “{name}” in the file. Somebody by that name was made.")
UNKNOWN_PHASE = N_("There is no phase “{name}” in the file. The touchpoint stayed in the phase of the one before.")
BY_NAME = N_("“{name}” is the name of what is meant, not its id; it was found all the same.")
NO_PLACE = N_("“{part}” has no place here and was left out.")
NO_RATING = N_("The rating is no number and was left out.")

JOURNEYS = {"plannedJourney": True, "actualJourney": False}
"""The elements that are journeys, with whether one is planned."""

TOUCHPOINTS = ("plannedAction", "plannedCommunicationPoint", "actualAction", "actualCommunicationPoint")
_TIMES = ("timeOriginated", "timeStarted", "timeReceived", "timeConsumed", "timeCompleted")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: an end user, or somebody who serves."""

    id: str
    name: str
    is_user: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a touchpoint: who, and what they do."""

    actor: Actor | None
    label: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A touchpoint. `times` are the moments in which it began and ended, in the file's words."""

    id: str
    phase: int
    compliance: str
    initiator: Side
    receiver: Side
    channel: str
    comment: str
    message: str
    category: str
    times: tuple[str, ...]
    experience: str
    rating: float | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Told:
    """One journey of the file."""

    title: str
    summary: str
    planned: bool
    phases: tuple[str, ...]
    actors: tuple[Actor, ...]
    contacts: tuple[Contact, ...]


@dataclass
class _Known:
    """The actors that a file has named so far: a later journey may refer to those of an earlier one."""

    by_id: dict[str, Actor] = field(default_factory=dict)
    _by_name: dict[str, Actor] = field(default_factory=dict)

    def add(self, actor: Actor) -> Actor:
        """Remembers somebody; of several by one name the first is found by it."""
        self.by_id[actor.id] = actor
        self._by_name.setdefault(name_key(actor.name), actor)
        return actor

    def found(self, wanted: str, spot: Spot | None, repairs: Repairs) -> Actor | None:
        """The actor whom an id means, or else a name; somebody new where neither is known."""
        if not wanted or wanted in self.by_id:
            return self.by_id.get(wanted)
        actor = self._by_name.get(name_key(wanted))
        repairs.add(BY_NAME if actor else UNKNOWN_ACTOR, spot, name=one_line(wanted, 200))
        return actor or self.add(Actor(wanted, kept(wanted, spot, repairs), is_user=False))


def journeys_of(root: Element, repairs: Repairs) -> tuple[Told, ...]:
    """The journeys of a file, in its order."""
    known, hearing = _Known(), Hearing()
    found = [child for child in root.children if child.name in JOURNEYS]
    journeys = tuple(_Journey(element, known, hearing, repairs).told() for element in found)
    for element in hearing.unread(root) if journeys else ():
        repairs.add(NO_PLACE, spot_of(element), part=element.name)
    return journeys


class _Journey:
    """One journey on its way out of the file."""

    def __init__(self, element: Element, known: _Known, hearing: Hearing, repairs: Repairs) -> None:
        self._element, self._known, self._hearing, self._repairs = element, known, hearing, repairs
        listed = element.child("journeyPhases")
        self._phases = list(listed.all("journeyPhase")) if listed else []
        self._by_id = _places(hearing.attribute(phase, "phaseID") for phase in self._phases)
        self._by_name = _places(name_key(hearing.text(phase, "phaseName")) for phase in self._phases)
        self._actors = tuple(self._read_actors())

    def told(self) -> Told:
        element = self._element
        key = self._text(element, "journeyID")
        summaries = (self._said(element, "journeyShortSummary"), self._said(element, "journeyLongSummary"))
        return Told(
            title=self._text(element, "journeyTitle") or key,
            summary="\n".join(filter(None, summaries)),
            planned=JOURNEYS[element.name],
            phases=tuple(self._phase_name(phase) for phase in self._phases),
            actors=self._actors,
            contacts=tuple(self._contacts()),
        )

    def _phase_name(self, phase: Element) -> str:
        key = self._hearing.attribute(phase, "phaseID")
        return self._text(phase, "phaseName") or kept(key, spot_of(phase), self._repairs)

    def _read_actors(self) -> Iterator[Actor]:
        listed = self._element.child("actors")
        for element in listed.children if listed else ():
            if element.name not in ("endUser", "serviceProvider"):
                continue
            name = self._text(element, "actorName") or self._text(element, "companyName")
            ids = [self._hearing.attribute(element, each) for each in ("actorID", "actorIDref")]
            key = next(filter(None, ids), name)
            known = self._known.by_id.get(key)
            if known is None or name:
                spoken = name or kept(key, spot_of(element), self._repairs)
                known = self._known.add(Actor(key, spoken, element.name == "endUser"))
            yield known

    def _contacts(self) -> Iterator[Contact]:
        phase = 0
        listed = self._element.child("touchpoints")
        for element in listed.children if listed else ():
            if element.name not in TOUCHPOINTS:
                continue
            phase = self._phase_of(element, phase)
            yield self._contact(element, phase)

    def _contact(self, element: Element, phase: int) -> Contact:
        return Contact(
            id=self._text(element, "touchpointID"),
            phase=phase,
            compliance=self._compliance(element),
            initiator=self._side(element.child("initiator"), "initiatorLabel"),
            receiver=self._side(element.child("receiver"), "receiverLabel"),
            channel=self._text(element, "channel", "channelName"),
            comment=self._said(element, "comment"),
            message=self._said(element, "message"),
            category=self._said(element, "category"),
            times=tuple(self._times(element)),
            experience=self._said(element, "touchpointExperience", "experienceDescription"),
            rating=self._rating(element),
            spot=spot_of(element),
        )

    def _side(self, element: Element | None, label: str) -> Side:
        if element is None:
            return Side(None, "")
        refers = element.child("refersTo")
        wanted = self._hearing.attribute(refers, "actorIDref") if refers else ""
        spot = spot_of(refers) if refers else None
        return Side(self._known.found(wanted, spot, self._repairs), self._text(element, label))

    def _phase_of(self, element: Element, before: int) -> int:
        belongs = element.child("belongsTo")
        wanted = self._hearing.attribute(belongs, "phaseIDref") if belongs else ""
        if not belongs or not wanted or not self._phases:
            return before
        number = self._number_of(wanted, belongs)
        return before if number is None else number

    def _number_of(self, wanted: str, belongs: Element) -> int | None:
        if wanted in self._by_id:
            return self._by_id[wanted]
        number = self._by_name.get(name_key(wanted))
        self._repairs.add(UNKNOWN_PHASE if number is None else BY_NAME, spot_of(belongs), name=one_line(wanted, 200))
        return number

    def _compliance(self, element: Element) -> str:
        """What became of the plan; a word that nobody knows stays unread."""
        told = element.text_of("compliance").casefold()
        return self._hearing.text(element, "compliance").casefold() if told in (*COMPLIANCE, KEPT) else ""

    def _times(self, element: Element) -> Iterator[str]:
        """The first moment and the last; those between them stay unread."""
        listed = element.child("timestamps")
        told = [name for name in _TIMES if listed and listed.text_of(name) not in NOTHING]
        for name in dict.fromkeys((*told[:1], *told[-1:])):
            yield self._text(element, "timestamps", name)

    def _rating(self, element: Element) -> float | None:
        path = ("touchpointExperience", "experienceRating")
        told, found = self._hearing.text(element, *path), element.at(*path)
        if found is None or told in NOTHING:
            return None
        try:
            rating = float(told.replace(",", "."))
        except ValueError:
            rating = float("nan")
        if not -1e6 < rating < 1e6:
            self._repairs.add(NO_RATING, spot_of(found))
            return None
        return rating

    def _text(self, element: Element, *path: str) -> str:
        text = self._hearing.text(element, *path)
        return kept(text, Spot(element.line, text), self._repairs)

    def _said(self, element: Element, *path: str) -> str:
        """A text, unless a program put it there for want of one."""
        return self._text(element, *path) if self._hearing.is_said(element, *path) else ""


def _places(names: Iterable[str]) -> Mapping[str, int]:
    """Where each of some names first stands, from 0."""
    places: dict[str, int] = {}
    for number, name in enumerate(names):
        places.setdefault(name, number)
    return places
