"""A view of a map in which things are selected, and one of them has the keyboard. It knows no session."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtWidgets import QWidget

from app.drawing.drawing import Drawing
from app.drawing.primitives import Group
from app.model.records import Id
from app.widgets.canvas import accessible, navigation
from app.widgets.canvas.flight import ViewPlace
from app.widgets.canvas.items import GroupItem
from app.widgets.canvas.map_view import MapView
from app.widgets.canvas.selection import Selection
from app.widgets.canvas.whereabouts import Whereabouts


class SelectableMap(MapView):
    """Shows drawings of a map, and knows what is selected on it."""

    selection_changed = Signal()
    usable_changed = Signal()  # it takes hands and keys again, or no more
    way_up_wanted = Signal()  # to the map that this one works out something of
    detail_wanted = Signal(str)  # a touchpoint or phase that is to be worked out, or shown as it is
    told = Signal(str)  # one sentence about what goes on, in the reader's language
    told_of_step = Signal(str)  # one about what the last step did, to be said with the way back
    foreign_pasted = Signal(str)  # a text that is a journey in some format
    plan_wanted = Signal(str)  # the touchpoint of which the actions are to be shown in the plan
    panel_wanted = Signal(str)  # the name of a panel beside the map

    def __init__(self, theme_name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme_name, parent)
        self.selection = Selection(self.selection_was_changed)
        self.whereabouts = Whereabouts()
        accessible.install()

    def changeEvent(self, event: QEvent) -> None:
        """While something lies over it to be looked at, it is disabled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.usable_changed.emit()

    def selection_was_changed(self) -> None:
        """Tells whoever wants to know."""
        self.selection_changed.emit()

    def item_for(self, record_id: Id) -> GroupItem | None:
        """The graphics item of a record: its note, or its header."""
        return self.map_scene.item_for(record_id)

    def selected_ids(self) -> tuple[Id, ...]:
        """The selected records."""
        return self.selection.ids

    def select(self, ids: Iterable[Id | None]) -> None:
        """Selects records."""
        self.selection.select(i for i in ids if i is not None)

    def selected_groups(self) -> list[Group]:
        """What is drawn for the selected records."""
        groups = (self.map_scene.group_of(i) for i in self.selection.ids)
        return [group for group in groups if group is not None]

    def closer_place(self) -> ViewPlace | None:
        """The place that shows the selection as large as it goes, up to twice its size."""
        united = QRectF()
        for group in self.selected_groups():
            united = united.united(QRectF(group.x, group.y, group.w, group.h))
        return None if united.isNull() else self.camera.fitted(united.adjusted(-40, -40, 40, 40), largest=2.0)

    @property
    def focus_key(self) -> str | None:
        """The key of the group that has the keyboard: what was chosen last, or else where the keyboard was before."""
        if self.selection.focus_key is not None:
            return self.selection.focus_key
        group = self.map_scene.group_of(self.selection.ids[-1]) if self.selection.ids else None
        return group.key if group else self.whereabouts.key

    def focus_group(self) -> Group | None:
        """The group that has the keyboard; of a cell, the column of one touchpoint."""
        key = self.focus_key
        group = self.map_scene.group(key) if key else None
        if group is None or group.role != "cell":
            return group
        return navigation.narrowed(self.map_scene.drawing, group, self.whereabouts.across)

    @property
    def has_chosen(self) -> bool:
        """Whether something was chosen, be it a place in a cell; else the keyboard is only where it was before."""
        return bool(self.selection.ids) or self.selection.focus_key is not None

    def place_of_keyboard(self) -> Group | None:
        """The group that has the keyboard, and from now on had it last; a map with the keyboard always has one."""
        self.keep_place(self.map_scene.drawing)
        group = self.focus_group()
        if group is not None:
            self.whereabouts.note(group)
        return group

    def keep_place(self, before: Drawing) -> None:
        """Where what had the keyboard on the drawing `before` is gone, the nearest there is has it."""
        if self.focus_group() is None and (self.whereabouts.key or self.hasFocus()):
            self.whereabouts.settle(self.map_scene.drawing, before)
            self.selection.focus_key = None

    def select_heir(self) -> None:
        """What was selected has been deleted: the next key is for whoever has the keyboard now, or for its place."""
        group = self.focus_group() if self.hasFocus() and not self.selection.ids else None
        if group is not None:
            ids = [group.record_id] if group.role != "cell" and group.record_id is not None else []
            self.selection.select(ids, focus_key=group.key)

    def stand_on(self, record_id: Id) -> None:
        """Gives the place of the keyboard to a record, and selects nothing."""
        group = self.map_scene.group_of(record_id)
        if group is not None:
            self.whereabouts.note(group)
            self.selection.select(())

    def show_keyboard(self) -> None:
        """A key has brought the keyboard here, or let go of what was selected: it is seen where it is."""
        self.whereabouts.shown = True
        self.show_frames()

    def show_frames(self) -> None:
        """Shows what is chosen and where the keyboard is; nothing, on a map that nobody works on."""

    def show_selection(self, readably: bool = False) -> None:
        """Brings what was selected last into view, with `readably` near enough to be read."""
        for group in self.selected_groups()[-1:]:
            (self.show_readably if readably else self.show_group)(group)

    def leave(self, forward: bool) -> None:
        """Gives the keyboard to what stands after or before the canvas in the window."""
        QWidget.focusNextPrevChild(self, forward)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is the canvas's own key; Ctrl+Tab and F6 leave it."""
        return False
