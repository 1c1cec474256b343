"""Lists of the shell follow what they list row by row, and nobody loses their place in them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.widgets import style
from app.widgets.entries import Entry, EntryList
from app.widgets.entry_model import EntryModel
from app.widgets.staying import staying
from tests.driver import Driver


def entries(keys: str) -> list[Entry]:
    return [Entry(key, key) for key in keys]


class Heard:
    """What a model told its views."""

    def __init__(self, model: EntryModel) -> None:
        self.told: list[str] = []
        for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged", "modelReset", "layoutChanged"):
            getattr(model, name).connect(lambda *_rest, name=name: self.told.append(name))

    def of(self, model: EntryModel, wanted: Sequence[Entry]) -> list[str]:
        self.told.clear()
        model.show(wanted)
        return list(self.told)


def test_one_difference_is_one_row(qapp: object) -> None:
    model = EntryModel()
    model.show(entries("abcdef"))
    heard = Heard(model)
    assert heard.of(model, entries("bcdefa")) == ["rowsMoved"]
    assert heard.of(model, entries("abcdef")) == ["rowsMoved"]
    assert heard.of(model, entries("abef")) == ["rowsRemoved"]
    assert heard.of(model, entries("abxyef")) == ["rowsInserted"]
    assert heard.of(model, [Entry("a", "other"), *entries("bxyef")]) == ["dataChanged"]


def test_two_of_one_key_are_a_fault_of_ours(qapp: object) -> None:
    with pytest.raises(ValueError, match="one key"):
        EntryModel().show(entries("aa"))


def test_as_many_as_can_stay_where_they_are() -> None:
    assert staying("xabcy", "abcxy") == {"a", "b", "c", "y"}
    assert staying("abc", "cab") == {"a", "b"}
    assert staying("abc", "q") == set()


@pytest.mark.parametrize("seed", range(8))
def test_a_walk_at_random_ends_as_it_was_meant(qapp: object, seed: int) -> None:
    chance, model = random.Random(seed), EntryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    heard = Heard(model)
    for _ in range(60):
        keys = chance.sample("abcdefghijkl", chance.randrange(12))
        places = {entry.key: QPersistentModelIndex(model.index(row)) for row, entry in enumerate(model.entries)}
        wanted = [Entry(key, chance.choice(["one", "two"])) for key in keys]
        model.show(wanted)
        assert model.entries == wanted
        for row, key in enumerate(keys):
            assert key not in places or places[key].row() == row
    assert "modelReset" not in heard.told and tester.model() is model


def test_the_picked_row_stays_picked(vera: Driver) -> None:
    shown = EntryList(vera.window)
    shown.show_entries(entries("abc"))
    shown.mark("b")
    shown.show_entries(entries("xcb"))
    assert shown.current_key() == "b"
    shown.show_entries(entries("xc"))
    assert shown.current_key() == ""


def test_the_keyboard_stays_near_when_its_row_goes(vera: Driver) -> None:
    vera.click("rail.actions")
    shown = vera.find("actions.list", EntryList)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    key = shown.current_key()
    shown.show_entries([entry for entry in shown.entries() if entry.key != key])
    assert shown.hasFocus() and shown.current_key() not in ("", key)


def test_a_row_that_wraps_is_as_high_as_its_title_and_detail_need(vera: Driver) -> None:
    told = "Changed · Emotion from -1.4 to +1.7 · Was called “Reads the reviews” · Changed: Description, Owner"
    shown = EntryList(vera.window)
    shown.resize(300, 400)
    rows = [Entry("cut", "Reads", told), Entry("whole", "Reads", told, wraps=True), Entry("bare", "Reads", wraps=True)]
    shown.show_entries(rows)
    shown.show()
    vera.settle()
    metrics = QFontMetrics(style.font(style.SMALL))
    lines = -(-metrics.horizontalAdvance(told) // shown.viewport().width())
    assert shown.rect_of("whole").height() >= shown.rect_of("cut").height() + (lines - 1) * metrics.height()
    assert shown.rect_of("bare").height() <= shown.rect_of("cut").height()


def test_rows_that_wrap_lie_one_below_the_other_however_wide_the_list_becomes(qtbot: QtBot) -> None:
    shown = EntryList()
    qtbot.addWidget(shown)
    words = "Een notitie verplaatsen naar een andere fase, en dan weer terug naar waar ze stond"
    shown.resize(400, 400)
    shown.show()
    shown.show_entries([Entry(str(n), words[: 20 + 7 * (n % 9)], wraps=True) for n in range(30)])
    for width in (400, 270, 350):
        shown.resize(width, 400)
        qtbot.wait(20)
        boxes = [shown.rect_of(str(n)) for n in range(30)]
        assert all(below.top() == above.bottom() + 1 for above, below in pairwise(boxes))
