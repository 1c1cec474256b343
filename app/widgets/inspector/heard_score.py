"""An emotion field as a screen reader meets it: a slider from -2.0 to 2.0, where Qt would count in tenths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject, QAccessibleValueInterface
from shiboken6 import isValid

from app.widgets.heard import NOTHING

if TYPE_CHECKING:
    from app.widgets.inspector.emotion_field import EmotionField


class ScoreInterface(QAccessibleObject):
    """The interface of an emotion field, which Qt may still ask when the field has gone with its form."""

    def __init__(self, field: EmotionField) -> None:
        super().__init__(field)
        self._field = field
        self._value = _Value(field)

    def isValid(self) -> bool:
        return isValid(self._field)

    def parent(self) -> Any:
        around = self._field.parentWidget() if self.isValid() else None
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        corner = self._field.mapToGlobal(self._field.rect().topLeft())
        return self._field.rect().translated(corner)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Slider

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        texts = {
            QAccessible.Text.Name: self._field.accessibleName(),
            QAccessible.Text.Description: self._field.accessibleDescription(),
            QAccessible.Text.Value: self._field.accessibleDescription(),
            QAccessible.Text.Identifier: self._field.objectName(),
        }
        return texts.get(kind, "")

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable, state.focused = True, self._field.hasFocus()
        state.disabled = not self._field.isEnabled()
        state.invisible = not self._field.isVisible()
        state.offscreen = self._field.visibleRegion().isEmpty()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._value if kind == QAccessible.InterfaceType.ValueInterface else NOTHING


class _Value(QAccessibleValueInterface):
    def __init__(self, field: EmotionField) -> None:
        super().__init__()
        self._field = field

    def currentValue(self) -> float:
        return self._field.value() / 10

    def setCurrentValue(self, value: Any) -> None:
        self._field.setValue(round(float(value) * 10))

    def minimumValue(self) -> float:
        return self._field.minimum() / 10

    def maximumValue(self) -> float:
        return self._field.maximum() / 10

    def minimumStepSize(self) -> float:
        return 0.1
