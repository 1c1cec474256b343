"""A workbook that comes back to the window: its changes are shown to be ticked, and the ticked ones are one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidget

from app.model.edits import set_fields
from app.model.records import Action
from app.session import backups, read
from tests.driver import Driver
from tests.exchange.comeback import column, edited, exported, type_in
from tests.widgets.conftest import Start
from tests.widgets.test_import import drop


def workbook(driver: Driver, folder: Path) -> Path:
    """The workbook of the open map, with another owner and date, another title, a row more and a row less."""

    def work(book: Any) -> None:
        sheet = book["Actions"]
        type_in(sheet.cell(5, column(sheet, "owner", "en")), "New Colleague")
        type_in(sheet.cell(5, column(sheet, "due", "en")), "12 March 2029")
        type_in(sheet.cell(6, column(sheet, "title", "en")), "Said otherwise")
        type_in(sheet.cell(7, column(sheet, "due", "en")), "some day")
        type_in(sheet.cell(sheet.max_row + 1, 1), "A new one")
        sheet.delete_rows(8)

    path = folder / "plan.xlsx"
    path.write_bytes(edited(exported(driver.document, "en"), work))
    return path


def wait_until_compared(driver: Driver) -> QTreeWidget:
    for _attempt in range(400):
        if driver.sees("comeback.tree"):
            driver.settle()
            return driver.find("comeback.tree", QTreeWidget)
        driver.settle(25)
    raise AssertionError("the workbook was not read")


def rows(tree: QTreeWidget) -> list[tuple[str, str, bool]]:
    root = tree.invisibleRootItem()
    groups = [root.child(number) for number in range(root.childCount())]
    children = [(group, group.child(place)) for group in groups for place in range(group.childCount())]
    return [(g.text(0), item.text(0), item.checkState(0) is Qt.CheckState.Checked) for g, item in children]


def test_what_was_edited_is_ticked_taken_over_and_undone_in_one_step(start: Start, tmp_path: Path) -> None:
    driver = start("vera", language="en")
    first, second, *_ = driver.document.actions()
    before = dict(driver.document.records)
    path = workbook(driver, tmp_path)
    driver.window.workspace.run(lambda document: set_fields(document, second.id, title="Changed here"))
    now = dict(driver.document.records)
    assert drop(driver, path, driver.canvas.viewport())
    tree = wait_until_compared(driver)
    shown = rows(tree)
    assert [ticked for _group, _text, ticked in shown] == [True, True, False, True, False, False]
    assert "Changed here" in shown[2][1] and "Said otherwise" in shown[2][1]
    assert "some day" in shown[-1][1]
    assert driver.find("comeback.count", QLabel).text() == "Ticked: 3 of 5"
    assert dict(driver.document.records) == now
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(1).child(0))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert driver.find("comeback.count", QLabel).text() == "Ticked: 4 of 5"
    driver.click("import.make")
    after = {action.id: action for action in driver.document.actions()}
    assert after[second.id].title == "Said otherwise"
    assert len(after) == sum(record.KIND == "action" for record in before.values()) + 1
    assert "New Colleague" in {person.name for person in driver.document.persons()}
    assert after[first.id].due != first.due
    [backup] = backups(driver.session.path)
    assert read(backup.path).get(second.id, Action).title == "Changed here"
    driver.session.undo()
    assert dict(driver.document.records) == now


def test_what_may_be_here_already_is_shown_without_a_tick(start: Start, tmp_path: Path) -> None:
    driver = start("vera", language="en")

    def lose(book: Any) -> None:
        sheet = book["Actions"]
        type_in(sheet.cell(5, column(sheet, "title", "en")), "Said otherwise")
        sheet.delete_cols(column(sheet, "id", "en"))

    path = tmp_path / "plan.xlsx"
    path.write_bytes(edited(exported(driver.document, "en"), lose))
    assert drop(driver, path, driver.canvas.viewport())
    shown = rows(wait_until_compared(driver))
    assert [(group, ticked) for group, _text, ticked in shown[:2]] == [
        ("New, or here already: add?", False),
        ("Gone from the workbook: delete here too?", False),
    ]
    assert "not added unasked: 1" in driver.find("comeback.remarks", QLabel).text()


def test_an_untouched_workbook_has_nothing_to_take_over(start: Start, tmp_path: Path) -> None:
    driver = start("vera", language="en")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(exported(driver.document, "en"))
    assert drop(driver, path, driver.canvas.viewport())
    for _attempt in range(400):
        if driver.sees("comeback.count"):
            break
        driver.settle(25)
    assert driver.find("comeback.count", QLabel).text() == "Nothing was changed in the workbook."
    assert not driver.find("import.make").isEnabled()
