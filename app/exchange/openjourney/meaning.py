"""What the parts of an OpenJourney file mean: which nodes are touchpoints and which notes, and in which lanes.

Nodes in lanes of touchpoints are touchpoints; where what is done is told in more phases, or there are no such lanes,
those of the first lane of that kind, or of the very first lane. So is what only a touchpoint can be: a moment of truth,
what has a blueprint, what is in no swimlane and what says itself that it is one. All other nodes are notes; pains and
opportunities stand with their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.exchange.foreign.journey import Jot, Journey, Row, Step
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import as_text
from app.exchange.foreign.words import kept
from app.exchange.openjourney import extras
from app.exchange.openjourney.lanes import row_of
from app.exchange.openjourney.parts import Part, spot_of, words_in
from app.exchange.openjourney.shape import NOT_A_PART, Chart, Node
from app.i18n import N_, Translate
from app.model.records import LaneKind

MOVED = N_("This stood in “{lane}” but says that it is a pain point or an opportunity; it went to the lane for those.")
JOINED = N_("A map has one lane of touchpoints. Those of “{lane}” joined it, with that name as a tag.")
NO_PLACE = N_("Notes have no score here; this one was left out.")
GIVEN = N_("The score of a note went to a touchpoint of that phase that had none.")
NO_LOOKS = N_("Icons, colours and how severe something is have no place here; {count} times they were left out.")
UNKNOWN_LAYER = N_("This layer of a blueprint is not known and was left out.")
SEVERE = N_("Severe")
EVIDENCE = N_("Physical evidence")

_PAINS = ("pain-point", "pain", "painpoint")
_OPPORTUNITIES = ("opportunity", "gain", "idea")
_TOLD = ("touchpoint", "action", "observation", "note", *_PAINS, *_OPPORTUNITIES)
"""Purposes that are told by what a node becomes; any other becomes a tag."""

_LAYERS = {
    "onstage": (LaneKind.FRONTSTAGE, ("actor", "action"), "{}: {}"),
    "backstage": (LaneKind.BACKSTAGE, ("actor", "action"), "{}: {}"),
    "support": (LaneKind.SUPPORT, ("system", "description"), "{}: {}"),
    "evidence": (LaneKind.FREE, ("item", "type"), "{} ({})"),
}
"""In which lane each layer of a blueprint goes, and how its two words are one text."""


def journey_of(chart: Chart, title: str, repairs: Repairs, translate: Translate) -> Journey:
    """The journey that a file tells, called `title` when it has no title of its own."""
    return _Meaning(chart, repairs, translate).journey(title)


class _Meaning:
    """One file on its way to being a journey."""

    def __init__(self, chart: Chart, repairs: Repairs, translate: Translate) -> None:
        self._chart, self._repairs, self._translate = chart, repairs, translate
        self._rows = list(extras.rows_of(chart))
        self._made_for: dict[tuple[LaneKind, str], int] = {}
        named = [extras.row_of(lane, self._rows) for lane in chart.lanes]
        self._kinds = [
            row_of(lane.name) if number is None else self._rows[number]
            for lane, number in zip(chart.lanes, named, strict=True)
        ]
        self._journey_lanes = dict.fromkeys(self._lanes_of_touchpoints())
        self._row_of_lane = {n: self._row_of(n) if number is None else number for n, number in enumerate(named)}
        self._steps = [node for node in chart.nodes if self._is_touchpoint(node)]
        self._notes = [node for node in chart.nodes if not self._is_touchpoint(node)]

    def journey(self, title: str) -> Journey:
        chart = self._chart
        jots = [*self._jots(), *self._felt_and_blueprint()]
        steps = self._with_scores_of_notes([self._step(node) for node in self._steps])
        self._tell_of_looks()
        return Journey(
            title=chart.title or title,
            description=chart.scenario,
            phases=tuple(stage.name for stage in chart.stages) or ((None,) if chart.nodes or not chart.own else ()),
            steps=tuple(steps),
            rows=tuple(self._rows),
            jots=tuple(jots),
            ties=extras.ties_of(chart, self._numbers),
            customer=chart.persona,
            state=extras.state_of(chart),
        )

    @property
    def _numbers(self) -> Mapping[str, int]:
        """The number of the step by the id of its node; of several with one id the first."""
        return {node.id: number for number, node in reversed(list(enumerate(self._steps))) if node.id}

    # --- lanes ---

    def _lanes_of_touchpoints(self) -> list[int]:
        kinds = [row.kind for row in self._kinds]
        named = [number for number, kind in enumerate(kinds) if kind is LaneKind.TOUCHPOINTS]
        doing = [number for number, kind in enumerate(kinds) if kind is LaneKind.DOING][:1]
        if self._rows or self._reach(named) >= self._reach(doing):
            return named or doing or [0][: len(kinds)]
        return doing

    def _reach(self, lanes: Sequence[int]) -> int:
        """In how many phases something stands in these swimlanes."""
        wanted = set(lanes)
        return len({node.stage for node in self._chart.nodes if node.lane in wanted})

    def _row_of(self, number: int) -> int:
        """The number of the row that a swimlane of somebody else becomes."""
        row, name = self._kinds[number], self._chart.lanes[number].name
        if number not in self._journey_lanes:
            return self._new_row(Row(LaneKind.FREE, name) if row.kind is LaneKind.TOUCHPOINTS else row)
        known = next((n for n, each in enumerate(self._rows) if each.kind is LaneKind.TOUCHPOINTS), None)
        if known is None:
            return self._new_row(Row(LaneKind.TOUCHPOINTS, row.title if row.kind is LaneKind.TOUCHPOINTS else name))
        self._repairs.add(JOINED, None, original=name, lane=name)
        return known

    def _new_row(self, row: Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1

    def _row_of_kind(self, kind: LaneKind, title: str = "") -> int:
        """The number of the first row of a kind, made when there is none; it is looked for once."""
        if (kind, title) not in self._made_for:
            fitting = (n for n, row in enumerate(self._rows) if row.kind is kind and (not title or row.title == title))
            found = next(fitting, None)
            self._made_for[kind, title] = self._new_row(Row(kind, title)) if found is None else found
        return self._made_for[kind, title]

    # --- nodes ---

    def _is_touchpoint(self, node: Node) -> bool:
        if node.lane is None or node.moment_of_truth or node.blueprint or self._purpose(node) == "touchpoint":
            return True
        return node.lane in self._journey_lanes and self._purpose(node) not in (*_PAINS, *_OPPORTUNITIES)

    def _step(self, node: Node) -> Step:
        step = Step(
            phase=node.stage,
            name=node.title,
            score=node.score,
            description=node.description,
            spot=node.spot,
            moment_of_truth=node.moment_of_truth,
            tags=self._tags(node),
        )
        return extras.added(step, node, self._repairs)

    def _jots(self) -> Iterator[Jot]:
        numbers = self._numbers
        for node in self._notes:
            at = numbers.get(extras.touchpoint_of(node))
            at = at if at is not None and self._steps[at].stage == node.stage else None
            lines = (node.title, node.description, _felt(node, "({})"))
            text = kept("\n".join(filter(None, lines)), node.spot, self._repairs)
            yield Jot(node.stage, self._row_of_note(node), text, at, self._tags(node))

    def _felt_and_blueprint(self) -> Iterator[Jot]:
        """What touchpoints feel like in a word, and what stands behind them."""
        for number, node in enumerate(self._steps):
            if felt := _felt(node):
                yield Jot(node.stage, self._row_of_kind(LaneKind.FEELING), felt, number)
            for layer, parts in node.blueprint.items():
                if layer not in _LAYERS or not isinstance(parts, list):
                    self._repairs.add(UNKNOWN_LAYER, node.spot, spot_of({layer: parts}, "").text)
                    continue
                kind, keys, form = _LAYERS[layer]
                title = self._translate(EVIDENCE) if kind is LaneKind.FREE else ""
                for text in self._texts(parts, keys, form, node):
                    yield Jot(node.stage, self._row_of_kind(kind, title), text, number)

    def _texts(self, parts: Sequence[object], keys: tuple[str, str], form: str, node: Node) -> Iterator[str]:
        for part in parts:
            told = self._told(part, keys, node)
            if told:
                yield kept(form.format(*told) if len(told) > 1 else told[0], node.spot, self._repairs)
            elif not isinstance(part, dict):
                self._repairs.add(NOT_A_PART, node.spot, spot_of(part, "").text)

    def _told(self, part: object, keys: tuple[str, str], node: Node) -> list[str]:
        """The words of one part of a layer, which is a text or has them under two keys."""
        if not isinstance(part, dict):
            return [kept(text, node.spot, self._repairs)] if (text := words_in(part)) else []
        found = Part(part, node.spot, self._repairs)
        told = [text for key in keys if (text := found.text(key))]
        found.tell_unread()
        return told

    def _row_of_note(self, node: Node) -> int:
        row, purpose = self._row_of_lane[node.lane or 0], self._purpose(node)
        wanted = LaneKind.PAINS if purpose in _PAINS else LaneKind.OPPORTUNITIES if purpose in _OPPORTUNITIES else None
        if wanted in (None, self._rows[row].kind):
            return row
        self._repairs.add(MOVED, node.spot, lane=self._chart.lanes[node.lane or 0].name)
        return self._row_of_kind(wanted or LaneKind.FREE)

    def _tags(self, node: Node) -> tuple[str, ...]:
        purpose = self._purpose(node)
        joined = node.lane in self._journey_lanes and node.lane != next(iter(self._journey_lanes))
        more = (
            "" if purpose in _TOLD else purpose,
            self._translate(SEVERE) if node.words.get("severity", "").casefold() == "high" else "",
            self._chart.lanes[node.lane or 0].name if joined else "",
        )
        return tuple(dict.fromkeys(filter(None, (*node.tags, *more))))

    def _purpose(self, node: Node) -> str:
        return node.words.get("purpose", "").casefold()

    # --- what has no place ---

    def _with_scores_of_notes(self, steps: Sequence[Step]) -> list[Step]:
        """The steps, each without a score with that of a note in its phase: others keep feelings in a lane of notes."""
        given = list(steps)
        waiting: dict[int, list[int]] = {}
        for place, step in reversed(list(enumerate(steps))):
            if step.score is None:
                waiting.setdefault(step.phase, []).append(place)
        for node in self._notes:
            if not node.score:
                continue
            number = waiting[node.stage].pop() if waiting.get(node.stage) else None
            self._repairs.add(NO_PLACE if number is None else GIVEN, node.spot, f"{node.title}: {as_text(node.score)}")
            if number is not None:
                given[number] = replace(given[number], score=node.score)
        return given

    def _tell_of_looks(self) -> None:
        nodes = [node for node in self._chart.nodes if node.has_looks]
        if nodes:
            self._repairs.add(NO_LOOKS, None, original=nodes[0].spot.text, count=len(nodes))


def _felt(node: Node, form: str = "{}") -> str:
    """The feeling that a node names, unless that is none."""
    felt = node.words.get("sentiment", "")
    return form.format(felt) if felt.casefold() not in ("", "neutral") else ""
