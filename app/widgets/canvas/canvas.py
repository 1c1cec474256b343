"""The canvas: one map of a session on the screen, for hands and keys.

It assembles: the scene shows drawings, the machine understands gestures, the camera moves, the editor types, and every
edit goes through the session. It lays out the map anew after each change, and while a gesture lasts it lays out the
map as the gesture would leave it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QWidget

from app.drawing.drawing import Drawing
from app.drawing.primitives import Group
from app.i18n import _
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.hierarchy import are_states, instead_of
from app.model.records import Id, JourneyMap
from app.session.events import Changed, Event
from app.widgets.canvas.command import Command
from app.widgets.canvas.commands import Commands
from app.widgets.canvas.creation import place_of
from app.widgets.canvas.done_hint import DoneHint
from app.widgets.canvas.editor import Editor
from app.widgets.canvas.feedback import Feedback
from app.widgets.canvas.gestures.machine import Machine
from app.widgets.canvas.gestures.stage import Maker
from app.widgets.canvas.hover import Hover
from app.widgets.canvas.keyboard import Keyboard
from app.widgets.canvas.making_way import MakingWay
from app.widgets.canvas.opening import open_group, open_new
from app.widgets.canvas.pointers import Pointers
from app.widgets.canvas.popups import Popups
from app.widgets.canvas.screen_keyboard import ScreenKeyboard
from app.widgets.canvas.second_press import SecondPress
from app.widgets.canvas.selectable_map import SelectableMap
from app.widgets.canvas.showing import Showing
from app.widgets.canvas.stage import CanvasStage
from app.widgets.canvas.stepping import go_there, let_go
from app.widgets.canvas.subjects import NewText
from app.widgets.canvas.text_touch import TextTouch
from app.widgets.door import Door
from app.widgets.pictures.gallery import gallery_of

if TYPE_CHECKING:
    from app.session import Session

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress, QEvent.Type.TouchBegin)


class Canvas(SelectableMap):
    """One map of a session, drawn and editable."""

    map_changed = Signal(str)
    problem = Signal(str)  # one sentence for the user
    field_wanted = Signal(str, str)  # a record, and the field of it that is not typed on the map

    _listening = False

    def __init__(self, session: Session, map_id: Id, theme_name: str = "light", parent: QWidget | None = None) -> None:
        super().__init__(theme_name, parent)
        self.session = session
        self.map_id = map_id
        self.door = Door(session, self.problem.emit, self.refresh)
        self.adding_mode = False
        self.feedback = Feedback(self.map_scene, self.theme, self.renderer.picture_of)
        self.showing = Showing(self, self.feedback, self._follow_drawing)
        self.painted.connect(self.showing.room.was_painted)
        self.stage = CanvasStage(self)
        self.machine = Machine(self.stage, QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000)
        self.editor = Editor(self)
        self.pointers = Pointers(self, self.machine, TextTouch(self.editor).takes)
        DoneHint(self)
        self.hover = Hover(self)
        self.commands = Commands(self)
        self.keyboard = Keyboard(self)
        self.popups = Popups(self)
        MakingWay(self)
        self._second_press = SecondPress(self)
        self.screen_keyboard = ScreenKeyboard(self)
        self._listen()
        self.renderer.hang(gallery_of(session))
        self.retranslate()

    def _listen(self) -> None:
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # fingers must not take the keyboard: it may be somebody else's
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)  # Qt's own gets stuck beside raw touch
        self.viewport().setMouseTracking(True)
        self.edges_moved.connect(lambda _before, by: self.machine.edge_moved(by))
        self._unsubscribe = self.session.subscribe(self._on_event)
        self._listening = True

    @property
    def space_held(self) -> bool:
        """Whether Space is held, which makes every drag a pan."""
        return self.keyboard.space_held

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document as it is stored."""
        return self.session.document

    @property
    def drawing(self) -> Drawing:
        """The drawing of the stored document."""
        return self.showing.drawing

    def show_map(self, map_id: Id, stays: bool = False) -> None:
        """Shows another map of the file: from its start, or the other state of the same journey at the same place."""
        self.pointers.lost()
        self.editor.finish()
        elsewhere = not (stays or are_states(self.document, self.map_id, map_id))
        self.map_id = map_id
        self.selection.select(())
        self.refresh()
        if elsewhere:
            self.show_start()
        self.map_changed.emit(map_id)

    def set_theme(self, name: str) -> None:
        """Draws in other colours from now on."""
        self.show_colors(name)
        self.feedback.set_theme(self.theme)
        self.refresh()

    def retranslate(self) -> None:
        """Draws in the language of the screen."""
        self.setAccessibleName(_("Journey map"))
        self.editor.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Lays the map out anew and shows it, with what gestures under way would make of it."""
        before = self.drawing
        self.showing.refresh(self.document, self.map_id)
        self.keep_place(before)
        self.hover.place_buttons()
        self._follow_drawing()

    def preview(self, owner: object, maker: Maker | None, refresh: bool = True, soon: bool = False) -> None:
        """Shows the map as `maker` would leave it until its owner says otherwise; now, or when it is next shown.

        With `soon` that is right after the next picture.
        """
        self.showing.preview(owner, maker, soon)
        if refresh and not soon:
            self.showing.show()
        if refresh:
            self._follow_drawing()

    def reveal(self, record_id: Id) -> None:
        """Selects a record and brings it into view, on whichever map it is."""
        owner = self.document.map_of(record_id)
        if owner is not None and owner.id != self.map_id:
            self.show_map(owner.id)
        group = self.group_showing(self.document.records.get(record_id))
        self.selection.select([record_id], focus_key=group.key if group and group.role == "cell" else None)
        if group is not None:
            self.show_group(group)

    def cursor_place(self) -> Place:
        """Where something new or pasted goes: beside the selection, or in the cell that has the focus."""
        chosen = self.selection.ids[-1] if self.selection.ids else None
        return place_of(self.document, self.drawing, self.map_id, chosen, self.focus_group())

    # --- editing -------------------------------------------------------------------------------------------------

    def run(self, edit: Edit) -> None:
        """Runs an edit, through the one door."""
        self.door.run(lambda _document: edit)

    def do(self, command: Command) -> None:
        """Carries out a command of the table."""
        self.door.attempt(lambda: command.do(self.commands))

    def run_made(self, make: Maker) -> bool:
        """Makes an edit of the document as it is now and runs it; False when the map no longer takes it."""
        fits = self.door.fits(make)
        self.refresh()
        return fits

    def guard(self, call: Callable[[], object]) -> bool:
        """Calls the session; what goes wrong in the user's world becomes one sentence, and False comes back."""
        return self.door.succeeds(call)

    def edit_text(self, record_id: Id) -> None:
        """Opens the title or text of a record for editing in place."""
        self.reveal(record_id)
        group = self.map_scene.group_of(record_id)
        if group is not None:
            self.edit_group(group)

    def edit_group(self, group: Group, typed: str = "") -> None:
        """Opens what a group says for editing in place, with `typed` added; a chip asks for its channel."""
        open_group(self, group, typed)

    def begin_new(self, new: NewText) -> None:
        """Shows something new that has no words yet, and opens it for typing."""
        open_new(self, new)

    # --- events --------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Gives pointers to the gesture machine, and everything else to Qt."""
        kind = event.type()
        if not self._listening:
            return super().viewportEvent(event)
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and not event.buttons():
            self.hover.at(event.position())
        elif kind in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            self.hover.leave()
        if isinstance(event, QContextMenuEvent):
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                self.popups.of_focus()
            return True  # the mouse's menu button is the gesture machine's
        if isinstance(event, QNativeGestureEvent):
            return self.trackpad.gesture(event)
        if kind in _PRESSES:
            self.trackpad.cut_short()
            self._second_press.after(event)
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress):
            self.stage.attend()  # fingers do so when they tap
        return self.pointers.handle(event) or super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gives keys to the table of keys."""
        if not self.keyboard.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keys that are held mean something until they come up."""
        if not self.keyboard.release(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is; whoever came by keys sees it, even where nothing is chosen."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.whereabouts.shown = True
        self.show_frames()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that the keyboard is elsewhere; what hands are doing goes on."""
        super().focusOutEvent(event)
        self.keyboard.let_go()
        self.show_frames()

    def close_session(self) -> None:
        """Lets go of the session; nothing typed is lost."""
        self.pointers.lost()
        self.editor.finish()
        self._unsubscribe()

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, Changed):
            return
        if self.document.find(self.map_id, JourneyMap) is None:
            self.show_map(*instead_of(self.document, event.change, self.map_id))
        let_go(self)
        stood = self.map_scene.group_of(event.focus) if event.focus is not None else None
        self.refresh()
        if event.origin != "run" and self.isEnabled():
            go_there(self, event, stood)
        self.machine.changed()

    def view_moved(self) -> None:
        """The editor stays over its note, and what hands hold stays under them."""
        super().view_moved()
        if self._listening:
            self.editor.follow()
            self.machine.again()

    def selection_was_changed(self) -> None:
        """Shows what is selected now; what was let go of has a ring only once a key is used."""
        self.whereabouts.shown = self.has_chosen
        self.show_frames()
        super().selection_was_changed()

    def _follow_drawing(self) -> None:
        self.editor.follow()
        self.show_frames()

    def show_frames(self) -> None:
        """Frames what is selected and what has the keyboard, but nothing that is in the air."""
        lifted, as_typed = self.showing.lifted, self.editor.as_typed
        groups = [as_typed(group) for group in self.selected_groups() if group.record_id not in lifted]
        place = None if lifted else self.place_of_keyboard()
        elsewhere = self.editor.active and place is not None and not self.editor.is_on(place)  # in something new
        focus = place if self.whereabouts.shown and not elsewhere else None
        self.feedback.frame(groups, as_typed(focus) if focus else None, self.hasFocus() or self.editor.active)
