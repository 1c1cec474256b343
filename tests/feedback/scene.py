"""What the pictures of feedback are made on: a window on the worked example, with hands on its map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.drawing.primitives import cell_key
from app.model.records import Id, LaneKind
from tests.driver import Driver
from tests.widgets.canvas.hands import Hands


class Scene:
    """A window on the worked example, with hands on its map and short names for what is on it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    @property
    def hands(self) -> Hands:
        return Hands(self.driver.canvas)

    def touchpoint(self, number: int) -> Id:
        return self.driver.document.journey(self.driver.canvas.map_id)[number].id

    def phase(self, number: int) -> Id:
        return self.driver.document.phases(self.driver.canvas.map_id)[number].id

    def lane(self, kind: LaneKind) -> Id:
        found = self.driver.document.lane(self.driver.canvas.map_id, kind)
        assert found is not None
        return found.id

    def notes(self, kind: LaneKind, phase: int = 0) -> list[Id]:
        return [note.id for note in self.driver.document.notes(self.phase(phase), self.lane(kind))]

    def chip(self) -> str:
        return f"chip:{self.lane(LaneKind.CHANNELS)}:{self.touchpoint(0)}"

    def point(self, number: int) -> str:
        return f"point:{self.touchpoint(number)}:"

    def cell(self, kind: LaneKind, phase: int) -> str:
        return cell_key(self.lane(kind), self.phase(phase))

    def focus(self, key: str, record: Id | None = None) -> None:
        """Brings the keyboard to a place on the map by the arrows' own door."""
        self.driver.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        self.driver.canvas.selection.select([record] if record else [], focus_key=key)
        self.driver.settle()


Act = Callable[[Scene], object]


@dataclass(frozen=True)
class State:
    """One picture: its name, how the window gets there, and on what it opens."""

    name: str
    act: Act
    lively: bool = False
    template: str = "vera"
