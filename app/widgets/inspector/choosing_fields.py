"""Fields in which a value is picked: segments, swatches, a switch.

Each tells `edited(value)` when the user picks, and never when `show_value` shows what the document holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.model.records import Tint
from app.widgets import icons, style


@dataclass(frozen=True)
class Option:
    """One thing to pick: the value, its words, and a sign before it."""

    value: Any
    text: str
    icon: QIcon | None = None


class SegmentField(QFrame):
    """A row of buttons of which one is down; with `clearable`, clicking that one again clears the value to None."""

    edited = Signal(object)

    def __init__(self, options: Sequence[Option], clearable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._options = tuple(options)
        self._clearable = clearable
        self._value: Any = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, option in enumerate(self._options):
            row.addWidget(self._button(number, option))
        self._group.idClicked.connect(self._pick)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        for number, button in enumerate(self._group.buttons()):
            button.setObjectName(f"{name}.{self._options[number].value}")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for number, button in enumerate(self._group.buttons()):
            button.setAccessibleName(f"{name}: {self._options[number].text}")

    def buttons(self) -> list[QToolButton]:
        """The buttons, in the order of the options."""
        return self._buttons

    def show_value(self, value: Any) -> None:
        """Puts the button of `value` down."""
        self._value = value
        for number, option in enumerate(self._options):
            self._group.button(number).setChecked(option.value == value)

    def flush(self) -> None:
        """Nothing waits here: a pick is told at once."""

    def _button(self, number: int, option: Option) -> QToolButton:
        button = QToolButton(self)
        self._buttons.append(button)
        button.setText(option.text)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if option.icon is not None:
            button.setIcon(option.icon)
            button.setIconSize(QSize(icons.SMALL_SIZE, icons.SMALL_SIZE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setProperty("role", "stacked")
        self._group.addButton(button, number)
        return button

    def _pick(self, number: int) -> None:
        value = self._options[number].value
        fresh = None if self._clearable and value == self._value else value
        changed = fresh != self._value
        self.show_value(fresh)
        if changed:
            self.edited.emit(fresh)


class SwitchField(QCheckBox):
    """A switch with words beside it, on or off."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(32)
        self.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Shows on or off."""
        self.setChecked(bool(value))

    def flush(self) -> None:
        """Nothing waits here: a click is told at once."""

    def sizeHint(self) -> QSize:
        return QSize(52 + self.fontMetrics().horizontalAdvance(self.text()), 32)

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
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values: list[Tint | None] = ([None] if automatic else []) + list(names)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, value in enumerate(self._values):
            swatch = _Swatch(value, names[value] if value else automatic, self)
            self._group.addButton(swatch, number)
            row.addWidget(swatch)
        row.addStretch()
        self._group.idClicked.connect(self._tell)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        for number, button in enumerate(self._group.buttons()):
            button.setObjectName(f"{name}.{self._values[number] or 'automatic'}")

    def show_value(self, value: Any) -> None:
        """Ticks the swatch of `value`."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._values):
            self._group.button(number).setChecked(known == value)
        self._group.setExclusive(True)

    def flush(self) -> None:
        """Nothing waits here: a pick is told at once."""

    def _tell(self, number: int) -> None:
        self.edited.emit(self._values[number])


class _Swatch(QAbstractButton):
    def __init__(self, tint: Tint | None, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setCheckable(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(32, 32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

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
            painter.drawPixmap(8, 8, icons.pixmap("check", theme.ink, 16, self.devicePixelRatioF()))
        elif self._tint is None:
            painter.drawLine(box.bottomLeft() + QPointF(5, -5), box.topRight() + QPointF(-5, 5))
