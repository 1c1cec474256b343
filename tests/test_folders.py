"""Our own folder: nobody else on the computer can look into it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.folders import data_folder
from tests.map_files import new_session


def others_may(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) & 0o077


def test_copies_of_a_closed_map_are_closed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "user" / "reiskaart"))
    session = new_session(tmp_path)
    session.path.chmod(0o600)
    session.back_up()
    assert list(data_folder("backups").rglob("*.reiskaart"))
    assert others_may(data_folder()) == 0
    assert others_may(tmp_path / "user"), "a folder that is not ours is made as any other"
    assert session.close()
    assert others_may(session.path) == 0


def test_a_place_that_cannot_be_made_is_for_whoever_writes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "file" / "home"))
    assert data_folder("a", "b") == tmp_path / "file" / "home" / "a" / "b"
