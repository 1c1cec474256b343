"""The plan of a workspace: its page is made anew each time that it is wanted, what it shows is kept."""

from __future__ import annotations

from dataclasses import replace
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


def show_plan(workspace: Workspace) -> None:
    """Shows the plan, of every touchpoint, if it is not seen already."""
    state = plan_of(workspace)
    state.wanted = replace(state.wanted, about=None)
    _page(workspace).state.refresh()


def turn_plan(workspace: Workspace) -> None:
    """Shows the plan of every touchpoint; or the map again, where that was seen already."""
    if isinstance(workspace.over, PlanPage) and workspace.over.state.about is None:
        workspace.over.stop()
    else:
        show_plan(workspace)


def show_actions_of(workspace: Workspace, touchpoint_id: Id) -> None:
    """Shows what the plan has about one touchpoint, and nothing else."""
    _page(workspace).state.want(PlanFilter(about=touchpoint_id))


def _page(workspace: Workspace) -> PlanPage:
    """The page of the plan over the map; it is made where it is not seen yet."""
    page = workspace.over
    if not isinstance(page, PlanPage):
        page = PlanPage(workspace, workspace.canvas, plan_of(workspace))
        page.ended.connect(page.deleteLater)  # it speaks the language it was made in
        page.ended.connect(lambda: workspace.window_.banner.over(page.objectName()))  # there it has been read
        page.outdated.connect(lambda: _show_anew(workspace))
        page.open()
    return page


def _show_anew(workspace: Workspace) -> None:
    """Makes the page again, in the dress and language of now, with what was seen and chosen in it."""
    state = plan_of(workspace)
    chosen, several = state.selected, state.several
    if isinstance(workspace.over, PlanPage):
        workspace.over.stop()
    page = _page(workspace)
    state.select(chosen)
    page.choose_several(several)
