"""The command line on a terminal, where it asks: being stopped there leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.needs("terminal")

ROOT = Path(__file__).resolve().parent.parent.parent
OFF_THE_SCALE = "journey\n title A day\n section Work\n Make tea: 9: Me\n"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_being_stopped_while_asking_ends_in_one_sentence_and_leaves_nothing(
    how: signal.Signals, tmp_path: Path
) -> None:
    (tmp_path / "day.mmd").write_text(OFF_THE_SCALE, encoding="utf-8")
    ours, theirs = os.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "app", "import", "day.mmd", "a.reiskaart"]
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=partial(signal.signal, how, signal.SIG_DFL),  # noqa: PLW1509  # one call; tests run in the background may ignore them
    )
    assert running.stdout is not None
    assert running.stdout.readline().strip(), "the question"  # so it is up, and waits for the answer
    time.sleep(0.2)
    running.send_signal(how)
    _, err = running.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert running.returncode == 130
    assert err.startswith("reiskaart: ") and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["day.mmd"]


@pytest.mark.parametrize(("ending", "far"), [(".pdf", 0), (".pdf", 40), (".xlsx", 0), (".xlsx", 30), (".png", 0)])
def test_ctrl_c_while_exporting_ends_in_one_sentence_and_leaves_the_old_file(
    ending: str, far: int, tmp_path: Path
) -> None:
    out, aside = tmp_path / f"map{ending}", tmp_path / "aside"
    out.write_bytes(b"old")
    aside.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(aside),
        "REISKAART_HOME": str(tmp_path / "home"),
    }
    new = [sys.executable, "-m", "app", "new", "vera.reiskaart", "--template", "vera", "--language", "nl"]
    subprocess.run(new, cwd=tmp_path, env=environment, check=True, capture_output=True)
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "app", "export", "vera.reiskaart", "--to", out.name]
    command += ["--map", "Vera wil tien kilo kwijt"] if ending == ".png" else []
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # as above
    )
    os.close(theirs)
    said = b""
    while not any(int(done) >= far for done in re.findall(rb": (\d+) %", said)):
        said += os.read(ours, 1024)
    running.send_signal(signal.SIGINT)
    with suppress(OSError):  # which is how a terminal says that nobody writes on it any more
        while more := os.read(ours, 1024):
            said += more
    os.close(ours)
    # Python ends by the signal itself if that came while it made a class from text; to a shell both are 130.
    assert running.wait(60) in (130, -signal.SIGINT), said
    assert said.decode().rpartition("\x1b[K")[2].strip() == "reiskaart: Stopped. Nothing was left half-written."
    assert out.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {out.name, "aside", "home", "vera.reiskaart"}
    assert not [*aside.iterdir(), *(tmp_path / "home").rglob("export-*")]
