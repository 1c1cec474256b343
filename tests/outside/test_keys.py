"""Every key of the table of actions, pressed in a real window: a system may hand on a key otherwise than tests do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from app.widgets.actions.table import ROWS
from tests.outside import at_spi
from tests.outside.at_spi import until

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon")

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = ROOT / "tests" / "outside" / "keys_child.py"

_NAMES = {
    **{Qt.Key.Key_Plus: "plus", Qt.Key.Key_Minus: "minus", Qt.Key.Key_Equal: "equal"},
    **{Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Tab", Qt.Key.Key_Home: "Home"},
    **{Qt.Key.Key_Menu: "Menu"},
}
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.AltModifier: "alt",
}


def as_pressed(key: str) -> str:
    """A key of ours as xdotool calls it."""
    combination: QKeyCombination = QKeySequence(key)[0]
    held = [name for modifier, name in _HELD.items() if combination.keyboardModifiers() & modifier]
    word = QKeySequence(combination.key()).toString()
    plain = word.lower() if len(word) == 1 else word  # a capital letter would be pressed with Shift
    return "+".join([*held, _NAMES.get(combination.key(), plain)])


KEYS = [(key, row.name) for row in ROWS for key in (*row.keys, *row.map_keys)]
IN_OUTLINE = ("Ctrl+X", "Ctrl+C", "Ctrl+D", "Ctrl+M", "Del", "Ctrl+A", "Ctrl+Z", "F6", "Ctrl+F")


@pytest.mark.parametrize("panel", ["", "outline"])
def test_every_key_reaches_its_action(tmp_path: Path, panel: str) -> None:
    told = tmp_path / "told"
    with at_spi.desktop() as desktop, told.open("w") as output:
        own = {"REISKAART_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
        command = (sys.executable, str(CHILD), str(tmp_path / "map.reiskaart"), panel)
        with at_spi.running(command, desktop | own, stdout=output):
            until(told.read_text, "the window has the keyboard")
            for key, name in KEYS if not panel else [pair for pair in KEYS if pair[0] in IN_OUTLINE]:
                before = told.read_text()
                subprocess.run(["xdotool", "key", as_pressed(key)], env=desktop, check=True)
                until(lambda: told.read_text() != before, f"{key} reaches {name}")  # noqa: B023
                assert told.read_text() == f"{before}{name}\n"
