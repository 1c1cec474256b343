"""A stage without a window: it applies edits to a document, moves a camera of two numbers, and remembers all it saw."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing import hit_test
from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Box
from app.drawing.theme import theme
from app.model.document import Document
from app.model.records import Id
from app.widgets.canvas.gestures.contact import Button, Contact, Device
from app.widgets.canvas.gestures.machine import Machine
from app.widgets.canvas.gestures.stage import Guide, Maker, Target
from tests.drawing.maps import MAP, small


class RecordingStage:
    """Implements Stage. The view begins at 100 % with the map's corner in its own."""

    def __init__(self) -> None:
        self.document: Document = small()
        self.selected: list[Id] = []
        self.zoom, self.left, self.top = 1.0, 0.0, 0.0
        self.previews: dict[object, Maker] = {}
        self.lifted: dict[object, tuple[Id, ...]] = {}
        self.lasso_box: Box | None = None
        self.scrolling: set[object] = set()
        self.guides: dict[object, Guide] = {}
        self.coasted: tuple[float, float] | None = None
        self.coasting = False
        self.steps = self.attended = 0
        self.pixels_per_mm: float | None = None
        self.told: list[tuple[object, ...]] = []
        self._look = Look(theme("light"))
        self.drawing: Drawing = layout(self.document, MAP, self._look)

    # --- what gestures ask and tell ------------------------------------------------------------------------------

    def target_at(self, x: float, y: float, slop: float) -> Target:
        return Target(hit_test.hit(self.drawing, *self.to_map(x, y)))

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x / self.zoom, self.top + y / self.zoom

    def select(self, ids: Sequence[Id], adding: bool = False) -> None:
        if adding:
            kept = [i for i in self.selected if i not in ids]
            self.selected = kept + [i for i in ids if i not in self.selected]
        else:
            self.selected = list(ids)

    def focus_cell(self, x: float, y: float) -> None:
        self.selected = []
        self.told.append(("cell", x, y))

    def begin_prompt(self, x: float, y: float) -> bool:
        return False

    def offer_plus(self, x: float, y: float) -> None:
        self.plus_offered = (x, y)

    def preview(self, owner: object, maker: Maker | None, soon: bool = False) -> None:
        self.previews.pop(owner, None)
        if maker is not None:
            self.previews[owner] = maker
            maker(self.document)

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float, landing: Sequence[Id] | None = None) -> None:
        self.lifted.pop(owner, None)
        if ids:
            self.lifted[owner] = tuple(ids)

    def commit(self, owner: object, maker: Maker) -> None:
        self.previews.pop(owner, None)
        edit = maker(self.document)
        if edit is not None and edit.change:
            self.document = self.document.after(edit.change)
            self.drawing = layout(self.document, MAP, self._look)
            self.steps += 1

    def lasso(self, box: Box | None) -> None:
        self.lasso_box = box

    def pan(self, dx: float, dy: float) -> None:
        self.left -= dx / self.zoom
        self.top -= dy / self.zoom

    def zoom_by(self, factor: float, x: float, y: float) -> None:
        under = self.to_map(x, y)
        self.zoom = max(0.1, min(4.0, self.zoom * factor))
        self.left, self.top = under[0] - x / self.zoom, under[1] - y / self.zoom

    def open_menu(self, x: float, y: float, target: Target) -> None:
        self.told.append(("menu", target.record_id))

    def edit_or_create(self, x: float, y: float, target: Target) -> None:
        self.told.append(("edit", target.record_id))

    def add_here(self, target: Target) -> None:
        self.told.append(("add", target.role))

    def show_actions(self, touchpoint_id: Id) -> None:
        self.told.append(("actions", touchpoint_id))

    def begin_link(self, touchpoint_id: Id) -> None:
        self.told.append(("link", touchpoint_id))

    def take_link(self, target: Target) -> bool:
        return False

    def stop_linking(self) -> None:
        self.linking = False

    def is_open(self, x: float, y: float) -> bool:
        return hit_test.hit(self.drawing, *self.to_map(x, y)) is None

    def rubber(self, owner: object, line: tuple[float, float, float, float] | None, leaves: bool = False) -> None:
        self.rubbers: dict[object, object] = {owner: line}

    def open_legend(self) -> None:
        self.told.append(("legend",))

    def edge_scroll(self, owner: object, x: float | None, y: float = 0.0, under_headers: bool = False) -> None:
        (self.scrolling.discard if x is None else self.scrolling.add)(owner)

    def coast(self, across: float, down: float) -> None:
        self.coasted = (across, down)
        self.coasting = True

    def hold_still(self) -> bool:
        coasting, self.coasting = self.coasting, False
        return coasting

    def needed_height(self, lane_id: Id) -> float:
        return 120.0

    def guide(self, owner: object, guide: Guide | None) -> None:
        self.guides.pop(owner, None)
        if guide is not None:
            self.guides[owner] = guide

    def attend(self) -> None:
        self.attended += 1

    # --- what tests ask ------------------------------------------------------------------------------------------

    def middle(self, key: str) -> tuple[float, float]:
        """Where the middle of a group is in the view."""
        group = next(group for group in self.drawing.groups if key in (group.key, group.record_id))
        x, y = group.x + group.w / 2, group.y + group.h / 2
        return (x - self.left) * self.zoom, (y - self.top) * self.zoom

    @property
    def at_rest(self) -> bool:
        """Whether nothing of a gesture is left to be seen."""
        return self.lasso_box is None and not (self.previews or self.lifted or self.scrolling or self.guides)


class Touches:
    """Drives a machine with contacts at times of the test's own."""

    def __init__(self, device: Device = Device.FINGER) -> None:
        self.stage = RecordingStage()
        self.machine = Machine(self.stage, double_click=0.4)
        self.device = device
        self.time = 100.0

    def contact(self, finger: int, x: float, y: float, **held: bool) -> Contact:
        return Contact(finger, self.device, x, y, self.time, Button.MAIN, **held)

    def down(self, place: str | tuple[float, float], finger: int = 0, **held: bool) -> Touches:
        self.machine.press(self.contact(finger, *self._at(place), **held))
        return self

    def move(self, place: str | tuple[float, float], finger: int = 0, **held: bool) -> Touches:
        self.machine.move(self.contact(finger, *self._at(place), **held))
        return self

    def up(self, place: str | tuple[float, float], finger: int = 0, **held: bool) -> Touches:
        self.machine.release(self.contact(finger, *self._at(place), **held))
        return self

    def tap(self, place: str | tuple[float, float], finger: int = 0, **held: bool) -> Touches:
        return self.down(place, finger, **held).up(place, finger, **held)

    def wait(self, seconds: float) -> Touches:
        self.time += seconds
        self.machine.tick(self.time)
        return self

    def _at(self, place: str | tuple[float, float]) -> tuple[float, float]:
        return self.stage.middle(place) if isinstance(place, str) else place
