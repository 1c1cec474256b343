"""What Esc does on the page around a map, where nothing smaller wants it: one step back, and never a step too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets import areas

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def escape(workspace: Workspace) -> None:
    """Goes back from what lies over the map, or from the inspector to where the keyboard came from.

    On the map and in a panel it closes the inspector; on the map, where nothing is selected, it leaves full screen.
    What is said over the map and would go by itself goes now: that is no step.
    """
    workspace.window_.banner.put_away()
    if workspace.over is not None:
        workspace.over.escape()
        return
    canvas = workspace.canvas
    on_map = areas.has_keyboard(canvas)
    if on_map and workspace.window_.isFullScreen() and not (workspace.inspected or canvas.selected_ids()):
        workspace.window_.commands.full_screen()
    if on_map or workspace.sides.panel_has_keyboard:
        workspace.curves.stop_asking()
        workspace.stop_inspecting()
    if not on_map:
        if workspace.sides.go_back():
            return
        areas.enter_canvas(canvas)
    canvas.show_keyboard()
