"""The actions on who a journey is about: segments, personas and their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.model.edits import add_persona, add_segment
from app.widgets.actions.row import Row, has_map, on_page

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def _open_cards(page: Workspace) -> None:
    from app.widgets.personas.opening import open_personas

    open_personas(page)


def _add_persona(page: Workspace) -> None:
    page.add_and_inspect(lambda document: add_persona(document, _("New persona")))


def _add_segment(page: Workspace) -> None:
    page.add_and_inspect(lambda document: add_segment(document, _("New segment")))


PEOPLE_ROWS: tuple[Row, ...] = (
    Row("people.cards", N_("Persona cards"), "people", on_page(_open_cards), "contact", enabled=has_map),
    Row("people.persona", N_("Add persona"), "people", on_page(_add_persona), "user", enabled=has_map),
    Row("people.segment", N_("Add segment"), "people", on_page(_add_segment), "target", enabled=has_map),
)
"""In the order of the menu."""
