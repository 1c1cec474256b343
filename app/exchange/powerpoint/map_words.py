"""What the shapes of a map's slide are called, and what stands for them where they cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.emotion import Moment
from app.analysis.evidence import is_assumption
from app.drawing.look import Look
from app.drawing.primitives import Group
from app.exchange.powerpoint.cards import Card
from app.exchange.typeset import brief, score
from app.i18n import N_, fill
from app.model.document import Document
from app.model.domain import leads_out
from app.model.lane_kinds import kind_of
from app.model.names import INFLUENCE_NAMES, KIND_NAMES, LIGHT_NAMES, LINK_NAMES, own_title, title_of
from app.model.open_actions import open_actions
from app.model.records import Action, Id, Influence, Lane, Link, Note, Person, Phase, Record, Touchpoint
from app.model.whereabouts import touchpoint_of

_LONGEST = 60


class MapWords:
    """The words of one map."""

    def __init__(self, document: Document, language: str, look: Look) -> None:
        self._document, self._language, self._t = document, language, look.translate
        self._tells_assumptions = look.assumptions

    def card(self, group: Group) -> Card:
        """A paper of the map with its words."""
        record = self._document.records[group.record_id or Id("")]
        if group.role == "chip":
            return self._chip(group)
        match record:
            case Touchpoint():
                alt = "; ".join(self._touchpoint(record))
                return Card(group, self._name(record), own_title(record), record.time_frame, alt, bold=True)
            case Action():
                owner = self._document.find(record.owner_id, Person)
                alt = "; ".join(self._action(record))
                return Card(group, self._name(record), title_of(record, self._t), owner.name if owner else "", alt)
            case Note():
                return Card(group, self._name(record), record.text, "", self.note(record))
        return Card(group, self._name(record), title_of(record, self._t))

    def note(self, note: Note) -> str:
        """In which lane a note is, and at which moment."""
        lane = title_of(self._document.get(note.lane_id, Lane), self._t)
        touchpoint = self._document.find(note.touchpoint_id, Touchpoint)
        if touchpoint is not None:
            said = fill(N_("{lane}, at “{title}”"), self._t, lane=lane, title=self._brief(touchpoint))
        else:
            phase = self._document.get(note.phase_id, Phase)
            said = fill(N_("{lane}, in “{title}”"), self._t, lane=lane, title=self._brief(phase))
        return "; ".join((said, *self._guessed(note)))

    def link(self, link: Link) -> str:
        """What a link says of two touchpoints."""
        kind, words = self._t(LINK_NAMES[link.kind]), f" ({link.title})" if link.title else ""
        start = self._brief(self._document.get(link.from_id, Touchpoint))
        if leads_out(link):
            return fill(N_("{kind}: from “{start}” out of the journey"), self._t, kind=kind, start=start) + words
        end = self._brief(self._document.get(link.to_id, Touchpoint))
        return fill(N_("{kind}: from “{start}” to “{end}”"), self._t, kind=kind, start=start, end=end) + words

    def curve(self, name: str, moments: Sequence[Moment]) -> str:
        """A curve in numbers, moment by moment."""
        felt = "; ".join(
            f"{self._brief(self._document.get(one.touchpoint_id, Touchpoint))} {self._score(one)}" for one in moments
        )
        return fill(N_("Emotion of {name}: {scores}"), self._t, name=name, scores=felt)

    def felt(self, name: str, touchpoint: Touchpoint, value: float) -> str:
        """How somebody feels at a touchpoint, from -2.0 to 2.0."""
        felt = score(round(value * 10), self._language)
        return fill(N_("{name} at “{title}”: {score}"), self._t, name=name, title=self._brief(touchpoint), score=felt)

    def expected(self, touchpoint: Touchpoint) -> str:
        """What customers count on at a touchpoint."""
        felt = score(touchpoint.expected or 0, self._language)
        return fill(N_("Expected at “{title}”: {score}"), self._t, title=self._brief(touchpoint), score=felt)

    def _score(self, moment: Moment) -> str:
        return score(round(moment.score * 10), self._language)

    def _touchpoint(self, touchpoint: Touchpoint) -> Iterator[str]:
        """What a touchpoint is, and what its signs say."""
        phase = self._document.get(touchpoint.phase_id, Phase)
        yield fill(N_("Touchpoint in “{title}”"), self._t, title=self._brief(phase))
        if touchpoint.moment_of_truth:
            yield self._t(N_("Moment of truth"))
        if touchpoint.brand_moment:
            yield self._t(N_("Brand moment"))
        owner = self._document.find(touchpoint.owner_id, Person)
        if owner is not None:
            yield fill(N_("Owner: {name}"), self._t, name=owner.name)
        if touchpoint.influence is not Influence.OWN:
            yield self._t(INFLUENCE_NAMES[touchpoint.influence])
        actions = open_actions(self._document, touchpoint.id)
        if actions:
            yield fill(N_("Open actions: {count}"), self._t, count=len(actions))
        yield from self._guessed(touchpoint)

    def _guessed(self, record: Note | Touchpoint) -> Iterator[str]:
        """That no source speaks for a record, where the map shows that."""
        if self._tells_assumptions and is_assumption(self._document, record.id):
            yield self._t(N_("Assumption"))

    def _action(self, action: Action) -> Iterator[str]:
        touchpoint = touchpoint_of(self._document, action)
        if touchpoint is not None:
            yield fill(N_("Action at “{title}”"), self._t, title=self._brief(touchpoint))
        yield self._t(LIGHT_NAMES[action.light])

    def _chip(self, group: Group) -> Card:
        """The channel or the owner of a touchpoint."""
        lane = self._document.get(Id(group.key.split(":")[1]), Lane)
        touchpoint = self._document.get(group.record_id or Id(""), Touchpoint)
        named = self._document.find(getattr(touchpoint, kind_of(lane).chips_of), Record)
        text = own_title(named) if named is not None else ""
        alt = fill(N_("{lane}, at “{title}”"), self._t, lane=title_of(lane, self._t), title=self._brief(touchpoint))
        return Card(group, f"{title_of(lane, self._t)}: {brief(text, _LONGEST)}", text, "", alt)

    def _name(self, record: Record) -> str:
        """What a shape is called in the list of shapes."""
        return f"{self._t(KIND_NAMES[record.KIND])}: {self._brief(record)}"

    def _brief(self, record: Record) -> str:
        return brief(title_of(record, self._t), _LONGEST)
