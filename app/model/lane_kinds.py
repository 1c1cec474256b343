"""What each kind of lane is: its name, the prompt that an empty cell shows, and what its cells hold.

Canvas, PDF, Excel, outline and the inspector read this table; a new kind of lane is one row here. A new way of filling
cells is one more `Cells`, and one line in the table of app.drawing.ways; everyone else asks by meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.i18n import N_
from app.model.records import Lane, LaneKind, Tint


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One way of filling the cells of a lane, and what follows from it.

    `drawn_by` is the name under which the drawing knows it. `chips_of` is the field of a touchpoint whose record is
    named in a chip. A lane that `divides` holds nothing: it is a line between others. One that is not
    `removable` is there once on every map, and only ever hidden.
    """

    drawn_by: str
    holds_touchpoints: bool = False
    holds_notes: bool = False
    holds_scores: bool = False
    holds_actions: bool = False
    chips_of: str = ""
    divides: bool = False
    shows_pictures: bool = False
    removable: bool = True


TOUCHPOINTS = Cells(drawn_by="touchpoints", holds_touchpoints=True, removable=False)
CURVE = Cells(drawn_by="curve", holds_scores=True, removable=False)
NOTES = Cells(drawn_by="notes", holds_notes=True)
STORYBOARD = Cells(drawn_by="notes", holds_notes=True, shows_pictures=True)
CHANNELS = Cells(drawn_by="chips", chips_of="channel_id")
OWNERS = Cells(drawn_by="chips", chips_of="owner_id")
ACTIONS = Cells(drawn_by="actions", holds_actions=True)
STRONG_LINE = Cells(drawn_by="strong_line", divides=True)
DASHED_LINE = Cells(drawn_by="dashed_line", divides=True)


class Heading(Enum):
    """The headings under which menus offer lanes; the value is a msgid."""

    CUSTOMER = N_("The customer")
    FEELING = N_("What it feels like")
    OURS = N_("Our side")
    PLAN = N_("Better and measured")
    OWN = N_("Your own")


@dataclass(frozen=True, slots=True)
class LaneKindInfo:
    """One kind of lane. `title` and `prompt` are msgids; the prompt teaches in an empty cell and is never exported."""

    title: str
    prompt: str
    cells: Cells
    heading: Heading
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
    def shows_pictures(self) -> bool:
        """Whether its notes begin with a picture, and words come after."""
        return self.cells.shows_pictures

    @property
    def holds_scores(self) -> bool:
        """Whether it shows how touchpoints feel."""
        return self.cells.holds_scores

    @property
    def holds_actions(self) -> bool:
        """Whether it shows what is to be done about the touchpoints."""
        return self.cells.holds_actions

    @property
    def divides(self) -> bool:
        """Whether it is a line, which holds nothing and is never in the keyboard's way."""
        return self.cells.divides

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
        N_("Touchpoints"),
        N_("Where does the customer meet you here?"),
        TOUCHPOINTS,
        Heading.CUSTOMER,
        Tint.SUN,
        "footprints",
    ),
    LaneKind.EMOTION: LaneKindInfo(
        N_("Emotion"),
        N_("How does it feel? Drag the points, or press Alt+Shift+arrow"),
        CURVE,
        Heading.FEELING,
        Tint.SUN,
        "smile",
    ),
    LaneKind.PICTURES: LaneKindInfo(
        N_("Pictures"), N_("What does this moment look like?"), STORYBOARD, Heading.CUSTOMER, Tint.STONE, "image"
    ),
    LaneKind.DOING: LaneKindInfo(
        N_("Doing"), N_("What does the customer do here?"), NOTES, Heading.CUSTOMER, Tint.SKY, "activity"
    ),
    LaneKind.THINKING: LaneKindInfo(
        N_("Thinking"),
        N_("What goes through the customer’s mind?"),
        NOTES,
        Heading.CUSTOMER,
        Tint.LILAC,
        "message-circle",
    ),
    LaneKind.FEELING: LaneKindInfo(
        N_("Feeling"), N_("Which word says how it feels?"), NOTES, Heading.FEELING, Tint.PEACH, "heart"
    ),
    LaneKind.NEEDS: LaneKindInfo(
        N_("Needs"), N_("What does the customer come for, and count on?"), NOTES, Heading.CUSTOMER, Tint.SKY, "target"
    ),
    LaneKind.QUESTIONS: LaneKindInfo(
        N_("Questions"), N_("What does the customer want to know?"), NOTES, Heading.CUSTOMER, Tint.LILAC, "circle-help"
    ),
    LaneKind.MOTIVES: LaneKindInfo(
        N_("Motives"), N_("Why this choice, and why now?"), NOTES, Heading.CUSTOMER, Tint.PEACH, "compass"
    ),
    LaneKind.PAINS: LaneKindInfo(
        N_("Pain points"), N_("What is annoying, slow or unclear?"), NOTES, Heading.FEELING, Tint.ROSE, "zap"
    ),
    LaneKind.DROP_OFFS: LaneKindInfo(
        N_("Drop-offs"), N_("Where do customers leave, and why?"), NOTES, Heading.FEELING, Tint.ROSE, "log-out"
    ),
    LaneKind.CHANNELS: LaneKindInfo(
        N_("Channels"), N_("Through which channel?"), CHANNELS, Heading.CUSTOMER, Tint.STONE, "radio"
    ),
    LaneKind.CONTENT: LaneKindInfo(
        N_("Content"), N_("What do you offer to read, see or download?"), NOTES, Heading.OURS, Tint.MINT, "file-text"
    ),
    LaneKind.INTERACTION_LINE: LaneKindInfo(
        N_("Line of interaction"),
        N_("Above it stands what the customer does, below it what you do."),
        STRONG_LINE,
        Heading.OURS,
        Tint.STONE,
        "arrow-left-right",
    ),
    LaneKind.FRONTSTAGE: LaneKindInfo(
        N_("Frontstage"), N_("What does the customer see of you?"), NOTES, Heading.OURS, Tint.SKY, "eye"
    ),
    LaneKind.VISIBILITY_LINE: LaneKindInfo(
        N_("Line of visibility"),
        N_("Above it stands what the customer sees of you, below it what happens unseen."),
        DASHED_LINE,
        Heading.OURS,
        Tint.STONE,
        "eye-off",
    ),
    LaneKind.BACKSTAGE: LaneKindInfo(
        N_("Backstage"), N_("What has to happen behind the scenes?"), NOTES, Heading.OURS, Tint.STONE, "settings"
    ),
    LaneKind.SUPPORT: LaneKindInfo(
        N_("Support processes"), N_("What has to work for that to happen?"), NOTES, Heading.OURS, Tint.STONE, "wrench"
    ),
    LaneKind.OWNERS: LaneKindInfo(
        N_("Owners"), N_("Who of you looks after this?"), OWNERS, Heading.OURS, Tint.STONE, "user"
    ),
    LaneKind.NUMBERS: LaneKindInfo(
        N_("Numbers"), N_("What do you measure here?"), NOTES, Heading.PLAN, Tint.STONE, "gauge"
    ),
    LaneKind.OPPORTUNITIES: LaneKindInfo(
        N_("Opportunities"), N_("What could be better here?"), NOTES, Heading.PLAN, Tint.MINT, "lightbulb"
    ),
    LaneKind.ACTIONS: LaneKindInfo(
        N_("Actions"), N_("What will you do about this?"), ACTIONS, Heading.PLAN, Tint.STONE, "list-checks"
    ),
    LaneKind.FREE: LaneKindInfo(
        N_("Own lane"), N_("What belongs here?"), NOTES, Heading.OWN, Tint.PEACH, "sticky-note"
    ),
}
"""Every kind of lane, in the order in which menus show them."""


def takes_notes(lane: Lane) -> bool:
    """Whether notes can be put into a lane where they are seen: it holds them, and is neither hidden nor folded."""
    return kind_of(lane).holds_notes and not lane.hidden and not lane.collapsed


def menu_heading(kind: LaneKind) -> Heading | None:
    """The heading under which menus offer a kind; None for one that would be there alone."""
    heading = LANE_KINDS[kind].heading
    return heading if sum(info.heading is heading for info in LANE_KINDS.values()) > 1 else None
