"""The page around an open map: top bar, rail and panel, canvas, inspector, and what they tell each other.

It owns which records are inspected and which panel is open. Every edit of the shell goes through `run`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Action, Id, JourneyMap, Touchpoint
from app.session import Changed, Event, Session
from app.widgets import areas
from app.widgets.banner import Choice
from app.widgets.canvas.canvas import Canvas
from app.widgets.long_lived import Collector
from app.widgets.overlays import Overlays
from app.widgets.rail import Rail
from app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from app.widgets.inspector.panel import Inspector
    from app.widgets.main_window import MainWindow
    from app.widgets.panels.base import Panel
    from app.widgets.sides import Sides

Keep = Literal["ours", "theirs", "both"]
WAYS_TO_SETTLE: tuple[tuple[Keep, str], ...] = (
    ("both", N_("Keep both")),
    ("ours", N_("Keep mine")),
    ("theirs", N_("Take theirs")),
)
"""What can be done when another program changed the file underneath."""

AFTER_THE_MAP_MS = 150
"""When the map has been seen, what opens beside it is made, so that the first click does not wait for it."""

SELECTION_SETTLES_MS = 80
"""The inspector waits this long, and for the mouse to be released, so that no click or drag starts under a shift."""


class Workspace(QWidget):
    """One open map, with everything around it."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.window_, self.session = window, session
        self.inspected: tuple[Id, ...] = ()
        self._sides: Sides | None = None
        self._said: str | None = None
        self._just_added: Id | None = None
        self.canvas = Canvas(session, session.document.maps()[0].id, window.settings.shown_theme)
        self.canvas.setObjectName("canvas")
        self.canvas.setAcceptDrops(False)  # files are the window's, which knows how to open and import them
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._column.addLayout(self._body, 1)
        self._body.addWidget(self.canvas, 1)
        self.overlays = Overlays(self.canvas)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SELECTION_SETTLES_MS)
        self._settling.timeout.connect(self._follow_selection)
        self._build()
        self.canvas.selection_changed.connect(self._on_selection)
        self.canvas.map_changed.connect(self._on_map)
        self.canvas.zoom_changed.connect(self._on_zoom)
        self.canvas.problem.connect(window.banner.say)
        self._unsubscribe = session.subscribe(self._on_event)
        self._come_back()
        QTimer.singleShot(AFTER_THE_MAP_MS, self, lambda: self.sides)
        self._collector = Collector(self)
        self._collector.keep()

    @property
    def journey(self) -> JourneyMap:
        """The map that is shown."""
        return self.session.document.get(self.canvas.map_id, JourneyMap)

    def run(self, make: Callable[[Document], Edit]) -> Edit | None:
        """Makes an edit and runs it; what the user's world refuses is said in the window, and None comes back."""
        return self.window_.attempt(lambda: self._run(make))

    def say(self, text: str) -> None:
        """Says one sentence above the map."""
        self.window_.banner.say(text)

    @property
    def sides(self) -> Sides:
        """The panels and the inspector: shut at first, so they are not even imported before the map is seen."""
        if self._sides is None:
            from app.widgets.sides import Sides

            self._sides = Sides(self, self._body)
        return self._sides

    @property
    def inspector(self) -> Inspector:
        """What shows the values of the records that are inspected."""
        return self.sides.inspector

    @property
    def panels(self) -> dict[str, Panel]:
        """The panels at the left, by name."""
        return self.sides.panels

    def inspect(self, ids: tuple[Id, ...], keep_panel: bool = False) -> None:
        """Shows these records in the inspector, whatever is selected on the map.

        Where there is no room for both, the open panel closes, or with `keep_panel` the inspector waits.
        """
        self._settling.stop()
        self.inspected = ids
        self.sides.inspect(ids, keep_panel)

    def stop_inspecting(self) -> None:
        """Lets the inspector go, and what was selected with it."""
        self.canvas.selection.select((), focus_key=self.canvas.focus_key)
        self.inspect(())
        self.canvas.setFocus()

    def add_and_inspect(self, make: Callable[[Document], Edit]) -> None:
        """Runs an edit that makes a record, and puts the cursor in its first field."""
        edit = self.run(make)
        if edit is not None and edit.created:
            self.inspect((edit.created[0],))
            self.inspector.begin()

    def reveal(self, record_id: Id, keep_panel: bool = False) -> None:
        """Goes to a record: on the map if it is drawn there, and in the inspector."""
        record = self.session.document.records.get(record_id)
        drawn = record.touchpoint_id if isinstance(record, Action) else record_id
        journey = self.session.document.map_of(drawn) if drawn else None
        if journey is not None and drawn is not None:
            self.show_map(journey.id)
            if drawn != journey.id:
                self.canvas.reveal(drawn)
        else:
            self.canvas.select([])
        self.inspect((record_id,), keep_panel)

    def go_to_field(self, record_id: Id, field: str) -> None:
        """Goes to a record and puts the cursor in one of its fields."""
        self.reveal(record_id)
        self.inspector.go_to(field)

    def show_map(self, map_id: Id) -> None:
        """Shows another map of the file."""
        if map_id != self.canvas.map_id:
            self.top_bar.title.flush()
            self.canvas.show_map(map_id)

    def selected_touchpoint(self) -> Id | None:
        """The touchpoint that is selected or inspected, if there is exactly one."""
        records = self.session.document.records
        for ids in (self.inspected, self.canvas.selected_ids()):
            found = [i for i in ids if isinstance(records.get(i), Touchpoint)]
            if len(found) == 1:
                return found[0]
        return None

    def open_panel(self, name: str) -> None:
        """Opens one panel, or none for ""."""
        if name or self._sides is not None:
            self.sides.open_panel(name)
        self.rail.mark(name)
        self.window_.settings.panel = name

    def rebuild(self) -> None:
        """Builds everything around the map anew, in the language and theme of now."""
        self.inspector.flush()
        ids = self.inspected
        for part in (self.top_bar, self.rail, self.inspector, *self.panels.values()):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._sides = None
        self._build()
        self.inspect(ids)
        self.canvas.set_theme(self.window_.settings.shown_theme)
        self.canvas.retranslate()

    def _come_back(self) -> None:
        """Goes to where this file was left, if that is known and still there."""
        left = self.window_.settings.place_in(self.session.path)
        if left is not None and self.session.document.find(Id(left[0]), JourneyMap) is not None:
            self.show_map(Id(left[0]))
            self.canvas.show_place(left[1])

    def close_session(self) -> None:
        """Keeps what is being typed and where the map was left, and closes the file."""
        self.window_.settings.leave_at(self.session.path, self.canvas.map_id, self.canvas.place())
        self.inspector.flush()
        self.top_bar.title.flush()
        self._unsubscribe()
        self._settling.stop()
        self.canvas.close_session()
        self.session.close()
        self._collector.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else wants it, goes back to the map; from a panel or the map it closes the inspector."""
        if event.key() == Qt.Key.Key_Escape:
            on_map = areas.has_keyboard(self.canvas)
            if on_map or any(map(areas.has_keyboard, self.panels.values())):
                self.stop_inspecting()
            if not on_map:
                areas.enter_canvas(self.canvas)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key on the map, which the map's view passes on, opens the menu of what has the keyboard there."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.canvas.hasFocus():
            self.canvas.popups.of_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sides is not None:
            self._sides.fit()

    def _build(self) -> None:
        self.top_bar = TopBar(self)
        self.rail = Rail()
        self._column.insertWidget(0, self.top_bar)
        self._body.insertWidget(0, self.rail)
        self.rail.chosen.connect(self.open_panel)
        self.open_panel(self.window_.settings.panel)
        self.top_bar.show_zoom(self.canvas.zoom)

    def _run(self, make: Callable[[Document], Edit]) -> Edit:
        edit = make(self.session.document)
        self.session.run(edit)
        for remark in edit.remarks:
            self.window_.banner.say(remark.text())
        return edit

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed):
            self._note_new_action(event)
            self.top_bar.refresh()
            self.window_.name_window()
            if self._sides is not None:
                self._sides.refresh()
        else:
            self.top_bar.show_status()
            self._say_problem()
        self.window_.actions_.refresh_soon()

    def _say_problem(self) -> None:
        status = self.session.status
        if status.problem and status.problem != self._said:
            choices = [self._settling_by(keep, text) for keep, text in WAYS_TO_SETTLE] if status.conflict else []
            self.window_.banner.say(_(status.problem), *choices)
        self._said = status.problem

    def _settling_by(self, keep: Keep, text: str) -> Choice:
        return Choice(_(text), lambda: self.window_.attempt(lambda: self.session.resolve(keep)))

    def _on_selection(self) -> None:
        self.window_.actions_.refresh_soon()
        self._settling.start()

    def _follow_selection(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._settling.start()
            return
        ids = self.canvas.selected_ids()
        self.inspect(ids)
        if ids == (self._just_added,):
            self._just_added = None
            self.inspector.begin()

    def _note_new_action(self, event: Changed) -> None:
        """An action that was added on the map is named in the inspector, since it is not drawn anywhere."""
        actions = [record.id for record in event.change.created if isinstance(record, Action)]
        self._just_added = actions[0] if event.origin == "run" and len(actions) == 1 else None

    def _on_map(self, _map_id: str) -> None:
        self.top_bar.refresh()
        self.window_.name_window()
        if self._sides is not None:
            self._sides.refresh_panels()

    def _on_zoom(self, zoom: float) -> None:
        self.top_bar.show_zoom(zoom)
