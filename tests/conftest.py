"""What holds for every test: no window on the screen, and no message that nobody expected.

A warning that scrolls by is a fault nobody mends, so each kind fails the test that caused it: Python's warnings and
Qt's messages by pyproject.toml, our own log by the fixture below.
"""

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest

# Before the first import of Qt. A test that needs a real window asks for Xvfb, in tests/outside.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps every test out of the user's own data and documents folders."""
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session", autouse=True)
def one_application(request: pytest.FixtureRequest) -> Iterator[None]:
    """Qt takes one application a process, and windows need the largest kind: so that one is made first.

    The clipboard outlives Python, and would ask data that a test put there after there is nobody left to answer: so it
    is emptied at the end, or the process would crash when all tests have passed.
    """
    has_qt = request.config.pluginmanager.hasplugin("pytest-qt")
    application = request.getfixturevalue("qapp") if has_qt else None
    yield
    if application is not None:
        application.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_moves_by_itself(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the system ask for calm, so that a test need not wait; a test of an animation is marked lively."""
    if request.config.pluginmanager.hasplugin("pytest-qt"):
        lively = request.node.get_closest_marker("lively") is not None
        monkeypatch.setattr("app.widgets.motion.system_is_calm", lambda: not lively)


@pytest.fixture(autouse=True)
def nobody_chooses_a_file(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closes each file dialog at once, with nothing chosen: an open one would wait for a person until the run ends."""
    if request.config.pluginmanager.hasplugin("pytest-qt"):
        from PySide6.QtWidgets import QFileDialog

        for name, chosen in (("getOpenFileName", ""), ("getOpenFileNames", []), ("getSaveFileName", "")):
            monkeypatch.setattr(QFileDialog, name, lambda *_, nothing=chosen: (nothing, ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "lively: in this test things move by themselves, as on a system that allows it")
    config.addinivalue_line("markers", "may_log: this test provokes warnings in the log, and looks at them itself")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Notes that a process with tests crashed: then none of them is forgiven by a second try (installers/test.sh)."""
    if error:
        node.config.cache.set("processes/crashed", str(error))


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that logged a warning or an error, unless it is marked may_log."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.messages and request.node.get_closest_marker("may_log") is None:
        pytest.fail("logged and not expected:\n" + "\n".join(handler.messages), pytrace=False)
