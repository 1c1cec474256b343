"""Writing maps as CJML 2.0: future situations as planned journeys, current ones as actual.

A touchpoint with a channel or an owner is a communication point between the end user and who serves; any other is an
action of the end user.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from app.errors import ImportFileError
from app.exchange.base import ExportOptions, ExportReport, Progress
from app.exchange.cjml.hearing import NOTHING
from app.exchange.cjml.names import ANYBODY, COMPLIANCE, CUSTOMER, KEPT, NOBODY, PROVIDER, compliance_of
from app.exchange.foreign.markup import root_of
from app.exchange.foreign.repairs import Repairs
from app.exchange.loss_words import WHOLE, Words
from app.exchange.losses import Holds, Loss, losses
from app.exchange.scope import Scope
from app.exchange.xml_text import legal
from app.i18n import N_, Translate, translator
from app.model.document import Document
from app.model.names import title_of
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    LaneKind,
    MapState,
    Note,
    Person,
    Persona,
    Phase,
    Tag,
    Tagging,
    Touchpoint,
)

HOLDS = Holds(
    {
        Person: frozenset({"name"}),
        Persona: frozenset({"name"}),
        JourneyMap: frozenset({"title", "persona_id", "scenario", "state"}),
        Phase: frozenset({"title"}),
        Channel: frozenset({"name"}),
        Touchpoint: frozenset({"title", "description", "channel_id", "owner_id"}),
        EmotionScore: frozenset({"score"}),
        Note: frozenset({"text", "touchpoint_id"}),
        Tag: frozenset({"name"}),
        Tagging: frozenset({"tag_id"}),
    },
    lanes=frozenset({LaneKind.FEELING}),
    hidden_lanes=False,
    free_notes=False,
    tagged=frozenset({"touchpoint"}),
)
"""What comes back equal, but for what `_also` tells: of tags those that say what became of the plan."""

ROUNDED = Words(N_("the decimals of one score"), N_("the decimals of {count} scores"))
JOINED = Words(N_("where one feeling ends and the next begins"), N_("where {count} feelings end and the next begin"))


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes these maps, planned journeys first, as the format has it."""
    scope, translate = Scope(document, map_ids), translator(options.language_for(document))
    maps = sorted(scope.maps, key=lambda journey: journey.state is not MapState.FUTURE)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<CJML version="2.0">']
    for number, journey in enumerate(maps):
        lines += _Journey(document, journey, number + 1, translate).lines()
        progress((number + 1) / (len(maps) + 1))
    target.write(("\n".join([*lines, "</CJML>"]) + "\n").encode("utf-8"))
    progress(1.0)
    return ExportReport(losses(scope, HOLDS, translate, _also(scope)))


def check(path: Path) -> None:
    """Reads the file back; raises ValueError when it is not whole."""
    try:
        root = root_of(path.read_bytes(), path.name, Repairs())
    except ImportFileError as error:
        raise ValueError("not well-formed") from error
    if root.name != "CJML" or not root.children:
        raise ValueError("not a whole file of journeys")


def _also(scope: Scope) -> Iterator[Loss]:
    """What a touchpoint says and the format has only half a place for."""
    document = scope.document
    scores = [score for each in scope.touchpoints if (score := document.score(each.id))]
    yield Loss(ROUNDED, sum(score.score % 10 != 0 for score in scores))
    yield Loss(JOINED, sum(max(0, len(_feelings(document, each)) - 1) for each in scope.touchpoints))
    yield Loss(WHOLE[Tag].words, len(set(_lost_tags(document, scope.touchpoints))))


def _lost_tags(document: Document, touchpoints: Sequence[Touchpoint]) -> Iterator[Id]:
    """The tags that do not say what became of the plan, or say it where there is no place for it."""
    for touchpoint in touchpoints:
        journey = document.map_of(touchpoint.id)
        told = None if journey is None or journey.state is MapState.FUTURE else _telling(document, touchpoint)
        carried = [document.get(each.tag_id, Tag) for each in document.taggings(touchpoint.id)]
        yield from (tag.id for tag in carried if tag != told)


def _telling(document: Document, touchpoint: Touchpoint) -> Tag | None:
    """The tag that says what became of the plan; of several the first in the order of the format."""
    tags = [document.get(each.tag_id, Tag) for each in document.taggings(touchpoint.id)]
    order = list(COMPLIANCE)
    telling = [tag for tag in tags if compliance_of(tag.name)]
    return min(telling, key=lambda tag: order.index(compliance_of(tag.name)), default=None)


def _feelings(document: Document, touchpoint: Touchpoint) -> list[Note]:
    """The notes on what a touchpoint feels like, in the lanes that are seen."""
    journey = document.map_of(touchpoint.id)
    lanes = document.lanes(journey.id) if journey else ()
    felt = [lane for lane in lanes if lane.kind is LaneKind.FEELING and not lane.hidden]
    rows = (document.column(touchpoint.phase_id, lane.id, touchpoint.id) for lane in felt)
    return [note for row in rows for note in row]


class _Journey:
    """One map on its way to being XML, a line an element."""

    def __init__(self, document: Document, journey: JourneyMap, number: int, translate: Translate) -> None:
        self._document, self._journey, self._number, self._translate = document, journey, number, translate
        self._kind = "planned" if journey.state is MapState.FUTURE else "actual"
        self._phases = {phase.id: f"P{n}" for n, phase in enumerate(document.phases(journey.id), 1)}
        self._persona = document.find(journey.persona_id, Persona)

    def lines(self) -> Iterator[str]:
        document, journey = self._document, self._journey
        yield f"  <{self._kind}Journey>"
        yield f"    <journeyID>{'PJ' if self._kind == 'planned' else 'AJ'}{self._number}</journeyID>"
        yield f"    <journeyTitle>{_text(journey.title)}</journeyTitle>"
        yield "    <journeyPhases>"
        for phase in document.phases(journey.id):
            yield f"      <journeyPhase phaseID={quoteattr(self._phases[phase.id])}>"
            yield f"        <phaseName>{_text(title_of(phase, self._translate))}</phaseName>"
            yield "      </journeyPhase>"
        yield "    </journeyPhases>"
        if journey.scenario:
            yield f"    <journeyShortSummary>{_text(journey.scenario)}</journeyShortSummary>"
        yield from self._actors()
        yield "    <touchpoints>"
        for number, touchpoint in enumerate(document.journey(journey.id), 1):
            yield from self._touchpoint(touchpoint, number)
        yield "    </touchpoints>"
        yield f"  </{self._kind}Journey>"

    @property
    def _customer(self) -> tuple[str, str]:
        """The id and the name of the end user."""
        return (self._persona.id, self._persona.name) if self._persona else (NOBODY, self._translate(CUSTOMER))

    def _owner(self, touchpoint: Touchpoint) -> tuple[str, str]:
        """The id and the name of who serves at a touchpoint."""
        owner = self._document.find(touchpoint.owner_id, Person)
        return (owner.id, owner.name) if owner else (ANYBODY, self._document.project.brand or self._translate(PROVIDER))

    def _actors(self) -> Iterator[str]:
        served = [each for each in self._document.journey(self._journey.id) if self._is_contact(each)]
        yield "    <actors>"
        key, name = self._customer
        yield f"      <endUser actorID={quoteattr(key)}><actorName>{_text(name)}</actorName></endUser>"
        for key, name in dict.fromkeys(map(self._owner, served)):
            company = f"<companyName>{_text(name)}</companyName>"
            yield f"      <serviceProvider actorID={quoteattr(key)}>{company}</serviceProvider>"
        yield "    </actors>"

    def _is_contact(self, touchpoint: Touchpoint) -> bool:
        return bool(touchpoint.channel_id or touchpoint.owner_id)

    def _touchpoint(self, touchpoint: Touchpoint, number: int) -> Iterator[str]:
        is_contact = self._is_contact(touchpoint)
        name = f"{self._kind}{'CommunicationPoint' if is_contact else 'Action'}"
        yield f"      <{name}>"
        yield f"        <touchpointID>T{number}</touchpointID>"
        yield f"        <belongsTo phaseIDref={quoteattr(self._phases[touchpoint.phase_id])}/>"
        if self._kind == "actual":
            yield f"        <compliance>{self._compliance(touchpoint)}</compliance>"
        label = f"<initiatorLabel>{_text(touchpoint.title)}</initiatorLabel>"
        yield f"        <initiator><refersTo actorIDref={quoteattr(self._customer[0])}/>{label}</initiator>"
        if is_contact:
            yield f"        <receiver><refersTo actorIDref={quoteattr(self._owner(touchpoint)[0])}/></receiver>"
        channel = self._document.find(touchpoint.channel_id, Channel)
        if channel:
            yield f"        <channel><channelName>{_text(channel.name)}</channelName></channel>"
        if touchpoint.description:
            yield f"        <comment>{_text(touchpoint.description)}</comment>"
        yield from self._experience(touchpoint)
        yield f"      </{name}>"

    def _compliance(self, touchpoint: Touchpoint) -> str:
        tag = _telling(self._document, touchpoint)
        return compliance_of(tag.name) if tag else KEPT

    def _experience(self, touchpoint: Touchpoint) -> Iterator[str]:
        felt = "\n".join(note.text for note in _feelings(self._document, touchpoint))
        score = self._document.score(touchpoint.id)
        if felt or score:
            yield "        <touchpointExperience>"
            if felt:
                yield f"          <experienceDescription>{_text(felt)}</experienceDescription>"
            if score:
                yield f"          <experienceRating>{_rating(score.score)}</experienceRating>"
            yield "        </touchpointExperience>"


def _rating(tenths: int) -> int:
    """A score of ours, in tenths from -20 to 20, on the format's scale of 1 to 5; halves away from the middle."""
    return 3 + (abs(tenths) + 5) // 10 * (1 if tenths > 0 else -1)


def _text(text: str) -> str:
    """A text as it stands in an element; with blanks around it where it could be taken for nothing at all."""
    return f" {text} " if text in NOTHING else escape(legal(text))
