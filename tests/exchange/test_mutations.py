"""Two hundred files gone wrong for each reader: no crash, no hang, no half import."""

from __future__ import annotations

import pytest

from tests import fuzz
from tests.exchange.mutations import GOOD, mutants, survives


@pytest.mark.parametrize("reader", GOOD)
def test_a_reader_survives_two_hundred_files_gone_wrong(reader: str) -> None:
    outcomes = [survives(reader, name, source) for name, source in mutants(reader, 200)]
    assert 5 < sum(outcomes) < 195, "too few are read, or too few are wrong, to say much"


@pytest.mark.parametrize("reader", GOOD)
def test_the_good_files_themselves_are_read(reader: str) -> None:
    assert all(survives(reader, name, source) for name, source in GOOD[reader].files.items())


def test_the_command_tells_how_many_were_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main("openjourney", 10) == 0
    assert "openjourney: " in capsys.readouterr().out


def test_the_command_keeps_what_was_not_survived(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(reader: str, name: str, source: bytes) -> bool:
        raise RecursionError

    monkeypatch.setattr(fuzz, "survives", fail)
    assert fuzz.main("cjml", 10) == 1
    assert "number 0 was not survived; it is kept as" in capsys.readouterr().out
