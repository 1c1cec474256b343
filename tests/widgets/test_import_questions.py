"""What an import asks, each kind in its field: answered by mouse and keys, the preview follows, they come and go."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton

from app.exchange.incoming import Incoming
from app.widgets.asking import FeelingsField, field_for
from app.widgets.import_dialog import ImportDialog
from tests.driver import Driver
from tests.widgets.asking_format import ASKING, LYING, MEANINGS
from tests.widgets.conftest import Start
from tests.widgets.test_import import shown, wait_until_read

FEELS = "feelings=blij=+2; boos=-2; mwah=0; oké=+0.4; moe=-1; trots=+1.5; bang=-1"


@pytest.fixture
def asked(start: Start) -> Driver:
    """A window whose import dialog asks one question of each kind."""
    driver = start("empty", title="Mine")
    land: list[object] = []
    ImportDialog(driver.window, ASKING, Incoming("a.ask", b"x"), driver.document, land.append).open()
    wait_until_read(driver)
    return driver


def reads(driver: Driver, *parts: str) -> None:
    """The preview follows what is answered."""
    for _attempt in range(200):
        driver.settle(25)
        if driver.sees("import.maps") and all(part in shown(driver)[0][0] for part in parts):
            return
    raise AssertionError(shown(driver))


def test_everything_is_asked_with_a_proposal_that_the_preview_already_follows(asked: Driver) -> None:
    reads(asked, "scale=1..10", "lying=rows", "columns=A=touchpoint; B=nothing; C=emotion", FEELS)
    sentences = {label.text() for label in asked.find("importDialog").findChildren(QLabel)}
    assert {"How does the table lie?", "How does each word feel?", "Not known here", "Vera"} <= sentences
    assert asked.find("import.make").isEnabled()


def test_a_face_gives_a_word_its_score_and_words_that_are_not_known_stand_first(asked: Driver) -> None:
    asked.click("import.feelings.0.-1")
    reads(asked, "mwah=-1", "oké=+0.4")
    asked.find("import.feelings.0.-1", QToolButton).setFocus()
    asked.press("Right").press("Right")
    reads(asked, "mwah=+1")


def test_a_column_is_given_another_meaning_and_what_that_makes_pointless_is_asked_no_more(asked: Driver) -> None:
    asked.click("import.feelings.0.2")
    reads(asked, "mwah=+2")
    meaning = asked.find("import.columns.2", QComboBox)
    meaning.setFocus()
    asked.press("Down")
    reads(asked, "C=nothing")
    assert "feelings" not in shown(asked)[0][0]
    assert not asked.sees("import.feelings.0")
    asked.press("Up")
    reads(asked, "C=emotion", FEELS)


def test_an_answer_stays_while_others_are_changed(asked: Driver) -> None:
    asked.type("5", into="import.scale.high")
    reads(asked, "scale=1..5")
    asked.click("import.lying.columns")
    reads(asked, "scale=1..5", "lying=columns")
    assert not asked.sees("import.columns.0")
    asked.click("import.lying.rows")
    reads(asked, "scale=1..5", "lying=rows", "columns=A")
    assert asked.find("import.scale.high", QLineEdit).text() == "5"


def test_as_long_as_one_answer_is_none_nothing_can_be_imported(asked: Driver) -> None:
    asked.type("x", into="import.scale.low")
    assert not asked.find("import.make").isEnabled()
    asked.type("0", into="import.scale.low")
    reads(asked, "scale=0..10")


def driver_height(driver: Driver) -> int:
    """What the screen leaves for a dialog and its frame."""
    return driver.window.screen().availableGeometry().height() - 40


def test_the_dialog_with_all_questions_fits_the_window(asked: Driver) -> None:
    assert asked.find("importDialog").height() <= driver_height(asked)


def test_a_score_between_two_faces_stays_as_it_was_until_a_face_is_pressed(asked: Driver) -> None:
    field = asked.find("importDialog").findChild(FeelingsField)
    assert field is not None and field.value()["trots"] == 1.5


def test_each_field_answers_as_proposed(asked: Driver) -> None:
    for question in (LYING, MEANINGS):
        assert field_for(question).value() == question.proposal
