"""A field in which several of a few can be ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from app.widgets import style
from app.widgets.inspector.choosing_fields import Option

_BESIDE = 2


class ManyField(QWidget):
    """Boxes to tick, two beside each other; tells the value that `told` makes of what is ticked.

    `ticked` says which of the options a value names.
    """

    edited = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        ticked: Callable[[str], Iterable[object]],
        told: Callable[[list[object]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options, self._ticked, self._told = tuple(options), ticked, told
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._boxes = [self._box(option) for option in self._options]
        for place, box in enumerate(self._boxes):
            grid.addWidget(box, place // _BESIDE, place % _BESIDE)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        for option, box in zip(self._options, self._boxes, strict=True):
            box.setObjectName(f"{name}.{option.value}")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for option, box in zip(self._options, self._boxes, strict=True):
            box.setAccessibleName(f"{name}: {option.text}")

    def show_value(self, value: object) -> None:
        """Ticks what `value` names."""
        named = set(self._ticked(str(value)))
        for option, box in zip(self._options, self._boxes, strict=True):
            box.setChecked(option.value in named)

    def flush(self) -> None:
        """Nothing waits here: a tick is told at once."""

    def _box(self, option: Option) -> QCheckBox:
        box = _Box(option.text, self)
        box.setToolTip(option.spoken)
        box.setMinimumHeight(style.target(28))
        box.clicked.connect(self._tell)
        return box

    def _tell(self) -> None:
        ticked = [option.value for option, box in zip(self._options, self._boxes, strict=True) if box.isChecked()]
        self.edited.emit(self._told(ticked))


class _Box(QCheckBox):
    """A box that is hit anywhere in its room, not on its words only."""

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)
