"""Commands that make something: phases, touchpoints, notes, lanes, actions, and what chips name."""

from __future__ import annotations

from app.analysis import emotion
from app.drawing import hit_test
from app.drawing.primitives import Group
from app.i18n import _
from app.model import edits
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, LaneKind, Note, Phase, Touchpoint
from app.widgets.canvas import creation
from app.widgets.canvas.chips import Chip, chip_in
from app.widgets.canvas.selected_commands import SelectedCommands
from app.widgets.canvas.subjects import ChipName, NewText
from app.widgets.new_action import action_about


class MakingCommands(SelectedCommands):
    """The commands of a canvas that make something."""

    def add_touchpoint(self) -> None:
        """Begins a touchpoint after the selected one, or last in the selected or last phase."""
        record = self._record()
        if isinstance(record, Touchpoint):
            self._begin(creation.after(self._document, record.id))
        elif (phase_id := self._canvas.cursor_place().phase_id) is not None:
            self._begin(creation.touchpoint(phase_id, None))

    def add_note(self) -> None:
        """Begins a note after the selected one, or in the cell that has the focus, or under the selected touchpoint."""
        place = self._canvas.cursor_place()
        record = self._record()
        if isinstance(record, Note):
            self._begin(creation.after(self._document, record.id))
        elif place.lane_id is not None and place.phase_id is not None:
            self._begin(creation.note(place.lane_id, place.phase_id, None, place.touchpoint_id))

    def add_phase(self) -> None:
        """Begins a phase after the selected one, or last."""
        record = self._record()
        after = creation.after(self._document, record.id) if isinstance(record, Phase) else None
        self._begin(after or creation.phase(self._canvas.map_id, None))

    def append_phase(self) -> None:
        """Begins a phase behind the last one."""
        self._begin(creation.phase(self._canvas.map_id, None))

    def add_lane(self, kind: LaneKind = LaneKind.FREE) -> None:
        """Adds a lane of a kind below the selected one, or last."""
        lanes, record = self._document.lanes(self._canvas.map_id), self._record()
        position = lanes.index(record) + 1 if isinstance(record, Lane) else None
        edit = edits.add_lane(self._document, self._canvas.map_id, kind, position=position)
        self._run(edit)
        if edit.focus:
            self._canvas.reveal(edit.focus)

    def add_action(self) -> None:
        """Adds an action about what is selected, with what the map says of it as the reason; or to the plan."""
        record = self._record()
        self.add_action_about(record.id if record else None)

    def add_action_about(self, record_id: Id | None) -> None:
        """Adds an action about something that need not be selected, such as the channel in a chip."""
        edit = action_about(self._document, record_id, _("New action"))
        self._run(edit)
        self._canvas.selection.select(edit.created)

    def has_actions(self) -> bool:
        """Whether there is anything to do about the selected touchpoint or its notes."""
        return any(self._document.actions(i) for i in self._of(Touchpoint)[:1])

    def show_actions(self) -> None:
        """Shows in the plan what there is to do about the selected touchpoint."""
        for i in self._of(Touchpoint)[:1]:
            if self._document.actions(i):
                self._canvas.plan_wanted.emit(i)

    def add_evidence(self) -> None:
        """Opens the panel in which a source is attached to what is selected."""
        self._canvas.panel_wanted.emit("evidence")

    def open_detail(self) -> None:
        """Goes to the map that works out the selected touchpoint or phase, which is made if there is none."""
        for i in self._of(Touchpoint, Phase)[:1]:
            self._canvas.detail_wanted.emit(i)

    def has_lowest(self) -> bool:
        """Whether somebody has said how any touchpoint of the map feels."""
        document = self._document
        return any(document.score(touchpoint.id) for touchpoint in document.journey(self._canvas.map_id))

    def add_action_at_lowest(self) -> None:
        """Adds an action to the lowest point of the customer's curve, and goes there."""
        worst = emotion.lowest(emotion.moments(self._document, self._canvas.map_id))
        if worst is not None:
            self._canvas.reveal(worst.touchpoint_id)
            self.add_action()

    def create_at(self, x: float, y: float) -> None:
        """Begins what a double click at a point of the map makes; on a chip lane, asks for the channel."""
        self._begin(creation.at_point(self._canvas.drawing, self._document, x, y))

    def fill_cell(self, cell: Group) -> None:
        """Begins what belongs in a free place: a touchpoint, a note, or what a chip names."""
        x, y = cell.x + cell.w / 2, cell.y + min(cell.h - 1, 8)
        lane = self._document.find(hit_test.lane_at(self._canvas.drawing, y), Lane)
        owner = hit_test.touchpoint_at(self._canvas.drawing, self._document, x)
        chip = chip_in(self._document, lane.id) if lane is not None else None
        if lane is None or kind_of(lane).holds_touchpoints or kind_of(lane).holds_notes:
            self.create_at(x, y)
        elif owner is None:
            self._canvas.problem.emit(_("First add a touchpoint to this phase: this lane tells about touchpoints."))
        elif chip is not None:
            self.type_chip(chip, owner)
        else:
            self.create_at(x, y)

    def choose_in_chip(self, chip: Chip, touchpoint_id: Id, chosen: Id | None) -> None:
        """Has a touchpoint name something that is there, or nothing."""
        self._run(edits.set_fields(self._document, touchpoint_id, **{chip.field: chosen}))

    def type_chip(self, chip: Chip, touchpoint_id: Id, typed: str = "") -> None:
        """Opens a touchpoint's chip for typing a name."""
        self._canvas.editor.begin(ChipName(chip, touchpoint_id), typed)

    def _begin(self, new: NewText | None) -> None:
        if new is not None:
            self._canvas.begin_new(new)
