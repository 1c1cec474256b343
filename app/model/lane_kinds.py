"""What each kind of lane is: its name, the prompt that an empty cell shows, and what its cells hold.

Canvas, PDF, Excel, outline and the inspector read this table; a new kind of lane is one row here. A new way of filling
cells is one more `Cells`, and one line in the table of app.drawing.ways; everyone else asks by meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import N_
from app.model.records import Lane, LaneKind, Tint


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One way of filling the cells of a lane, and what follows from it.

    `drawn_by` is the name under which the drawing knows it. `chips_of` is the field of a touchpoint whose record is
    named in a chip. A lane that is not `removable` is there once on every map, and only ever hidden.
    """

    drawn_by: str
    holds_touchpoints: bool = False
    holds_notes: bool = False
    holds_scores: bool = False
    chips_of: str = ""
    removable: bool = True


TOUCHPOINTS = Cells(drawn_by="touchpoints", holds_touchpoints=True, removable=False)
CURVE = Cells(drawn_by="curve", holds_scores=True, removable=False)
NOTES = Cells(drawn_by="notes", holds_notes=True)
CHANNELS = Cells(drawn_by="chips", chips_of="channel_id")


@dataclass(frozen=True, slots=True)
class LaneKindInfo:
    """One kind of lane. `title` and `prompt` are msgids; the prompt teaches in an empty cell and is never exported."""

    title: str
    prompt: str
    cells: Cells
    tint: Tint = Tint.STONE
    icon: str = ""

    @property
    def drawn_by(self) -> str:
        """Under which name the drawing knows how its cells are filled."""
        return self.cells.drawn_by

    @property
    def holds_touchpoints(self) -> bool:
        """Whether the touchpoints themselves stand in it."""
        return self.cells.holds_touchpoints

    @property
    def holds_notes(self) -> bool:
        """Whether notes can be made, dropped and pasted in it."""
        return self.cells.holds_notes

    @property
    def holds_scores(self) -> bool:
        """Whether it shows how touchpoints feel."""
        return self.cells.holds_scores

    @property
    def chips_of(self) -> str:
        """The field of a touchpoint whose record its chips name; empty for a lane without chips."""
        return self.cells.chips_of

    @property
    def removable(self) -> bool:
        """Whether the lane may be deleted; touchpoints and emotion are only ever hidden."""
        return self.cells.removable


def kind_of(lane: Lane) -> LaneKindInfo:
    """What kind of lane this is."""
    return LANE_KINDS[lane.kind]


LANE_KINDS: dict[LaneKind, LaneKindInfo] = {
    LaneKind.TOUCHPOINTS: LaneKindInfo(
        N_("Touchpoints"), N_("Where does the customer meet you here?"), TOUCHPOINTS, Tint.SUN, "footprints"
    ),
    LaneKind.EMOTION: LaneKindInfo(
        N_("Emotion"), N_("How does it feel? Drag the points, or press Alt+Shift+arrow"), CURVE, Tint.SUN, "smile"
    ),
    LaneKind.CHANNELS: LaneKindInfo(N_("Channels"), N_("Through which channel?"), CHANNELS, Tint.STONE, "radio"),
    LaneKind.DOING: LaneKindInfo(N_("Doing"), N_("What does the customer do here?"), NOTES, Tint.SKY, "activity"),
    LaneKind.THINKING: LaneKindInfo(
        N_("Thinking"), N_("What goes through the customer’s mind?"), NOTES, Tint.LILAC, "message-circle"
    ),
    LaneKind.FEELING: LaneKindInfo(N_("Feeling"), N_("Which word says how it feels?"), NOTES, Tint.PEACH, "heart"),
    LaneKind.NEEDS: LaneKindInfo(
        N_("Needs"), N_("What does the customer come for, and count on?"), NOTES, Tint.SKY, "target"
    ),
    LaneKind.QUESTIONS: LaneKindInfo(
        N_("Questions"), N_("What does the customer want to know?"), NOTES, Tint.LILAC, "circle-help"
    ),
    LaneKind.MOTIVES: LaneKindInfo(N_("Motives"), N_("Why this choice, and why now?"), NOTES, Tint.PEACH, "compass"),
    LaneKind.PAINS: LaneKindInfo(N_("Pain points"), N_("What is annoying, slow or unclear?"), NOTES, Tint.ROSE, "zap"),
    LaneKind.DROP_OFFS: LaneKindInfo(
        N_("Drop-offs"), N_("Where do customers leave, and why?"), NOTES, Tint.ROSE, "log-out"
    ),
    LaneKind.CONTENT: LaneKindInfo(
        N_("Content"), N_("What do you offer to read, see or download?"), NOTES, Tint.MINT, "file-text"
    ),
    LaneKind.FRONTSTAGE: LaneKindInfo(
        N_("Frontstage"), N_("What does the customer see of you?"), NOTES, Tint.SKY, "eye"
    ),
    LaneKind.OPPORTUNITIES: LaneKindInfo(
        N_("Opportunities"), N_("What could be better here?"), NOTES, Tint.MINT, "lightbulb"
    ),
    LaneKind.BACKSTAGE: LaneKindInfo(
        N_("Backstage"), N_("What has to happen behind the scenes?"), NOTES, Tint.STONE, "settings"
    ),
    LaneKind.SUPPORT: LaneKindInfo(
        N_("Support processes"), N_("What has to work for that to happen?"), NOTES, Tint.STONE, "wrench"
    ),
    LaneKind.NUMBERS: LaneKindInfo(N_("Numbers"), N_("What do you measure here?"), NOTES, Tint.STONE, "gauge"),
    LaneKind.FREE: LaneKindInfo(N_("Own lane"), N_("What belongs here?"), NOTES, Tint.PEACH, "sticky-note"),
}
"""Every kind of lane, in the order in which menus show them."""
