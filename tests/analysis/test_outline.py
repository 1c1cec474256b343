"""The outline: a map from top to bottom, in the reader's words, with unchanged branches kept."""

from __future__ import annotations

from app.analysis.outline import LANES_KEY, Kind, Node, Outliner, outline, walk
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Id, JourneyMap, LaneKind, Project, Tint
from tests.analysis.desk import MAP, Desk


class Journey(Desk):
    """A map of two phases with notes: under a touchpoint, of a whole phase, and in a lane that can be hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.pains = self.lane(LaneKind.PAINS)
        self.doing = self.lane(LaneKind.DOING)
        self.first, self.second = self.phase("Orient", 0.5, None), self.phase("Buy")
        self.ad, self.site = (t.id for t in self.document.touchpoints(self.first))
        self.slow = self.note(self.pains, self.first, "Too slow", self.ad)
        self.dear = self.note(self.pains, self.first, "Too dear", self.ad)
        self.asks = self.note(self.doing, self.first, "Asks around", None)

    def lane(self, kind: LaneKind) -> Id:
        return self.run(edits.add_lane(self.document, MAP, kind))

    def note(self, lane: Id, phase: Id, text: str, touchpoint: Id | None) -> Id:
        return self.run(edits.add_note(self.document, lane, phase, text, touchpoint_id=touchpoint))

    def tree(self) -> tuple[Node, ...]:
        return outline(self.document, MAP)

    def node(self, key: str) -> Node:
        return next(node for node in walk(self.tree()) if node.key == key)


def drawn(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    """The tree as indented lines."""
    lines = []
    for node in nodes:
        lines += [f"{'  ' * depth}{node.kind}: {node.title}", *drawn(node.children, depth + 1)]
    return lines


def test_it_reads_from_top_to_bottom() -> None:
    assert drawn(Journey().tree()) == [
        "phase: Orient",
        "  touchpoint: Orient 0.5",
        "    cell: Pain points",
        "      note: Too slow",
        "      note: Too dear",
        "  touchpoint: Orient None",
        "  cell: Doing, whole phase",
        "    note: Asks around",
        "phase: Buy",
        "lanes: Lanes",
        "  lane: Emotion",
        "  lane: Pain points",
        "  lane: Doing",
    ]


def test_names_of_ours_are_in_the_reader_s_language() -> None:
    lines = drawn(outline(Journey().document, MAP, translator("nl")))
    assert "    cell: Pijnpunten" in lines
    assert "  cell: Doen, hele fase" in lines
    assert "lanes: Rijen" in lines


def test_a_touchpoint_tells_its_score_channel_mark_and_notes() -> None:
    journey = Journey()
    channel = journey.run(edits.add_channel(journey.document, "Bus"))
    journey.run(edits.set_fields(journey.document, journey.ad, channel_id=channel, moment_of_truth=True))
    node = journey.node(journey.ad)
    assert (node.score, node.channel, node.moment_of_truth, node.holds, node.tint) == (5, "Bus", True, 2, Tint.SUN)
    assert journey.node(journey.site).score is None


def test_every_node_knows_its_place_on_the_map() -> None:
    journey = Journey()
    note = journey.node(journey.slow)
    assert (note.phase_id, note.lane_id, note.touchpoint_id) == (journey.first, journey.pains, journey.ad)
    assert note.tint is Tint.ROSE
    whole = journey.node(f"cell:{journey.doing}:{journey.first}")
    assert (whole.phase_id, whole.lane_id, whole.touchpoint_id) == (journey.first, journey.doing, None)
    assert journey.node(journey.second).place == 1


def test_a_hidden_lane_is_listed_and_its_notes_are_not() -> None:
    journey = Journey()
    journey.run(edits.set_fields(journey.document, journey.pains, hidden=True))
    keys = {node.key for node in walk(journey.tree())}
    assert journey.pains in keys and journey.slow not in keys
    assert journey.node(journey.pains).hidden and journey.node(journey.ad).holds == 0


def test_a_collapsed_lane_can_still_be_read() -> None:
    journey = Journey()
    journey.run(edits.set_fields(journey.document, journey.pains, collapsed=True))
    assert journey.node(journey.pains).collapsed and journey.node(journey.slow).title == "Too slow"


def test_keys_are_all_different() -> None:
    keys = [node.key for node in walk(Journey().tree())]
    assert len(keys) == len(set(keys))


def test_a_branch_that_did_not_change_is_the_very_same() -> None:
    journey, outliner = Journey(), Outliner()
    before = outliner.outline(journey.document, MAP)
    journey.run(edits.set_fields(journey.document, journey.slow, text="Far too slow"))
    after = outliner.outline(journey.document, MAP)
    assert after[1] is before[1] and after[0] is not before[0]
    journey.run(edits.set_fields(journey.document, journey.doing, title="What she does"))
    assert outliner.outline(journey.document, MAP)[0].children[-1].title == "What she does, whole phase"


def test_a_channel_that_gets_another_name_is_told_at_its_touchpoints() -> None:
    journey, outliner = Journey(), Outliner()
    channel = journey.run(edits.add_channel(journey.document, "Bus"))
    journey.run(edits.set_fields(journey.document, journey.ad, channel_id=channel))
    outliner.outline(journey.document, MAP)
    journey.run(edits.set_fields(journey.document, channel, name="Tram"))
    assert outliner.outline(journey.document, MAP)[0].children[0].channel == "Tram"


def test_an_empty_map_has_only_its_lanes() -> None:
    document = Document([Project(id=PROJECT_ID), JourneyMap(id=MAP, order="V", title="Map")])
    assert [(node.key, node.kind, node.holds) for node in outline(document, MAP)] == [(LANES_KEY, Kind.LANES, 0)]
