"""One step of a guide: its head with a tick, and below it, when it is open, what to do and a button that begins it.

Knows no map: what has to be shown is given, what is pressed is told.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.guides.guides import Step
from app.i18n import N_, fill
from app.widgets import icons, style
from app.widgets.guiding.broad_button import BroadButton, seen
from app.widgets.guiding.step_body import StepBody, Told
from app.widgets.inspector.cells import label

SIGN = 20
FRESH_MS = 1200
"""How long a step that has just been done stands out."""


class StepView(QFrame):
    """`turned` tells that its head was pressed; `pressed` which button of its body: go, page, tick or next."""

    turned = Signal(bool)
    pressed = Signal(str)

    def __init__(self, step: Step, number: int, count: int) -> None:
        super().__init__()
        self.step, self._number, self._count = step, number, count
        self._done: bool | None = None
        self.body: StepBody | None = None
        self.setProperty("role", "step")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.head = BroadButton("stepHead")
        self.head.setObjectName(f"guide.step.{step.id}")
        self._sign = seen(QLabel())
        self._sign.setFixedSize(SIGN, SIGN)
        title = seen(label(f"{number}. {step.title}", "strong"))
        row = QHBoxLayout(self.head)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(title, 1)
        self._column.addWidget(self.head)
        self.head.clicked.connect(self.turned)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(FRESH_MS)
        self._fading.timeout.connect(lambda: self._stand_out(False))

    @property
    def is_open(self) -> bool:
        """Whether its body is seen."""
        return self.head.isChecked()

    def open(self, wanted: bool) -> None:
        """Shows its body, or folds it away."""
        if wanted and self.body is None:
            self.body = StepBody(self.step)
            self.body.pressed.connect(self.pressed)
            self._column.addWidget(self.body)
        self.head.setChecked(wanted)
        if self.body is not None:
            self.body.setVisible(wanted)

    def show_told(self, told: Told) -> None:
        """Shows how far it is; a step that has just been done stands out for a moment, and nothing moves."""
        if self.body is not None:
            self.body.show_told(told)
        if told.done == self._done:
            return
        fresh = told.done and self._done is False
        self._done = told.done
        look = style.look()
        name, color = ("circle-check", look.above) if told.done else ("circle", look.lines_strong)
        self._sign.setPixmap(icons.pixmap(name, color, SIGN, self.devicePixelRatioF()))
        self.head.setText(self._spoken(told.done))
        self.head.setAccessibleName(self._spoken(told.done))
        if fresh and self.isVisible():
            self._stand_out(True)
            self._fading.start()

    def _spoken(self, done: bool) -> str:
        said = N_("Step {number} of {count}, done: {title}") if done else N_("Step {number} of {count}: {title}")
        return fill(said, number=self._number, count=self._count, title=self.step.title)

    def _stand_out(self, wanted: bool) -> None:
        self.head.setProperty("fresh", wanted)
        self.head.style().polish(self.head)
        self.head.update()


def first_button(view: StepView) -> QWidget:
    """Where the keyboard goes in an open step: to what goes on with it, or else to its head."""
    button = view.body.main_button() if view.body is not None else None
    return button or view.head
