"""What goes along with a window: its place and zoom kept soon, the system's look followed, files dragged onto it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from app.drawing.theme import theme
from app.session import Session
from app.settings import Settings
from app.widgets import frame, keeping, motion, style, system_look
from app.widgets.drop_sign import DropSign
from app.widgets.keeping import Keeping
from app.widgets.system_look import SystemLook
from tests.driver import Driver
from tests.widgets.conftest import Start

# --- kept soon, and not only at the end ------------------------------------------------------------------------------


def test_place_and_zoom_are_kept_while_the_program_runs(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "INTERVAL_MS", 50)
    driver = start("vera")
    driver.press("Ctrl+0").settle(400)
    kept = Settings.load().place_in(driver.session.path)
    assert kept is not None and kept[0] == driver.canvas.map_id
    assert kept[1] == pytest.approx(driver.canvas.place())
    driver.window.resize(1000, 700)
    driver.settle(400)
    assert Settings.load().window == frame.place_of(driver.window)


def test_nothing_is_written_while_nothing_changes(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "INTERVAL_MS", 20)
    driver = start("vera").settle(500)
    written: list[Settings] = []
    monkeypatch.setattr(Settings, "save", lambda settings: written.extend([settings]))
    driver.settle(300)
    assert written == []


def test_a_full_screen_is_not_what_comes_back(start: Start) -> None:
    driver = start("empty").press("F11")
    assert frame.place_of(driver.window) == ""
    driver.press("F11")
    assert frame.place_of(driver.window) != ""


def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(qapp: object) -> None:
    before = QMainWindow()
    before.setGeometry(QRect(9000, 5000, 700, 500))
    place = base64.b64encode(before.saveGeometry().data()).decode()
    window = QMainWindow()
    frame.come_back(window, place)
    assert any(screen.availableGeometry().intersects(window.geometry()) for screen in QGuiApplication.screens())
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(window.geometry().center())


def test_a_damaged_place_gives_the_usual_size(qapp: object) -> None:
    window = QMainWindow()
    frame.come_back(window, "bm8gZ2VvbWV0cnk=")
    assert 0 < window.width() <= frame.USUAL_SIZE[0]


# --- what the system asks --------------------------------------------------------------------------------------------


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> type[Settings]:
    """What the system asks for, to be set by the test and told to the window by `tell`."""
    monkeypatch.setattr(Settings, "system_theme", "light")
    monkeypatch.setattr(Settings, "system_contrast", False)
    return Settings


def tell(driver: Driver, monkeypatch: pytest.MonkeyPatch, **asked: object) -> None:
    """Has the system ask for something else, as its signal would tell."""

    def look_now() -> None:
        for name, value in asked.items():
            setattr(Settings, name, value)

    monkeypatch.setattr(system_look, "look_now", look_now)
    only = driver.window.findChildren(SystemLook)
    only[0].follow()
    driver.settle()


@pytest.mark.usefixtures("system")
def test_by_the_system_follows_it_live(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = start("empty")
    driver.window.actions_["view.theme.system"].trigger()
    assert driver.canvas.theme is theme("light")
    tell(driver, monkeypatch, system_theme="dark")
    assert driver.canvas.theme is theme("dark") and style.look() is theme("dark")
    assert Settings.load().theme == "system"


@pytest.mark.usefixtures("system")
def test_a_theme_of_ones_own_stays(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = start("empty")
    tell(driver, monkeypatch, system_theme="dark")
    assert driver.canvas.theme is theme("light")


@pytest.mark.usefixtures("system")
def test_more_contrast_comes_from_the_system_or_from_the_user(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = start("empty", theme="dark")
    driver.window.actions_["view.contrast"].trigger()
    assert driver.canvas.theme is theme("dark-contrast")
    driver.window.actions_["view.contrast"].trigger()
    assert driver.canvas.theme is theme("dark")
    tell(driver, monkeypatch, system_contrast=True)
    assert driver.canvas.theme is theme("dark-contrast")


@pytest.mark.lively
def test_calm_is_a_setting_that_stays(start: Start) -> None:
    driver = start("empty")
    assert not motion.calm()
    driver.window.actions_["view.calm"].trigger()
    assert motion.calm() and Settings.load().calm
    assert driver.window.actions_["view.calm"].isChecked()
    driver.window.actions_["view.calm"].trigger()
    assert not motion.calm()


# --- files that are dragged onto the window --------------------------------------------------------------------------


def events(paths: list[Path]) -> tuple[QDragEnterEvent, QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    return QDragEnterEvent(QPoint(20, 20), *about), QDropEvent(QPoint(20, 20).toPointF(), *about), data


def drag(driver: Driver, *paths: Path) -> str:
    """Drags files over the window; what it says of them, or "" when it would not have them."""
    enter, _drop, data = events(list(paths))
    QApplication.sendEvent(driver.window, enter)
    sign = driver.window.findChildren(DropSign)[0]
    assert sign.isVisible() == enter.isAccepted()
    data.deleteLater()
    return sign.words if enter.isAccepted() else ""


def drop(driver: Driver, *paths: Path) -> None:
    assert drag(driver, *paths), "nothing is dropped where it was not welcome"
    _enter, let_go, _data = events(list(paths))
    QApplication.sendEvent(driver.window, let_go)
    driver.settle()


def map_file(path: Path) -> Path:
    Session.create(path, "empty", "en", path.stem).close()
    return path


@pytest.mark.parametrize("template", ["", "empty"], ids=["start screen", "open map"])
def test_while_a_map_is_dragged_the_window_says_what_happens(start: Start, home: Path, template: str) -> None:
    driver = start(template)
    path = map_file(home / "Bike.reiskaart")
    assert drag(driver, path) == "Open “Bike.reiskaart”"
    QApplication.sendEvent(driver.window, QDragLeaveEvent())
    assert not driver.sees("dropSign")
    drop(driver, path)
    assert not driver.sees("dropSign")
    assert driver.session.path == path


def test_a_foreign_file_says_where_it_goes(start: Start, home: Path) -> None:
    (home / "a.mmd").write_text("journey\n  section One\n    Task: 3: Me\n")
    assert drag(start(), home / "a.mmd") == "Import “a.mmd”"
    assert drag(start("empty"), home / "a.mmd") == "Import “a.mmd” into this file"


def test_what_is_no_map_is_not_taken(start: Start, home: Path) -> None:
    (home / "letter.docx").write_bytes(b"")
    (home / "pictures").mkdir()
    assert drag(start(), home / "letter.docx") == ""
    assert drag(start(), home / "pictures") == ""
    assert drag(start(), home / "gone.docx") == ""


def test_of_several_maps_the_first_opens_and_the_others_are_listed(start: Start, home: Path) -> None:
    paths = [map_file(home / f"{name}.reiskaart") for name in ("One", "Two", "Three")]
    driver = start()
    assert drag(driver, *paths) == "Open “One.reiskaart”, and list 2 more on the start screen"
    drop(driver, *paths)
    assert driver.session.path == paths[0]
    assert Settings.load().recent == [str(path) for path in paths]


def test_a_folder_is_as_good_as_the_maps_in_it(start: Start, home: Path) -> None:
    folder = home / "maps"
    folder.mkdir()
    paths = [map_file(folder / f"{name}.reiskaart") for name in ("A", "B")]
    (folder / "letter.docx").write_bytes(b"")
    driver = start("empty")
    drop(driver, folder)
    assert driver.session.path == paths[0]
    assert str(paths[1]) in driver.window.settings.recent


def test_several_foreign_files_are_imported_one_after_another(start: Start, home: Path) -> None:
    paths = []
    for name in ("one", "two"):
        paths.append(home / f"{name}.mmd")
        paths[-1].write_text(f"journey\n  title {name}\n  section One\n    Task: 3: Me\n")
    driver = start("empty")
    drop(driver, *paths)
    for name in ("one", "two"):
        for _attempt in range(200):
            if driver.sees("import.make") and driver.find("import.make").isEnabled():
                break
            driver.settle(50)
        titles = [label.text() for label in driver.find("importDialog").findChildren(QLabel)]
        assert any(f"{name}.mmd" in title for title in titles)
        driver.press("Escape").settle(500)
    assert not driver.sees("importDialog")


def test_keeping_is_there_once(start: Start) -> None:
    driver = start()
    assert len(driver.window.findChildren(Keeping)) == 1
