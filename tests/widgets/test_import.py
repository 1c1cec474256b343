"""Import in the window: it shows first what it will make, asks the scale, and lands as one step or as a new file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QTextEdit, QWidget

from app.exchange.json_file.writing import as_bytes
from app.model.document import Document
from app.model.picture import Picture
from app.model.records import EmotionScore, Id, LaneKind, Touchpoint
from app.session import Session, backups, read
from app.widgets.entries import EntryList
from tests.driver import Driver
from tests.every_kind import whole_project
from tests.widgets.conftest import Start

DAY = "journey\n title My day\n section Work\n Make tea: 5: Me\n Write; read: 3: Me\n section Home\n Sit: 1: Me, Cat\n"
TWO = "# Handbook\n```mermaid\njourney\n title One\n A: 3: Me\n```\n```mermaid\njourney\n title Two\n B: 4: Me\n```\n"
TEN = "journey\n title Tens\n section A\n Good: 9: Me\n Bad: 2: Me\n"


def saved(folder: Path, text: str, name: str = "day.mmd") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def drop(driver: Driver, path: Path, on: QWidget) -> bool:
    """Drags a file over a widget and lets it go, if anyone there would have it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    about = (QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(*about)
    taker: QWidget | None = on
    while taker is not None:  # as Qt looks for who takes it
        enter.ignore()
        if taker.acceptDrops():
            QApplication.sendEvent(taker, enter)
            if enter.isAccepted():
                break
        taker = taker.parentWidget()
    if taker is None:
        return False
    QApplication.sendEvent(taker, QDragMoveEvent(*about))
    place = QPoint(20, 20).toPointF()
    QApplication.sendEvent(taker, QDropEvent(place, *about[1:]))
    driver.settle()
    return True


def wait_until_read(driver: Driver) -> None:
    for _attempt in range(400):
        if driver.sees("import.maps") and driver.find("import.make").isEnabled():
            driver.settle()  # Qt shows what was just added in its next turn
            return
        driver.settle(25)
    raise AssertionError("the file was not read")


def shown(driver: Driver) -> list[tuple[str, str]]:
    return [(entry.title, entry.detail) for entry in driver.find("import.maps", EntryList).entries()]


def test_what_is_dropped_on_an_open_map_is_shown_and_then_added_as_one_step(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    before = dict(driver.document.records)
    assert drop(driver, saved(tmp_path, DAY), driver.canvas.viewport())
    wait_until_read(driver)
    assert shown(driver) == [("My day", "phases: 2 · touchpoints: 3")]
    assert "Write; read: 3: Me" in driver.find("import.repairs", QTextEdit).toPlainText()
    assert driver.find("import.repairs.heading", QLabel).text() == "Read otherwise than it stood there: 1"
    assert dict(driver.document.records) == before
    driver.click("import.make")
    assert not driver.sees("importDialog")
    assert driver.workspace.journey.title == "My day"
    assert driver.window.windowTitle() == "My day – Reiskaart"
    assert [journey.title for journey in driver.document.maps()] == ["Mine", "My day"]
    [backup] = backups(driver.session.path)
    assert [journey.title for journey in read(backup.path).maps()] == ["Mine"]
    driver.window.actions_["edit.undo"].trigger()
    assert dict(driver.document.records) == before
    assert driver.settle().workspace.journey.title == "Mine"


def test_what_was_said_of_a_refused_file_goes_when_the_next_import_begins(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    driver.window.commands.take(saved(tmp_path, "x", "picture.png"))
    assert driver.settle().sees("banner")
    driver.window.commands.take(saved(tmp_path, DAY))
    assert not driver.sees("banner")
    wait_until_read(driver)
    driver.press("Escape")
    driver.workspace.say("The disk is full.")
    driver.window.commands.take(saved(tmp_path, DAY, "other.mmd"))
    assert driver.settle().sees("banner"), "that was about something else"


def test_that_there_is_a_map_by_that_title_already_is_said_before(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    for already in (False, True):
        driver.window.commands.take(saved(tmp_path, DAY))
        wait_until_read(driver)
        [(title, detail)] = shown(driver)
        assert title == "My day" and detail.endswith("already has a map with this title") is already
        driver.click("import.make").settle()


def test_undo_of_an_import_goes_back_to_the_map_before(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="First")
    for name, title in (("two.mmd", "Second"), ("three.mmd", "Third")):
        driver.window.commands.take(saved(tmp_path, DAY.replace("My day", title), name))
        wait_until_read(driver)
        driver.click("import.make").settle()
    assert driver.workspace.journey.title == "Third"
    driver.window.actions_["edit.undo"].trigger()
    assert driver.settle().workspace.journey.title == "Second"
    driver.workspace.show_map(driver.document.maps()[0].id)
    driver.window.actions_["edit.undo"].trigger()
    assert driver.settle().workspace.journey.title == "First"


def test_the_import_window_stays_where_it_is_when_there_is_more_to_show(start: Start, tmp_path: Path) -> None:
    driver = start("empty", title="Mine")
    driver.window.commands.take(saved(tmp_path, TEN + "".join(f" Write {n}; read: 3: Me\n" for n in range(30))))
    before = driver.find("importDialog").y()
    wait_until_read(driver)
    dialog = driver.find("importDialog")
    assert dialog.y() == before and dialog.height() > 300


def test_from_the_start_screen_it_becomes_a_file_of_its_own(
    start: Start, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, DAY)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    driver = start().click("start.import")
    wait_until_read(driver)
    driver.press("Return")
    assert driver.session.path == home / "Documents" / "Reiskaart" / "My day.reiskaart"
    assert driver.document.project.title == "My day"
    assert len([r for r in driver.document.records.values() if isinstance(r, Touchpoint)]) == 3


def test_the_chooser_offers_every_ending_that_can_be_read(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *about: (asked.append(about[3]), ("", ""))[1])
    driver = start("empty")
    driver.window.actions_["file.import"].trigger()
    assert "*.mmd" in asked[0] and "*.md" in asked[0]
    assert not driver.settle().sees("importDialog")


def test_the_scale_is_asked_with_a_proposal_and_the_answer_counts(start: Start, tmp_path: Path) -> None:
    driver = start()
    driver.window.commands.take(saved(tmp_path, TEN))
    wait_until_read(driver)
    assert driver.find("import.scale.low", QLineEdit).text() == "1"
    assert driver.find("import.scale.high", QLineEdit).text() == "10"
    driver.type("x", into="import.scale.low")
    assert not driver.find("import.make").isEnabled()
    driver.type("0", into="import.scale.low").type("9", into="import.scale.high")
    driver.click("import.make")
    for _attempt in range(200):
        if driver.settle(50).window.workspace is not None:
            break
    scores = [r.score for r in driver.document.records.values() if isinstance(r, EmotionScore)]
    assert scores == [20, -11]


def test_several_maps_come_together_and_the_switcher_goes_between_them(start: Start, tmp_path: Path) -> None:
    driver = start()
    assert drop(driver, saved(tmp_path, TWO, "handbook.md"), driver.window.start)
    wait_until_read(driver)
    assert [title for title, _detail in shown(driver)] == ["One", "Two"]
    driver.click("import.make")
    assert driver.workspace.journey.title == "One"
    switcher = driver.workspace.top_bar.switcher
    assert switcher.isVisible()
    switcher.menu().aboutToShow.emit()
    assert [action.isChecked() for action in switcher.menu().actions()] == [True, False]
    switcher.menu().actions()[1].trigger()
    assert driver.settle().workspace.journey.title == "Two"
    assert driver.find("mapTitle", QLineEdit).text() == "Two"


def test_a_file_with_one_map_has_no_switcher(start: Start) -> None:
    assert not start("empty").sees("mapSwitcher")


def test_a_title_that_is_being_typed_stays_with_its_map(start: Start, tmp_path: Path) -> None:
    driver = start()
    driver.window.commands.take(saved(tmp_path, TWO, "two.md"))
    wait_until_read(driver)
    driver.click("import.make").window.activateWindow()
    driver.settle().type("First", into="mapTitle")
    driver.workspace.show_map(driver.document.maps()[1].id)
    assert [journey.title for journey in driver.settle(800).document.maps()] == ["First", "Two"]


def test_what_cannot_be_read_says_why_and_changes_nothing(start: Start, tmp_path: Path) -> None:
    driver = start("empty")
    records = dict(driver.document.records)
    driver.window.commands.take(saved(tmp_path, "flowchart LR\n A --> B\n"))
    for _attempt in range(200):
        if "flowchart" in driver.settle(50).find("import.words", QLabel).text():
            break
    assert "flowchart" in driver.find("import.words", QLabel).text()
    assert not driver.find("import.make").isEnabled()
    driver.click("import.cancel")
    assert not driver.sees("importDialog")
    assert dict(driver.document.records) == records


def test_cancel_and_closing_the_window_change_nothing(start: Start, tmp_path: Path) -> None:
    driver = start("empty")
    path = driver.session.path
    driver.window.commands.take(saved(tmp_path, DAY))
    driver.click("import.cancel")
    driver.window.commands.take(saved(tmp_path, DAY))
    driver.window.close()
    session = Session.open(path)
    assert len(session.document.maps()) == 1
    session.close()


def test_other_files_are_not_taken(start: Start, tmp_path: Path) -> None:
    driver = start("empty")
    assert not drop(driver, saved(tmp_path, "x", "letter.docx"), driver.canvas.viewport())
    driver.window.commands.take(tmp_path / "gone.mmd")
    assert "gone.mmd" in driver.settle().find("banner.words", QLabel).text()


def test_a_map_dropped_on_an_open_one_is_opened(start: Start, tmp_path: Path) -> None:
    Session.create(tmp_path / "dropped.reiskaart", "empty", "en", "Dropped").close()
    driver = start("empty")
    assert drop(driver, tmp_path / "dropped.reiskaart", driver.canvas.viewport())
    assert driver.settle().document.maps()[0].title == "Dropped"


def test_a_text_that_is_dropped_on_the_map_becomes_notes_where_it_falls(start: Start) -> None:
    driver = start("five-phases", title="Mine")
    canvas = driver.canvas
    doing = next(lane for lane in driver.document.lanes(canvas.map_id) if lane.kind is LaneKind.DOING)
    phase = driver.document.phases(canvas.map_id)[1]
    row = next(row for row in canvas.drawing.rows if row.lane_id == doing.id)
    column = next(column for column in canvas.drawing.columns if column.phase_id == phase.id)
    at = canvas.viewport().mapTo(driver.window, canvas.mapFromScene(column.x + 40, row.y + row.h / 2))
    data = QMimeData()
    data.setText("first line\n\nsecond line\n")
    about = (data, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, about[1], data, *about[2:])
    QApplication.sendEvent(driver.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(driver.window, QDropEvent(at.toPointF(), about[1], data, *about[2:]))
    driver.settle()
    assert [note.text for note in driver.document.notes(phase.id, doing.id)] == ["first line", "second line"]
    assert len(driver.window.session.history()[0]) == 1


def whole_project_as_json(folder: Path) -> tuple[Document, Path]:
    """A project of every kind of record with a picture, and the JSON of it."""
    target = BytesIO()
    Image.new("RGB", (3, 2), "red").save(target, "PNG")
    picture = Picture(target.getvalue(), 3, 2, "image/png")
    records = whole_project().records
    note = replace(records[Id("note")], picture_id=picture.id)  # type: ignore[call-arg]
    document = Document((records | {note.id: note}).values())
    path = folder / "all.json"
    path.write_bytes(as_bytes(document, {picture.id: picture.data}.get))
    return document, path


def test_a_project_as_json_becomes_a_file_of_its_own_on_the_start_screen(start: Start, tmp_path: Path) -> None:
    project, path = whole_project_as_json(tmp_path)
    driver = start()
    assert drop(driver, path, driver.window.start)
    wait_until_read(driver)
    driver.click("import.make")
    assert as_bytes(driver.document, driver.session.picture) == path.read_bytes()
    assert driver.document.project == project.project


def test_a_project_as_json_is_added_with_its_pictures_as_one_step(start: Start, tmp_path: Path) -> None:
    project, path = whole_project_as_json(tmp_path)
    driver = start("empty", title="Mine")
    before = dict(driver.document.records)
    assert drop(driver, path, driver.canvas.viewport())
    wait_until_read(driver)
    driver.click("import.make")
    assert set(project.records) <= set(driver.document.records)
    [picture] = driver.session.pictures()
    assert driver.document.records[Id("note")].picture_id == picture  # type: ignore[attr-defined]
    driver.window.actions_["edit.undo"].trigger()
    assert dict(driver.document.records) == before


def test_a_workbook_is_taken_back_by_a_command_of_its_own(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    choose = lambda *about: (asked.append((about[1], about[3])), ("", ""))[1]  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    driver = start("vera", title="")
    driver.window.actions_["file.take_back"].trigger()
    ((title, kinds),) = asked
    assert "workbook" in title and kinds.endswith("(*.xlsx)") and ";;" not in kinds


def test_the_names_that_a_file_box_suggests_can_be_read(start: Start, tmp_path: Path) -> None:
    (tmp_path / "colleague.xlsx").touch()
    driver = start("vera", title="")
    box = QFileDialog(driver.window, "", str(tmp_path))
    box.setOption(QFileDialog.Option.DontUseNativeDialog)
    box.show()
    line = box.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    QTest.keyClicks(line, f"{tmp_path}/coll")
    driver.settle(600)
    shown = line.completer().popup()
    assert shown.isVisible()
    ground = shown.grab().toImage().pixelColor(shown.width() // 2, shown.height() - 4)
    box.close()
    assert ground.lightness() > 200, "the ink is dark in this look"
