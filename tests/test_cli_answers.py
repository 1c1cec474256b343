"""The questions of an import on the command line: answered beforehand, at the terminal, or by what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.exchange import incoming
from app.i18n import set_screen_language
from app.session import read
from tests.widgets.asking_format import ASKING

Run = Callable[..., tuple[int, str, str]]
PROPOSED = "scale=1..10; lying=rows; columns=A=touchpoint; B=nothing; C=emotion; "


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in an empty folder with a file that asks; gives its exit code and what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("app.cli.system_language", lambda: "en")
    monkeypatch.setattr(incoming, "importers_for", lambda suffix: (ASKING,) if suffix == ".ask" else ())
    Path("plan.ask").write_text("x")

    def begin(*options: str, file: str = "a.reiskaart") -> tuple[int, str, str]:
        code = main(["import", "plan.ask", file, *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    yield begin
    set_screen_language("nl")


def told(file: str = "a.reiskaart") -> str:
    """What was answered, which this format writes in the title of its map."""
    return read(Path(file)).maps()[0].title


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Somebody at the terminal, who types these lines; what they were asked comes into the list."""
    asked: list[str] = []
    waiting = iter(lines)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question="": (asked.append(question), next(waiting))[1])
    return asked


def test_with_yes_everything_goes_by_what_is_proposed(run: Run) -> None:
    assert run("--yes")[0] == 0
    assert told().startswith(PROPOSED + "feelings=blij=+2;")


def test_answers_beforehand_are_taken_and_the_rest_goes_by_what_is_proposed(run: Run) -> None:
    assert run("--yes", "--scale", "1..5", "--answer", "feelings=mwah=-1", "--answer", "columns=b = Touchpoint")[0] == 0
    assert "scale=1..5" in told() and "mwah=-1" in told() and "B=touchpoint" in told()


def test_an_answer_may_make_other_questions_pointless(run: Run) -> None:
    assert run("--answer", "lying=columns", "--answer", "scale=0..10")[0] == 0
    assert told() == "scale=0..10; lying=columns"


def test_somebody_is_asked_until_nothing_is_left_and_again_after_what_is_no_answer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typing(monkeypatch, "5", "1..5", "", "A=phase", "C=emotion", "mwah=2")
    code, out, _ = run()
    assert code == 0
    assert len(asked) == 6 and "[1..10]" in asked[0]
    assert "Please type two numbers" in out and "Not known here: mwah" in out and "[A] Stap: Zoeken |" in out
    assert "scale=1..5" in told() and "mwah=+2" in told()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--answer", "lying=sideways"], "sideways"),
        (["--answer", "feelings=nobody=1"], "feelings"),
        (["--answer", "colour=red"], "colour"),
        (["--answer", "nothing"], "NAME=VALUE"),
    ],
)
def test_what_answers_nothing_is_wrong_usage_and_makes_no_file(run: Run, options: list[str], why: str) -> None:
    code, _, err = run("--yes", *options)
    assert code == 2 and why in err
    assert not Path("a.reiskaart").exists()


def test_without_anybody_to_ask_the_option_that_answers_is_named(run: Run) -> None:
    code, _, err = run("--scale", "1..5")
    assert code == 1
    assert "--answer lying=rows" in err
    assert "--scale 1..10" in run()[2]


def test_help_names_every_format_and_ending(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "PowerPoint" in said and "Mermaid" in said and ".pptx" in said and ".mmd" in said
    assert main(["import", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert all(ending in said for ending in (".mmd", ".ojf", ".cjml", ".xlsx", ".csv"))
