"""Tests with foreign programs: each names what it needs, and is left out, by name and aloud, where that is missing.

    pytestmark = pytest.mark.needs("soffice", "pdftotext")
    @pytest.mark.needs("node", "npm:mermaid")

With REISKAART_LEAVE_NOTHING_OUT=1, as in CI, a missing program is an error instead.
"""

import os
from itertools import chain
from pathlib import Path

import pytest

from tests.outside import programs

_left_out = pytest.StashKey[dict[str, list[str]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): foreign programs that this test runs")
    config.stash[_left_out] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = {item: lacking for item in items if (lacking := _lacking(item))}
    if left_out and os.environ.get("REISKAART_LEAVE_NOTHING_OUT") == "1":
        raise pytest.UsageError("missing here: " + ", ".join(sorted(set(chain(*left_out.values())))))
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]
    config.stash[_left_out] = {item.nodeid: lacking for item, lacking in left_out.items()}


def _lacking(item: pytest.Item) -> list[str]:
    needs = [need for marker in item.iter_markers("needs") for need in marker.args]
    if unknown := [need for need in needs if not programs.known(need)]:
        raise pytest.UsageError(f"{item.nodeid} needs {unknown}, which tests/outside/programs.py does not list")
    return sorted({need for need in needs if not programs.present(need)})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash[_left_out]
    if not left_out:
        return
    terminalreporter.section("left out: their programs are not on this machine", yellow=True)
    for test, lacking in left_out.items():
        terminalreporter.line(f"{test} needs {', '.join(lacking)}")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder with the npm packages that programs.py lists."""
    return programs.node_modules()
