"""What gestures may ask of the canvas, and what they may tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from app.drawing.drawing import Drawing
from app.drawing.primitives import Box, Group
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id

Maker = Callable[[Document], Edit | None]
"""How a gesture, if it ended now, would edit a document; None when it would not."""


class Zone(Enum):
    """Which part of a thing a contact touches."""

    BODY = auto()
    EDGE = auto()  # the border that resizes: right of a phase header, bottom of a lane header
    PLUS = auto()  # the plus that adds
    COUNT = auto()  # how many actions a touchpoint has, which shows them
    LINK = auto()  # the handle at a touchpoint from which a link is drawn


@dataclass(frozen=True, slots=True)
class Target:
    """What lies under a contact: a group and the part of it, or open ground."""

    group: Group | None = None
    zone: Zone = Zone.BODY

    @property
    def role(self) -> str:
        """The role of the group, or an empty text on open ground."""
        return self.group.role if self.group else ""

    @property
    def record_id(self) -> Id | None:
        """The record that a click here selects."""
        return self.group.record_id if self.group else None


@dataclass(frozen=True, slots=True)
class Guide:
    """How large a phase or lane is being made: a line across the map at its edge, and what it has room for."""

    record_id: Id
    upright: bool  # at the right of a phase, or else under a lane
    at: float  # map units
    size: float  # map units
    fits: bool  # the size is just what the content needs
    count: int | None = None  # how many touchpoints stand side by side


class Stage(Protocol):
    """The canvas as a gesture sees it. Positions are pixels of the view unless they say map."""

    @property
    def document(self) -> Document:
        """The document as it is stored, without any preview."""

    @property
    def drawing(self) -> Drawing:
        """The drawing of that document, without any preview."""

    @property
    def selected(self) -> Sequence[Id]:
        """The ids of the selected records, in the order in which they were selected."""

    @property
    def pixels_per_mm(self) -> float | None:
        """How many pixels of the view a millimetre of its screen has; None when the screen does not know."""

    def target_at(self, x: float, y: float, slop: float) -> Target:
        """What lies at a point of the view."""

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """A point of the view in map units, as if the headers that stay in view were not in front of it."""

    def select(self, ids: Sequence[Id], adding: bool = False) -> None:
        """Selects records; `adding` turns each one on or off in the selection there is."""

    def preview(self, owner: object, maker: Maker | None, soon: bool = False) -> None:
        """Shows the map as `maker` would leave it, until the owner says otherwise; None ends its preview.

        With `soon` the map may follow some pictures later than what is lifted off it.
        """

    def focus_cell(self, x: float, y: float) -> None:
        """Lets go of the selection and puts the keyboard in the cell at a point of the view, if there is one."""

    def begin_prompt(self, x: float, y: float) -> bool:
        """Begins what the prompt of an empty lane at a point of the view asks for; False when there is none."""

    def offer_plus(self, x: float, y: float) -> None:
        """Shows the plus of the cell at a point of the view, as a hovering mouse would see it."""

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float, landing: Sequence[Id] | None = None) -> None:
        """Shows records lifted off the map, moved by (dx, dy) map units from where they stand; no ids ends it.

        `landing` are the records that show where they will land, when those are others: copies.
        """

    def commit(self, owner: object, maker: Maker) -> None:
        """Makes the edit, as one step of history, in the place of its owner's preview."""

    def lasso(self, box: Box | None) -> None:
        """Shows a lasso around a box of the map, or none."""

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by pixels."""

    def coast(self, across: float, down: float) -> None:
        """Lets the map go on by itself at so many pixels a second, slower and slower."""

    def hold_still(self) -> bool:
        """Ends whatever the view does by itself; whether it was coasting, so that a finger has caught it."""

    def zoom_by(self, factor: float, x: float, y: float) -> None:
        """Zooms, the point of the map under (x, y) staying there."""

    def open_menu(self, x: float, y: float, target: Target) -> None:
        """Opens the menu of what lies there."""

    def edit_or_create(self, x: float, y: float, target: Target) -> None:
        """Opens what lies there for editing, or makes a note on open ground."""

    def add_here(self, target: Target) -> None:
        """Does what a plus promises."""

    def show_actions(self, touchpoint_id: Id) -> None:
        """Shows what there is to do about a touchpoint."""

    def begin_link(self, touchpoint_id: Id) -> None:
        """Waits for the touchpoint that this one is to be linked to."""

    def take_link(self, target: Target) -> bool:
        """Links what waits for it to what was tapped; False when nothing waits."""

    def stop_linking(self) -> None:
        """Waits no more for the touchpoint that another is to be linked to."""

    def is_open(self, x: float, y: float) -> bool:
        """Whether a point of the view, within its edges, shows the ground of the map and nothing that stands on it."""

    def rubber(self, owner: object, line: tuple[float, float, float, float] | None, leaves: bool = False) -> None:
        """Shows a line between two points of the map while the owner draws a link that leads to nothing yet, or none.

        Where it `leaves`, its end says that customers leave the journey.
        """

    def open_legend(self) -> None:
        """Opens what says whose curve is whose, and shows and hides them."""

    def edge_scroll(self, owner: object, x: float | None, y: float = 0.0, under_headers: bool = False) -> None:
        """Scrolls while the owner's drag stays near an edge of the view, or of what the headers leave; None ends it."""

    def needed_height(self, lane_id: Id) -> float:
        """How high a lane is when it is open and left to what is in it, in map units."""

    def guide(self, owner: object, guide: Guide | None) -> None:
        """Shows how large the owner's drag makes something, or no more."""

    def attend(self) -> None:
        """The keyboard comes to the map: what was being typed is kept, and its editor closes."""
