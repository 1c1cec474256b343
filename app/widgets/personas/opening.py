"""The cards of a workspace: made anew each time that they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.records import Id
from app.widgets.personas.page import PersonaPage

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def open_personas(workspace: Workspace, persona_id: Id | None = None) -> None:
    """Shows personas as cards, from `persona_id` on; asked for no one in particular while they are shown, the map."""
    shown = workspace.over
    if not isinstance(shown, PersonaPage):
        page = PersonaPage(workspace, workspace.canvas)
        page.ended.connect(page.deleteLater)  # it speaks the language it was made in
        page.open(persona_id)
    elif persona_id is None:
        shown.stop()
    else:
        shown.turn_to(persona_id)
