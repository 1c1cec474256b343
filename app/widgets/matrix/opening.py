"""The page of a workspace: made anew each time that it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.matrix.page import MatrixPage

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def open_matrix(workspace: Workspace) -> None:
    """Shows the channels and phases of the map that is shown; or the map again."""
    if isinstance(workspace.over, MatrixPage):
        workspace.over.stop()
    else:
        show_matrix(workspace)


def show_matrix(workspace: Workspace) -> None:
    """Shows the channels and phases of the map that is shown, if they are not seen already."""
    if isinstance(workspace.over, MatrixPage):
        return
    page = MatrixPage(workspace, workspace.canvas)
    page.ended.connect(page.deleteLater)  # it speaks the language it was made in
    page.open()
