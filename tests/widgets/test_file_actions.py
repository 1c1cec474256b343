"""What can be done with the map's own file: copy, rename and move, close, recent ones; and where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from app.model import edits
from app.session import Session
from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.driver import Driver
from tests.widgets.conftest import Start


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's own dialog for a new file will answer, and then what it proposed."""
    told: list[str] = []

    def ask(_parent: object, _title: str, proposal: str, *_more: object, **_options: object) -> tuple[str, str]:
        name = told[0]
        told.append(proposal)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return told


def do(driver: Driver, action: str) -> Driver:
    driver.window.actions_[action].trigger()
    return driver.settle()


def test_a_copy_is_written_and_the_map_stays_where_it_was(start: Start, tmp_path: Path, answer: list[str]) -> None:
    driver = start("empty", title="Mine")
    before = driver.session.path
    answer.append(str(tmp_path / "elsewhere"))
    do(driver, "file.save_copy")
    assert answer[1] == str(before.with_name("Mine – copy.reiskaart"))
    assert driver.session.path == before
    assert "elsewhere.reiskaart" in driver.find("banner.words", QLabel).text()
    copy = Session.open(tmp_path / "elsewhere.reiskaart")
    assert copy.document.maps()[0].title == "Mine"
    copy.close()


def test_a_copy_replaces_nothing(start: Start, tmp_path: Path, answer: list[str]) -> None:
    (tmp_path / "there.reiskaart").write_bytes(b"precious")
    driver = start("empty")
    answer.append(str(tmp_path / "there.reiskaart"))
    do(driver, "file.save_copy")
    assert "there.reiskaart" in driver.find("banner.words", QLabel).text()
    assert (tmp_path / "there.reiskaart").read_bytes() == b"precious"


def test_a_map_is_renamed_and_editing_goes_on_there(start: Start, tmp_path: Path, answer: list[str]) -> None:
    driver = start("empty", title="Mine")
    before = driver.session.path
    answer.append(str(tmp_path / "Other.reiskaart"))
    do(driver, "file.move")
    assert answer[1] == str(before)
    assert driver.session.path == tmp_path / "Other.reiskaart"
    assert not before.exists()
    assert driver.window.settings.recent == [str(tmp_path / "Other.reiskaart")]
    driver.workspace.run(lambda document: edits.add_phase(document, driver.canvas.map_id, "After"))
    do(driver, "file.close")
    moved = Session.open(tmp_path / "Other.reiskaart")
    assert moved.document.phases(moved.document.maps()[0].id)[-1].title == "After"
    moved.close()


def test_nothing_happens_when_the_user_thinks_better_of_it(start: Start, answer: list[str]) -> None:
    driver = start("empty")
    before = driver.session.path
    answer.append("")
    do(do(driver, "file.move"), "file.save_copy")
    assert driver.session.path == before and not driver.sees("banner")
    assert [path.suffix for path in before.parent.iterdir()] == [".reiskaart"]


def test_close_leads_to_the_start_screen_by_key(start: Start) -> None:
    driver = start("empty").press("Ctrl+W")
    assert driver.window.workspace is None
    assert not driver.window.actions_["file.close"].isEnabled()


def test_recent_maps_are_in_the_menu_without_the_open_one(start: Start) -> None:
    driver = start("empty", title="One")
    first = driver.session.path
    driver.window.commands.create("empty", "Two & more", "en")
    driver.settle().window.commands.create("empty", "Three", "en")
    menu = driver.settle().window.actions_.menu(driver.window)
    menu.aboutToShow.emit()
    recent = next(part for part in menu.findChildren(QMenu) if part.title() == "Recent maps")
    assert [a.text() for a in recent.actions() if a.isVisible()] == ["Two && more", "One"]
    do(driver, "file.recent.1")
    assert driver.session.path == first


def test_a_recent_map_that_is_gone_can_be_forgotten_from_the_menu(start: Start) -> None:
    driver = start("empty", title="One")
    gone = driver.session.path
    driver.window.commands.create("empty", "Two", "en")
    gone.unlink()
    do(driver, "file.recent.0").click("banner.choice.1")
    assert str(gone) not in driver.window.settings.recent
    assert not driver.window.actions_["file.recent.0"].isVisible()


def test_a_map_opens_where_it_was_left(start: Start) -> None:
    driver = start("vera", title="")
    driver.canvas.camera.zoom_to(1.7)
    driver.canvas.camera.pan(-640, -120)
    place, path = driver.canvas.place(), driver.session.path
    do(driver, "file.close").window.commands.open_path(path)
    assert driver.settle().canvas.place() == pytest.approx(place, abs=1)
    driver.window.close()
    again = MainWindow(Session.open(path), Settings.load())
    again.show()
    assert Driver(again).settle().canvas.place() == pytest.approx(place, abs=1)
    again.close()


def test_the_place_moves_with_the_file_and_is_forgotten_with_it(tmp_path: Path) -> None:
    settings, one, two = Settings(), tmp_path / "1.reiskaart", tmp_path / "2.reiskaart"
    settings.remember(one)
    settings.leave_at(one, "m", (1.0, 2.0, 0.5))
    settings.move(one, two)
    assert settings.place_in(one) is None and settings.place_in(two) == ("m", (1.0, 2.0, 0.5))
    settings.save()
    assert Settings.load().place_in(two) == ("m", (1.0, 2.0, 0.5))
    settings.forget(str(two))
    assert settings.place_in(two) is None


@pytest.mark.parametrize("damage", [["m"], [1, 2, 3, 4], ["m", "1", 2, 3], ["m", 1, float("nan"), 1], "m", None])
def test_a_damaged_place_is_no_place(tmp_path: Path, damage: list[str | float]) -> None:
    assert Settings(places={str(tmp_path): damage}).place_in(tmp_path) is None


def test_what_the_canvas_cannot_do_is_said_in_the_window(vera: Driver) -> None:
    vera.canvas.problem.emit("No room.")
    assert vera.settle().find("banner.words", QLabel).text() == "No room."
