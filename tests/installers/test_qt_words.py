"""What Qt's own translations lack: put in, up to date, and shown where Qt says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeView

from app.widgets import qt_words as words_of_qt
from installers import qt_words


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[None]:
    words_of_qt.speak("nl")
    yield
    words_of_qt.speak("en")


def test_the_file_holds_what_the_list_says() -> None:
    assert qt_words.TARGET.read_bytes() == qt_words.packed(qt_words.DUTCH), "run: python installers/qt_words.py"


def test_each_is_found_by_qt(dutch: None) -> None:
    said = {key: QCoreApplication.translate(*key) for key in qt_words.DUTCH}
    assert said == qt_words.DUTCH
    assert QCoreApplication.translate("QFileDialog", "Back") == "Terug", "what Qt does have is there too"


def test_in_english_qt_speaks_for_itself_again(dutch: None) -> None:
    words_of_qt.speak("en")
    assert [QCoreApplication.translate(*key) for key in qt_words.DUTCH] == [text for _, text in qt_words.DUTCH]


def test_a_file_dialog_speaks_dutch(dutch: None, tmp_path: pytest.TempPathFactory) -> None:
    dialog = QFileDialog(directory=str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    assert {label.text() for label in dialog.findChildren(QLabel)} >= {"&Zoeken in:", "Bestands&type:"}
    assert dialog.findChild(QTreeView) is not None
    dialog.close()
    dialog.deleteLater()
