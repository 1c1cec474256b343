"""What can be done on the canvas: the methods behind menus, buttons and keys.

Each works on the selection; command_table.py names them, with their words, keys and needs. They make edits, never
changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.model import edits
from app.model.blocks import Rows
from app.model.change import Change
from app.model.edits import Place
from app.model.edits.block_headings import Headings, headings_of
from app.model.records import Action, Id, Lane, Link, Note, Phase, Tint, Touchpoint
from app.widgets.canvas import clipboard, creation, moves
from app.widgets.canvas.asking import ask_about_cells, ask_about_lines
from app.widgets.canvas.command import Command
from app.widgets.canvas.levels import nudged
from app.widgets.canvas.link_commands import LinkCommands
from app.widgets.canvas.picture_commands import PictureCommands
from app.widgets.canvas.tagging_commands import TaggingCommands
from app.widgets.canvas.told_gone import told_gone
from app.widgets.canvas.view_commands import ViewCommands

MANY_LINES = 20
"""Pasting more lines than this asks first."""


class Commands(PictureCommands, LinkCommands, TaggingCommands, ViewCommands):
    """The commands of one canvas."""

    _cut = Change()
    """The last cut here: when that is pasted, it was moved."""

    def can(self, command: Command) -> bool:
        """Whether a command would do anything now."""
        return (not command.needs or self._holds(command.needs)) and (command.when is None or command.when(self))

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._canvas.session.can_undo

    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._canvas.session.can_redo

    def can_paste(self) -> bool:
        """Whether the clipboard holds something for us."""
        return clipboard.has_something()

    def can_edit(self) -> bool:
        """Whether something has the focus that can be typed in: an item, or a cell for a new one."""
        return self._canvas.focus_key is not None

    # --- history and clipboard -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Takes the last step back, or what the mouse or a pen is still dragging."""
        self._canvas.editor.finish()
        if not self._canvas.machine.take_back_drag():
            self._canvas.guard(self._canvas.session.undo)

    def redo(self) -> None:
        """Makes the step that was taken back again; not under a drag, which would go on with other things."""
        if not self._canvas.machine.take_back_drag():
            self._canvas.guard(self._canvas.session.redo)

    def copy(self) -> None:
        """Puts the selection on the clipboard, for us and as text for others."""
        clipboard.put(self._document, self._in_order(), self._canvas.session.picture)

    def cut(self) -> None:
        """Copies the selection and takes away what was copied; what cannot be copied stays."""
        self.copy()
        edit = edits.cut(self._document, *self._in_order())
        self._cut = edit.change
        self._run(edit)
        self._canvas.select_heir()

    def paste(self) -> None:
        """Puts the clipboard down beside the selection: our own items, pictures, or a note for each line of text.

        A text that some format claims for its own is told of instead, unless it is a table that is headed by the
        phases or lanes of this very map: that goes into them.
        """
        clip = clipboard.clip()
        pictures = clipboard.pictures() if clip is None else []
        if clip is not None:
            self._take_pictures_of(clip)
            cut = self._cut if set(clip.roots) <= self._cut.ids else Change()
            self._run_and_select(edits.paste(self._document, clip, self._canvas.cursor_place(), cut=cut))
        elif pictures:
            self.paste_pictures(pictures)
        elif text := self._foreign():
            self._canvas.foreign_pasted.emit(text)
        else:
            self._put_cells(clipboard.cells(), self._canvas.cursor_place())

    def _foreign(self) -> str:
        """What is on the clipboard, if it is to be imported."""
        text = clipboard.foreign()
        headings = (
            headings_of(self._document, self._canvas.cursor_place().map_id, clipboard.cells()) if text else Headings()
        )
        return "" if headings.above or headings.left else text

    def drop_text(self, text: str, x: float, y: float) -> None:
        """Makes a note of each line of a text that is dropped at a point of the view, or touchpoints in their row."""
        place = creation.place_at(self._canvas.drawing, self._document, *self._canvas.stage.to_map(x, y))
        self._put_lines(clipboard.lines_of(text), place or self._canvas.cursor_place())

    def _put_cells(self, rows: Rows, place: Place) -> None:
        """Puts down a table, or the lines of a column; a large one only after asking."""
        if not rows or len(rows[0]) == 1:
            self._put_lines([cell for (cell,) in rows], place)
            return
        count = edits.cells_in(self._document, place.map_id, rows)
        if count > MANY_LINES:
            ask_about_cells(self._canvas, count, lambda apart: self._put_table(rows, place, apart))
        else:
            self._put_table(rows, place, True)

    def _put_table(self, rows: Rows, place: Place, apart: bool) -> None:
        if apart:
            self._canvas.guard(lambda: self._run_and_select(edits.add_block(self._document, place, rows)))
        else:
            self._put_texts(["\n".join("  ".join(filter(None, row)) for row in rows)], place)

    def _put_lines(self, lines: Sequence[str], place: Place) -> None:
        if len(lines) > MANY_LINES:
            whole = ["\n".join(lines)]
            ask_about_lines(self._canvas, len(lines), lambda apart: self._put_texts(lines if apart else whole, place))
        else:
            self._put_texts(lines, place)

    def _put_texts(self, texts: Sequence[str], place: Place) -> None:
        edit = clipboard.texts_edit(self._document, texts, place)
        if edit is not None:
            self._run_and_select(edit)

    def duplicate(self) -> None:
        """Puts a copy of each selected item right after it."""
        self._run_and_select(edits.duplicate(self._document, self._in_order()))

    # --- selection -----------------------------------------------------------------------------------------------

    def select_all(self) -> None:
        """Selects all notes and touchpoints of the map."""
        self._canvas.select([g.record_id for g in self._canvas.drawing.groups if g.role in ("touchpoint", "note")])

    def delete(self) -> None:
        """Deletes the selection; what can be undone is done without asking."""
        ids = self._of(Touchpoint, Note, Phase, Lane, Action, Link)
        roads = [self._document.get(i, Link) for i in self._of(Link)]
        if not ids:
            return
        edit = edits.delete(self._document, *ids)
        told = told_gone(self._document, ids, edit.change)
        self._run(edit)
        if told:  # nothing is selected then: a second press of the key would take the neighbour with all that is in it
            self._canvas.told_of_step.emit(told)
        elif len(roads) == len(ids):
            self._canvas.stand_on(roads[-1].from_id)
        else:
            self._canvas.select_heir()

    def edit(self) -> None:
        """Opens the focused item for editing, or makes a note in the focused cell."""
        group = self._canvas.focus_group()
        if group is None or self._canvas.stage.linking.take(group.record_id):
            return
        if group.role == "cell":
            self.fill_cell(group)
        else:
            self._canvas.edit_group(group)

    def rename(self) -> None:
        """Opens the title of what is selected for editing."""
        self.edit()

    def go_on(self, forward: bool) -> None:
        """Goes to the next or previous item of its kind, beginning a new one behind the last.

        Who has just left that without a word wants none: the next Tab leaves the map.
        """
        record = self._record() or self._focused()
        if record is None:
            self.edit()
            return
        other = creation.next_of(self._document, record.id, forward)
        if other is not None:
            self._canvas.reveal(other)
        elif forward and self._canvas.editor.turned_back:
            self._canvas.leave(forward=True)
        elif forward:
            self._begin(creation.after(self._document, record.id))

    # --- changing ------------------------------------------------------------------------------------------------

    def set_tint(self, tint: Tint) -> None:
        """Gives the selected notes and touchpoints this paper."""
        ids = self._of(Touchpoint, Note)
        if ids:
            self._run(edits.set_fields(self._document, ids, tint=tint))

    def toggle_moment_of_truth(self) -> None:
        """Marks the touchpoints selected, or of selected notes, as moments of truth; if all are, takes the mark off."""
        ids = self._touchpoints()
        every = all(self._document.get(i, Touchpoint).moment_of_truth for i in ids)
        if ids:
            self._run(edits.set_fields(self._document, ids, moment_of_truth=not every))

    def raise_score(self) -> None:
        """Raises the emotion of the selected touchpoint by a tenth."""
        self._nudge(1)

    def lower_score(self) -> None:
        """Lowers the emotion of the selected touchpoint by a tenth."""
        self._nudge(-1)

    def raise_score_whole(self) -> None:
        """Raises the emotion of the selected touchpoint by one."""
        self._nudge(10)

    def lower_score_whole(self) -> None:
        """Lowers the emotion of the selected touchpoint by one."""
        self._nudge(-10)

    def clear_score(self) -> None:
        """Takes the emotion off the selected touchpoint."""
        for i in self._of(Touchpoint)[:1]:
            self._run(edits.clear_emotion(self._document, i))

    def collapse_lane(self) -> None:
        """Folds the selected lane to its name, or opens it again."""
        for i in self._of(Lane)[:1]:
            self._run(edits.set_fields(self._document, i, collapsed=not self._document.get(i, Lane).collapsed))

    def hide_lane(self) -> None:
        """Takes the selected lane out of sight, with all it holds kept."""
        for i in self._of(Lane)[:1]:
            self._run(edits.set_fields(self._document, i, hidden=True))

    def show_lane(self, lane_id: Id) -> None:
        """Brings a hidden lane back into view."""
        self._run(edits.set_fields(self._document, lane_id, hidden=False))

    def size_to_content(self, record_id: Id) -> None:
        """Makes a phase or lane as large as it needs to be, as a double click on its edge does."""
        record = self._document.records.get(record_id)
        if isinstance(record, Phase):
            self._run(edits.set_fields(self._document, record_id, width=None))
        elif isinstance(record, Lane):
            self._run(edits.set_fields(self._document, record_id, height=None))

    def move_left(self) -> None:
        """Moves the selection one step back in time."""
        self._move("left")

    def move_right(self) -> None:
        """Moves the selection one step on in time."""
        self._move("right")

    def move_up(self) -> None:
        """Moves the selection one place up; where nothing of it lies on another, goes to the map above."""
        if self._of(Note, Lane):
            self._move("up")
        else:
            self._canvas.way_up_wanted.emit()

    def move_down(self) -> None:
        """Moves the selection one place down."""
        self._move("down")

    # --- helpers -------------------------------------------------------------------------------------------------

    def _nudge(self, tenths: int) -> None:
        for i in self._of(Touchpoint)[:1]:
            self._run(nudged(self._document, i, self._canvas.focus_key or "", tenths))

    def _move(self, direction: str) -> None:
        ids = self._in_order()
        edit = moves.step_all(self._document, ids, direction)
        if edit is not None:
            self._run(edit)
            self._canvas.show_selection()
