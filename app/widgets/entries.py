"""The one list of the shell: rows with a sign, a title and a second line, under headings.

The rows are drawn, not built of widgets, so it stays quick with thousands. It knows no record; who fills it says what
a key means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.model.records import Light
from app.widgets import icons, signs, style
from app.widgets.entry_model import Entry, EntryModel

if TYPE_CHECKING:
    from app.widgets.pictures.gallery import Gallery

__all__ = ["Entry", "EntryList", "height_of"]

_HEADING, _ONE_LINE, _TWO_LINES = 36, 48, 52
_SIGN, _PORTRAIT = 20, 28
_WRAP = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_TOP = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_Index = Any  # QModelIndex or QPersistentModelIndex, as Qt passes them


class EntryList(QListView):
    """Rows to pick from. `picked(key)` on click or Enter; `sign_clicked(key)` on the sign of a traffic light."""

    picked = Signal(str)
    sign_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None, whole: bool = False) -> None:
        """With `whole` the list is as high as its rows and never scrolls."""
        super().__init__(parent)
        self._whole = whole
        if whole:
            self.setFixedHeight(0)
        self.model_ = EntryModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        self._sign_was_hit = False
        self.gallery: Gallery | None = None

    def show_pictures(self, gallery: Gallery) -> None:
        """Shows the pictures of its rows, which this gallery has."""
        self.gallery = gallery
        gallery.arrived.connect(self._on_picture)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these rows, changing only those that differ.

        The picked row stays picked while it is there; when it goes, its neighbour has the keyboard, if the list had it.
        """
        if list(entries) == self.model_.entries:
            return
        key = self.current_key()
        self.model_.show(entries)
        if key and key != self.current_key() and not self.hasFocus():
            self.setCurrentIndex(QModelIndex())
        self.scheduleDelayedItemsLayout()
        if self._whole:
            self.setFixedHeight(sum(height_of(entry) for entry in entries))

    def entries(self) -> tuple[Entry, ...]:
        """The rows as shown."""
        return tuple(self.model_.entries)

    def current_key(self) -> str:
        """The key of the row that is picked, or ""."""
        index = self.currentIndex()
        return self.model_.entries[index.row()].key if index.isValid() else ""

    def mark(self, key: str) -> None:
        """Shows the row with this key as picked, or none."""
        row = next((number for number, entry in enumerate(self.model_.entries) if entry.key == key), None)
        self.setCurrentIndex(self.model_.index(row) if row is not None else QModelIndex())

    def rect_of(self, key: str) -> QRect:
        """Where the row with this key is in the viewport."""
        row = next(number for number, entry in enumerate(self.model_.entries) if entry.key == key)
        return self.visualRect(self.model_.index(row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is, also when no row was picked yet."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            first = next((entry.key for entry in self.model_.entries if not entry.heading), "")
            self.mark(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows that wrap are higher in a narrower list, and those below them lie lower."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._sign_was_hit = (
            index.isValid()
            and isinstance(self.model_.entries[index.row()].sign, Light)
            and event.position().x() < 16 + _SIGN + 8
        )
        super().mousePressEvent(event)

    def _on_picture(self, name: str) -> None:
        if any(entry.picture == name for entry in self.model_.entries):
            self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        entry = self.model_.entries[index.row()]
        if entry.heading:
            return
        hit, self._sign_was_hit = self._sign_was_hit, False
        (self.sign_clicked if hit else self.picked).emit(entry.key)


def height_of(entry: Entry) -> int:
    """How high a row is, in pixels."""
    if entry.heading:
        return _HEADING
    return _TWO_LINES if entry.detail else _ONE_LINE


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.model().entries[index.row()]
        if not entry.wraps:
            return QSize(120, height_of(entry))
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        title, detail = _wrapped(QRect(0, 0, width, 0), entry)
        if entry.detail:
            return QSize(120, detail.bottom() + 9)
        return QSize(120, max(_ONE_LINE, title.height() + _ONE_LINE - 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.model().entries[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.heading:
            _paint_heading(painter, option.rect, entry)
        else:
            _paint_ground(painter, option)
            _paint_entry(painter, option, entry)
        painter.restore()

    def helpEvent(self, event: Any, view: Any, option: Any, index: Any) -> bool:
        return super().helpEvent(event, view, option, index) if event.type() == QEvent.Type.ToolTip else False


def _paint_heading(painter: QPainter, box: QRect, entry: Entry) -> None:
    painter.setPen(QColor(style.look().ink_soft))
    painter.setFont(style.font(style.SMALL, semibold=True))
    painter.drawText(box.adjusted(16, 10, -16, 0), Qt.AlignmentFlag.AlignVCenter, entry.title)
    painter.setFont(style.font(style.SMALL))
    painter.drawText(
        box.adjusted(16, 10, -16, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.note
    )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    theme = style.look()
    box = QRectF(option.rect).adjusted(8, 1, -8, -1)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if selected or hovered:
        painter.setPen(QPen(QColor(theme.focus), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selected if selected else theme.hover))
        painter.drawRoundedRect(box, 6, 6)


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    theme, box = style.look(), option.rect.adjusted(16, 0, -16, 0)
    if entry.sign:
        if not _paint_picture(painter, option, entry):
            _paint_sign(painter, box, entry)
        box.setLeft(box.left() + _SIGN + 10)
    note_width = _paint_note(painter, box, entry)
    title_font = style.font(style.BASE)
    painter.setFont(title_font)
    painter.setPen(QColor(_title_ink(option, entry)))
    first = box.adjusted(0, 0, -note_width, 0)
    if entry.detail:
        first = QRect(box.left(), box.top() + 7, box.width() - note_width, 20)
    if entry.wraps:
        _paint_wrapped(painter, option.rect, entry)
        return
    title = QFontMetrics(title_font).elidedText(entry.title, Qt.TextElideMode.ElideRight, first.width())
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, title)
    if entry.detail:
        small = style.font(style.SMALL)
        painter.setFont(small)
        painter.setPen(QColor(theme.ink_soft))
        second = QRect(box.left(), box.top() + 26, box.width(), 18)
        detail = QFontMetrics(small).elidedText(entry.detail, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, detail)


def _title_ink(option: QStyleOptionViewItem, entry: Entry) -> str:
    """The ink of a title; a faint one is as dark as the ground of a row that is chosen or under the mouse asks."""
    theme = style.look()
    if not entry.faint:
        return theme.ink
    grounds = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    return theme.ink_soft if option.state & grounds else theme.ink_faint


def _paint_wrapped(painter: QPainter, box: QRect, entry: Entry) -> None:
    title, detail = _wrapped(box, entry)
    painter.drawText(title if entry.detail else _words_box(box, entry), _WRAP, entry.title)
    if entry.detail:
        painter.setFont(style.font(style.SMALL))
        painter.setPen(QColor(style.look().ink_soft))
        painter.drawText(detail, _WRAP, entry.detail)


def _wrapped(box: QRect, entry: Entry) -> tuple[QRect, QRect]:
    """The boxes of a title and of the detail below it, as high as their lines; the detail runs below the note too."""
    room = _words_box(box, entry)
    title = QRect(room.left(), box.top() + 7, room.width(), max(20, _high(entry.title, style.BASE, room.width())))
    width = box.right() - 16 - room.left()
    below = _high(entry.detail, style.SMALL, width)
    return title, QRect(room.left(), title.bottom() + 1, width, max(18, below))


@lru_cache(maxsize=4096)
def _high(text: str, size: int, width: int) -> int:
    """How high a text is when it wraps, in pixels; kept, since a list asks for every row at each change of one."""
    return QFontMetrics(style.font(size)).boundingRect(QRect(0, 0, width, 10_000), _TOP, text).height()


@lru_cache(maxsize=1024)
def _note_width(note: str) -> int:
    """How much room the short word at the right takes with the space before it, in pixels."""
    return QFontMetrics(style.font(style.SMALL)).horizontalAdvance(note) + 12 if note else 0


def _words_box(box: QRect, entry: Entry) -> QRect:
    """Where the words of a row that wraps may be, between its sign and its note."""
    sign = _SIGN + 10 if entry.sign else 0
    return box.adjusted(16 + sign, 0, -16 - _note_width(entry.note), 0)


def _paint_picture(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> bool:
    """Draws the middle of the row's picture in a circle around the place of the sign; whether there is one yet."""
    view = option.widget
    gallery = view.gallery if isinstance(view, EntryList) else None
    image = gallery.image(entry.picture, 2 * _PORTRAIT) if gallery is not None and entry.picture else None
    if image is None:
        return False
    side = min(image.width(), image.height())
    middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
    box = QRectF(0, 0, _PORTRAIT, _PORTRAIT)
    box.moveCenter(QPointF(option.rect.left() + 16 + _SIGN / 2, option.rect.center().y() + 0.5))
    circle = QPainterPath()
    circle.addEllipse(box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(circle)
    painter.drawImage(box, image, middle)
    painter.restore()
    return True


def _paint_sign(painter: QPainter, box: QRect, entry: Entry) -> None:
    top = box.top() + (box.height() - _SIGN) / 2
    if isinstance(entry.sign, Light):
        signs.paint_light(painter, QRectF(box.left() + 1, top + 1, 18, 18), entry.sign)
        return
    color = entry.sign_color or (style.look().ink_faint if entry.faint else style.look().ink_soft)
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(QRectF(box.left(), top, 20, 20).toRect(), icons.pixmap(entry.sign, color, 20, scale))


def _paint_note(painter: QPainter, box: QRect, entry: Entry) -> int:
    """Draws the short word at the right; returns the width that it takes."""
    if not entry.note:
        return 0
    painter.setFont(style.font(style.SMALL))
    painter.setPen(QColor(style.look().ink_soft))
    place = QRect(box.left(), box.top() + 7, box.width(), 20) if entry.detail else box
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.note)
    return _note_width(entry.note)
