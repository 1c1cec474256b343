"""An emotion field as a screen reader meets it: a slider from -2.0 to 2.0, where Qt would count in tenths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible, QAccessibleValueInterface
from shiboken6 import isValid

from app.widgets.heard import NOTHING
from app.widgets.heard_widget import HeardWidget

if TYPE_CHECKING:
    from app.widgets.inspector.emotion_field import EmotionField


class ScoreInterface(HeardWidget):
    """The interface of an emotion field."""

    ROLE = QAccessible.Role.Slider

    def __init__(self, field: EmotionField) -> None:
        super().__init__(field)
        self._value = _Value(field)

    def value(self) -> str:
        return self.widget.accessibleDescription()

    def part(self, kind: QAccessible.InterfaceType) -> Any:
        return self._value if kind == QAccessible.InterfaceType.ValueInterface else NOTHING


class _Value(QAccessibleValueInterface):
    def __init__(self, field: EmotionField) -> None:
        super().__init__()
        self._field = field

    def currentValue(self) -> float:
        return self._field.value() / 10 if isValid(self._field) else 0.0

    def setCurrentValue(self, value: Any) -> None:
        self._field.setValue(round(float(value) * 10))

    def minimumValue(self) -> float:
        return self._field.minimum() / 10

    def maximumValue(self) -> float:
        return self._field.maximum() / 10

    def minimumStepSize(self) -> float:
        return 0.1
