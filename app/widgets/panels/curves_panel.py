"""The curves panel: the legend of the emotion lane, and where curves are shown, hidden, added and removed.

Whoever is picked here is asked now: their points, open ones too, are the ones that a hand takes hold of on the map.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.analysis import emotion
from app.drawing.actors import styles_on
from app.drawing.curve_key import actor_name, sample
from app.drawing.expected import sample as expected_sample
from app.drawing.primitives import Mark
from app.i18n import N_, _, fill
from app.model.edits import add_person, add_persona, remove_curve
from app.model.names import KIND_NAMES, title_of
from app.model.records import Id, Record
from app.widgets import icons, style
from app.widgets.desk import Desk
from app.widgets.inspector.cells import label
from app.widgets.panels.base import Panel, tool
from app.widgets.panels.link_legend import LinkLegend
from app.widgets.panels.plan_curve import PlanCurve
from app.widgets.samples import sample_label

_CUSTOMER = "customer"
_SAMPLE = 36.0
_BESIDE_NAME = 24


@dataclass(frozen=True)
class _Line:
    """What one row says: whose curve, its name, and whether there is anything to see or to remove yet."""

    actor_id: Id | None
    name: str
    felt: bool

    @property
    def word(self) -> str:
        """What the row's parts are called."""
        return self.actor_id or _CUSTOMER


class CurvesPanel(Panel):
    """A row for each curve: a tick that shows it, how it looks, whose it is, and the bin."""

    TITLE = N_("Curves")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)  # type: ignore[arg-type]  # a panel asks no more of the page than its desk
        self._desk = desk
        self._lines: tuple[_Line, ...] = ()
        self._looks: object = None
        self._expects = False  # whether what customers expect was picked last, and nobody since
        self.ticks: dict[str, QCheckBox] = {}
        self.names: dict[str, QPushButton] = {}
        self._bodies: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(16, 0, 8, 0)
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        self._make_adder()
        self._make_expected()
        self._plan = PlanCurve(desk)
        self.column.addWidget(self._plan)
        self._make_notes()
        self._links = LinkLegend(desk)
        self.column.addWidget(self._links)
        self.column.addStretch(1)
        desk.curves.changed.connect(self.refresh)

    def update_now(self) -> None:
        lines = self._now()
        looks = tuple(styles_on(self._desk.session.document, self._desk.journey.id, style.look()).items())
        if (lines, looks) != (self._lines, self._looks):
            self._lines, self._looks = lines, looks
            self._fill()
        shown = self._desk.curves.shown
        for line in lines:
            _tick(self.ticks[line.word], line.actor_id not in shown.hidden)
        _tick(self.expected, self._desk.curves.with_expected)
        self._plan.refresh()
        self._links.refresh()
        self._mark()

    # --- making ------------------------------------------------------------------------------------------------------

    def _make_adder(self) -> None:
        self._more = QPushButton(_("Add a curve for…"))
        self._more.setObjectName("curves.add")
        self._more.setProperty("role", "quiet")
        icons.beside(self._more, "plus", style.look().ink_soft)
        self._more.clicked.connect(self._offer)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 12)
        row.addWidget(self._more)
        row.addStretch()
        self.column.addLayout(row)

    def _make_expected(self) -> None:
        self.expected = QCheckBox()
        self.expected.setObjectName("curves.expected")
        self.expected.setAccessibleName(_("What customers expect"))
        self.expected.clicked.connect(self._desk.curves.show_expected)
        self.expected_name = words = _Name(_("What customers expect"))
        words.setObjectName("curves.expected.name")
        words.setToolTip(_("What customers expect: the bars can be dragged"))
        words.clicked.connect(self._ask_expected)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        _fill_row(row, self.expected, expected_sample(0, 12, _SAMPLE, style.look()), words)
        self.column.addLayout(row)

    def _make_notes(self) -> None:
        """What cannot be ticked but has to be known."""
        notes = (
            N_("Pick a name, then drag the open points in the emotion lane to that person’s scores."),
            N_("Thin with hollow points is only assumed: no source speaks for it yet."),
            N_("Between expectation and experience, orange stripes fall short and green does better."),
        )
        for text in notes:
            note = label(_(text), "soft")
            note.setContentsMargins(16, 8, 16, 0)
            self.column.addWidget(note)

    def _fill(self) -> None:
        """Makes the rows anew; the keyboard goes to what stands where it was."""
        focus = QApplication.focusWidget()
        held = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        if held:
            self._more.setFocus()
        self.ticks, self.names = {}, {}
        for old in self._bodies:
            self._rows.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._bodies = [self._row(line) for line in self._lines]
        for body in self._bodies:
            self._rows.addWidget(body)
        part = self.findChild(QWidget, held) if held else None
        if part is not None:
            part.setFocus()

    def _row(self, line: _Line) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        tick = QCheckBox()
        tick.setObjectName(f"curves.show.{line.word}")
        tick.setAccessibleName(fill(N_("Show the curve of {name}"), name=line.name))
        tick.setProperty("actor", line.actor_id or "")
        tick.clicked.connect(self._show)
        name = _Name(line.name)
        name.setObjectName(f"curves.ask.{line.word}")
        name.setProperty("actor", line.actor_id or "")
        name.setToolTip(fill(N_("Ask {name}: their points can be dragged"), name=line.name))
        name.clicked.connect(self._ask)
        self.ticks[line.word], self.names[line.word] = tick, name
        _fill_row(row, tick, self._sample(line), name)
        if line.felt:
            bin_ = tool("trash-2", fill(N_("Remove the curve of {name}"), name=line.name), f"curves.remove.{line.word}")
            bin_.setProperty("actor", line.actor_id or "")
            bin_.setProperty("name", line.name)
            bin_.clicked.connect(self._remove)
            row.addWidget(bin_)
        return body

    def _sample(self, line: _Line) -> tuple[Mark, ...]:
        theme = style.look()
        known = styles_on(self._desk.session.document, self._desk.journey.id, theme)
        if line.actor_id is not None and line.actor_id not in known:
            return ()
        return sample(known.get(line.actor_id), 0, 12, _SAMPLE, theme)

    # --- what hands do -----------------------------------------------------------------------------------------------

    def _now(self) -> tuple[_Line, ...]:
        document, journey = self._desk.session.document, self._desk.journey
        felt = emotion.actors(document, journey.id)
        asked = self._desk.curves.asked if self._desk.curves.asked in document.records else None
        order = dict.fromkeys((None, *felt, *((asked,) if asked else ())))
        return tuple(_Line(i, actor_name(document, journey, i, _), i in felt) for i in order)

    def _mark(self) -> None:
        asked = self._desk.curves.asked
        self._expects = self._expects and asked is None and self._desk.curves.with_expected
        for line in self._lines:
            self.names[line.word].setChecked(line.actor_id == asked and not self._expects)
        self.expected_name.setChecked(self._expects)

    def _show(self, wanted: bool) -> None:
        self._desk.curves.show_actor(_actor_of(self.sender()), wanted)

    def _ask(self) -> None:
        self._ask_for(_actor_of(self.sender()))

    def _ask_expected(self) -> None:
        """Shows the bars, which a hand is after from now on, and nobody's points."""
        self._desk.curves.stop_asking()
        self._expects = True
        self._desk.curves.show_expected(True)

    def _ask_for(self, actor_id: Id | None) -> None:
        self._expects = False
        if actor_id in self._desk.curves.shown.hidden:
            self._desk.curves.show_actor(actor_id, True)
        about = actor_id or self._desk.journey.persona_id
        self._desk.inspect((about,) if about else (), keep_panel=True)
        self._mark()

    def _remove(self) -> None:
        actor_id, map_id = _actor_of(self.sender()), self._desk.journey.id
        gone = fill(N_("The curve of {name} is gone."), name=self.sender().property("name"))
        if self._desk.run(lambda document: remove_curve(document, map_id, actor_id)) is not None:
            self._desk.offer_undo(gone)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("curves.add.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person in self._without_curve():
            item = menu.addAction(" · ".join((title_of(person, _), _(KIND_NAMES[person.KIND]))))
            item.setData(person.id)
            item.setObjectName(f"curves.add.{person.id}")
        if not menu.isEmpty():
            menu.addSeparator()
        for kind, text in (("persona", N_("New persona")), ("person", N_("New person on our side"))):
            item = menu.addAction(_(text))
            item.setObjectName(f"curves.add.{kind}")
        menu.triggered.connect(self._add)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _without_curve(self) -> list[Record]:
        document, journey = self._desk.session.document, self._desk.journey
        here = {*emotion.actors(document, journey.id), journey.persona_id}
        return [each for each in (*document.personas(), *document.persons()) if each.id not in here]

    def _add(self, item: QAction) -> None:
        if item.data():
            self._ask_for(Id(item.data()))
        elif item.objectName() == "curves.add.persona":
            self._desk.add_and_inspect(lambda document: add_persona(document, _("New persona")))
        else:
            self._desk.add_and_inspect(lambda document: add_person(document, _("New person")))


class _Name(QPushButton):
    """A name to pick, as much of it as there is room for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setProperty("role", "row")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(style.target(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _BESIDE_NAME
        self.setText(self.fontMetrics().elidedText(self._name.replace("&", "&&"), Qt.TextElideMode.ElideRight, room))


def _fill_row(row: QHBoxLayout, tick: QCheckBox, marks: tuple[Mark, ...], name: QPushButton) -> None:
    row.setSpacing(8)
    row.addWidget(tick)
    row.addWidget(sample_label(marks, _SAMPLE, 24))
    row.addWidget(name, 1)


def _tick(box: QCheckBox, wanted: bool) -> None:
    if box.isChecked() != wanted:
        box.setChecked(wanted)


def _actor_of(sender: object) -> Id | None:
    found = sender.property("actor") if isinstance(sender, QWidget) else ""
    return Id(found) if found else None
