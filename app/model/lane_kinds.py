"""What each kind of lane is: its name, the prompt that an empty cell shows, and what its cells hold.

Canvas, PDF, Excel, outline and the inspector read this table; a new kind of lane is one row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.i18n import N_
from app.model.records import LaneKind, Tint


class Cells(Enum):
    """What the cells of a lane hold."""

    TOUCHPOINTS = auto()
    CURVE = auto()
    CHIPS = auto()
    NOTES = auto()


@dataclass(frozen=True, slots=True)
class LaneKindInfo:
    """One kind of lane. `title` and `prompt` are msgids; the prompt teaches in an empty cell and is never exported."""

    title: str
    prompt: str
    cells: Cells
    tint: Tint = Tint.STONE
    icon: str = ""

    @property
    def removable(self) -> bool:
        """Whether the lane may be deleted; touchpoints and emotion are only ever hidden."""
        return self.cells not in (Cells.TOUCHPOINTS, Cells.CURVE)


LANE_KINDS: dict[LaneKind, LaneKindInfo] = {
    LaneKind.TOUCHPOINTS: LaneKindInfo(
        N_("Touchpoints"), N_("Where does the customer meet you here?"), Cells.TOUCHPOINTS, Tint.SUN, "footprints"
    ),
    LaneKind.EMOTION: LaneKindInfo(
        N_("Emotion"), N_("How does it feel? Drag the points, or press Alt+Shift+arrow"), Cells.CURVE, Tint.SUN, "smile"
    ),
    LaneKind.CHANNELS: LaneKindInfo(N_("Channels"), N_("Through which channel?"), Cells.CHIPS, Tint.STONE, "radio"),
    LaneKind.DOING: LaneKindInfo(N_("Doing"), N_("What does the customer do here?"), Cells.NOTES, Tint.SKY, "activity"),
    LaneKind.THINKING: LaneKindInfo(
        N_("Thinking"), N_("What goes through the customer’s mind?"), Cells.NOTES, Tint.LILAC, "message-circle"
    ),
    LaneKind.PAINS: LaneKindInfo(
        N_("Pain points"), N_("What is annoying, slow or unclear?"), Cells.NOTES, Tint.ROSE, "zap"
    ),
    LaneKind.OPPORTUNITIES: LaneKindInfo(
        N_("Opportunities"), N_("What could be better here?"), Cells.NOTES, Tint.MINT, "lightbulb"
    ),
    LaneKind.BACKSTAGE: LaneKindInfo(
        N_("Backstage"), N_("What has to happen behind the scenes?"), Cells.NOTES, Tint.STONE, "settings"
    ),
    LaneKind.FREE: LaneKindInfo(N_("Own lane"), N_("What belongs here?"), Cells.NOTES, Tint.PEACH, "sticky-note"),
}
"""Every kind of lane, in the order in which menus show them."""
