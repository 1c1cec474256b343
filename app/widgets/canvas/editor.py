"""Editing text in place: a text field laid over the note, as wide and as large as the text it replaces.

It stores what is typed at each pause of at most a second and when it is left, through the same door as everything. A
new note exists only in the preview until something is typed, so an empty one that is left vanishes without a trace.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from app.drawing import measures as m
from app.drawing.primitives import Group, TextPlace
from app.drawing.text_marks import baseline
from app.exchange.raster import qt_font
from app.model.records import Id
from app.widgets.canvas.editor_dress import Dress, place_of_text, put_on
from app.widgets.canvas.items import fill_of
from app.widgets.canvas.subjects import Subject, apart, field_name

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

PAUSE = 400
"""Milliseconds after a key at which what is typed is stored; keys in between do not put it off."""

TEXT_KEYS = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
"""Shortcuts that mean the text while it is edited, and the map otherwise."""


class Editor(QTextEdit):
    """The text field over the note that is being edited. One canvas has one: there is one keyboard."""

    opened = Signal()
    followed = Signal()  # it lies somewhere now
    closed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._subject: Subject | None = None
        self._chosen: tuple[Id, ...] = ()  # what was selected when it opened
        self._worn: Dress | None = None
        self.turned_back = False  # whether something new was left without a word, and nothing was done since
        self.question = ""  # what the cell asks in which something new is typed
        self.note = QRect()  # what is typed in, in pixels of the view
        self.overflow = 0.0  # by how many map units the text is taller than its note shows
        self.setObjectName("canvas.editor")
        self.retranslate()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._stay)
        self.document().setDocumentMargin(0)
        self.document().setUseDesignMetrics(True)  # as wide as the drawing at every size, small ones too
        self.setViewportMargins(0, 0, 0, 0)
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.store)
        self.textChanged.connect(self._typed)
        canvas.selection_changed.connect(self._go_forward_again)
        self.hide()

    def as_typed(self, group: Group) -> Group:
        """A group as tall as what is typed in it, if it is the one that is edited."""
        return replace(group, h=group.h + self.overflow) if self.overflow and self.is_on(group) else group

    def is_on(self, group: Group) -> bool:
        """Whether this group is the one that is edited."""
        edited = self._subject.group(self._canvas) if self._subject else None
        return edited is not None and edited.key == group.key

    @property
    def active(self) -> bool:
        """Whether something is being edited."""
        return self._subject is not None

    @property
    def takes_lines(self) -> bool:
        """Whether Enter begins a new line in what is edited now."""
        return self._subject is not None and self._subject.many_lines

    def retranslate(self) -> None:
        """Goes by the name of what is edited, in the language of the screen."""
        group = self._subject.group(self._canvas) if self._subject else None
        self.setAccessibleName(field_name(self._canvas.document, group))
        self.setAccessibleDescription(self.question)

    def _go_forward_again(self) -> None:
        self.turned_back = False

    def begin(self, subject: Subject, typed: str = "") -> None:
        """Opens the editor over `subject`, with the cursor at the end and `typed` added."""
        self.finish()
        self._canvas.preview(subject, lambda document: subject.shown(document, subject.text(document)))
        if subject.group(self._canvas) is None:
            self._canvas.preview(subject, None)
            return
        self._subject = subject
        self.question = subject.asks(self._canvas.document)
        self.retranslate()
        self._canvas.hover.leave()
        self._worn = None
        self.blockSignals(True)
        self.setPlainText(subject.text(self._canvas.document))
        self.blockSignals(False)
        self.follow()
        self._forget_steps()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)
        if subject.gives_way(self._canvas.document):
            self.selectAll()
        if typed:
            before = "" if self.textCursor().hasSelection() else self.toPlainText()
            self.insertPlainText(apart(before, typed, subject.many_lines) + typed)
        self._chosen = self._canvas.selection.ids
        self.opened.emit()

    def store(self) -> None:
        """Stores what is typed so far; something new without words waits."""
        self._pause.stop()
        subject, text = self._subject, self.toPlainText()
        if subject is not None:
            self._store(subject)
            if self._subject is subject and subject.edit(self._canvas.document, text) is None:  # it is seen, not stored
                self._canvas.preview(subject, lambda document: subject.shown(document, text))

    def finish(self) -> None:
        """Stores what is typed and closes the editor. What somebody else has selected meanwhile stays selected."""
        subject = self._subject
        if subject is None:
            return
        self._subject = None
        self.overflow = 0.0
        self._pause.stop()
        if self.hasFocus():
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        try:
            self._store(subject)
        finally:
            self._canvas.preview(subject, None)
            subject.leave(self._canvas, self._canvas.selection.ids == self._chosen)
            self.closed.emit()

    def leave_what_is_gone(self) -> str:
        """Closes over what somebody has deleted, and gives what was typed there."""
        if self._subject is None or not self._subject.is_gone(self._canvas.document):
            return ""
        typed = self.toPlainText() if self.document().isUndoAvailable() else ""
        self.finish()
        return typed

    def _store(self, subject: Subject) -> None:
        text = self.toPlainText()
        self._canvas.preview(subject, None, refresh=False)
        if not self._canvas.run_made(lambda document: subject.edit(document, text)):
            QGuiApplication.clipboard().setText(text)

    def follow(self) -> None:
        """Lies over the note again, after the map or the view moved, or the note grew.

        A text of which the note shows only the first lines goes on below it, on paper as wide as the note.
        """
        group = self._subject.group(self._canvas) if self._subject else None
        if group is None:
            return
        place, zoom = place_of_text(group), self._canvas.zoom
        size = group.text.size if group.text else m.BODY
        self._dress(group, qt_font(group.text.font if group.text else "regular", size), size, zoom)
        top_left = self._canvas.mapFromScene(self._canvas.scene_position(group, place.x(), place.y()))
        self.document().setTextWidth(place.width() * zoom)
        over = self._lacking(place.height() * zoom, m.line_step(size) * zoom)
        aside = round(place.x() * zoom) if over else 0
        self.overflow = over / zoom
        self.setViewportMargins(aside, 0, aside, aside)
        top_left += QPoint(-aside, round(self._rise(group.text, zoom)) if group.text else 0)
        width, height = round(place.width() * zoom), round(place.height() * zoom + over)
        self.setGeometry(top_left.x(), top_left.y(), width + 2 * aside, height + aside)
        self.note = self._canvas.rect_of(group)
        self.followed.emit()

    def _lacking(self, height: float, line: float) -> float:
        """By how many pixels the text is taller than its place; a title, which the map cuts off, by whole lines."""
        needed = self.document().size().height()
        if self.takes_lines:
            return max(0.0, needed + 2 - height)
        return max(0.0, needed - height) if needed > height + line / 2 else 0.0

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finishes, goes on to the next note, or types."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape or (enter and (control or not self.takes_lines)):
            self.finish()
        elif key == Qt.Key.Key_Tab and not control:
            self._go_on(forward=True)
        elif key == Qt.Key.Key_Backtab:
            self._go_on(forward=False)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.finish()
            self._canvas.commands.undo()
        elif control and key == Qt.Key.Key_Y:  # as on the map; on some systems Qt's own fields know Ctrl+Shift+Z alone
            self.redo()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps the shortcuts of text for text, Ctrl+Z above all, while something is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_its_own(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stores and closes when something else takes the keyboard, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.store()
        else:
            self.finish()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Types what an input method composes."""
        super().inputMethodEvent(event)
        self._pause.start()

    def _is_its_own(self, event: QKeyEvent) -> bool:
        """A key of the text, or one that would mean the note as a whole while its text is typed."""
        chord = QKeySequence(event.keyCombination())
        return _is_texts_own(event) or any(chord in action.shortcuts() for action in self._canvas.actions())

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _stay(self, scrolled: int) -> None:
        """It grows with its text and never scrolls it; Qt does so before it has grown."""
        if scrolled:
            self.verticalScrollBar().setValue(0)

    def _forget_steps(self) -> None:
        """Ctrl+Z goes back to the opening text and no further."""
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)

    def _typed(self) -> None:
        if self.document().characterAt(self.textCursor().position() - 1).isspace():
            self.document().setModified(False)  # Qt adds no more to this step of its undo: each word is one
        self._show()
        if not self._pause.isActive():
            self._pause.start()

    def _show(self) -> None:
        """Has the map show what is typed, so that the note grows with it: after the letter, which is seen at once."""
        subject, text = self._subject, self.toPlainText()
        if subject is not None:
            self._canvas.preview(subject, lambda document: subject.shown(document, text), soon=True)

    def _go_on(self, forward: bool) -> None:
        wordless = not self.toPlainText().strip()
        self.finish()
        if forward and wordless:
            self.turned_back = True
            return  # an empty new note vanished, and another one would be in the way of leaving
        self._canvas.commands.go_on(forward)

    def _rise(self, text: TextPlace, zoom: float) -> float:
        """By how many pixels the first line stands too high in the field: Qt rounds where lines stand."""
        line = self.document().firstBlock().layout().lineAt(0)
        return baseline(text.size, text.font) * zoom - line.y() - line.ascent() if line.isValid() else 0.0

    def _dress(self, group: Group, font: QFont, size: float, zoom: float) -> None:
        """Looks like the group, and puts nothing on twice: Qt works through a style sheet at each turn."""
        ink = group.text.color if group.text else self._canvas.theme.ink
        paper = fill_of(group) or self._canvas.theme.canvas
        line = m.line_step(size) * zoom
        dress = Dress(ink, paper, font.family(), font.weight().value, size * zoom, line)
        if dress != self._worn:
            self._worn = dress
            put_on(self, dress, font)


def _is_texts_own(event: QKeyEvent) -> bool:
    return any(event.matches(each) for each in TEXT_KEYS) or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
