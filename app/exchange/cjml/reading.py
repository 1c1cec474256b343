"""What a CJML file means: each journey a map, planned ones the future situation, actual ones the current.

The first end user is the persona of the map; who serves at a touchpoint owns it. A touchpoint is named by what the end
user does there, and by what the other side does where that is not told; what the other side does besides is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.cjml.names import ANYBODY, COMPLIANCE, NOBODY
from app.exchange.cjml.shape import Contact, Side, Told, journeys_of
from app.exchange.foreign.journey import Journey, Row, Step
from app.exchange.foreign.markup import root_of
from app.exchange.foreign.plan import Usual, plan_of
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import FIVE
from app.i18n import N_, Translate, translator
from app.model.records import LaneKind, MapState
from app.model.text import name_key, one_line

NO_JOURNEY = N_("“{name}” holds no journey in CJML: it begins with “{begin}”. Nothing was imported.")
EMPTY = N_("“{name}” is CJML, but there is no journey in it. Nothing was imported.")

_USUAL = Usual(
    FIVE, N_("The ratings run from {low} to {high}, not from 1 to 5. What is the worst and what is the best rating?")
)

_LANES = (LaneKind.DOING, LaneKind.FEELING, LaneKind.CONTENT, LaneKind.FRONTSTAGE)
_SAYS_NOTHING = ("sending", "receiving", "send", "receive", "undefined", "null", "nan")
"""Labels that a program puts where nobody wrote one."""

_NUMBERED = re.compile(r"[A-Za-z]{0,5}[ _.-]?\d{1,9}")
"""An id that only counts: a touchpoint of which nothing else is told has no name."""


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journeys in a file called `name`; raises ImportFileError when it holds none."""
    repairs = Repairs()
    root = root_of(source, name, repairs)
    if root.name != "CJML":
        raise ImportFileError(NO_JOURNEY, name=name, begin=one_line(root.name, 40))
    told = journeys_of(root, repairs)
    if not told:
        raise ImportFileError(EMPTY, name=name)
    title = one_line(PurePath(name).stem, 200)
    journeys = [_Meaning(each, translator(options.language)).journey(title) for each in told]
    return plan_of(journeys, name, options.scale, _USUAL, repairs)


def claims(source: bytes) -> bool:
    """Whether these bytes look like a CJML file; cheap, and sure of nothing."""
    return b"<CJML" in source or b":CJML" in source or "<CJML".encode("utf-16-le") in source


class _Meaning:
    """One journey of the file on its way to being ours."""

    def __init__(self, told: Told, translate: Translate) -> None:
        self._told, self._translate = told, translate
        users = [actor for actor in told.actors if actor.is_user]
        self._customer = users[0] if users else None
        self._used = [kind for kind in _LANES if any(kind is at for c in told.contacts for at, _ in self._notes(c))]

    def journey(self, title: str) -> Journey:
        told = self._told
        return Journey(
            title=told.title or title,
            description=told.summary,
            phases=told.phases or (None,),
            steps=tuple(self._step(contact) for contact in told.contacts),
            rows=self._rows(),
            customer=self._customer.name if self._customer and self._customer.id != NOBODY else "",
            state=MapState.FUTURE if told.planned else MapState.CURRENT,
        )

    def _rows(self) -> tuple[Row, ...]:
        """The lanes of notes, behind those that steps need; the usual ones where there are no notes."""
        return tuple(Row(kind) for kind in self._used)

    def _step(self, contact: Contact) -> Step:
        user, server = self._sides(contact)
        is_customer = user.actor is None or user.actor == self._customer
        other = user.actor.name if user.actor and not is_customer else ""
        compliance = COMPLIANCE.get(contact.compliance, "")
        return Step(
            phase=contact.phase,
            name=self._title(contact),
            score=contact.rating if not other else None,
            scores=((other, contact.rating),) if other and contact.rating is not None else (),
            description=contact.comment,
            spot=contact.spot,
            channel=contact.channel,
            owner=server.actor.name if server.actor and server.actor.id != ANYBODY else "",
            time_frame=_span(contact.times),
            tags=tuple(filter(None, (compliance and self._translate(compliance), contact.category))),
            notes=tuple((self._used.index(kind), text) for kind, text in self._notes(contact)),
        )

    def _sides(self, contact: Contact) -> tuple[Side, Side]:
        """The side of the end user and that of who serves; either may be nobody."""
        nobody = Side(None, "")
        sides = (contact.initiator, contact.receiver)
        users = [side for side in sides if side.actor and side.actor.is_user]
        servers = [side for side in sides if side.actor and not side.actor.is_user]
        return (users[0] if users else nobody), (servers[0] if servers else nobody)

    def _title(self, contact: Contact) -> str:
        user, server = self._sides(contact)
        labels = (user.label, server.label, contact.initiator.label, contact.receiver.label)
        told = [label for label in labels if name_key(label) not in ("", *_SAYS_NOTHING)]
        named = "" if _NUMBERED.fullmatch(contact.id) else contact.id
        return next(iter(told), "") or contact.message or next(filter(None, labels), "") or named

    def _notes(self, contact: Contact) -> Iterator[tuple[LaneKind, str]]:
        title = self._title(contact)
        for side in (contact.initiator, contact.receiver):
            if side.label and side.label != title and name_key(side.label) not in _SAYS_NOTHING:
                yield (LaneKind.DOING if side.actor and side.actor.is_user else LaneKind.FRONTSTAGE), side.label
        if contact.experience:
            yield LaneKind.FEELING, contact.experience
        if contact.message and contact.message != title:
            yield LaneKind.CONTENT, contact.message


def _span(times: Sequence[str]) -> str:
    """From the first moment to the last, in the file's words."""
    ends = dict.fromkeys((times[0], times[-1])) if times else {}
    return " – ".join(time.replace("T", " ") for time in ends)
