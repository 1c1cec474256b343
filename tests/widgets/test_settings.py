"""Settings: kept between two starts, and never in the way when their file is missing or damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.settings import MAX_RECENT, Settings, settings_file


def test_what_was_saved_comes_back(home: Path) -> None:
    Settings(language="en", theme="dark", panel="checks", recent=["/a.reiskaart"]).save()
    assert Settings.load() == Settings(language="en", theme="dark", panel="checks", recent=["/a.reiskaart"])
    assert [file.name for file in home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("damage", ["", "[]", "{", "\x00", json.dumps({"language": 7, "theme": "pink", "recent": [1]})])
def test_a_damaged_file_reads_as_the_defaults(home: Path, damage: str) -> None:
    settings_file().write_text(damage)
    assert Settings.load() == Settings()


def test_the_last_opened_is_first_and_stands_there_once(home: Path) -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 3):
        settings.remember(home / f"{number}.reiskaart")
    settings.remember(home / "5.reiskaart")
    assert settings.recent[0] == str(home / "5.reiskaart")
    assert len(settings.recent) == len(set(settings.recent)) == MAX_RECENT
    settings.forget(settings.recent[0])
    assert str(home / "5.reiskaart") not in settings.recent


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "file"))
    Settings(theme="dark").save()
    assert Settings.load().theme == "light"
