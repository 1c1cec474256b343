"""What an open step holds: what to do, an example, how far the map is, and the buttons that go on with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.guides.guides import Step
from app.i18n import _
from app.widgets import icons, style
from app.widgets.inspector.cells import label

_SIGN = 16


@dataclass(frozen=True, slots=True)
class Told:
    """What a step shows now: its tick, each condition in words and whether it is met, and what its buttons say.

    A button without words is not there. `place` is where the next thing belongs.
    """

    done: bool
    by_hand: bool
    conditions: tuple[tuple[str, bool], ...]
    place: str = ""
    go: str = ""
    page: str = ""
    onward: bool = False


class StepBody(QWidget):
    """`pressed` tells which of its buttons was pressed: go, page, tick or next."""

    pressed = Signal(str)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._met: tuple[tuple[str, bool], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 6, 12, 12)
        column.setSpacing(10)
        column.addWidget(_plain(label(step.prompt, "")))
        column.addWidget(_example(step.example))
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(4)
        column.addLayout(self._conditions)
        self._place = _OneLine()
        column.addWidget(self._place)
        self.go = self._button("go", "primary")
        self.next = self._button("next", "primary")
        self.next.setText(_("To the next step"))
        self.page = self._button("page", "plain")
        self.tick = self._button("tick", "quiet")
        self.buttons = (self.go, self.next, self.page, self.tick)
        for button in self.buttons:
            column.addWidget(button)

    def show_told(self, told: Told) -> None:
        """Shows how far the step is. Its buttons keep their places: the next thing to do is always the first."""
        self._show_conditions(told.conditions)
        if self._place.text() != told.place:
            self._place.setText(told.place)
            self._place.setToolTip(told.place)
        self._place.setVisible(bool(told.conditions))
        for button, words in ((self.go, told.go), (self.page, told.page)):
            if words:
                button.setText(words)
        wanted = ((self.go, bool(told.go)), (self.next, told.onward), (self.page, bool(told.page)))
        self._change(dict((*wanted, (self.tick, told.by_hand or not told.done))))
        self.tick.setText(_("Take the tick away") if told.by_hand else _("Tick it myself"))

    def main_button(self) -> QWidget | None:
        """The button that goes on."""
        return next((button for button in self.buttons if not button.isHidden()), None)

    def _change(self, wanted: dict[QPushButton, bool]) -> None:
        """Shows some buttons and takes others away; the keyboard that was on one of those goes on to what is left."""
        had_keyboard = any(button.hasFocus() and not shown for button, shown in wanted.items())
        for button in (button for button, shown in wanted.items() if shown):
            button.show()
        other = next((button for button, shown in wanted.items() if shown), None)
        if had_keyboard and other is not None:
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (button for button, shown in wanted.items() if not shown):
            button.hide()

    def _show_conditions(self, conditions: tuple[tuple[str, bool], ...]) -> None:
        if conditions == self._met:
            return
        self._met = conditions
        while len(self._lines) < len(conditions):
            self._lines.append(self._line())
        for (sign, words), (text, met) in zip(self._lines, conditions, strict=True):
            name, color = ("check", style.look().above) if met else ("circle", style.look().lines_strong)
            sign.setPixmap(icons.pixmap(name, color, _SIGN, self.devicePixelRatioF()))
            words.setText(text)
            words.setAccessibleName(f"{text}: {_('done')}" if met else text)

    def _line(self) -> tuple[QLabel, QLabel]:
        sign, words = QLabel(), _plain(label("", ""))
        sign.setFixedSize(_SIGN, _SIGN + 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._conditions.addLayout(row)
        return sign, words

    def _button(self, name: str, role: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"guide.{name}")
        button.setProperty("role", role)
        button.setProperty("tall", role != "quiet")
        button.clicked.connect(lambda: self.pressed.emit(name))
        button.hide()
        return button


class _OneLine(QLabel):
    """A line that is always as high, and ends in an ellipsis where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the words as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(style.look().ink_soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _plain(words: QLabel) -> QLabel:
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words


def _example(text: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "example")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(2)
    column.addWidget(label(_("For example"), "eyebrow"))
    column.addWidget(_plain(label(text, "")))
    return frame
