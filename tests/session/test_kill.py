"""kill -9 at any moment, against a log of what was acknowledged: nothing on the screen is ever lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from app.session import Session, integrity, read
from tests.map_files import MAP, names, new_session

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 8


def killed_while_editing(path: Path, seconds: float) -> int:
    """How many phases a child had acknowledged when it was killed, `seconds` after the first."""
    command = [sys.executable, "-m", "tests.session.killed_child", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        rest = child.stdout.read()
    return int((first + rest).split()[-1]) + 1


def test_after_kill_everything_acknowledged_is_there(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    path = session.path
    session.close()
    for _ in range(ROUNDS):
        acknowledged = killed_while_editing(path, random.uniform(0, 0.25))
        # One less where it died between an undo and its redo, one more where it died before it could say so.
        assert acknowledged - 1 <= len(read(path).phases(MAP)) <= acknowledged + 1
        assert integrity(path) == "ok", "the user's own file is whole at every moment"

        session = Session.open(path)
        assert names(tmp_path) == ["map.reiskaart"]
        session.redo()
        titles = {phase.title for phase in session.document.phases(MAP)}
        assert {f"Fase {number}" for number in range(2, acknowledged)} <= titles
        before = len(titles)
        session.undo()
        assert len(session.document.phases(MAP)) == before - 1
        session.redo()
        assert session.close()
        assert len(read(path).phases(MAP)) == before
        assert names(tmp_path) == ["map.reiskaart"]
