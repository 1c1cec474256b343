"""How the page around a map follows the session and the canvas: what each of their events has shown anew, and when.

It owns no widget. It also keeps the session going, which does by itself what takes no user: publishing the file.
"""

from __future__ import annotations

from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.model.records import Action, Id, JourneyMap
from app.session import Changed, Event, VersionsChanged
from app.widgets import importing, typing_hands
from app.widgets.own_turn import OwnTurn

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

SELECTION_SETTLES_MS = 80
"""The inspector waits this long, and for hands to let go, so that no click or drag starts under a shift."""

TICK_MS = 60
"""How often the session goes on with what happens by itself."""


class Following(QObject):
    """Follows one session and its canvas until `end`."""

    def __init__(self, page: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._just_added: Id | None = None
        self._shown = [page.canvas.map_id]  # each map once, the one that was shown last at the end
        self._came = -inf  # when the inspector did
        self._dragged = False  # what is selected came into a hand since the inspector last followed
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SELECTION_SETTLES_MS)
        self._settling.timeout.connect(self._follow_selection)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(page.session.tick)
        self._ticking.start()
        page.canvas.selection_changed.connect(self._on_selection)
        page.canvas.editor.opened.connect(self._on_typing)
        page.canvas.editor.closed.connect(self._settling.start)
        page.canvas.usable_changed.connect(page.window_.actions_.refresh_soon)
        page.canvas.map_changed.connect(self._on_map)
        page.canvas.zoom_changed.connect(self._on_zoom)
        page.sides.opened.connect(self._put_off_selection)
        page.canvas.told.connect(page.tell)
        page.canvas.told_of_step.connect(page.telling.offer_undo)
        page.canvas.plan_wanted.connect(self._show_plan)
        page.canvas.foreign_pasted.connect(partial(importing.begin_pasted, page.window_))
        self._unsubscribe = page.session.subscribe(self._on_event)

    def overtake(self) -> None:
        """Something else is inspected now than the selection that is waited for."""
        self._settling.stop()

    def end(self) -> None:
        """Follows no more."""
        self._unsubscribe()
        self._settling.stop()
        self._ticking.stop()

    def _on_event(self, event: Event) -> None:
        page = self._page
        if isinstance(event, Changed):
            page.telling.step_taken()
            self._put_off_selection()
            self._note_new_action(event)
            page.top_bar.refresh()
            page.window_.name_window()
            page.sides.refresh()
            page.window_.actions_.refresh_soon()
            OwnTurn.note_work()
        elif isinstance(event, VersionsChanged):
            page.sides.refresh_panels()
        else:
            page.top_bar.show_status()
            page.telling.say_problem()

    def _on_selection(self) -> None:
        self._page.window_.actions_.refresh_soon()
        self._settling.start()

    def _put_off_selection(self) -> None:
        """What an edit, a zoom or a panel changed is shown first, and the inspector with a picture of its own."""
        if self._settling.isActive():
            self._settling.start()

    def _follow_selection(self) -> None:
        self._dragged = self._dragged or self._page.canvas.machine.somebody_drags
        if self._waits():
            self._settling.start()
            return
        ids, dragged = self._page.canvas.selected_ids(), self._dragged
        self._dragged = False
        if not self._may_come(ids, dragged):
            ids = ()
        if not self._page.inspector.isVisible():
            self._came = monotonic()
        in_panel = self._page.sides.panel_has_keyboard
        self._page.inspect(ids, keep_panel=in_panel or self._page.sides.leads, in_turns=True)
        if ids == (self._just_added,):
            self._just_added = None
            self._page.inspector.begin()

    def _on_typing(self) -> None:
        """An inspector that came with the first press of the double click with which the typing began goes again."""
        doubling = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        if self._page.inspector.isVisible() and monotonic() - self._came < doubling:
            self._page.inspect(())

    def _waits(self) -> bool:
        """Whether something under a hand would shift, somebody types about what is inspected now, or the map is about
        to show what was just typed there.
        """
        canvas, inspector = self._page.canvas, self._page.inspector
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return True
        if canvas.showing.room.is_pending:
            return True
        if not canvas.pointers.by_finger:
            return not canvas.machine.idle
        field = typing_hands.typed_in()
        if field is not None and inspector.isAncestorOf(field):
            return True
        comes_or_goes = inspector.isVisible() != bool(canvas.selected_ids())
        return comes_or_goes and not canvas.machine.idle

    def _may_come(self, ids: tuple[Id, ...], dragged: bool) -> bool:
        """Whether the inspector may come by itself: not after a drag or while somebody types on the map, for who puts
        or names one thing goes on with the next, and must find it where it was; and after a finger never over what was
        touched.
        """
        canvas = self._page.canvas
        if self._page.inspector.isVisible():
            return True
        if dragged or canvas.editor.active:
            return False
        return not (canvas.pointers.by_finger and self._would_cover(ids))

    def _would_cover(self, ids: tuple[Id, ...]) -> bool:
        canvas = self._page.canvas
        free = canvas.viewport().width() - self._page.inspector.maximumWidth()
        groups = (canvas.map_scene.group_of(i) for i in ids)
        return any(canvas.mapFromScene(canvas.scene_position(g, g.w, 0)).x() > free for g in groups if g is not None)

    def _note_new_action(self, event: Changed) -> None:
        """An action that was added on the map is named in the inspector, since it is not drawn anywhere."""
        actions = [record.id for record in event.change.created if isinstance(record, Action)]
        self._just_added = actions[0] if event.origin == "run" and len(actions) == 1 else None

    def _on_map(self, map_id: str) -> None:
        if self._goes_back(Id(map_id)):
            return
        self._page.top_bar.refresh()
        self._page.window_.name_window()
        self._page.sides.refresh_panels()

    def _goes_back(self, map_id: Id) -> bool:
        """Goes to the map that was shown before one that is gone, where the first is shown for want of another."""
        document = self._page.session.document
        is_gone = document.find(self._shown[-1], JourneyMap) is None
        known = [each for each in self._shown if document.find(each, JourneyMap) is not None]
        before = known[-1] if known else map_id
        self._shown = [*(each for each in known if each != map_id), map_id]
        if not is_gone or map_id != document.maps()[0].id or before == map_id:
            return False
        self._page.canvas.show_map(before)
        return True

    def _show_plan(self, touchpoint_id: str) -> None:
        from app.widgets.plan.opening import show_actions_of  # seldom wanted, and not before

        show_actions_of(self._page, Id(touchpoint_id))

    def _on_zoom(self, zoom: float) -> None:
        self._page.top_bar.show_zoom(zoom)
        self._put_off_selection()
