"""The canvas: one map of a session on the screen, for hands and keys.

It assembles: the scene shows drawings, the machine understands gestures, the camera moves, the editor types, and every
edit goes through the session. It lays out the map anew after each change, and while a gesture lasts it lays out the
map as the gesture would leave it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.drawing import hit_test
from app.drawing.layout import Look, layout
from app.drawing.primitives import Drawing, Group
from app.drawing.theme import Theme, theme
from app.errors import ReiskaartError
from app.i18n import _
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.records import Id, JourneyMap, Note, Phase, Touchpoint
from app.session.events import Changed, Event
from app.widgets.canvas import menus
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.commands import Commands
from app.widgets.canvas.creation import column_of
from app.widgets.canvas.editor import Editor, NewText, subject_for
from app.widgets.canvas.feedback import Feedback
from app.widgets.canvas.gestures.machine import Machine
from app.widgets.canvas.gestures.stage import Maker, Target
from app.widgets.canvas.hover import ADD_LANE, Hover
from app.widgets.canvas.items import GroupItem
from app.widgets.canvas.keyboard import Keyboard
from app.widgets.canvas.pointers import Pointers
from app.widgets.canvas.rendering import FIRST_SLICE, Renderer
from app.widgets.canvas.scene import MAIN_ROLES, MapScene
from app.widgets.canvas.selection import Selection
from app.widgets.canvas.stage import CanvasStage

if TYPE_CHECKING:
    from app.session import Session

MIN_READABLE = 0.6
"""The zoom below which a map is not opened, however large it is: text would not be read."""


@dataclass(frozen=True, slots=True)
class _Preview:
    owner: object
    maker: Maker


class Canvas(QGraphicsView):
    """One map of a session, drawn and editable."""

    selection_changed = Signal()
    zoom_changed = Signal(float)
    map_changed = Signal(str)
    problem = Signal(str)  # one sentence for the user

    def __init__(self, session: Session, map_id: Id, theme_name: str = "light", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.map_id = map_id
        self.theme: Theme = theme(theme_name)
        self.drawing = Drawing(0, 0, ())
        self.space_held = False
        self.adding_mode = False
        self._previews: list[_Preview] = []
        self._lifted: dict[object, tuple[Id, ...]] = {}
        self._shown_once = False
        self.map_scene = MapScene(self)
        self.camera = Camera(self, self._view_moved, self._view_zoomed)
        self.renderer = Renderer(
            self,
            self.map_scene.pixmap_items,
            self.camera.in_sight,
            lambda: self.camera.zoom,
            self.devicePixelRatioF,
        )
        self.feedback = Feedback(self.map_scene, self.theme)
        self.selection = Selection(self._selection_changed)
        self.stage = CanvasStage(self)
        self.machine = Machine(self.stage, QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000)
        self.pointers = Pointers(self, self, self.machine)
        self.hover = Hover(self)
        self.editor = Editor(self)
        self.commands = Commands(self)
        self.keyboard = Keyboard(self)
        self._set_up_view()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setMouseTracking(True)
        self._unsubscribe = session.subscribe(self._on_event)
        self.refresh()

    def _set_up_view(self) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName(_("Journey map"))
        self.setScene(self.map_scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.map_scene.set_ground(self.theme.canvas)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document as it is stored."""
        return self.session.document

    @property
    def zoom(self) -> float:
        """Pixels of the view to a map unit."""
        return self.camera.zoom

    def show_map(self, map_id: Id) -> None:
        """Shows another map of the file."""
        self.editor.finish()
        self.map_id = map_id
        self.selection.select(())
        self.refresh()
        self._show_start()
        self.map_changed.emit(map_id)

    def set_theme(self, name: str) -> None:
        """Draws in other colours from now on."""
        self.theme = theme(name)
        self.feedback.set_theme(self.theme)
        self.map_scene.set_ground(self.theme.canvas)
        self.refresh()

    def retranslate(self) -> None:
        """Draws in the language of the screen."""
        self.setAccessibleName(_("Journey map"))
        self.refresh()

    def refresh(self) -> None:
        """Lays the map out anew and shows it, with what gestures under way would make of it."""
        look = Look(self.theme, _)
        self.drawing = layout(self.document, self.map_id, look)
        document = self.document
        for preview in self._previews:
            edit = preview.maker(document)
            document = document.after(edit.change) if edit else document
        shown = self.drawing if document is self.document else layout(document, self.map_id, look)
        for item in self.map_scene.show_drawing(shown):
            self.renderer.prepare(item)
        self.map_scene.pin(*self._corner())
        self._show_lifted()
        self._show_frames()
        self.hover.place_buttons()
        self.editor.follow()
        self.renderer.view_moved()

    def preview(self, owner: object, maker: Maker | None, refresh: bool = True) -> None:
        """Shows the map as `maker` would leave it until its owner says otherwise."""
        self._previews = [each for each in self._previews if each.owner is not owner]
        if maker is not None:
            self._previews.append(_Preview(owner, maker))
        if refresh:
            self.refresh()

    def lift(self, owner: object, ids: Sequence[Id], dx: float, dy: float) -> None:
        """Shows records lifted off the map, moved by (dx, dy) map units."""
        known = self._lifted.get(owner, ())
        groups = [g for g in self.drawing.groups if g.record_id in ids and g.role in MAIN_ROLES] if ids else []
        self.feedback.lift(owner, groups, dx, dy, self.zoom, self.devicePixelRatioF())
        if tuple(ids) != known:
            self._lifted[owner] = tuple(ids)
            if not ids:
                del self._lifted[owner]
                for i in known:
                    self._set_visible(i, True)
            self._show_lifted()

    # --- items and focus -----------------------------------------------------------------------------------------

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

    @property
    def focus_key(self) -> str | None:
        """The key of the group that has the keyboard."""
        if self.selection.focus_key is not None:
            return self.selection.focus_key
        group = self.map_scene.group_of(self.selection.ids[-1]) if self.selection.ids else None
        return group.key if group else None

    def focus_group(self) -> Group | None:
        """The group that has the keyboard."""
        key = self.focus_key
        return self.map_scene.group(key) if key else None

    def reveal(self, record_id: Id) -> None:
        """Selects a record and brings it into view, on whichever map it is."""
        owner = self.document.map_of(record_id)
        if owner is not None and owner.id != self.map_id:
            self.show_map(owner.id)
        self.selection.select([record_id])
        group = self.map_scene.group_of(record_id)
        if group is not None:
            self.show_group(group)

    def show_group(self, group: Group) -> None:
        """Brings a group into view; headers are always in view along their side."""
        sight = self.camera.in_sight()
        x = sight.left() + self.drawing.header_width if group.role == "lane" else group.x
        y = sight.top() + self.drawing.header_height if group.role == "phase" else group.y
        self.camera.show(QRectF(x, y, group.w, group.h), self.drawing.header_width, self.drawing.header_height)

    def cursor_place(self) -> Place:
        """Where something new or pasted goes: beside the selection, or in the cell that has the focus."""
        record = self.document.records.get(self.selection.ids[-1]) if self.selection.ids else None
        if isinstance(record, Note):
            position = column_of(self.document, record).index(record) + 1
            return Place(self.map_id, record.phase_id, record.lane_id, record.touchpoint_id, position)
        if isinstance(record, Touchpoint):
            position = self.document.touchpoints(record.phase_id).index(record) + 1
            return Place(self.map_id, record.phase_id, None, record.id, position)
        if isinstance(record, Phase):
            return Place(self.map_id, record.id)
        focus = self.focus_group()
        if focus is not None and focus.role == "cell":
            slot = hit_test.note_slot(self.drawing, self.document, focus.x + 24, focus.y + focus.h - 4)
            if slot is not None:
                return Place(self.map_id, slot.phase_id, slot.lane_id, slot.touchpoint_id, slot.position)
        phases = self.document.phases(self.map_id)
        return Place(self.map_id, phases[-1].id if phases else None)

    def scene_position(self, group: Group, x: float, y: float) -> QPointF:
        """Where a point of a group lies in the scene now, headers that stay in view included."""
        item = self.map_scene.item(group.key)
        origin = item.scenePos() if item is not None else QPointF(group.x, group.y)
        return origin + QPointF(x, y)

    # --- editing -------------------------------------------------------------------------------------------------

    def run(self, edit: Edit) -> None:
        """Makes an edit through the session, the one door."""
        self.guard(lambda: self.session.run(edit))

    def guard(self, call: Callable[[], object]) -> None:
        """Calls the session; what goes wrong in the user's world becomes one sentence."""
        try:
            call()
        except ReiskaartError as error:
            self.refresh()
            self.problem.emit(_(error.sentence).format(**error.values))

    def edit_text(self, record_id: Id) -> None:
        """Opens the title or text of a record for editing in place."""
        self.reveal(record_id)
        group = self.map_scene.group_of(record_id)
        if group is not None:
            self.edit_group(group)

    def edit_group(self, group: Group, typed: str = "") -> None:
        """Opens what a group says for editing in place; a chip or point asks for its channel or does nothing."""
        subject = subject_for(self.document, group)
        if group.role == "chip" and group.record_id is not None:
            self.open_menu(*self._view_point(group), Target(group))
        elif subject is not None and group.record_id is not None:
            self.selection.select([group.record_id])
            self.show_group(group)
            self.editor.begin(subject, typed)

    def begin_new(self, new: NewText) -> None:
        """Shows something new that has no words yet, and opens it for typing."""
        self.editor.finish()
        self.preview(new, new.preview)
        group = new.group(self)
        if group is not None:
            self.show_group(group)
        self.editor.begin(new)

    def open_menu(self, x: float, y: float, target: Target) -> None:
        """Opens the menu of what lies at a point of the view."""
        if target.record_id is not None and target.record_id not in self.selection.ids:
            self.selection.select([target.record_id])
        menu = menus.build(self, target)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(QPoint(round(x), round(y))))

    def open_lane_menu(self) -> None:
        """Opens the choice of lanes to add, at the button that promises it."""
        menu = menus.lanes(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self.mapFromScene(self.feedback.button_position(ADD_LANE))
        menu.popup(self.viewport().mapToGlobal(place))

    # --- events --------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Gives pointers to the gesture machine, and everything else to Qt."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and not event.buttons():
            self.hover.at(event.position())
        elif kind in (QEvent.Type.Leave, QEvent.Type.TouchBegin):
            self.hover.leave()
        if kind == QEvent.Type.ContextMenu:
            return self._context_menu(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.editor.finish()
        return self.pointers.handle(event) or super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pans; with Ctrl, zooms at the cursor."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.camera.zoom_by(1.0015 ** (turned.y() or turned.x()), event.position())
        else:
            step = QPointF(pixels) if not pixels.isNull() else QPointF(turned) * 0.6
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not step.x():
                step = QPointF(step.y(), 0)
            self.camera.pan(step.x(), step.y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gives keys to the table of keys; Space held makes every drag a pan."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self.keyboard.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Lets go of Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
            self.viewport().unsetCursor()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is the canvas's own key; Ctrl+Tab and F6 leave it."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self._show_frames()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Puts back whatever was under way."""
        super().focusOutEvent(event)
        self.space_held = False
        self._show_frames()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the headers in view."""
        super().resizeEvent(event)
        self._view_moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Opens on as much of the map as can be read."""
        super().showEvent(event)
        if not self._shown_once:
            self._shown_once = True
            self._show_start()
            self.renderer.look(FIRST_SLICE)

    def close_session(self) -> None:
        """Lets go of the session; nothing typed is lost."""
        self.editor.finish()
        self._unsubscribe()

    def _context_menu(self, event: QEvent) -> bool:
        """The menu key opens the menu of what has the keyboard; the mouse's button is the gesture machine's."""
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            group = self.focus_group()
            self.open_menu(*(self._view_point(group) if group else (40.0, 40.0)), Target(group))
        return True

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.camera.zoom_by(1 + event.value(), event.position())
        return True

    def _view_point(self, group: Group) -> tuple[float, float]:
        """The middle of a group, in pixels of the view."""
        place = self.mapFromScene(self.scene_position(group, group.w / 2, group.h / 2))
        return float(place.x()), float(place.y())

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, Changed):
            return
        if self.document.find(self.map_id, JourneyMap) is None:
            self.show_map(self.document.maps()[0].id)
        self.selection.keep_only(self.document.records.keys())
        self.refresh()
        if event.origin != "run" and event.focus is not None and event.focus in self.document.records:
            self.reveal(event.focus)

    def _show_start(self) -> None:
        self.commands.fit_map()
        if self.zoom < MIN_READABLE:
            self.camera.fit(QRectF(0, 0, 1, 1), MIN_READABLE)
            self.camera.pan(24 - self.mapFromScene(0, 0).x(), 0)

    def _corner(self) -> tuple[float, float]:
        corner = self.mapToScene(0, 0)
        return corner.x(), corner.y()

    def _view_moved(self) -> None:
        self.map_scene.pin(*self._corner())
        self.editor.follow()
        self.renderer.view_moved()

    def _view_zoomed(self) -> None:
        self.map_scene.pin(*self._corner())
        self.editor.follow()
        self.renderer.view_zoomed()
        self.zoom_changed.emit(self.zoom)

    def _selection_changed(self) -> None:
        self._show_frames()
        self.selection_changed.emit()

    def _show_frames(self) -> None:
        self.feedback.frame(self.selected_groups(), self.focus_group(), self.hasFocus())

    def _show_lifted(self) -> None:
        lifted = [i for ids in self._lifted.values() for i in ids]
        for i in lifted:
            self._set_visible(i, False)
        groups = (self.map_scene.group_of(i) for i in lifted)
        self.feedback.landing(group for group in groups if group is not None)

    def _set_visible(self, record_id: Id, visible: bool) -> None:
        item = self.map_scene.item_for(record_id)
        if item is not None:
            item.setVisible(visible)
