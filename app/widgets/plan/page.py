"""The page over the map: one list of actions, what of it is seen, and four views over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.plan.grids import Grouping
from app.analysis.plan.timeline import Scale, is_overdue
from app.i18n import N_, _, fill
from app.model.open_actions import is_open
from app.model.records import Action, Id
from app.session import Changed, Event
from app.widgets import style
from app.widgets.canvas.canvas import Canvas
from app.widgets.desk import Desk
from app.widgets.flow import Flow
from app.widgets.inspector.choosing_fields import Option, SegmentField
from app.widgets.over_edited import OverEdited
from app.widgets.page_head import adding_button, closing_cross, page_head
from app.widgets.plan import menus
from app.widgets.plan.board_view import BoardView
from app.widgets.plan.cards_view import CardsView
from app.widgets.plan.filters import PlanFilters
from app.widgets.plan.outlook_bar import OutlookBar
from app.widgets.plan.score_view import ScoreView
from app.widgets.plan.state import PlanState, View
from app.widgets.plan.table import PlanTableView
from app.widgets.plan.time_view import TimeView

KEY = "Esc"
VIEW_NAMES = {
    View.TABLE: N_("Table"),
    View.MATRIX: N_("Matrix"),
    View.BOARD: N_("Board"),
    View.TIMELINE: N_("Timeline"),
}
"""The msgid of each view."""

_VIEWS: dict[View, Callable[[PlanState, QWidget], PlanTableView | CardsView]] = {
    View.TABLE: PlanTableView,
    View.MATRIX: ScoreView,
    View.BOARD: BoardView,
    View.TIMELINE: TimeView,
}
_SCALES = {Scale.WEEK: N_("Week"), Scale.MONTH: N_("Month"), Scale.QUARTER: N_("Quarter")}
_GROUPINGS = {Grouping.PROGRESS: N_("By progress"), Grouping.HORIZON: N_("By when")}


class PlanPage(OverEdited):
    """The plan over the map of a desk; gone by Esc where nothing is chosen, by its cross, or by going to the map.

    `outdated` asks for another in its place: the language, the theme or the size of what is pressed is another one.
    """

    outdated = Signal()

    def __init__(self, desk: Desk, canvas: Canvas, state: PlanState) -> None:
        super().__init__(desk, canvas)
        self.setObjectName("plan")
        self._for_fingers = style.suits_fingers()
        self.state = state
        self._views: dict[View, PlanTableView | CardsView] = {}
        self._said, self._empty = QLabel(), QLabel()
        self._stack = QStackedWidget()
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.timeout.connect(state.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        column.addWidget(self._make_tools())
        self._dress_empty()
        column.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        self.destroyed.connect(desk.session.subscribe(self._on_event))
        state.changed.connect(self._tell)
        state.chosen.connect(self._tell_chosen)

    def open(self) -> None:
        """Shows the plan, in the view in which it was left."""
        self.begin()
        self.state.selected = ()
        self.state.several = False
        self.state.refresh()
        self.show()
        self.show_view(self.state.view)

    def show_view(self, view: View) -> None:
        """Shows one of the views, and gives it the keyboard."""
        self.state.view = view if view in _VIEWS else View.TABLE
        self._picker.show_value(self.state.view)
        self._grouping.setVisible(self.state.view is View.BOARD)
        self._grouping.show_value(self.state.grouping)
        self._scale.setVisible(self.state.view is View.TIMELINE)
        self._several.setVisible(self.state.view is not View.TABLE)
        self._scale.show_value(self.state.scale)
        shown = self.view
        self._stack.setCurrentWidget(shown)
        self._tell()
        shown.follow()
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def view(self) -> PlanTableView | CardsView:
        """What is shown now; each view is made when it is first wanted."""
        view = self.state.view
        if view not in self._views:
            made = _VIEWS[view](self.state, self)
            made.shown.connect(self._go_to)
            self._views[view] = made
            self._stack.addWidget(made)
        self._views[view].follow()
        return self._views[view]

    def left(self) -> None:
        """The keyboard is where it was on the map: at the touchpoint whose actions were seen."""
        about = self.state.about
        if about is not None:
            self._canvas.selection.select((), focus_key=f"touchpoint:{about.id}")

    def rebuild(self) -> None:
        """The language or the theme is another one."""
        QTimer.singleShot(0, self, self._ask_anew)

    def changeEvent(self, event: QEvent) -> None:
        """Once a finger has been used, everything is as large as one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and style.suits_fingers() != self._for_fingers:
            self._for_fingers = style.suits_fingers()
            self.rebuild()

    def _ask_anew(self) -> None:
        if self.active:
            self.outdated.emit()

    # --- putting it together -------------------------------------------------------------------------------------

    def _make_bar(self) -> QHBoxLayout:
        self._said.setObjectName("plan.summary")
        adding = adding_button(_("Add action"), "plan.add", "primary", self._add)
        row = page_head(_("Plan"), self._said, adding, closing_cross("plan.close", KEY, self.stop))
        row.setContentsMargins(24, 14, 16, 10)
        return row

    def _make_tools(self) -> QFrame:
        tools = QFrame()
        tools.setObjectName("planTools")
        column = QVBoxLayout(tools)
        column.setContentsMargins(24, 0, 16, 12)
        column.setSpacing(8)
        first = Flow(gap=12)
        self._picker = SegmentField([Option(view, _(name)) for view, name in VIEW_NAMES.items()])
        self._picker.setObjectName("plan.view")
        self._picker.setAccessibleName(_("View"))
        self._picker.edited.connect(lambda view: self.show_view(View(view)))
        first.add(self._picker)
        self._grouping = SegmentField([Option(each, _(name)) for each, name in _GROUPINGS.items()])
        self._grouping.setObjectName("plan.grouping")
        self._grouping.setAccessibleName(_("Columns"))
        self._grouping.edited.connect(self._group)
        first.add(self._grouping)
        self._scale = SegmentField([Option(each, _(name)) for each, name in _SCALES.items()])
        self._scale.setObjectName("plan.scale")
        self._scale.setAccessibleName(_("Scale"))
        self._scale.edited.connect(self._rescale)
        first.add(self._scale)
        self._several = QPushButton(_("Select several"))
        self._several.setObjectName("plan.several")
        self._several.setCheckable(True)
        self._several.setProperty("role", "plain")
        self._several.setMinimumHeight(style.target(34))
        self._several.setToolTip(_("Each card that is pressed is selected besides the others"))
        self._several.toggled.connect(self.choose_several)
        first.add(self._several)
        self._change = QPushButton()
        self._change.setObjectName("plan.change")
        self._change.setProperty("role", "plain")
        self._change.setMinimumHeight(style.target(34))
        self._change.clicked.connect(self._offer_changes)
        first.add(self._change)
        column.addWidget(first)
        column.addWidget(PlanFilters(self.state, tools))
        column.addWidget(OutlookBar(self.state, tools))
        return tools

    def _dress_empty(self) -> None:
        self._empty.setObjectName("plan.empty")
        self._empty.setProperty("role", "soft")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(24, 8, 24, 8)

    # --- telling -------------------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed) and self.isVisible():
            self._stale.start(0)

    def _tell(self) -> None:
        """Says how much there is to do, and where nothing is seen, why."""
        every = self.state.document.actions()
        self._said.setText(_summary(every, self.state.actions))
        self._empty.setVisible(not self.state.actions)
        self._empty.setText(_why_empty(bool(every)))
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        count = len(self.state.selected)
        self._change.setVisible(count > 1)
        self._change.setText(fill(N_("Change {count} actions…"), count=count))

    # --- acting --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a number shows a view."""
        place = event.key() - Qt.Key.Key_1
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and 0 <= place < len(_VIEWS):
            self.show_view(list(_VIEWS)[place])
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """Goes one step out: to the view, then to nothing chosen there, and only then to the map."""
        if not self.view.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.state.selected:
            self.state.select(())
        else:
            self.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes back from a part that went: it is for the view."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    def _add(self) -> None:
        self.state.add()

    def _group(self, grouping: Grouping) -> None:
        self.state.grouping = grouping
        self.view.follow()

    def choose_several(self, wanted: bool) -> None:
        """Has each press on a card choose it besides the others, or alone."""
        self._several.setChecked(wanted)
        self.state.several = wanted
        self.view.viewport().update()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rescale(self, scale: Scale) -> None:
        self.state.scale = scale
        view = self.view
        if isinstance(view, TimeView):
            view.go_to_today()

    def _offer_changes(self) -> None:
        menu = menus.of_chosen(self, self.state, self._go_to)
        menus.offer(menu, self._change.mapToGlobal(self._change.rect().bottomLeft()))

    def _go_to(self, action_id: str) -> None:
        self.stop()
        self._desk.reveal(Id(action_id))


def _summary(every: tuple[Action, ...], seen: tuple[Action, ...]) -> str:
    late = sum(is_overdue(action, date.today()) for action in every)
    said = []
    if every:
        known = N_("{open} to do, {late} overdue, {count} in all.")
        said.append(fill(known, count=len(every), open=sum(map(is_open, every)), late=late))
    if len(seen) < len(every):
        said.append(fill(N_("The filters show {seen} of them."), seen=len(seen)))
    return " ".join(said)


def _why_empty(any_at_all: bool) -> str:
    if any_at_all:
        return _("No action fits these filters.")
    return _("No actions yet. Add one here, or on the map at what hurts: a low point, a pain point, a gap.")
