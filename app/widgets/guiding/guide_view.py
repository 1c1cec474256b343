"""The guide that is followed: how far it is, its steps of which one is open, and a good word when all are done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.analysis.first_step import Place
from app.guides.guides import Guide
from app.i18n import N_, _, fill
from app.widgets import helping_pages, icons, style
from app.widgets.guiding.step_body import Told
from app.widgets.guiding.step_view import StepView, first_button
from app.widgets.inspector.cells import label

ROOM_FOR_ENDING = 520
"""Pixels from which on the good word stands below the steps; in a lower panel it is the last thing among them."""


class GuideView(QWidget):
    """`asked(step, what)` tells which button of which step was pressed, `wanted` which page to open at the end."""

    asked = Signal(str, str)
    wanted = Signal(str)
    back = Signal()

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide
        self._told: dict[str, Told] = {}
        self._ways_out: dict[Place, QPushButton] = {}
        self._warnings: dict[Place, QLabel] = {}
        self.steps = {s.id: StepView(s, n, len(guide.steps)) for n, s in enumerate(guide.steps, start=1)}
        self._column, self._among = QVBoxLayout(self), QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._column.addWidget(self._scrolling(), 1)
        self.ending = self._ending()
        self._column.addWidget(self.ending)

    def show_steps(self, told: dict[str, Told], whose: str) -> None:
        """Shows how far each step is, and on which map where that is not the one that is seen."""
        before, self._told = self._told, told
        done = sum(step.done for step in told.values())
        self._far.setText(fill(N_("{done} of {count} steps done"), done=done, count=len(told)))
        self._bar.setValue(done)
        self._whose.setText(whose)
        self._whose.setVisible(bool(whose))
        for step_id, view in self.steps.items():
            view.show_told(told[step_id])
        self.ending.setVisible(done == len(told))
        self._tell_reader(before)

    def warn(self, said: dict[Place, str]) -> None:
        """Says under a button of the ending what will be missed there, or nothing."""
        for place, words in said.items():
            self._warnings[place].setText(words)
            self._warnings[place].setVisible(bool(words))
            self._ways_out[place].setAccessibleDescription(words)

    def open_step(self, step_id: str, entering: bool = False) -> None:
        """Opens one step and folds the others; `entering` gives it the keyboard."""
        for known, view in self.steps.items():
            view.open(known == step_id)
            if known in self._told:
                view.show_told(self._told[known])
        opened = self.steps.get(step_id)
        if opened is None:
            return
        if entering:
            first_button(opened).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, opened, lambda: self._bring_in(opened))

    @property
    def open(self) -> str:
        """The id of the step that is open, or ""."""
        return next((known for known, view in self.steps.items() if view.is_open), "")

    def entry(self) -> QWidget | None:
        """What goes on with the step that is open, if one is."""
        opened = self.steps.get(self.open)
        return first_button(opened) if opened is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the good word where there is room for it."""
        super().resizeEvent(event)
        wanted = self._column if self.height() >= ROOM_FOR_ENDING else self._among
        if wanted.indexOf(self.ending) < 0:
            shown = not self.ending.isHidden()
            wanted.addWidget(self.ending)  # which takes it out of the other
            self.ending.setVisible(shown)

    def _bring_in(self, view: StepView) -> None:
        """Scrolls as far as it takes to see all of a step, or its head where it is higher than the panel."""
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        top, bottom = view.y(), view.y() + view.height()
        if bottom > bar.value() + room:
            bar.setValue(min(top, bottom - room))
        if top < bar.value():
            bar.setValue(top)

    def _tell_reader(self, before: dict[str, Told]) -> None:
        """Says aloud what has just been done."""
        fresh = [view for i, view in self.steps.items() if i in before and self._told[i].done and not before[i].done]
        if fresh and QAccessible.isActive():
            said = fill(N_("Step done: {title}"), title=fresh[0].step.title)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # --- building ------------------------------------------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        self.all_guides = QPushButton(_("All guides"))
        self.all_guides.setObjectName("guide.all")
        self.all_guides.setProperty("role", "link")
        icons.beside(self.all_guides, "chevron-left", style.look().accent)
        self.all_guides.clicked.connect(self.back)
        self._far, self._whose = label("", "small"), label("", "small")
        self._whose.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, len(self.guide.steps))
        self._bar.setTextVisible(False)
        self._bar.setObjectName("guide.progress")
        self._bar.setAccessibleName(_("Steps done"))
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 4)
        head.setSpacing(4)
        head.addWidget(self.all_guides, alignment=Qt.AlignmentFlag.AlignLeft)
        for part in (label(self.guide.title, "strong"), self._whose, self._far, self._bar):
            head.addWidget(part)
        return head

    def _scrolling(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(4, 4, 4, 8)
        column.setSpacing(0)
        for step_id, view in self.steps.items():
            column.addWidget(view)
            view.turned.connect(lambda wanted, i=step_id: self.open_step(i if wanted else ""))
            view.pressed.connect(lambda what, i=step_id: self.asked.emit(i, what))
        column.addLayout(self._among)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what it holds
        self._area.setWidget(body)
        return self._area

    def _ending(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("guide.ending")
        frame.setProperty("role", "ending")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(self.guide.closing, "strong"))
        for number, place in enumerate(self.guide.ending):
            button = QPushButton(helping_pages.words_for(place))
            button.setObjectName(f"guide.end.{place.value}")
            button.setProperty("role", "plain" if number else "primary")
            button.setProperty("tall", True)
            button.clicked.connect(lambda _checked=False, p=place: self.wanted.emit(p.value))
            warning = label("", "small")
            warning.setObjectName(f"guide.end.{place.value}.warning")
            self._ways_out[place], self._warnings[place] = button, warning
            column.addWidget(button)
            column.addWidget(warning)
        frame.hide()
        return frame
