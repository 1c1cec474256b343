"""Qt for Python reads no sources while the program starts."""

from __future__ import annotations

import subprocess
import sys

COUNTED = """
import inspect
read = []
kept = inspect.getsource
inspect.getsource = lambda module: read.append(module.__name__) or kept(module)
import app.widgets.workspace
import sqlalchemy
from PySide6.QtCore import QObject
assert not hasattr(QObject, "set_object_name"), "no switch is on"
print(*(name for name in read if name.startswith(("app.", "sqlalchemy"))))
"""


def test_no_source_is_read_for_what_is_imported_after_qt() -> None:
    run = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, check=True)
    assert run.stdout.split() in ([], ["app.widgets.importing_quickly"])
