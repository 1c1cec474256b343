"""Fields in which a value is picked: segments, swatches, a switch.

Each tells `edited(value)` when the user picks, and never when `show_value` shows what the document holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QColor, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.records import Tint
from app.widgets import heard, icons, style
from app.widgets.inspector.one_of import OneOf


@dataclass(frozen=True)
class Option:
    """One thing to pick: the value, its words, a sign before it, and what is said aloud where the words are too few."""

    value: Any
    text: str
    icon: QIcon | None = None
    spoken: str = ""


class SegmentField(QFrame):
    """A row of radio buttons; with `clearable`, clicking that one again clears the value to None.

    With `upright` they stand under each other, for words that need the room.
    """

    edited = Signal(object)

    def __init__(
        self, options: Sequence[Option], clearable: bool = False, parent: QWidget | None = None, upright: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._options = tuple(options)
        self._clearable = clearable
        self._value: Any = None
        self._buttons = [self._button(option) for option in self._options]
        row = QVBoxLayout(self) if upright else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self._buttons:
            row.addWidget(button)
        self._choice = OneOf(self._buttons, self)
        self._choice.picked.connect(self._pick)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setObjectName(f"{name}.{option.value}")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setAccessibleName(f"{name}: {option.spoken or option.text}")

    def buttons(self) -> list[QToolButton]:
        """The buttons, in the order of the options."""
        return self._buttons

    def picked_button(self) -> QToolButton:
        """The button that is down, or else the first."""
        return next((button for button in self._buttons if button.isChecked()), self._buttons[0])

    def show_value(self, value: Any) -> None:
        """Puts the button of `value` down."""
        self._value = value
        self._choice.show(next((n for n, option in enumerate(self._options) if option.value == value), None))

    def value(self) -> Any:
        """What is picked, or was shown last."""
        return self._value

    def flush(self) -> None:
        """Nothing waits here: a pick is told at once."""

    def _button(self, option: Option) -> QToolButton:
        button = Segment(self)
        button.setText(option.text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if option.icon is not None:
            button.setIcon(option.icon)
            button.setIconSize(QSize(icons.SMALL_SIZE, icons.SMALL_SIZE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setProperty("role", "stacked")
        return button

    def _pick(self, number: int) -> None:
        value = self._options[number].value
        fresh = None if self._clearable and value == self._value else value
        changed = fresh != self._value
        self.show_value(fresh)
        if changed:
            self.edited.emit(fresh)


class Segment(QToolButton):
    """One button of the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard.by("Segment", _interface_of)


def _interface_of(segment: Segment) -> QAccessibleInterface:
    from app.widgets.inspector.heard_segment import SegmentInterface

    return SegmentInterface(segment)


class SwitchField(QCheckBox):
    """A switch with words beside it, on or off."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(style.target(32))
        self.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Shows on or off."""
        self.setChecked(bool(value))

    def flush(self) -> None:
        """Nothing waits here: a click is told at once."""

    def sizeHint(self) -> QSize:
        return QSize(52 + self.fontMetrics().horizontalAdvance(self.text()), style.target(32))

    def hitButton(self, position: Any) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, self.height() / 2 - 10, 36, 20)
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.lines_strong), 1.5))
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.raised))
        painter.drawRoundedRect(track, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_ink if self.isChecked() else theme.lines_strong))
        painter.drawEllipse(
            QPointF(track.right() - 10 if self.isChecked() else track.left() + 10, track.center().y()), 6, 6
        )
        painter.setPen(QColor(theme.ink))
        painter.drawText(self.rect().adjusted(48, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _tell(self) -> None:
        self.edited.emit(self.isChecked())


class TintField(QWidget):
    """The paper colours as a row of swatches; with `automatic`, the first means: as its lane."""

    edited = Signal(object)

    def __init__(self, names: dict[Tint, str], automatic: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Tint | None] = ([None] if automatic else []) + list(names)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        beside = -(-len(self._values) // 2) if style.suits_fingers() else len(self._values)
        rows.setColumnStretch(beside, 1)
        self._swatches = [_Swatch(value, names[value] if value else automatic, self) for value in self._values]
        for number, swatch in enumerate(self._swatches):
            rows.addWidget(swatch, number // beside, number % beside)
        self._choice = OneOf(self._swatches, self)
        self._choice.picked.connect(self._tell)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        for value, swatch in zip(self._values, self._swatches, strict=True):
            swatch.setObjectName(f"{name}.{value or 'automatic'}")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for swatch in self._swatches:
            swatch.setAccessibleName(f"{name}: {swatch.toolTip()}")

    def show_value(self, value: Any) -> None:
        """Ticks the swatch of `value`."""
        self._choice.show(self._values.index(value) if value in self._values else None)

    def flush(self) -> None:
        """Nothing waits here: a pick is told at once."""

    def _tell(self, number: int) -> None:
        self.edited.emit(self._values[number])


class _Swatch(QAbstractButton):
    def __init__(self, tint: Tint | None, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(style.target(32), style.target(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5)
        painter.setPen(
            QPen(QColor(theme.ink if self.isChecked() else theme.lines_strong), 2 if self.isChecked() else 1)
        )
        painter.setBrush(QColor(theme.tints[self._tint]) if self._tint else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        if self.isChecked():
            tick = icons.pixmap("check", theme.ink, 16, self.devicePixelRatioF())
            painter.drawPixmap(self.width() // 2 - 8, self.height() // 2 - 8, tick)
        elif self._tint is None:
            painter.drawLine(box.bottomLeft() + QPointF(5, -5), box.topRight() + QPointF(-5, 5))
