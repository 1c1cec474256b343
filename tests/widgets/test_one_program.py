"""One program for each user: a second start hands its file to the first, which nothing that comes in can harm."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from app.session import Session
from app.widgets import one_program
from app.widgets.one_program import LONGEST, MOST_PATHS, Listener, address, hand_over

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken(home: Path, qapp: QObject) -> Iterator[list[list[Path]]]:
    """What a program that listens was asked to open, one list for each later start."""
    result: list[list[Path]] = []
    listener = Listener(result.append)
    assert listener.listen()
    yield result
    listener.close()


def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        QTest.qWait(20)


def later_start(*paths: str) -> subprocess.Popen[str]:
    code = (
        "import sys; from pathlib import Path; from app.widgets.one_program import hand_over;"
        "print(hand_over([Path(path) for path in sys.argv[1:]]))"
    )
    return subprocess.Popen([sys.executable, "-c", code, *paths], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def answer_of(start: subprocess.Popen[str]) -> str:
    until(lambda: start.poll() is not None)
    return start.communicate()[0].strip()


def test_a_later_start_hands_its_file_over(taken: list[list[Path]], home: Path) -> None:
    assert answer_of(later_start(str(home / "één map.reiskaart"), "beside.reiskaart")) == "True"
    assert taken == [[home / "één map.reiskaart", ROOT / "beside.reiskaart"]]


def test_a_start_without_a_file_only_asks_for_the_window(taken: list[list[Path]]) -> None:
    assert answer_of(later_start()) == "True"
    assert taken == [[]]


def test_where_nobody_listens_a_start_goes_on_by_itself(home: Path) -> None:
    assert hand_over([home / "a.reiskaart"]) is False


def test_what_a_crash_left_is_taken_over(home: Path, qapp: QObject) -> None:
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(address())
    assert hand_over([]) is False
    result: list[list[Path]] = []
    listener = Listener(result.append)
    assert listener.listen()
    assert answer_of(later_start()) == "True"
    listener.close()


def test_only_its_own_user_may_come_in(taken: list[list[Path]]) -> None:
    assert stat.S_IMODE(os.lstat(address()).st_mode) & 0o077 == 0


def test_each_data_folder_stands_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for name in ("one", "other"):
        monkeypatch.setenv("REISKAART_HOME", str(tmp_path / name))
        names.append(address())
    assert len(set(names)) == 2


def test_a_program_that_does_not_answer_is_not_waited_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_program, "WAIT_MS", 50)
    with socket.socket(socket.AF_UNIX) as stuck:
        stuck.bind(address())
        stuck.listen()
        assert hand_over([home / "a.reiskaart"]) is False
    Path(address()).unlink()


def packed(said: object) -> bytes:
    message = json.dumps(said).encode()
    return len(message).to_bytes(4, "big") + message


HOSTILE = {
    "too long": (LONGEST + 1).to_bytes(4, "big") + b"{}",
    "longer than it says": packed({"open": []}) + b"more",
    "no json": (4).to_bytes(4, "big") + b"\xff\xfe{{",
    "nested": (50_000).to_bytes(4, "big") + b"[" * 50_000,
    "a list": packed(["/a.reiskaart"]),
    "no paths": packed({"open": [1, None]}),
    "a relative path": packed({"open": ["a.reiskaart"]}),
    "a nul": packed({"open": ["/a\0b.reiskaart"]}),
    "too many": packed({"open": ["/a.reiskaart"] * (MOST_PATHS + 1)}),
    "an option": packed({"open": "--sample"}),
}


@pytest.mark.parametrize("message", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_message_of_ours_is_hung_up_on(taken: list[list[Path]], message: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(address())
        caller.sendall(message)
        caller.setblocking(False)
        until(lambda: hung_up(caller))
    assert taken == []


def hung_up(caller: socket.socket) -> bool:
    try:
        return caller.recv(100) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_who_says_nothing_is_hung_up_on_too(taken: list[list[Path]]) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(address())
        caller.setblocking(False)
        until(lambda: hung_up(caller))
    assert taken == []


def test_a_message_may_come_in_pieces(taken: list[list[Path]]) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(address())
        for byte in packed({"open": ["/a.reiskaart"]}):
            caller.sendall(bytes([byte]))
            QTest.qWait(1)
        until(lambda: bool(taken))
    assert taken == [[Path("/a.reiskaart")]]


def test_two_real_programs(home: Path) -> None:
    """The second start ends at once, and the first has opened its file."""
    path = home / "Second.reiskaart"
    Session.create(path, "empty", "en", "Second").close()
    command = [sys.executable, "-m", "app"]
    first = subprocess.Popen(command, cwd=ROOT)
    try:
        until(lambda: Path(address()).exists())
        second = subprocess.run([*command, str(path)], cwd=ROOT, timeout=20, check=False)
        assert second.returncode == 0
        assert first.poll() is None
        until(lambda: str(path) in recent(home))
    finally:
        first.terminate()
        first.wait(10)
        Path(address()).unlink(missing_ok=True)


def recent(home: Path) -> list[str]:
    try:
        settings = json.loads((home / "settings.json").read_text())
    except (OSError, ValueError):
        return []
    names: list[str] = settings["recent"]
    return names
