"""The model of the outline follows any edit row by row: it equals a fresh one, and nobody's place in it is lost."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from app.analysis.outline import Kind, Node, Outliner, walk
from app.errors import ReiskaartError
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Id, JourneyMap, Lane, LaneKind, Note, Phase, Project, Touchpoint
from app.widgets.outline.tree_model import OutlineModel

MAP = Id("map")
Shape = list[tuple[str, str, "Shape"]]


def node(key: str, *children: Node, title: str = "") -> Node:
    return Node(key, Kind.PHASE, title or key, children=children)


def shape_of_nodes(nodes: Sequence[Node]) -> Shape:
    return [(each.key, each.title, shape_of_nodes(each.children)) for each in nodes]


def shape_of_model(model: OutlineModel, parent: QModelIndex | None = None) -> Shape:
    above, shape = parent or QModelIndex(), []
    for place in range(model.rowCount(above)):
        index = model.index(place, 0, above)
        assert model.parent(index) == above
        each = model.node(index)
        assert each is not None
        shape.append((each.key, each.title, shape_of_model(model, index)))
    return shape


class Heard:
    """What a model told its views."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.told: list[str] = []
        for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged", "modelReset", "layoutChanged"):
            getattr(model, name).connect(lambda *_rest, name=name: self.told.append(name))

    def of(self, model: OutlineModel, nodes: Sequence[Node]) -> list[str]:
        self.told.clear()
        model.show(nodes)
        return list(self.told)


@pytest.fixture
def model(qapp: object) -> OutlineModel:
    return OutlineModel()


def test_one_edit_is_one_row(model: OutlineModel) -> None:
    letters = [node(letter) for letter in "abcdefgh"]
    model.show(letters)
    heard = Heard(model)
    assert heard.of(model, [*letters[1:], letters[0]]) == ["rowsMoved"]
    assert heard.of(model, letters) == ["rowsMoved"]
    assert heard.of(model, letters[1:]) == ["rowsRemoved"]
    assert heard.of(model, letters) == ["rowsInserted"]
    assert heard.of(model, [*letters[:3], node("d", title="D"), *letters[4:]]) == ["dataChanged"]
    assert heard.of(model, model.nodes()) == []


def test_a_run_of_rows_comes_and_goes_at_once(model: OutlineModel) -> None:
    letters = [node(letter) for letter in "abcdef"]
    model.show([letters[0], letters[5]])
    heard = Heard(model)
    assert heard.of(model, letters) == ["rowsInserted"]
    assert heard.of(model, [letters[0], letters[5]]) == ["rowsRemoved"]


def test_a_row_takes_its_branch_to_another_parent(model: OutlineModel) -> None:
    leaf = node("leaf", node("below"))
    model.show([node("a", leaf, node("other")), node("b")])
    place = QPersistentModelIndex(model.index_of_key("below"))
    heard = Heard(model)
    assert heard.of(model, [node("a", node("other")), node("b", leaf)]) == ["rowsMoved"]
    assert place.isValid() and place == QPersistentModelIndex(model.index_of_key("below"))
    assert model.node(model.parent(model.parent(model.index_of_key("below")))).key == "b"  # type: ignore[union-attr]


def test_a_row_moves_into_a_branch_that_is_new_and_out_of_one_that_goes(model: OutlineModel) -> None:
    model.show([node("a", node("old", node("leaf")))])
    place = QPersistentModelIndex(model.index_of_key("leaf"))
    model.show([node("a", node("new", node("leaf"), node("fresh")))])
    assert place.isValid()
    assert shape_of_model(model) == shape_of_nodes([node("a", node("new", node("leaf"), node("fresh")))])


class Walker:
    """Makes edits at random on a document."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.document = Document([Project(id=PROJECT_ID), JourneyMap(id=MAP, order="V", title="Map")])
        self.done: list[edits.Edit] = []
        for kind in (LaneKind.PAINS, LaneKind.DOING, LaneKind.FREE):
            self.make(edits.add_lane(self.document, MAP, kind))
        for name in "AB":
            self.make(edits.add_phase(self.document, MAP, name))

    def make(self, edit: edits.Edit) -> None:
        if edit.change:
            self.document.apply(edit.change)
            self.done.append(edit)

    def some(self, kind: type) -> Id:
        ids = sorted(record.id for record in self.document.records.values() if isinstance(record, kind))
        return self.random.choice(ids) if ids else Id("none")

    def step(self) -> None:
        with suppress(ReiskaartError):  # a place that does not fit is refused, and nothing has happened
            self._step()

    def _step(self) -> None:
        document, number = self.document, self.random.randrange(6)
        phase, touchpoint, note, lane = (self.some(kind) for kind in (Phase, Touchpoint, Note, Lane))
        place = self.random.randrange(4)
        match number:
            case 0:
                self.make(edits.add_phase(document, MAP, "Phase", place))
            case 1 | 2:
                self.make(edits.add_touchpoint(document, phase, "Touchpoint", place))
            case 3 | 4:
                owner = document.find(touchpoint, Touchpoint)
                where = owner.phase_id if owner else phase
                under = touchpoint if owner and self.random.random() < 0.7 else None
                self.make(edits.add_note(document, lane, where, "Note", touchpoint_id=under))
            case 5:
                self.make(edits.move_touchpoint(document, touchpoint, phase, place))
            case 6:
                owner = document.find(touchpoint, Touchpoint)
                where = owner.phase_id if owner else phase
                self.make(edits.move_note(document, note, lane, where, place, touchpoint_id=owner and owner.id))
            case 7:
                self.make(edits.move_phase(document, phase, place))
            case 8:
                self.make(edits.move_lane(document, lane, place))
            case 9:
                self.make(edits.set_fields(document, touchpoint, title=f"Title {self.random.random()}"))
            case 10:
                self.make(edits.set_fields(document, lane, hidden=not document.get(lane, Lane).hidden))
            case 11:
                self._go_back()

    def _go_back(self) -> None:
        if self.random.random() < 0.5 and self.done:
            self.document.apply(self.done.pop().change.inverse())
        else:
            self.make(edits.delete(self.document, self.some(self.random.choice([Phase, Touchpoint, Note]))))


@pytest.mark.parametrize("seed", range(6))
def test_a_walk_at_random_leaves_no_row_behind(qapp: object, seed: int) -> None:
    walker, outliner, model = Walker(seed), Outliner(), OutlineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    heard = Heard(model)
    for _ in range(80):
        for _ in range(walker.random.choice([1, 1, 1, 4])):
            walker.step()
        known = {
            each.key: QPersistentModelIndex(model.index_of_key(each.key)) for each in walk(model.nodes()) if each.key
        }
        nodes = outliner.outline(walker.document, MAP)
        model.show(nodes)
        assert (
            shape_of_model(model) == shape_of_nodes(nodes) == shape_of_nodes(Outliner().outline(walker.document, MAP))
        )
        for each in walk(nodes):
            if each.key in known:
                assert known[each.key] == QPersistentModelIndex(model.index_of_key(each.key)), each
    assert "modelReset" not in heard.told and "rowsMoved" in heard.told
    assert tester.model() is model


def test_many_rows_that_belong_elsewhere_go_there_at_once(qapp: object) -> None:
    model, rows = OutlineModel(), [Node(f"t{n}", Kind.TOUCHPOINT, str(n)) for n in range(12)]
    first, second = (Node(name, Kind.PHASE, name) for name in "ab")
    model.show([first._replace(children=tuple(rows)), second])
    known = {row.key: QPersistentModelIndex(model.index_of_key(row.key)) for row in rows}
    heard = Heard(model)
    wanted = [first._replace(children=(rows[3], rows[1])), second._replace(children=(*rows[:1:-1][:8], rows[0]))]
    model.show(wanted)
    assert "layoutChanged" in heard.told and heard.told.count("rowsMoved") <= 1
    assert shape_of_model(model) == shape_of_nodes(wanted)
    for row in walk(tuple(wanted)):
        if row.key in known:
            assert known[row.key] == QPersistentModelIndex(model.index_of_key(row.key)), row.key
