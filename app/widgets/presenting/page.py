"""The page that presents a map: one slide, and a bar that comes when a hand moves. It changes nothing on the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.drawing.look import Look
from app.drawing.slides.deck import Deck
from app.drawing.slides.slide import Stage, size_for
from app.drawing.slides.tour import WHOLE_MAP, Level, Stop
from app.i18n import N_, _, fill
from app.model.records import Id
from app.session import Changed, Event
from app.widgets import shell_touch, style, words
from app.widgets.desk import Desk
from app.widgets.pictures.gallery import gallery_of
from app.widgets.presenting.bar import Bar
from app.widgets.presenting.moves import Move, of_hand, of_key
from app.widgets.presenting.picture import slide_picture
from app.widgets.presenting.slide_view import SlideView, Way

_WAYS = {
    Move.BACK: Way.BACK,
    Move.NEXT: Way.NEXT,
    Move.IN: Way.IN,
    Move.OUT: Way.OUT,
    Move.TELL_BACK: Way.BACK,
    Move.TELL_NEXT: Way.NEXT,
    Move.FIRST: Way.OUT,
    Move.LAST: Way.NEXT,
}
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_FOOT = 8
"""Pixels below the bar. The slide ends above it, so that a bar which comes covers nothing that is told."""


class PresentPage(QWidget):
    """Tells the map of a desk, stop by stop. `left` says that whoever presents has had enough."""

    left = Signal()

    def __init__(self, desk: Desk, start: Id | None = None, assumptions: bool = True) -> None:
        super().__init__()
        self.setObjectName("present")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shell_touch.takes_touches(self)
        self.setMouseTracking(True)
        self._desk, self._assumptions = desk, assumptions
        self._bar = Bar(self)
        self._view = SlideView(self._picture)
        self._view.foot = self._bar.sizeHint().height() + _FOOT
        self._deck = self._make_deck()
        self.stop: Stop = self._deck.tour.at(start) if start else WHOLE_MAP
        self._pressed_at: QPointF | None = None
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._bar.pressed.connect(self.go)
        self._bar.gone.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._unsubscribe = desk.session.subscribe(self._on_event)
        self._say()

    def end(self) -> None:
        """Lets go of the session."""
        self._unsubscribe()

    def go(self, move: Move) -> None:
        """Makes a move, if it leads somewhere."""
        if move is Move.LEAVE:
            self.left.emit()
        elif self._view.dark or move is Move.DARK:
            self._view.dark = not self._view.dark
        elif move is Move.BAR:
            self._wake()
        else:
            self._go_to(self._target(move), _WAYS[move])

    def _target(self, move: Move) -> Stop | None:
        tour, stop = self._deck.tour, self.stop
        match move:
            case Move.BACK | Move.NEXT:
                return tour.step(stop, move is Move.NEXT)
            case Move.TELL_BACK | Move.TELL_NEXT:
                return tour.tell(stop, move is Move.TELL_NEXT)
            case Move.IN:
                return tour.into(stop)
            case Move.OUT:
                return tour.out(stop)
            case Move.LAST:
                return (WHOLE_MAP, *tour.phases)[-1]
            case _:
                return WHOLE_MAP

    def _go_to(self, stop: Stop | None, way: Way) -> None:
        if stop is None or stop == self.stop:
            return
        if way in (Way.NEXT, Way.BACK) and stop.level != self.stop.level:
            way = Way.IN if stop.level > self.stop.level else Way.OUT
        self.stop = stop
        self._view.show_next(way)
        self._say()

    # --- what is shown -------------------------------------------------------------------------------------------

    def _make_deck(self) -> Deck:
        look = Look(style.look(), _, for_screen=False, assumptions=self._assumptions)
        w, h = size_for(max(1, self.width()) / max(1, self.height() - self._view.foot))
        return Deck(Stage(self._desk.session.document, self._desk.journey.id, look, w, h, words.score))

    def _picture(self, size: QSize, pixel_ratio: float) -> QPixmap:
        images = gallery_of(self._desk.session).at_once
        return slide_picture(self._deck.slide(self.stop), size, pixel_ratio, style.look().canvas, images)

    def _anew(self) -> None:
        """Shows the map as it is now; where something is gone, what it was part of."""
        self._deck = self._make_deck()
        self.stop = self._deck.tour.nearest(self.stop)
        self._view.show_next(Way.AT_ONCE)
        self._say()

    def _say(self) -> None:
        """Tells the bar and those who do not see where we are."""
        moves = (Move.BACK, Move.NEXT, Move.IN, Move.OUT)
        self._bar.show_place(self._place(), {Move.LEAVE, *(move for move in moves if self._target(move))})
        self._put_bar()
        said = f"{self._place()}. {self._deck.slide(self.stop).words}"
        if said != self.accessibleName():  # a page that only became larger is not read aloud again
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _place(self) -> str:
        tour, stop = self._deck.tour, self.stop
        if stop.level == Level.MAP:
            return _("The whole map")
        phase = fill(N_("Phase {place} of {count}"), place=self._phase_number(), count=len(tour.phases))
        inside = [other for other in tour.story if other.phase_id == stop.phase_id and other.level == stop.level]
        step = fill(N_("step {place} of {count}"), place=inside.index(stop.whole) + 1, count=len(inside))
        parts = self._deck.parts(stop.whole)
        part = fill(N_("part {place} of {count}"), place=stop.part + 1, count=parts) if parts > 1 else ""
        return " · ".join(filter(None, (phase, step if stop.level == Level.TOUCHPOINT else "", part)))

    def _phase_number(self) -> int:
        return [phase.phase_id for phase in self._deck.tour.phases].index(self.stop.phase_id) + 1

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed):
            self._anew()

    # --- events --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Takes every key for itself, so that no shortcut of the window does anything while a map is presented."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._touched(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves."""
        move = of_key(event)
        if move is not None:
            self.go(move)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is nothing else to give the keyboard to."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a click or a swipe."""
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        self._let_go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what can be pressed."""
        self._wake()

    def showEvent(self, event: QShowEvent) -> None:
        """Begins with what can be pressed in sight, so that a hand that came in finds the way out."""
        super().showEvent(event)
        self._wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the slides out for the new shape; the view has its size by now."""
        super().resizeEvent(event)
        self._anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._anew()

    def _touched(self, event: QTouchEvent) -> None:
        """One finger taps and swipes; what more of them do means nothing."""
        event.accept()
        point = event.point(0).position()
        if event.type() == QEvent.Type.TouchBegin:
            self._wake()
            self._pressed_at = point
        elif event.pointCount() > 1 or event.type() == QEvent.Type.TouchCancel:
            self._pressed_at = None
        elif event.type() == QEvent.Type.TouchEnd:
            self._let_go(point)

    def _let_go(self, end: QPointF) -> None:
        start, self._pressed_at = self._pressed_at, None
        if start is not None:
            self.go(of_hand(start, end, self.width()))

    def _wake(self) -> None:
        self.unsetCursor()
        self._bar.wake()
        self._put_bar()

    def _put_bar(self) -> None:
        bar = self._bar
        bar.move((self.width() - bar.width()) // 2, self.height() - bar.height() - _FOOT)
