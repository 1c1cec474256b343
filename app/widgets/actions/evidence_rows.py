"""The actions about what is proven: how the map shows it, and what becomes of those who told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_
from app.widgets import evidence_view
from app.widgets.actions.row import Row, has_map, on_map, on_page

if TYPE_CHECKING:
    from app.widgets.evidence_view import EvidenceView
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace


def _view(window: MainWindow) -> EvidenceView | None:
    return evidence_view.of(window.workspace) if window.workspace is not None else None


def _toggle_assumptions(page: Workspace) -> None:
    view = evidence_view.of(page)
    view.show_assumptions(not view.assumptions)


def _toggle_heat(page: Workspace) -> None:
    view = evidence_view.of(page)
    view.show_heat(not view.heat)


def _shows_assumptions(window: MainWindow) -> bool:
    view = _view(window)
    return view is not None and view.assumptions


def _shows_heat(window: MainWindow) -> bool:
    view = _view(window)
    return view is not None and view.heat


def _has_names(window: MainWindow) -> bool:
    session = window.session
    return session is not None and any(source.respondent for source in session.document.sources())


def _forget(page: Workspace) -> None:
    from app.widgets.evidence.forgetting import forget

    forget(page.window_, page)


def _interview_sheet(page: Workspace) -> None:
    from app.analysis.first_step import Place
    from app.widgets.helping_pages import go

    go(page, Place.INTERVIEW_SHEET)


EVIDENCE_ROWS: tuple[Row, ...] = (
    Row(
        "view.assumptions",
        N_("Mark assumptions"),
        "view",
        on_map(_toggle_assumptions),
        "circle-help",
        enabled=has_map,
        checked=_shows_assumptions,
        starts_group=True,
    ),
    Row(
        "view.heat",
        N_("Show what is proven"),
        "view",
        on_map(_toggle_heat),
        "microscope",
        enabled=has_map,
        checked=_shows_heat,
    ),
    Row(
        "file.interview_sheet",
        N_("Interview sheet…"),
        "file",
        on_page(_interview_sheet),
        "message-circle",
        enabled=has_map,
        starts_group=True,
    ),
    Row(
        "file.forget_respondents",
        N_("Make all respondents anonymous"),
        "file",
        on_page(_forget),
        "hat-glasses",
        enabled=_has_names,
    ),
)
"""In the order of their menus."""
