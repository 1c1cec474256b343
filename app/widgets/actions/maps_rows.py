"""The actions on whole maps: making them, going from one to the other, and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.model.records import Id, MapState, Persona
from app.widgets.actions.row import Row, has_map, on_canvas, on_page
from app.widgets.canvas import command_table as table
from app.widgets.maps.crumbs import UP_KEY

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def _is_current(window: MainWindow) -> bool:
    return window.workspace is not None and window.workspace.journey.state is MapState.CURRENT


def _has_other_state(window: MainWindow) -> bool:
    return window.workspace is not None and window.workspace.maps.other_state() is not None


def _can_go_up(window: MainWindow) -> bool:
    return window.workspace is not None and window.workspace.maps.has_above()


def _persona(window: MainWindow) -> Id | None:
    """The persona that is looked at, if it is one alone."""
    page = window.workspace
    if page is None or len(page.inspected) != 1:
        return None
    found = page.session.document.find(page.inspected[0], Persona)
    return found.id if found is not None else None


def _copy_map(window: MainWindow) -> None:
    from app.widgets.maps.copying import ask_and_copy

    if window.workspace is not None:
        ask_and_copy(window.workspace, window.workspace.journey.id, window)


def _copy_persona(window: MainWindow) -> None:
    from app.widgets.maps.copying import ask_and_copy

    persona_id = _persona(window)
    if window.workspace is not None and persona_id is not None:
        ask_and_copy(window.workspace, persona_id, window)


def _save_template(window: MainWindow) -> None:
    from app.widgets.gallery.own_acts import save_map

    save_map(window)


def _other_text(window: MainWindow) -> str:
    return _("To the future map") if _is_current(window) else _("To the current map")


MAPS_ROWS: tuple[Row, ...] = (
    Row(
        "maps.new",
        N_("New map in this file"),
        "maps",
        on_page(lambda page: page.maps.add()),
        "plus",
        enabled=has_map,
    ),
    Row(
        "maps.gallery",
        N_("New map from a template…"),
        "maps",
        lambda w: w.commands.gallery(),
        "layout-grid",
    ),
    Row(
        "maps.duplicate",
        N_("Duplicate this map"),
        "maps",
        on_page(lambda page: page.maps.duplicate(page.journey.id)),
        "copy-plus",
        enabled=has_map,
    ),
    on_canvas(table.OPEN_DETAIL, "maps", starts_group=True),
    Row(
        "maps.up",
        N_("Back to the map above"),
        "maps",
        on_page(lambda page: page.maps.go_up()),
        "arrow-up",
        enabled=_can_go_up,
        shared_key=UP_KEY,
    ),
    Row(
        "maps.make_future",
        N_("Make the future map"),
        "maps",
        on_page(lambda page: page.maps.make_future(page.journey.id)),
        "sparkles",
        keys=("Ctrl+Shift+T",),
        enabled=lambda w: _is_current(w) and not _has_other_state(w),
        starts_group=True,
    ),
    Row(
        "maps.other_state",
        N_("To the future map"),
        "maps",
        on_page(lambda page: page.maps.go_to_other_state()),
        "arrow-left-right",
        enabled=_has_other_state,
        naming=_other_text,
    ),
    Row(
        "maps.save_template",
        N_("Save map as template…"),
        "maps",
        _save_template,
        "bookmark",
        enabled=has_map,
        starts_group=True,
    ),
    Row(
        "maps.copy",
        N_("Copy this map to another file…"),
        "maps",
        _copy_map,
        "share",
        enabled=has_map,
    ),
    Row(
        "maps.copy_persona",
        N_("Copy this persona to another file…"),
        "maps",
        _copy_persona,
        "share",
        enabled=lambda w: _persona(w) is not None,
        shown=lambda w: _persona(w) is not None,
    ),
    Row(
        "maps.delete",
        N_("Delete this map"),
        "maps",
        on_page(lambda page: page.maps.delete(page.journey.id)),
        "trash-2",
        enabled=lambda w: w.session is not None and len(w.session.document.maps()) > 1,
        starts_group=True,
    ),
)
"""In the order of the menu."""
