"""The page of channels and phases, by real keys and mouse in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.model import edits
from app.model.names import title_of
from app.model.records import Channel, Id, Touchpoint
from app.widgets import style
from app.widgets.matrix.lines import lines
from app.widgets.matrix.page import MatrixPage
from app.widgets.matrix.table import MatrixTable
from tests.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def opened(start: Start) -> Driver:
    """A map of five phases with two channels and two touchpoints, and the page over it."""
    driver = start("five-phases", language="en", title="Map")
    phases = driver.document.phases(driver.canvas.map_id)
    for name in ("Market stall", "Counter"):
        driver.session.run(edits.add_channel(driver.document, name))
    for phase, title in ((phases[0], "Sees us"), (phases[1], "Calls")):
        driver.session.run(edits.add_touchpoint(driver.document, phase.id, title))
    counter = next(c for c in driver.document.channels() if c.name == "Counter")
    driver.session.run(edits.set_fields(driver.document, one(driver, "Calls").id, channel_id=counter.id))
    driver.window.findChild(QAction, "view.matrix").trigger()
    return driver.settle()


def one(driver: Driver, title: str) -> Touchpoint:
    return next(t for t in driver.document.journey(driver.canvas.map_id) if t.title == title)


def page(driver: Driver) -> MatrixPage:
    over = driver.workspace.over
    assert isinstance(over, MatrixPage)
    return over


def cell(driver: Driver, channel: str, phase: int) -> QModelIndex:
    """The cell of a channel and of a phase, counted from 0."""
    table = page(driver).view.model()
    assert isinstance(table, MatrixTable)
    names = [table.headerData(row, Qt.Orientation.Vertical) for row in range(table.rowCount())]
    return table.index(names.index(channel), phase + 1)


def press(driver: Driver, index: QModelIndex, twice: bool = False) -> None:
    view = page(driver).view
    view.scrollTo(index)
    click = QTest.mouseDClick if twice else QTest.mouseClick
    click(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    driver.settle()


def test_it_shows_what_stands_where_and_says_what_is_missing(opened: Driver) -> None:
    assert cell(opened, "Counter", 1).data() == "Calls"
    assert cell(opened, "No channel", 0).data() == "Sees us"
    said = opened.find("matrix.summary", QLabel).text()
    used = {touchpoint.channel_id for touchpoint in opened.document.journey(opened.canvas.map_id)}
    unused = [channel for channel in opened.document.channels() if channel.id not in used]
    assert len(unused) > 3 and said.endswith(f"and {len(unused) - 3} more.") and "Counter" not in said
    first, second = (title_of(phase, str) for phase in opened.document.phases(opened.canvas.map_id)[:2])
    assert first in said and second not in said


def test_an_empty_cell_takes_a_touchpoint_with_its_channel_and_its_name_is_typed_at_once(opened: Driver) -> None:
    press(opened, cell(opened, "Market stall", 2), twice=True)
    opened.type("Buys a cake").press("Return").settle()
    made = one(opened, "Buys a cake")
    assert opened.document.get(made.channel_id or Id(""), Channel).name == "Market stall"
    assert made.phase_id == opened.document.phases(opened.canvas.map_id)[2].id
    assert cell(opened, "Market stall", 2).data() == "Buys a cake"


def test_enter_on_a_touchpoint_goes_to_it_on_the_map(opened: Driver) -> None:
    view = page(opened).view
    view.setCurrentIndex(cell(opened, "Counter", 1))
    opened.press("Return").settle()
    assert opened.workspace.over is None
    assert opened.canvas.selected_ids() == (one(opened, "Calls").id,)


def test_a_channel_is_picked_and_described_beside_the_table(opened: Driver) -> None:
    press(opened, cell(opened, "Market stall", -1))
    shop = next(c for c in opened.document.channels() if c.name == "Market stall")
    assert opened.workspace.inspected == (shop.id,) and opened.workspace.over is not None


def test_a_touchpoint_is_carried_to_another_channel_and_phase_and_undo_brings_it_back(opened: Driver) -> None:
    view = page(opened).view
    calls = one(opened, "Calls")
    view.carried.emit(calls.id, cell(opened, "Market stall", 3))
    opened.settle()
    assert cell(opened, "Market stall", 3).data() == "Calls" and not cell(opened, "Counter", 1).data()
    view.setFocus()
    opened.press("Ctrl+Z").settle()
    assert opened.workspace.over is not None, "taking back does not close the table"
    assert cell(opened, "Counter", 1).data() == "Calls"


def test_esc_goes_back_to_the_map_with_the_keyboard(opened: Driver) -> None:
    opened.press("Escape").settle()
    assert opened.workspace.over is None and opened.canvas.isEnabled() and opened.canvas.hasFocus()


def test_what_zooms_is_off_and_what_dresses_the_map_leads_back_to_it(opened: Driver) -> None:
    zooms = ("view.zoom_in", "view.zoom_out", "view.zoom_100", "view.fit_map")
    actions = opened.window.actions_
    assert not any(actions[name].isEnabled() for name in zooms) and not opened.find("zoom").isEnabled()
    opened.press("Escape").settle()
    assert all(actions[name].isEnabled() for name in zooms) and opened.find("zoom").isEnabled()
    for name in ("view.heat", "view.filter"):
        actions["view.matrix"].trigger()
        assert opened.settle().workspace.over is not None
        actions[name].trigger()
        assert opened.settle().workspace.over is None, name


def test_a_reader_hears_channel_phase_and_touchpoints(opened: Driver) -> None:
    index = cell(opened, "Counter", 1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    second = title_of(opened.document.phases(opened.canvas.map_id)[1], str)
    assert said == f"Counter, {second}: Calls"
    interface = QAccessible.queryAccessibleInterface(page(opened).view)
    assert interface.role() == QAccessible.Role.Table and interface.text(QAccessible.Text.Name) == "Channels by phase"


def test_a_name_stands_whole_on_as_many_lines_as_it_needs_and_makes_its_row_higher(opened: Driver) -> None:
    view, place = page(opened).view, cell(opened, "Counter", 1)
    before = view.rowHeight(place.row())
    long = "Downloads the e-book about cakes and reads it at home on the couch"
    opened.workspace.run(lambda document: edits.set_fields(document, one(opened, "Calls").id, title=long))
    opened.settle()
    said = lines(long, view.columnWidth(place.column()) - 32)
    assert len(said) > 1 and " ".join(said) == long
    assert view.rowHeight(place.row()) > before


def test_what_fits_on_no_three_lines_is_cut_on_the_last(qapp: object) -> None:
    said = lines("word " * 50, 120)
    assert len(said) == 3 and said[-1].endswith("…") and "…" not in said[0]
    assert lines("Online · Owned · Once", 60)[1][0] != "·"


def test_the_phases_have_the_colours_of_the_map(opened: Driver) -> None:
    head = page(opened).view.horizontalHeader()
    seen = head.viewport().grab().toImage()
    for phase in (0, 1):
        at = head.sectionViewportPosition(phase + 1) + 4
        assert seen.pixelColor(at, 4) == QColor(style.look().phase_color(phase))
