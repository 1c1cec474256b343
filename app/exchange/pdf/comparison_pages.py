"""The comparison of a map with its future on paper: the picture that is on the screen, as large as a sheet allows.

It stays on one sheet where its smallest text can still be read there; a longer journey is broken between phases. No
text is under seven points, unless a single phase is wider than a sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.analysis.comparison import Comparison, compare
from app.drawing.comparison import figures
from app.drawing.comparison.legend import legend
from app.drawing.comparison.links import links_told
from app.drawing.comparison.picture import chart
from app.drawing.comparison.stage import HEADER, LOWEST, WIDEST, Column, Stage
from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.primitives import Mark
from app.exchange.pdf.pages import A3, A4, MARGIN, SHEETS, Bookmark, Page, Placed, Size
from app.exchange.pdf.plan import MAX_SCALE, MIN_SCALE
from app.exchange.pdf.span import Span
from app.exchange.pdf.window import Frame, Window
from app.exchange.scope import Scope
from app.exchange.typeset import Style, moved, score
from app.i18n import N_, fill
from app.model.names import title_of

_HEAD, _GAP = 54.0, 12.0
_FOOTER = 16.0
"""Points that date and page number take at the foot."""

_NARROWEST, _COMFORTABLE = 92.0, 124.0
"""How wide the place of a touchpoint is at least, and before it is made larger; map units."""

_LOWEST, _HIGHEST = 224.0, 640.0
"""How high the field of the curves can be on paper; map units."""

_OWN_SCALE = 0.75
_SLACK = 0.01
_AIR = 12.0
_END = 110.0  # kept free at the right of the legend for date and page number


@dataclass(frozen=True)
class _Paper:
    """A picture on its way to sheets of one size: `scale` is points to a map unit."""

    size: Size
    stage: Stage
    scale: float
    sheets: tuple[Span, ...]

    @property
    def room(self) -> float:
        """The width between the margins, in map units."""
        return (self.size.w - 2 * MARGIN) / self.scale


def comparison_pages(scope: Scope, look: Look, paper: str, language: str) -> list[Page]:
    """The pages for every pair of these maps, in the order of the future ones."""
    say = partial(score, language=language)
    stages = (Stage(compare(scope.document, one.id, other.id), look, say) for one, other in scope.compared)
    return [page for stage in stages for page in _pages(_laid_out(stage, paper))]


# --- how large ---------------------------------------------------------------------------------------------------


def _laid_out(stage: Stage, paper: str) -> _Paper:
    """The sheets for `paper`, one of base.PAPERS; "auto" is A4 where all of it fits on one, else A3."""
    if paper == "map":
        return _own_size(stage)
    if paper == "auto":
        small = _on(stage, A4)
        return small if len(small.sheets) == 1 else _on(stage, A3)
    return _on(stage, SHEETS[paper])


def _own_size(stage: Stage) -> _Paper:
    """All of it on one page, as large as it needs to be."""
    own = replace(stage, step=_COMFORTABLE)
    width = max(own.width, 5 * HEADER) * _OWN_SCALE
    height = _HEAD + (chart(own).height + _foot(own, width / _OWN_SCALE)[1]) * _OWN_SCALE + 3 * _GAP + _FOOTER
    return _Paper(Size(width + 2 * MARGIN, height + 2 * MARGIN), own, _OWN_SCALE, (Span(HEADER, own.width),))


def _on(stage: Stage, size: Size) -> _Paper:
    """As large as fits a sheet of one size, and on more sheets what would be too small on one."""
    area = Size(size.w - 2 * MARGIN, size.h - 2 * MARGIN - _HEAD - 2 * _GAP - _FOOTER)
    narrow = replace(stage, step=_NARROWEST)
    across = area.w / replace(stage, step=_COMFORTABLE).width
    scale = max(MIN_SCALE, min(MAX_SCALE, across, _scale_for_height(narrow, area)))
    scale = min(scale, area.w / (HEADER + max((column.w for column in narrow.columns), default=0.0)))
    room = area.w / scale - HEADER
    fewest = len(_broken(narrow.columns, room))
    wide = next(s for s in _by_width(stage) if len(_broken(s.columns, room)) == fewest and _fits(s, room))
    left = area.h / scale - chart(wide).height - _foot(wide, area.w / scale)[1]
    high = replace(wide, field=max(_LOWEST, min(_HIGHEST, LOWEST + left)))
    return _Paper(size, high, scale, _broken(high.columns, room))


def _by_width(stage: Stage) -> Iterator[Stage]:
    """The picture with ever narrower places."""
    widths = range(int(WIDEST), int(_NARROWEST), -4)
    return (replace(stage, step=float(width)) for width in (*widths, _NARROWEST))


def _fits(stage: Stage, room: float) -> bool:
    return all(span.length <= room + _SLACK for span in _broken(stage.columns, room))


def _scale_for_height(stage: Stage, area: Size) -> float:
    """The scale at which the lowest picture is as high as a sheet."""
    return area.h / (chart(stage).height + _foot(stage, area.w / MAX_SCALE)[1])


def _broken(columns: Sequence[Column], room: float) -> tuple[Span, ...]:
    """Whole phases beside each other, as many as fit a sheet."""
    spans = [Span(HEADER, HEADER)]
    for column in columns:
        if column.x + column.w - spans[-1].start > room + _SLACK and spans[-1].length > 0:
            spans.append(Span(column.x, column.x))
        spans[-1] = Span(spans[-1].start, column.x + column.w)
    return tuple(spans)


# --- pages -------------------------------------------------------------------------------------------------------


def _pages(paper: _Paper) -> Iterator[Page]:
    drawing = chart(paper.stage)
    foot, high = _foot(paper.stage, paper.room)
    for number, across in enumerate(paper.sheets):
        page = Page(paper.size)
        if number == 0:
            page.bookmarks.append(Bookmark(paper.stage.look.translate(N_("Comparison")), 0))
        _put_title(page, paper.stage.comparison, paper.stage.look)
        _put_chart(page, drawing, paper.scale, across)
        page.content.append(Placed(foot, MARGIN, page.size.h - MARGIN - _FOOTER - high * paper.scale, paper.scale))
        yield page


def _put_title(page: Page, comparison: Comparison, look: Look) -> None:
    """What is compared, over the picture."""
    t = look.translate
    title, soft = Style(18, look.theme.ink, "semibold"), Style(10, look.theme.ink_soft)
    names = (title_of(comparison.current, t), title_of(comparison.future, t))
    pair = fill(N_("{current} → {future}"), t, current=names[0], future=names[1])
    page.put(title.block([t(N_("Comparison"))], 0, 0), MARGIN, MARGIN)
    page.put(soft.block(soft.at_most(pair, page.size.w - 2 * MARGIN, 1), 0, 0), MARGIN, MARGIN + 26)


def _put_chart(page: Page, drawing: Drawing, scale: float, across: Span) -> None:
    """A stretch of the picture, its headers at the left."""
    frame = Frame(MARGIN, MARGIN + _HEAD, scale, HEADER)
    down = Span(drawing.header_height, drawing.height)
    window = Window(frame, across, down, drawing.header_height)
    for group in drawing.groups:
        page.content.extend(window.placed(group))


def _foot(stage: Stage, room: float) -> tuple[tuple[Mark, ...], float]:
    """The totals, the links that differ, and the legend, and how high that is, in map units."""
    totals, high = figures.totals(stage, room)
    links, lower = links_told(stage, room)
    if links:
        totals, high = (*totals, *moved(links, 0.0, high + _AIR)), high + _AIR + lower
    signs, more = legend(stage, room - _END / MIN_SCALE)
    below = tuple(moved(signs, 0.0, high + _AIR))
    return (*totals, *below), high + _AIR + more
