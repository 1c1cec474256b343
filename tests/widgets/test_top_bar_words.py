"""The words in the bar over a map: what cannot be shown whole is shown so that one sees that it goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.widgets.conftest import Start

LONG = "Customer journey of a new bicycle insurance, a first draft by Sanne of the twelfth of March"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [720, 800, 900, 1024, 1280])
def test_what_is_said_of_the_work_is_never_cut(start: Start, language: str, width: int) -> None:
    driver = start("five-phases", language=language, title=LONG)
    driver.window.resize(width, 700)
    for _attempt in range(5):  # from being stored to being stored, and saved
        status = driver.workspace.top_bar.findChild(QLabel, "status")
        assert isinstance(status, QLabel)
        if status.isVisible():
            assert status.width() >= status.fontMetrics().horizontalAdvance(status.text()), status.text()
        driver.settle(50)


def test_a_long_title_ends_in_a_sign_that_it_goes_on_until_one_types_in_it(start: Start) -> None:
    driver = start("five-phases", title=LONG)
    driver.window.resize(900, 700)
    title = driver.settle().workspace.top_bar.title
    driver.canvas.setFocus()
    assert title.text() == LONG and title.elided().endswith("…") and LONG.startswith(title.elided()[:-1])
    shown = title.grab().toImage()
    title.setFocus()
    assert driver.settle().workspace.top_bar.title.grab().toImage() != shown
    driver.canvas.setFocus()
    driver.type("Short", into="mapTitle")
    assert title.elided() == "Short"
