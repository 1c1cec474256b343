"""The plan of a workspace: its page is made anew each time that it is wanted, what it shows is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.analysis.plan.listing import PlanFilter
from app.model.records import Id
from app.widgets.plan.page import PlanPage
from app.widgets.plan.state import plan_of

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def open_plan(workspace: Workspace) -> None:
    """Shows the plan; or the map again."""
    if isinstance(workspace.over, PlanPage):
        workspace.over.stop()
    else:
        show_plan(workspace)


def show_plan(workspace: Workspace, ids: tuple[Id, ...] = ()) -> None:
    """Shows the plan, if it is not seen already, and chooses actions in it."""
    page = workspace.over
    if not isinstance(page, PlanPage):
        page = PlanPage(workspace, workspace.canvas, plan_of(workspace))
        page.ended.connect(page.deleteLater)  # it speaks the language it was made in
        page.open()
    if ids:
        if not set(ids) <= {action.id for action in page.state.actions}:
            page.state.want(PlanFilter())
        page.state.select(ids)
