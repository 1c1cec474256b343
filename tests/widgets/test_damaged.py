"""A damaged map is no dead end: the window offers what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from app.session import Session
from tests.driver import Driver
from tests.widgets.conftest import Start


def a_damaged_map(folder: Path) -> Path:
    path = folder / "map.reiskaart"
    Session.create(path, template="vera", language="en").close()
    whole = path.read_bytes()
    spoiled = whole.replace(b"Reads reviews", b"Reads rexiews")
    assert spoiled != whole
    path.write_bytes(spoiled)
    return path


def choices(driver: Driver) -> dict[str, QPushButton]:
    buttons = driver.window.banner.findChildren(QPushButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def test_what_it_still_holds_can_be_saved(start: Start, tmp_path: Path) -> None:
    driver = start(language="en")
    path = a_damaged_map(tmp_path)
    before = path.read_bytes()
    driver.window.commands.open_path(path)
    assert driver.window.session is None
    choices(driver)["Save what it still holds"].click()
    driver.settle()
    assert driver.window.session is not None
    assert driver.window.session.path != path
    assert len(driver.document.journey(driver.document.maps()[0].id)) >= 15
    assert driver.window.banner.findChild(QLabel) is not None
    assert path.read_bytes() == before


def test_the_last_copy_that_was_kept_can_be_opened(start: Start, tmp_path: Path) -> None:
    driver = start(language="en")
    path = tmp_path / "map.reiskaart"
    Session.create(path, template="vera", language="en").close()
    Session.open(path).close()  # which keeps a copy
    path.write_bytes(path.read_bytes().replace(b"Reads reviews", b"Reads rexiews"))
    driver.window.commands.open_path(path)
    choices(driver)["Open the last copy that was kept"].click()
    driver.settle()
    assert driver.window.session is not None
    titles = [touchpoint.title for touchpoint in driver.document.journey(driver.document.maps()[0].id)]
    assert "Reads reviews" in titles
