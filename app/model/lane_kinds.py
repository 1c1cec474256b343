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
    LaneKind.FEELING: LaneKindInfo(
        N_("Feeling"), N_("Which word says how it feels?"), Cells.NOTES, Tint.PEACH, "heart"
    ),
    LaneKind.NEEDS: LaneKindInfo(
        N_("Needs"), N_("What does the customer come for, and count on?"), Cells.NOTES, Tint.SKY, "target"
    ),
    LaneKind.QUESTIONS: LaneKindInfo(
        N_("Questions"), N_("What does the customer want to know?"), Cells.NOTES, Tint.LILAC, "circle-help"
    ),
    LaneKind.MOTIVES: LaneKindInfo(
        N_("Motives"), N_("Why this choice, and why now?"), Cells.NOTES, Tint.PEACH, "compass"
    ),
    LaneKind.PAINS: LaneKindInfo(
        N_("Pain points"), N_("What is annoying, slow or unclear?"), Cells.NOTES, Tint.ROSE, "zap"
    ),
    LaneKind.DROP_OFFS: LaneKindInfo(
        N_("Drop-offs"), N_("Where do customers leave, and why?"), Cells.NOTES, Tint.ROSE, "log-out"
    ),
    LaneKind.CONTENT: LaneKindInfo(
        N_("Content"), N_("What do you offer to read, see or download?"), Cells.NOTES, Tint.MINT, "file-text"
    ),
    LaneKind.FRONTSTAGE: LaneKindInfo(
        N_("Frontstage"), N_("What does the customer see of you?"), Cells.NOTES, Tint.SKY, "eye"
    ),
    LaneKind.OPPORTUNITIES: LaneKindInfo(
        N_("Opportunities"), N_("What could be better here?"), Cells.NOTES, Tint.MINT, "lightbulb"
    ),
    LaneKind.BACKSTAGE: LaneKindInfo(
        N_("Backstage"), N_("What has to happen behind the scenes?"), Cells.NOTES, Tint.STONE, "settings"
    ),
    LaneKind.SUPPORT: LaneKindInfo(
        N_("Support processes"), N_("What has to work for that to happen?"), Cells.NOTES, Tint.STONE, "wrench"
    ),
    LaneKind.NUMBERS: LaneKindInfo(N_("Numbers"), N_("What do you measure here?"), Cells.NOTES, Tint.STONE, "gauge"),
    LaneKind.FREE: LaneKindInfo(N_("Own lane"), N_("What belongs here?"), Cells.NOTES, Tint.PEACH, "sticky-note"),
}
"""Every kind of lane, in the order in which menus show them."""
