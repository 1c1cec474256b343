"""The slides of the plan: a table that stays one, with what is done, what it mends, by whom, when, and how it stands.

The table goes on on a next slide where one is full; what more is known of an action is beside the slide, for the
speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.look import Look
from app.drawing.primitives import Box
from app.exchange.action_facts import action_facts
from app.exchange.powerpoint.fitting import LEADING, fitted, height
from app.exchange.powerpoint.headings import heading
from app.exchange.powerpoint.shapes import HEIGHT, MARGIN, WIDTH, Line, Paint, Slide, Table
from app.exchange.powerpoint.table_elements import PADDING_ACROSS, PADDING_DOWN
from app.exchange.scope import Scope
from app.exchange.typeset import day
from app.i18n import N_, fill
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import Action, Horizon, Light, Person
from app.model.whereabouts import actions_about, phase_of, subject_of

_SHARES = (0.34, 0.28, 0.14, 0.11, 0.13)
_COLUMNS = (N_("Action"), N_("What it mends"), N_("Owner"), N_("Due"), N_("Status"))
_SIZE, _SMALL, _LEAST = 14.0, 12.0, 12.0
_MOST_LINES = 4
_TOP = 72.0
_ROOM = HEIGHT - _TOP - 20
_SIGNS = {Light.GREEN: "✔", Light.AMBER: "◐", Light.RED: "○"}
"""A light is told by its form as well: a tick, a half disc, an open circle, as on the map."""

_NOTHING = "–"


@dataclass(frozen=True)
class _Row:
    """An action as cells, how high that is, and what goes beside the slide."""

    cells: tuple[tuple[Line, ...], ...]
    high: float
    notes: tuple[str, ...]


def plan_slides(scope: Scope, look: Look, language: str) -> list[Slide]:
    """The slides of all actions that concern these maps; none where there are none."""
    ids = [journey.id for journey in scope.maps]
    actions = actions_about(scope.document, ids)
    writer = _Writer(scope, look, language)
    rows = [writer.row(action) for horizon in Horizon for action in actions if action.horizon is horizon]
    pages = list(_pages(rows))
    return [writer.slide(page, number, len(pages)) for number, page in enumerate(pages, 1)]


def _pages(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows in as many tables as it takes."""
    page: list[_Row] = []
    used = _head_height()
    for row in rows:
        if page and used + row.high > _ROOM:
            yield page
            page, used = [], _head_height()
        page.append(row)
        used += row.high
    if page:
        yield page


def _head_height() -> float:
    return _SIZE * LEADING + PADDING_DOWN


class _Writer:
    """Writes actions as rows and rows as slides."""

    def __init__(self, scope: Scope, look: Look, language: str) -> None:
        self._document, self._t, self._theme, self._language = scope.document, look.translate, look.theme, language
        self._widths = tuple(share * (WIDTH - 2 * MARGIN) for share in _SHARES)

    def slide(self, rows: Sequence[_Row], number: int, count: int) -> Slide:
        """One table."""
        theme, name = self._theme, self._t(N_("Action plan"))
        title, rest = heading(
            name + (f" ({number}/{count})" if count > 1 else ""), Box(MARGIN, 16, WIDTH - 2 * MARGIN, 46), theme.ink
        )
        header = tuple(Line(self._t(column), _SIZE, theme.accent_ink, True) for column in _COLUMNS)
        heights = (_head_height(), *(row.high for row in rows))
        table = Table(
            name=name,
            box=Box(MARGIN, _TOP, sum(self._widths), sum(heights)),
            widths=self._widths,
            header=header,
            rows=tuple(row.cells for row in rows),
            heights=heights,
            alt=fill(
                N_("Table of {count} actions: what, for what, by whom, when and how it stands"),
                self._t,
                count=len(rows),
            ),
            head=Paint(theme.accent, theme.accent, 1.0),
            body=Paint(theme.surface, theme.border, 0.75),
        )
        return Slide(title, [table], [*rest, *(note for row in rows for note in row.notes)])

    def row(self, action: Action) -> _Row:
        """An action as a row."""
        rest: list[str] = []
        owner = self._document.find(action.owner_id, Person)
        department = action.department or (owner.department if owner else "")
        texts = (
            ((title_of(action, self._t), True), (self._t(HORIZON_NAMES[action.horizon]), False)),
            self._mended(action),
            ((owner.name if owner else _NOTHING, False), (department, False)),
            ((day(action.due, self._language) if action.due else _NOTHING, False),),
            ((self._t(LIGHT_NAMES[action.light]), False), (self._t(PROGRESS_NAMES[action.progress]), False)),
        )
        cells: list[tuple[Line, ...]] = []
        for place, (parts, width) in enumerate(zip(texts, self._widths, strict=True)):
            cells.append(tuple(self._lines(parts, width - PADDING_ACROSS, place == len(texts) - 1, action, rest)))
        high = max(self._high(cell, width - PADDING_ACROSS) for cell, width in zip(cells, self._widths, strict=True))
        notes = [*rest, *self._details(action)]
        head = [f"{title_of(action, self._t)}:"] if notes else []
        return _Row(tuple(cells), high, (*head, *notes))

    def _lines(
        self, parts: Sequence[tuple[str, bool]], room: float, has_light: bool, action: Action, rest: list[str]
    ) -> Iterator[Line]:
        """What a cell says: first what matters, and what belongs to it in softer letters."""
        theme = self._theme
        for place, (text, bold) in enumerate(parts):
            if not text.strip():
                continue
            size, ink = (_SIZE, theme.ink) if place == 0 else (_SMALL, theme.ink_soft)
            sign = _SIGNS[action.light] if has_light and place == 0 else ""
            inner = room - (size * 1.5 if sign else 0)
            most = _MOST_LINES * size * LEADING
            found = fitted(" ".join(text.split()), inner, most, (size, _LEAST), "semibold" if bold else "regular")
            if not found.whole:
                rest.append(text)
            yield Line(found.text, found.size, ink, bold, sign=sign, sign_color=theme.lights[action.light])

    def _high(self, lines: Sequence[Line], room: float) -> float:
        each = (
            height(
                line.text,
                room - (line.size * 1.5 if line.sign else 0),
                line.size,
                "semibold" if line.bold else "regular",
            )
            for line in lines
        )
        return sum(each) + PADDING_DOWN

    def _mended(self, action: Action) -> tuple[tuple[str, bool], ...]:
        """What an action mends, and in which phase."""
        subject, phase = subject_of(self._document, action), phase_of(self._document, action)
        if subject is None:
            return ((_NOTHING, False),)
        within = title_of(phase, self._t) if phase is not None and phase != subject else ""
        return (title_of(subject, self._t), False), (within, False)

    def _details(self, action: Action) -> Iterator[str]:
        """What more is known: why, how it is measured, what it costs and brings, and what it waits for."""
        yield from filter(None, (action.why, action.description))
        yield from action_facts(self._document, action, self._language, self._t)
