"""The action plan as a table: what will be done, by whom, when, and how it stands, grouped by horizon.

Owns what the rows say. A field of actions is shown by one line in COLUMNS, or by one in action_facts; how a table is
set and broken over pages is table.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.drawing import badges
from app.drawing.primitives import Circle, Mark
from app.drawing.theme import Theme
from app.exchange.action_facts import action_facts
from app.exchange.pdf.cells import facts_cell
from app.exchange.pdf.places import told
from app.exchange.pdf.table import Cell, Flow, Heading, Line, Table, TableColumn, TableRow
from app.exchange.typeset import Style, brief, day, scaled
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import Action, Horizon, Person
from app.model.whereabouts import phase_of, subject_of, touchpoint_of

_NOTHING = "–"
_MIDDLE = -3.2  # of small letters, from the baseline


def add_action_list(flow: Flow, document: Document, actions: Sequence[Action], language: str, t: Translate) -> None:
    """Sets the actions from the flow's current height on; there is at least one."""
    flow.bookmark(t(N_("Action plan")), 0)
    title = Style(18, flow.theme.ink, "semibold")
    flow.put(title.block([t(N_("Action plan"))], 0, 0), 36)
    columns = [TableColumn(t(column.title), column.share) for column in COLUMNS]
    table = Table(flow, columns, t(N_("Action plan")), t, names_rows=True)
    writer = _Writer(document, flow.theme, table, language, t)
    for horizon in Horizon:
        group = [action for action in actions if action.horizon is horizon]
        if group:
            count = N_("1 action") if len(group) == 1 else N_("{count} actions")
            table.heading(Heading(t(HORIZON_NAMES[horizon]), fill(count, t, count=len(group)), bookmark=1))
        for action in group:
            table.row(writer.row(action))
    table.close()


class _Writer:
    """Writes one action as the cells of a row."""

    def __init__(self, document: Document, theme: Theme, table: Table, language: str, t: Translate) -> None:
        self._document = document
        self._theme = theme
        self._table = table
        self._language = language
        self._t = t
        self._body = Style(9, theme.ink)
        self._strong = Style(9, theme.ink, "semibold")
        self._soft = Style(8, theme.ink_soft)
        self._link = Style(9, theme.accent)

    def row(self, action: Action) -> TableRow:
        """The cells of the columns below, in their order."""
        return tuple(column.cell(self, place, action) for place, column in enumerate(COLUMNS))

    def what(self, column: int, action: Action) -> Cell:
        """The title, and all that has words."""
        first, *more = self._text(column, title_of(action, self._t), self._strong)
        cell: Cell = (replace(first, anchor=told(action.id)), *more)
        for text in self.details(action):
            cell += self._text(column, text, self._soft)
        return cell + facts_cell(
            action_facts(self._document, action, self._language, self._t), self._soft, self._table.text_width(column)
        )

    def details(self, action: Action) -> Iterator[str]:
        """What is said of an action below its title, each in a paragraph of its own."""
        yield from filter(None, (action.why, action.description))

    def where(self, column: int, action: Action) -> Cell:
        """What it is to mend: the touchpoint, which leads to what is told of it, and its phase; or what it is."""
        touchpoint, phase = touchpoint_of(self._document, action), phase_of(self._document, action)
        subject = touchpoint or subject_of(self._document, action)
        if subject is None:
            return self._text(column, _NOTHING, self._body)
        style = self._link if touchpoint else self._body
        cell = self._text(column, brief(title_of(subject, self._t), 160), style)
        if touchpoint is not None:
            cell = tuple(replace(line, link=told(touchpoint.id)) for line in cell)
        return cell + self._text(column, title_of(phase, self._t), self._soft) if phase not in (None, subject) else cell

    def who(self, column: int, action: Action) -> Cell:
        """The owner and the department."""
        owner = self._document.find(action.owner_id, Person)
        department = action.department or (owner.department if owner else "")
        cell = self._text(column, owner.name if owner else _NOTHING, self._body)
        return cell + self._text(column, department, self._soft) if department else cell

    def light(self, column: int, action: Action) -> Cell:
        """The light with its name."""
        first, *more = self._text(column, self._t(LIGHT_NAMES[action.light]), self._body, lead=14)
        sign = badges.light(0, 0, 6, action.light, self._theme, self._theme.canvas)
        marks = tuple(scaled(sign, 0.75, 4.5, _MIDDLE))
        return (Line(first.text, first.style, marks, 14), *more)

    def progress(self, column: int, action: Action) -> Cell:
        """How far it is."""
        cell = self._text(column, self._t(PROGRESS_NAMES[action.progress]), self._body)
        return cell + self._text(column, f"{action.percent}%", self._soft) if action.percent else cell

    def impact(self, column: int, action: Action) -> Cell:
        """How much it brings."""
        return self._of_five(action.impact)

    def effort(self, column: int, action: Action) -> Cell:
        """What it takes."""
        return self._of_five(action.effort)

    def due(self, column: int, action: Action) -> Cell:
        """When it has to be done, and from when on."""
        cell = self._text(column, day(action.due, self._language) if action.due else _NOTHING, self._body)
        if action.start is None:
            return cell
        begin = fill(N_("from {day}"), self._t, day=day(action.start, self._language))
        return cell + self._text(column, begin, self._soft)

    def _text(self, column: int, text: str, style: Style, lead: float = 0.0) -> Cell:
        lines = style.wrapped(text, self._table.text_width(column) - lead)
        return tuple(Line(line, style, lead=lead) for line in lines)

    def _of_five(self, value: int | None) -> Cell:
        if value is None:
            return (Line(_NOTHING, self._body),)
        return (Line(str(value), self._body, _five_dots(value, self._theme)),)


def _five_dots(value: int, theme: Theme) -> tuple[Mark, ...]:
    """`value` of five dots filled, behind the number itself."""
    colors = (theme.ink_soft if place < value else theme.lines for place in range(5))
    return tuple(Circle(10.7 + place * 4.6, _MIDDLE, 1.7, fill=color) for place, color in enumerate(colors))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the plan: its title (msgid), its share of the width, and what writes its cells."""

    title: str
    share: float
    cell: Callable[[_Writer, int, Action], Cell]


COLUMNS = (
    _Column(N_("Action"), 31.5, _Writer.what),
    _Column(N_("Touchpoint"), 16.5, _Writer.where),
    _Column(N_("Owner"), 12.0, _Writer.who),
    _Column(N_("Status"), 12.0, _Writer.light),
    _Column(N_("Progress"), 8.0, _Writer.progress),
    _Column(N_("Impact"), 6.5, _Writer.impact),
    _Column(N_("Effort"), 6.5, _Writer.effort),
    _Column(N_("Due"), 10.5, _Writer.due),
)
"""What the plan shows of each action, from left to right."""
