"""The cover of a report: whose journey it is, which customer and which scenario, of which day, and what is inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.look import Look
from app.drawing.primitives import Box, Mark, Path, Rect
from app.exchange.base import PARTS
from app.exchange.pdf.pages import A4, MARGIN, Anchor, Bookmark, Link, Page
from app.exchange.pdf.places import chapter
from app.exchange.scope import Scope
from app.exchange.typeset import Style
from app.i18n import N_
from app.model.names import STATE_TITLES, title_of
from app.model.records import JourneyMap, Persona

_LEFT_SHARE = 0.56
_GUTTER = 36.0
_LINE = 15.0
_INDENT = 12.0
_BAND_HEIGHT, _POINT = 10.0, 5.0
_TOP = 96.0  # from the margin to the title
_FOOT = 24.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in the contents."""

    title: str
    level: int
    page: int
    to: str


def cover_page(scope: Scope, pages: Sequence[Page], look: Look, date: str) -> Page:
    """The cover of `pages`, which come behind it: their chapters are named on it, and become places to go to."""
    page = Page(A4)
    page.bookmarks.append(Bookmark(look.translate(PARTS["cover"]), 0))
    width = A4.w - 2 * MARGIN
    left = width * _LEFT_SHARE - _GUTTER
    low = _put_about(page, scope, look, left)
    _put_journeys(page, scope, look, left, low + 26, date)
    _put_contents(page, list(_entries(pages)), look, width * _LEFT_SHARE, width * (1 - _LEFT_SHARE))
    return page


def _title(scope: Scope, look: Look) -> str:
    if len(scope.maps) == 1:
        return title_of(scope.maps[0], look.translate)
    return title_of(scope.document.project, look.translate)


def _put_about(page: Page, scope: Scope, look: Look, room: float) -> float:
    """Brand, product and title; gives how low they go."""
    theme, project = look.theme, scope.document.project
    brand, soft = Style(13, theme.ink, "semibold"), Style(10, theme.ink_soft)
    title = Style(30, theme.ink, "semibold")
    page.put(brand.block(brand.at_most(project.brand, room, 1), 0, 0), MARGIN, MARGIN)
    page.put(soft.block(soft.at_most(" ".join(project.product.split()), room, 2), 0, 19), MARGIN, MARGIN)
    lines = title.at_most(" ".join(_title(scope, look).split()), room, 4)
    page.put(title.block(lines, 0, _TOP), MARGIN, MARGIN)
    return MARGIN + _TOP + len(lines) * title.leading


def _put_journeys(page: Page, scope: Scope, look: Look, room: float, top: float, date: str) -> None:
    """Each map with its phases, its persona and its scenario, as far as the page goes; the date at its foot."""
    foot = page.size.h - MARGIN - _FOOT
    y = top
    for journey in scope.maps:
        marks, height = _journey(scope, journey, look, room, len(scope.maps) > 1)
        if y + height > foot:
            break
        page.put(marks, MARGIN, y)
        y += height + 18
    soft = Style(10, look.theme.ink_soft)
    page.put([soft.line(date, 0, 0)], MARGIN, page.size.h - MARGIN - 4.6)


def _journey(scope: Scope, journey: JourneyMap, look: Look, room: float, named: bool) -> tuple[list[Mark], float]:
    theme, t = look.theme, look.translate
    strong, body, soft = Style(12, theme.ink, "semibold"), Style(10.5, theme.ink), Style(9, theme.ink_soft)
    persona = scope.document.find(journey.persona_id, Persona)
    state = t(STATE_TITLES[journey.state])
    head = f"{state} · {title_of(journey, t)}" if named else state
    marks: list[Mark] = list(_phases(scope, journey, look, room))
    y = _BAND_HEIGHT + 8
    for style, text, most in (
        (soft, head, 2),
        (strong, title_of(persona, t) if persona else "", 1),
        (body, journey.scenario, 6),
    ):
        lines = style.at_most(" ".join(text.split()), room, most) if text else []
        marks += style.block(lines, 0, y)
        y += len(lines) * style.leading + (4 if lines else 0)
    return marks, y


def _phases(scope: Scope, journey: JourneyMap, look: Look, room: float) -> Iterator[Mark]:
    """The phases as a band of arrows in their colours."""
    count = len(scope.document.phases(journey.id))
    width = room / max(1, count)
    for place in range(count):
        x, end = place * width, (place + 1) * width - 2
        yield Path(
            (
                ("M", x, 0),
                ("L", end - _POINT, 0),
                ("L", end, _BAND_HEIGHT / 2),
                ("L", end - _POINT, _BAND_HEIGHT),
                ("L", x, _BAND_HEIGHT),
                ("L", x + (_POINT if place else 0), _BAND_HEIGHT / 2),
                ("Z",),
            ),
            fill=look.theme.phase_color(place),
        )


# --- contents ----------------------------------------------------------------------------------------------------


def _entries(pages: Sequence[Page]) -> Iterator[Entry]:
    """The bookmarks of all pages, each of which becomes a place to go to."""
    count = 0
    for number, page in enumerate(pages, start=2):
        for bookmark in page.bookmarks:
            page.anchors.append(Anchor(chapter(count), bookmark.y))
            yield Entry(bookmark.title, bookmark.level, number, chapter(count))
            count += 1


def _put_contents(page: Page, entries: list[Entry], look: Look, left: float, width: float) -> None:
    """The chapters, and what is in them where there is room for that, each leading to its page."""
    room = int((page.size.h - 2 * MARGIN - _FOOT - 40) // _LINE)
    shown = entries if len(entries) <= room else [entry for entry in entries if entry.level == 0][:room]
    theme = look.theme
    if shown:
        heading = Style(12, theme.ink, "semibold")
        page.put([Rect(Box(-_GUTTER / 2, 0, 0.6, page.size.h - 2 * MARGIN), fill=theme.lines)], MARGIN + left, MARGIN)
        page.put(heading.block([look.translate(N_("Contents"))], 0, 0), MARGIN + left, MARGIN)
    for place, entry in enumerate(shown):
        y = MARGIN + 30 + place * _LINE
        _put_entry(page, entry, look, MARGIN + left, y, width)
        page.links.append(Link(Box(MARGIN + left, y, width, _LINE), entry.to))


def _put_entry(page: Page, entry: Entry, look: Look, x: float, y: float, width: float) -> None:
    theme, number = look.theme, str(entry.page)
    style = Style(9.5, theme.ink, "semibold") if entry.level == 0 else Style(9, theme.ink_soft)
    indent = entry.level * _INDENT
    (title, *_) = style.at_most(" ".join(entry.title.split()), width - indent - 30, 1) or [""]
    page.put([style.line(title, indent, 11), style.line_ending_at(number, width, 11)], x, y)
