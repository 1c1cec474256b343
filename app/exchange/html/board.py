"""One map as a board: phases across and lanes down on a wide screen, phase after phase on a narrow one.

Each cell says in which column and row of the grid it stands; the style sheet makes the grid, or leaves it. Within a
cell every touchpoint has a column of its own, so that notes stand under what they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.drawing.look import Look
from app.exchange.facts import more_facts, tags_of
from app.exchange.html import images
from app.exchange.html.curves import Curves, scores_in_words
from app.exchange.html.people import with_department
from app.exchange.html.tags import Html, el, join, words
from app.exchange.picture_cutting import Cutter
from app.exchange.shown import without_empty_lanes
from app.i18n import N_, fill
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.names import LIGHT_NAMES, title_of
from app.model.open_actions import open_actions
from app.model.records import Action, Channel, Id, JourneyMap, Lane, Note, Person, Phase, Record, Touchpoint

MORE, MOMENT_OF_TRUTH, BRAND_MOMENT = N_("More"), N_("Moment of truth"), N_("Brand moment")

_HEAD, _STEP = 10, 11
"""How wide the names of lanes and each touchpoint are, in rem."""


def board(document: Document, journey: JourneyMap, look: Look, language: str, cutter: Cutter) -> Html:
    """The phases of a map, each with its cells."""
    return _Board(without_empty_lanes(document, journey.id), journey, look, language, cutter).all()


class _Board:
    """Writes one map."""

    def __init__(self, document: Document, journey: JourneyMap, look: Look, language: str, cutter: Cutter) -> None:
        self._document, self._map, self._look, self._language = document, journey, look, language
        self._cutter, self._t = cutter, look.translate
        self._lanes = [lane for lane in document.lanes(journey.id) if not lane.hidden]
        self._phases = document.phases(journey.id)
        self._curves = Curves(document, journey, look, language)

    def all(self) -> Html:
        """The board."""
        heads = (self._lane_head(lane, row) for row, lane in enumerate(self._lanes, 2))
        phases = (self._phase(phase, place) for place, phase in enumerate(self._phases))
        return el("div", el("div", *heads, *phases, class_="board", style=self._columns()), class_="scroll", tabindex=0)

    def _columns(self) -> str:
        """A column for each phase, as wide as its touchpoints need, or wider where the page is."""
        counts = [max(1, len(self._touchpoints(phase))) for phase in self._phases]
        columns = " ".join(f"minmax({_STEP * count}rem,{count}fr)" for count in counts)
        return f"grid-template-columns:{_HEAD}rem {columns};min-width:{_HEAD + _STEP * sum(counts)}rem"

    def _touchpoints(self, phase: Phase) -> Sequence[Touchpoint]:
        return self._document.touchpoints(phase.id)

    def _lane_head(self, lane: Lane, row: int) -> Html:
        key = self._curves.key() if kind_of(lane).holds_scores else Html()
        kind = "lane line" if kind_of(lane).divides else "lane"
        return el(
            "div", el("span", title_of(lane, self._t)), key, class_=kind, style=f"grid-row:{row}", aria_hidden="true"
        )

    def _phase(self, phase: Phase, place: int) -> Html:
        color = self._look.theme.phase_color(place)
        head = el("h3", title_of(phase, self._t), style=f"grid-column:{place + 2};background:{color}")
        cells = (self._cell(phase, place, lane, row) for row, lane in enumerate(self._lanes, 2))
        return el("section", head, *cells, class_="phase", id=f"p-{phase.id}")

    def _cell(self, phase: Phase, place: int, lane: Lane, row: int) -> Html:
        kind, where = kind_of(lane), f"grid-column:{place + 2};grid-row:{row}"
        if kind.divides:
            return el("div", class_="line", style=where)
        inside = self._inside(phase, lane)
        if not inside:
            return el("div", class_="cell empty", style=where)
        columns = max(1, len(self._touchpoints(phase)))
        name = el("h4", title_of(lane, self._t), class_="lane-name")
        body = el("div", inside, class_="slots", style=f"--n:{columns}")
        return el("div", name, body, class_="cell", style=where)

    def _inside(self, phase: Phase, lane: Lane) -> Html:
        kind, touchpoints = kind_of(lane), self._touchpoints(phase)
        if kind.holds_touchpoints:
            return join(*map(self._card, touchpoints))
        if kind.holds_scores:
            told = (scores_in_words(self._document, self._curves, t, self._language, self._look) for t in touchpoints)
            spoken = el("ul", *(el("li", line) for line in told if line), class_="unseen")
            return join(self._curves.of(phase), spoken) if touchpoints else Html()
        if kind.holds_actions:
            return join(*self._slots(touchpoints, self._actions))
        if kind.chips_of:
            return join(*self._slots(touchpoints, lambda t: self._chip(t, kind.chips_of)))
        own = self._slots(touchpoints, lambda t: join(*map(self._note, self._document.column(phase.id, lane.id, t.id))))
        free = join(*map(self._note, self._document.column(phase.id, lane.id, None)))
        return join(*own, el("div", free, class_="whole") if free else "")

    def _slots(self, touchpoints: Sequence[Touchpoint], inside: Callable[[Touchpoint], Html]) -> Iterator[Html]:
        """What belongs to each touchpoint, in its column; on a narrow screen under its name."""
        for column, touchpoint in enumerate(touchpoints, 1):
            content = inside(touchpoint)
            if content:
                of = el("span", title_of(touchpoint, self._t), class_="of")
                yield el("div", of, content, class_="slot", style=f"grid-column:{column}")

    # --- what stands in the cells --------------------------------------------------------------------------------

    def _card(self, touchpoint: Touchpoint) -> Html:
        tint = self._look.theme.tints[touchpoint.tint]
        picture = images.whole(self._cutter, touchpoint.picture_id, images.NOTE, "")
        channel = self._document.find(touchpoint.channel_id, Channel)
        soft = " · ".join(filter(None, (channel.name if channel else "", touchpoint.time_frame)))
        return el(
            "article",
            picture,
            el("h5", *self._signs(touchpoint), title_of(touchpoint, self._t)),
            el("p", soft, class_="soft") if soft else "",
            self._more(touchpoint),
            class_="note touchpoint",
            id=f"t-{touchpoint.id}",
            style=f"background:{tint}",
        )

    def _signs(self, touchpoint: Touchpoint) -> Iterator[Html]:
        named = ((touchpoint.moment_of_truth, "★", MOMENT_OF_TRUTH), (touchpoint.brand_moment, "♥", BRAND_MOMENT))
        for is_one, sign, name in named:
            if is_one:
                yield el("span", sign, class_="sign", title=self._t(name), role="img", aria_label=self._t(name))

    def _more(self, touchpoint: Touchpoint) -> Html:
        """What there is no room for, behind a word to press."""
        owner = self._document.find(touchpoint.owner_id, Person)
        facts = [fill(N_("Owner: {name}"), self._t, name=with_department(owner))] if owner else []
        facts += [fill(N_("Intended value: {text}"), self._t, text=touchpoint.intended_value)] * bool(
            touchpoint.intended_value
        )
        facts += more_facts(self._document, touchpoint, self._language, self._t)
        about = el("p", touchpoint.description) if touchpoint.description else Html()
        listed = el("ul", *(el("li", fact) for fact in facts)) if facts else Html()
        return el("details", el("summary", self._t(MORE)), about, listed) if about or listed else Html()

    def _note(self, note: Note) -> Html:
        lane = self._document.get(note.lane_id, Lane)
        tint = self._look.theme.tints[note.tint or kind_of(lane).tint]
        whys = [line for line in note.whys.splitlines() if line.strip()]
        chain = el("ol", *(el("li", why) for why in whys), class_="whys") if whys else Html()
        picture = images.whole(self._cutter, note.picture_id, images.NOTE, "")
        text = el("p", words(note.text)) if note.text else Html()
        tags = (el("p", fact, class_="soft") for fact in tags_of(self._document, note.id, self._t))
        return el("div", picture, text, chain, *tags, class_="note", style=f"background:{tint}")

    def _chip(self, touchpoint: Touchpoint, field: str) -> Html:
        named: Id | None = getattr(touchpoint, field)
        record = self._document.find(named, Record)
        return el("span", title_of(record, self._t), class_="chip") if record is not None else Html()

    def _actions(self, touchpoint: Touchpoint) -> Html:
        return join(*map(self._action, open_actions(self._document, touchpoint.id)))

    def _action(self, action: Action) -> Html:
        light = el("i", class_=f"light {action.light}", title=self._t(LIGHT_NAMES[action.light]))
        return el("a", light, title_of(action, self._t), class_="chip", href=f"#a-{action.id}")
