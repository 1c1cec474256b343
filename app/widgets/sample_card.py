"""The cards of the worked samples on the start screen, each of which opens in either language."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, fill
from app.widgets import style
from app.widgets.gallery.offers import Offer

CELL = 344
"""How wide a card is with the room around it, so that three take as much as four templates."""

_ROOM = 4
PICTURE = (CELL - 2 * _ROOM - 2, 132)
_LANGUAGES = (("nl", "Nederlands", N_("Open “{title}” in Dutch")), ("en", "English", N_("Open “{title}” in English")))
"""Each language, as it calls itself, and what its button does."""

_RADIUS = 10


class SampleCard(QWidget):
    """A picture, a few words and a button for each language; `chosen(sample, language)`."""

    chosen = Signal(str, str)

    def __init__(self, offer: Offer, language: str) -> None:
        super().__init__()
        self.offer = offer
        self.buttons: list[QPushButton] = []
        self.setFixedWidth(CELL)
        around = QVBoxLayout(self)
        around.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM)
        frame = QFrame()
        frame.setProperty("role", "card")
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._picture = _Picture()
        column.addWidget(self._picture)
        words = QVBoxLayout()
        words.setContentsMargins(14, 12, 14, 14)
        words.setSpacing(4)
        words.addWidget(_words(offer.title, "strong"))
        words.addWidget(_words(offer.when, "label"))
        words.addStretch(1)
        words.addSpacing(8)
        words.addLayout(self._buttons(language))
        column.addLayout(words, 1)

    def show_picture(self, picture: QPixmap) -> None:
        """Puts the picture on the card."""
        self._picture.show_picture(picture)

    def _buttons(self, language: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for code, name, text in _LANGUAGES:
            button = QPushButton(name)
            said = fill(text, title=self.offer.title)
            button.setToolTip(said)
            button.setObjectName(f"sample.{self.offer.key}.{code}")
            button.setAccessibleName(said)
            button.setProperty("role", "primary" if code == language else "plain")
            button.setProperty("language", code)
            button.setMinimumHeight(style.target(36))
            button.clicked.connect(self._tell)
            row.addWidget(button, 1)
            self.buttons.append(button)
        return row

    def _tell(self) -> None:
        self.chosen.emit(self.offer.key, self.sender().property("language"))


class _Picture(QWidget):
    """The picture, with the upper corners of the card."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setFixedSize(QSize(*PICTURE))

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(0, 0, self.width(), self.height() + _RADIUS, _RADIUS - 1, _RADIUS - 1)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(style.look().canvas))
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(style.look().border))


def _words(text: str, role: str) -> QLabel:
    result = QLabel(text)
    result.setProperty("role", role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(True)
    return result


def words_in(text: str, role: str) -> QLabel:
    """A text in one of the stylesheet's roles, in line with the cards."""
    result = _words(text, role)
    result.setContentsMargins(4, 0, 4, 0)
    return result
