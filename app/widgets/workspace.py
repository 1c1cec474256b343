"""The page around an open map: top bar, rail and panel, canvas, inspector, and what they ask of each other.

It owns which records are inspected. Every edit of the page goes through the canvas's door.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.analysis.uses import drawn_for, is_named_at_touchpoints, place_to_show
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, JourneyMap, Touchpoint
from app.session import Session
from app.widgets import areas, evidence_view, going_back, multi_select, recent_maps
from app.widgets.canvas.canvas import Canvas
from app.widgets.curves_view import CurvesView
from app.widgets.following import Following
from app.widgets.freed_memory import give_back_at_once
from app.widgets.long_lived import Collector
from app.widgets.maps.acts import MapActs
from app.widgets.overlays import Overlays
from app.widgets.rail import Rail
from app.widgets.sides import Sides
from app.widgets.telling import Telling
from app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from app.widgets.banner import Choice
    from app.widgets.inspector.panel import Inspector
    from app.widgets.main_window import MainWindow
    from app.widgets.over_canvas import OverCanvas
    from app.widgets.panels.base import Panel
    from app.widgets.past.page import Past

T = TypeVar("T")

AFTER_THE_MAP_MS = 150
"""When the map has been seen, what opens beside it is made, so that the first click does not wait for it."""


class Workspace(QWidget):
    """One open map, with everything around it."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.window_, self.session = window, session
        self.inspected: tuple[Id, ...] = ()
        self.over: OverCanvas | None = None
        self._past: Past | None = None
        self.maps: MapActs = MapActs(self)
        self.choose_template: Callable[[Callable[[str], object]], None] = window.commands.choose_template
        self.canvas = Canvas(session, session.document.maps()[0].id, window.settings.shown_theme)
        self.canvas.setObjectName("canvas")
        self.canvas.setAcceptDrops(False)  # files are the window's, which knows how to open and import them
        self.canvas.problem.connect(self.say)
        self.canvas.field_wanted.connect(self.inspect_field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._column.addLayout(self._body, 1)
        self._body.addWidget(self.canvas, 1)
        self.overlays = Overlays(self.canvas)
        self.sides: Sides = Sides(self, self._body)
        self.sides.opened.connect(self._on_panel)
        self._build()
        self.canvas.panel_wanted.connect(self.sides.call_up)
        self.canvas.detail_wanted.connect(self.maps.open_detail)
        self.canvas.way_up_wanted.connect(self.maps.go_up)
        self.curves: CurvesView = CurvesView(self.canvas, window.settings)
        self.curves.changed.connect(window.actions_.refresh_soon)
        self.sides.open_panel(window.settings.panel)
        self.telling: Telling = Telling(self)
        self._following = Following(self)
        multi_select.offer(self)
        evidence_view.offer(self)
        self._come_back()
        QTimer.singleShot(AFTER_THE_MAP_MS, self, self.sides.make)
        QTimer.singleShot(AFTER_THE_MAP_MS, self, self._take_bearings)
        QTimer.singleShot(AFTER_THE_MAP_MS, give_back_at_once)
        self._collector = Collector(self, busy=lambda: not self.canvas.machine.idle)
        self.canvas.painted.connect(self._collector.stir)
        self._collector.keep()

    @property
    def journey(self) -> JourneyMap:
        """The map that is shown."""
        return self.session.document.get(self.canvas.map_id, JourneyMap)

    def run(self, make: Callable[[Document], Edit]) -> Edit | None:
        """Makes an edit and runs it; what the user's world refuses is said in the window, and None comes back."""
        return self.canvas.door.run(make)

    def attempt(self, what: Callable[[], T]) -> T | None:
        """Does something with the session; what the user's world refuses is said in the window, and None comes back."""
        return self.canvas.door.attempt(what)

    def say(self, text: str) -> None:
        """Says one sentence above the map, about what lies over it if anything does and all is safe."""
        over = self.over if self.session.status.safe else None
        self.window_.banner.say(text, about=over.objectName() if over is not None else "")

    def tell(self, text: str, *choices: Choice) -> None:
        """Says above the map what went well, with what can be done about it."""
        self.window_.banner.say(text, *choices, warning=False)

    def offer_undo(self, text: str, *choices: Choice) -> None:
        """Says above the map what the last step did, with the way back, until there is another step."""
        self.telling.offer_undo(text, *choices)

    @property
    def past(self) -> Past:
        """What looks at the map as it was, and names versions; imported when it is first wanted."""
        from app.widgets.past.page import Past

        if self._past is None:
            self._past = Past(self, self.canvas, self.overlays)
        return self._past

    def leave_past(self) -> bool:
        """Goes back to the map of now from what lies over it; whether anything did."""
        return self.over is not None and self.over.stop()

    def settle_typing(self) -> None:
        """Keeps what is being typed anywhere on the page, before something is done with the map as a whole."""
        self.canvas.editor.finish()
        self.sides.flush()
        self.top_bar.title.flush()

    @property
    def inspector(self) -> Inspector:
        """What shows the values of the records that are inspected."""
        return self.sides.inspector

    @property
    def panels(self) -> dict[str, Panel]:
        """The panels at the left, by name."""
        return self.sides.panels

    def inspect(self, ids: tuple[Id, ...], keep_panel: bool = False, in_turns: bool = False) -> None:
        """Shows these records in the inspector, whatever is selected on the map.

        Without room for both the open panel closes, or with `keep_panel` the inspector waits. `in_turns` is a form's.
        """
        self._following.overtake()
        self.inspected = ids
        self.sides.inspect(ids, keep_panel, in_turns)
        self.curves.inspected(ids, self.sides.open)

    def stop_inspecting(self) -> None:
        """Lets the inspector go, and what was selected with it; who was asked there is so no more."""
        if not self.sides.open:
            self.curves.stop_asking()
        self.canvas.select(())
        self.inspect(())
        (self.over or self.canvas).setFocus()

    def add_and_inspect(self, make: Callable[[Document], Edit]) -> None:
        """Runs an edit that makes a record, and puts the cursor in its first field."""
        edit = self.run(make)
        if edit is not None and edit.created:
            self.inspect((edit.created[0],))
            self.inspector.begin()

    def reveal(self, record_id: Id, keep_panel: bool = False) -> None:
        """Goes to a record: on the map if it is seen there, and in the inspector."""
        drawn = self._drawn(record_id)
        journey = self.session.document.map_of(drawn) if drawn else None
        if journey is not None and drawn is not None:
            self.show_map(journey.id)
            if drawn != journey.id:
                self.canvas.reveal(drawn)
                self.canvas.show_selection(readably=True)
        else:
            self.canvas.select([])
        self.inspect((record_id,), keep_panel)

    def _drawn(self, record_id: Id) -> Id | None:
        """What is drawn for a record: itself, or the touchpoint that it belongs to or is named at."""
        document = self.session.document
        record = document.records.get(record_id)
        if is_named_at_touchpoints(record):
            return place_to_show(document, record_id, self.canvas.map_id, self.canvas.selected_ids())
        return drawn_for(document, record_id)

    def go_to_field(self, record_id: Id, field: str) -> None:
        """Goes to a record and puts the cursor in one of its fields."""
        self.reveal(record_id)
        self.inspector.go_to(field)

    def inspect_field(self, record_id: Id, field: str) -> None:
        """Puts the cursor in a field of a record, and leaves the map as it is."""
        self.inspect((record_id,))
        self.inspector.go_to(field)

    def show_map(self, map_id: Id) -> None:
        """Shows another map of the file."""
        if map_id != self.canvas.map_id:
            self.settle_typing()
            self.canvas.show_map(map_id)

    def enter_map(self) -> None:
        """Gives the keyboard to the map."""
        areas.enter_canvas(self.canvas)

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
        self.sides.open_panel(name)

    def rebuild(self) -> None:
        """Builds everything around the map anew, in the language and theme of now."""
        self.settle_typing()
        if self._past is not None:
            self._past.rebuild()
        ids = self.inspected
        for part in (self.top_bar, self.rail, *self.sides.take_down()):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._build()
        self.sides.open_panel(self.sides.open)
        self.inspect(ids)
        self.canvas.set_theme(self.window_.settings.shown_theme)
        self.canvas.retranslate()
        if self.over is not None:
            self.over.rebuild()

    def _come_back(self) -> None:
        """Goes to where this file was left, if that is known and still there."""
        left = self.window_.settings.place_in(self.session.path)
        if left is not None and self.session.document.find(Id(left[0]), JourneyMap) is not None:
            self.show_map(Id(left[0]))
            self.canvas.show_place(left[1])

    def close_session(self) -> None:
        """Keeps what is being typed and where the map was left, and closes the file."""
        self.window_.settings.leave_at(self.session.path, self.canvas.map_id, self.canvas.place())
        self.settle_typing()
        self._following.end()
        self.canvas.close_session()
        recent_maps.take_name(self.window_, self.session)
        self.session.close()
        self._collector.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc comes here where nothing else wants it."""
        if event.key() == Qt.Key.Key_Escape:
            going_back.escape(self)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as things stand, and from the end of a part of the page to the next part."""
        return areas.tab_leaves(self, forward) or super().focusNextPrevChild(forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key on the map, which the map's view passes on, opens the menu of what has the keyboard there."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.canvas.hasFocus():
            self.canvas.popups.of_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit()

    def _take_bearings(self) -> None:
        from app.widgets.bearings.bearings import bearings_of

        bearings_of(self).lost_changed.connect(self.window_.actions_.refresh_soon)

    def _build(self) -> None:
        self.top_bar: TopBar = TopBar(self)
        self.rail = Rail()
        self._column.insertWidget(0, self.top_bar)
        self._body.insertWidget(0, self.rail)
        self.rail.chosen.connect(self.sides.choose_panel)
        self.top_bar.show_zoom(self.canvas.zoom)

    def _on_panel(self, name: str) -> None:
        self.rail.mark(name)
        self.curves.panel_opened(name)
        self.window_.settings.panel = name
        self.window_.actions_.refresh_soon()
