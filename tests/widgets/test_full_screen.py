"""Full screen: F11 fills the screen, F11 or Esc leave it, and the window is as it was."""

from __future__ import annotations

import pytest

from tests.driver import Driver


@pytest.mark.parametrize("key", ["F11", "Esc"])
def test_full_screen_is_left_as_it_was_entered(vera: Driver, key: str) -> None:
    window = vera.window
    vera.canvas.setFocus()
    before = window.geometry(), vera.canvas.zoom, window.windowState()
    vera.press("F11")
    assert window.isFullScreen()
    assert vera.sees("topBar"), "it is still a window to work in"
    vera.press(key)
    assert (window.geometry(), vera.canvas.zoom, window.windowState()) == before


def test_a_maximised_window_is_maximised_again(vera: Driver) -> None:
    vera.window.showMaximized()
    vera.settle()
    vera.press("F11")
    assert vera.window.isFullScreen()
    vera.press("F11")
    assert vera.window.isMaximized()


def test_esc_first_lets_go_of_what_is_selected(vera: Driver) -> None:
    vera.press("F11")
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.press("Esc")
    assert vera.window.isFullScreen()
    assert vera.canvas.selected_ids() == ()
    vera.press("Esc")
    assert not vera.window.isFullScreen()
