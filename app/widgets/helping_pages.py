"""The pages and papers that help a guide along: what each is called on a button, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.analysis.first_step import Place
from app.i18n import N_, _
from app.model.hierarchy import pair_of

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def go(workspace: Workspace, place: Place) -> None:
    """Opens it."""
    workspace.settle_typing()
    _PAGES[place][1](workspace)


def words_for(place: Place) -> str:
    """What its button says, in the reader's language."""
    return _(_PAGES[place][0])


def is_there(workspace: Workspace, place: Place) -> bool:
    """Whether there is anything to see yet."""
    if place is Place.COMPARE:
        return pair_of(workspace.session.document, workspace.canvas.map_id) is not None
    return True


def warning(workspace: Workspace, place: Place) -> str:
    """What whoever goes there now will miss, in the reader's language; "" where it is not missed."""
    if place is Place.EXPORT and not workspace.session.document.actions():
        return _("There are no actions yet, so the to-do list in it is empty.")
    return ""


def _plan(workspace: Workspace) -> None:
    from app.widgets.plan.opening import show_plan

    show_plan(workspace)


def _channels(workspace: Workspace) -> None:
    from app.widgets.matrix.opening import show_matrix

    show_matrix(workspace)


def _personas(workspace: Workspace) -> None:
    from app.widgets.personas.opening import open_personas

    open_personas(workspace)


def _checks(workspace: Workspace) -> None:
    workspace.open_panel("checks")


def _compare(workspace: Workspace) -> None:
    from app.widgets.comparing.comparing import comparing_of

    comparing_of(workspace).toggle()


def _present(workspace: Workspace) -> None:
    from app.widgets.presenting.mode import present

    present(workspace.window_)


def _interview_sheet(workspace: Workspace) -> None:
    from app.exchange.base import INTERVIEW, ExportOptions
    from app.widgets.printing.dialog import PrintDialog

    PrintDialog(workspace.window_, workspace, ExportOptions(parts=INTERVIEW), _("Interview sheet")).open()


def _exporting(format_id: str) -> Callable[[Workspace], None]:
    """The export dialog with one format ticked; its PDF is a poster unless somebody wants another."""

    def export(workspace: Workspace) -> None:
        from app.widgets.export_dialog import ExportDialog

        dialog = ExportDialog(workspace.window_, workspace)
        for known, card in dialog.cards.items():
            card.setChecked(known == format_id)
        dialog.open()

    return export


_PAGES: dict[Place, tuple[str, Callable[[Workspace], None]]] = {
    Place.PLAN: (N_("See the plan"), _plan),
    Place.CHANNELS: (N_("Channels by phase"), _channels),
    Place.PERSONAS: (N_("Persona cards"), _personas),
    Place.CHECKS: (N_("See the checks"), _checks),
    Place.COMPARE: (N_("Compare with the future"), _compare),
    Place.PRESENT: (N_("Present"), _present),
    Place.INTERVIEW_SHEET: (N_("Interview sheet…"), _interview_sheet),
    Place.EXPORT: (N_("Plan to Excel…"), _exporting("excel")),
    Place.POSTER: (N_("Make a poster…"), _exporting("pdf")),
}
"""Each with its msgid."""
