"""The command line, as scripts and people use it: mostly in this process, and where it matters as a program."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app import cli
from app.errors import FileError
from app.guides.templates import sample_ids, template_ids
from app.i18n import screen_language, set_screen_language
from app.model.records import RECORD_TYPES
from app.session import Session, read
from tests.every_kind import whole_project

ROOT = Path(__file__).resolve().parent.parent
TODAY = "Vera wil tien kilo kwijt"
JOURNEY = """journey
  title Een werkdag
  section Naar het werk
    Thee zetten: 5: Ik
    Werken: 1: Ik, Kat
  section Naar huis
    Zitten: 4: Ik
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home and a folder of one's own, and English, whatever this computer speaks."""
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    before = screen_language()
    yield
    set_screen_language(before)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def vera(run: Run) -> Path:
    path = Path("vera.reiskaart")
    assert run("new", path, "--template", "vera", "--language", "nl")[0] == 0
    return path


@pytest.fixture
def two_maps(vera: Path, run: Run) -> Path:
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    assert run("import", "dag.mmd", vera)[0] == 0
    return vera


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def one_sentence(err: str) -> bool:
    return err.startswith("reiskaart: ") and err.count("\n") == 1 and "Traceback" not in err


# --- new -------------------------------------------------------------------------------------------------------------


def test_new_makes_a_map_that_opens(run: Run) -> None:
    code, out, err = run("new", "mijn reis", "--language", "en", "--title", "My journey")
    assert (code, out, err) == (0, "Made mijn reis.reiskaart\n", "")
    document = read(Path("mijn reis.reiskaart"))
    assert document.project.language == "en"
    assert [journey.title for journey in document.maps()] == ["My journey"]
    assert files() == ["mijn reis.reiskaart"]


def test_new_refuses_a_file_that_is_there(vera: Path, run: Run) -> None:
    before = vera.read_bytes()
    code, out, err = run("new", vera)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert vera.read_bytes() == before


def test_new_leaves_nothing_behind_when_it_cannot(run: Run) -> None:
    assert run("new", "gone/map.reiskaart")[0] == 1
    assert run("new", "x.reiskaart", "--template", "nothing")[0] == 1
    assert files() == []


def test_new_lists_what_a_map_can_start_from(run: Run) -> None:
    code, out, _ = run("new", "--list")
    assert code == 0
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == [*template_ids(), *sample_ids()]
    assert "five-phases                  Five phases: Fits almost any customer" in lines[0]


@pytest.mark.parametrize("template", template_ids())
def test_new_makes_a_map_of_every_template(template: str, run: Run) -> None:
    assert run("new", "map.reiskaart", "--template", template, "--language", "nl")[0] == 0
    told = json.loads(run("info", "map.reiskaart", "--json")[1])
    assert (told["language"], told["integrity"]) == ("nl", "ok")
    assert {journey.template for journey in read(Path("map.reiskaart")).maps()} == {template}


OWN_TEMPLATE = {
    "place": 3,
    "title": {"nl": "Marktdag", "en": "Market day"},
    "when": {"nl": "Voor wie op de markt staat.", "en": "For those with a market stall."},
    "phases": ["stroll", "do", {"stage": "chat", "title": {"nl": "Napraten", "en": "Chatting"}}],
    "lanes": ["touchpoints", "emotion", {"kind": "free", "name": "weather", "title": {"nl": "Weer", "en": "Weather"}}],
    "prompts": {"stroll": {"weather": {"nl": "Schijnt de zon?", "en": "Is the sun out?"}}},
}


def test_a_new_template_with_a_stage_of_its_own_is_two_files_of_data_and_no_code(tmp_path: Path) -> None:
    copy = tmp_path / "program"
    left_out = shutil.ignore_patterns("__pycache__", "fonts", "pictures", "icons")
    for part in ("app", "resources"):
        shutil.copytree(ROOT / part, copy / part, ignore=left_out)
    stages = copy / "resources" / "stages.json"
    known = json.loads(stages.read_text("utf-8"))
    stages.write_text(json.dumps({**known, "stroll": {"nl": "Slenteren", "en": "Strolling"}}), "utf-8")
    (copy / "resources" / "templates" / "market-day.json").write_text(json.dumps(OWN_TEMPLATE), "utf-8")

    def program(*arguments: str) -> str:
        command, home = [sys.executable, *arguments], os.environ | {"PYTHONPATH": str(copy)}
        ran = subprocess.run(command, cwd=copy, env=home, check=True, stdout=subprocess.PIPE, encoding="utf-8")
        return ran.stdout

    listed = [line.split()[0] for line in program("-m", "app", "new", "--list").splitlines()]
    assert listed.index("market-day") == 2
    program("-m", "app", "new", "day.reiskaart", "--template", "market-day", "--language", "nl")
    asking = (
        "from pathlib import Path; from app.guides.prompts import prompt_of; from app.i18n import translator\n"
        "from app.model.names import title_of; from app.session import read\n"
        "document = read(Path('day.reiskaart')); journey = document.maps()[0]; say = translator('nl')\n"
        "phases, lanes = document.phases(journey.id), document.lanes(journey.id)\n"
        "print(*(title_of(phase, say) for phase in phases), say(prompt_of(journey, phases[0], lanes[-1])), sep='|')\n"
    )
    assert program("-c", asking).strip() == "Slenteren|Do|Napraten|Schijnt de zon?"


# --- export ----------------------------------------------------------------------------------------------------------


def test_export_writes_every_file_that_is_asked_for(vera: Path, run: Run) -> None:
    code, out, _ = run(
        *("export", vera, "--to", "a.pdf", "--to", "b.XLSX", "--to", "c.svg", "--to", "d.png", "--to", "e.pptx"),
        *("--map", TODAY),
    )
    names = ["a.pdf", "b.XLSX", "c.svg", "d.png", "e.pptx"]
    assert (code, out.splitlines()) == (0, [f"Made {name}, which holds only the map “{TODAY}”." for name in names])
    assert Path("a.pdf").read_bytes().startswith(b"%PDF-")
    assert Path("d.png").read_bytes().startswith(b"\x89PNG")
    assert Path("c.svg").read_text("utf-8").rstrip().endswith("</svg>")
    assert files() == ["a.pdf", "b.XLSX", "c.svg", "d.png", "e.pptx", "vera.reiskaart"]


def test_export_says_which_of_several_maps_a_file_holds(vera: Path, run: Run) -> None:
    code, out, _ = run("export", vera, "--to", "a.md")
    assert code == 0 and out.startswith("Made a.md, which holds 2 maps: “")
    assert f"“{TODAY}”" in out


def test_export_in_another_language_than_the_map(vera: Path, run: Run) -> None:
    assert run("export", vera, "--to", "nl.xlsx")[0] == 0
    assert run("export", vera, "--to", "en.xlsx", "--language", "en")[0] == 0
    assert load_workbook("nl.xlsx").sheetnames[:2] == ["Overzicht", "Acties"]
    assert load_workbook("en.xlsx").sheetnames[:2] == ["Overview", "Actions"]


def test_looking_and_exporting_never_change_the_map(vera: Path, run: Run) -> None:
    before = (vera.read_bytes(), vera.stat().st_mtime_ns)
    run("export", vera, "--to", "a.xlsx")
    run("info", vera)
    run("check", vera)
    assert (vera.read_bytes(), vera.stat().st_mtime_ns) == before


def test_an_ending_that_says_nothing_is_wrong_usage_and_names_those_that_do(run: Run) -> None:
    code, _, err = run("export", "not-even-there.reiskaart", "--to", "a.doc")
    assert code == 2
    assert one_sentence(err)
    assert all(ending in err for ending in (".pdf", ".xlsx", ".png", ".svg"))


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_of_several_maps_needs_a_choice(two_maps: Path, run: Run, ending: str) -> None:
    code, _, err = run("export", two_maps, "--to", f"a.{ending}")
    assert code == 1
    assert one_sentence(err)
    assert "“Een werkdag”" in err
    assert not Path(f"a.{ending}").exists()


def test_a_map_is_chosen_by_title_in_any_case_or_by_id(two_maps: Path, run: Run) -> None:
    chosen = read(two_maps).maps()[-1]
    assert run("export", two_maps, "--to", "a.svg", "--map", "een  WERKDAG")[0] == 0
    assert run("export", two_maps, "--to", "b.svg", "--map", chosen.id)[0] == 0
    assert Path("a.svg").read_bytes() == Path("b.svg").read_bytes()
    code, _, err = run("export", two_maps, "--to", "c.svg", "--map", "nergens")
    assert code == 1
    assert one_sentence(err)


def test_an_export_that_cannot_be_written_leaves_what_was_there(vera: Path, run: Run) -> None:
    Path("fixed.pdf").write_bytes(b"old")
    Path("fixed.pdf").chmod(0o444)
    Path("folder.xlsx").mkdir()
    for target in ("fixed.pdf", "folder.xlsx", "gone/a.svg"):
        code, _, err = run("export", vera, "--to", target)
        assert code == 1
        assert one_sentence(err)
    assert Path("fixed.pdf").read_bytes() == b"old"
    assert files() == ["fixed.pdf", "folder.xlsx", "vera.reiskaart"]


# --- import ----------------------------------------------------------------------------------------------------------


def test_parts_of_a_pdf_are_chosen_by_name(run: Run, vera: Path) -> None:
    assert run("export", vera, "--to", "all.pdf")[0] == 0
    assert run("export", vera, "--to", "few.pdf", "--part", "actions", "--part", "personas")[0] == 0
    assert Path("few.pdf").stat().st_size < Path("all.pdf").stat().st_size
    code, _, err = run("export", vera, "--to", "none.pdf", "--part", "song")
    assert code == 2 and "song" in err and "evidence" in err
    assert not Path("none.pdf").exists()


def test_a_pdf_is_a_report_unless_a_poster_is_asked_for(run: Run, vera: Path) -> None:
    assert run("export", vera, "--to", "report.pdf", "--map", TODAY)[0] == 0
    _, _, told = run("export", vera, "--to", "poster.pdf", "--map", TODAY, "--form", "poster", "--paper", "a0")
    assert "A0" in told
    assert Path("poster.pdf").read_bytes().count(b"/Type /Page\n") == 1
    _, _, told = run("export", vera, "--to", "tiles.pdf", "--map", TODAY, "--form", "tiles", "--sheet", "a3")
    assert "× A3" in told
    assert Path("tiles.pdf").read_bytes().count(b"/Type /Page\n") > 3
    code, _, err = run("export", vera, "--to", "none.pdf", "--paper", "a0")
    assert code == 2 and "--form poster" in err and not Path("none.pdf").exists()


def test_a_project_goes_out_as_json_and_comes_in_the_same(run: Run, vera: Path) -> None:
    assert run("export", vera, "--to", "vera.json")[0] == 0
    assert run("import", "vera.json", "again.reiskaart")[0] == 0
    assert read(Path("again.reiskaart")) == read(vera)
    assert run("export", "again.reiskaart", "--to", "again.json")[0] == 0
    assert Path("again.json").read_bytes() == Path("vera.json").read_bytes()


def test_a_project_as_json_joins_what_a_file_holds(run: Run, vera: Path) -> None:
    assert run("export", vera, "--to", "vera.json")[0] == 0
    maps = len(read(vera).maps())
    assert run("import", "vera.json", vera)[0] == 0
    assert len(read(vera).maps()) == 2 * maps
    session = Session.open(vera)
    session.undo()
    assert len(session.document.maps()) == maps
    session.close()


def test_a_json_file_that_is_no_project_makes_nothing(run: Run) -> None:
    Path("x.json").write_text("{}", encoding="utf-8")
    code, out, err = run("import", "x.json", "x.reiskaart")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1 and "x.json" in err
    assert not Path("x.reiskaart").exists()


def test_import_makes_a_file_with_that_map_only(run: Run) -> None:
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    code, out, err = run("import", "dag.mmd", "dag.reiskaart")
    assert (code, err) == (0, "")
    assert "Een werkdag" in out
    document = read(Path("dag.reiskaart"))
    [journey] = document.maps()
    assert journey.title == document.project.title == "Een werkdag"
    scores = [document.score(touchpoint.id) for touchpoint in document.journey(journey.id)]
    assert [score.score if score else None for score in scores] == [20, -20, 10]


def test_import_into_a_map_is_one_step_that_can_be_undone(vera: Path, run: Run) -> None:
    before = dict(read(vera).records)
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    assert run("import", "dag.mmd", vera)[0] == 0
    assert len(read(vera).maps()) == 3
    session = Session.open(vera)
    session.undo()
    assert dict(session.document.records) == before
    assert not session.can_undo
    session.close()


def test_a_scale_that_must_be_known_is_asked_for_or_given(run: Run) -> None:
    Path("dag.mmd").write_text(JOURNEY.replace("zetten: 5", "zetten: 9"), encoding="utf-8")
    code, _, err = run("import", "dag.mmd", "a.reiskaart")
    assert code == 1
    assert one_sentence(err)
    assert "--scale 1..10" in err
    assert run("import", "dag.mmd", "a.reiskaart", "--yes")[0] == 0
    assert run("import", "dag.mmd", "b.reiskaart", "--scale", "1..9")[0] == 0
    assert run("import", "dag.mmd", "c.reiskaart", "--scale=-10..10")[0] == 0
    first = [_first_score(Path(f"{name}.reiskaart")) for name in "abc"]
    assert first == [16, 20, 18]


def _first_score(path: Path) -> int:
    document = read(path)
    score = document.score(document.journey(document.maps()[0].id)[0].id)
    assert score is not None
    return score.score


@pytest.mark.parametrize("scale", ["5", "1..1", "a..b", "1..", "1..inf"])
def test_a_scale_that_is_none_is_wrong_usage(run: Run, scale: str) -> None:
    assert run("import", "dag.mmd", "a.reiskaart", f"--scale={scale}")[0] == 2


def test_repairs_are_told_with_the_text_as_it_stood(run: Run) -> None:
    Path("dag.mmd").write_text(JOURNEY.replace("Naar huis", "Naar huis: laat"), encoding="utf-8")
    _, out, _ = run("import", "dag.mmd", "a.reiskaart")
    assert "line 6: " in out
    assert "section Naar huis: laat" in out


def test_sources_that_cannot_be_read_make_nothing(run: Run) -> None:
    Path("pie.mmd").write_text("pie\n  title Taart\n  A: 1\n", encoding="utf-8")
    Path("large.mmd").write_bytes(b" " * (20 * 1024 * 1024 + 1))
    Path("folder.mmd").mkdir()
    for source in ("pie.mmd", "large.mmd", "folder.mmd", "gone.mmd", "dag.docx"):
        code, _, err = run("import", source, "a.reiskaart")
        assert code == 1
        assert one_sentence(err)
    assert not Path("a.reiskaart").exists()


def test_import_refuses_a_map_that_is_open(vera: Path, run: Run) -> None:
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    session = Session.open(vera)
    code, _, err = run("import", "dag.mmd", vera)
    assert code == 1
    assert one_sentence(err)
    session.close()
    assert len(read(vera).maps()) == 2


def test_a_foreign_file_is_read_in_a_process_of_its_own(vera: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("export", vera, "--to", "x.json")[0] == 0

    def never(*_: object) -> None:
        raise AssertionError("read where there is no limit")

    monkeypatch.setattr("app.exchange.json_file.read", never)
    assert run("import", "x.json", "x.reiskaart")[0] == 0
    assert dict(read(Path("x.reiskaart")).records) == dict(read(vera).records)


def test_an_import_that_fails_late_leaves_no_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    close = Session.close

    def full(self: Session) -> bool:
        close(self)
        return False

    monkeypatch.setattr(Session, "close", full)
    code, _, err = run("import", "dag.mmd", "dag.reiskaart")
    assert code == 1
    assert one_sentence(err)
    assert files() == ["dag.mmd"]


# --- check, info, repair ---------------------------------------------------------------------------------------------


def test_check_tells_what_is_lacking_and_why(vera: Path, run: Run) -> None:
    code, out, _ = run("check", vera)
    assert code == 0
    assert "dip" in out
    code, out, _ = run("check", vera, "--json")
    found = json.loads(out)
    assert code == 0
    assert {"check", "severity", "map", "record_id", "message", "why", "fix"} <= found[0].keys()
    assert all(finding["record_id"] in read(vera).records for finding in found)


def test_info_counts_what_is_in_the_file(vera: Path, run: Run) -> None:
    code, out, _ = run("info", vera, "--json")
    info = json.loads(out)
    document = read(vera)
    journey, future = info["maps"]
    assert code == 0
    assert (info["format_version"], info["language"], info["integrity"]) == (5, "nl", "ok")
    assert (journey["name"], journey["state"]) == (document.maps()[0].title, "current")
    assert (journey["phases"], journey["lanes"], journey["touchpoints"]) == (5, 23, 16)
    assert (future["state"], future["touchpoints"]) == ("future", 17)
    assert journey["notes"] + future["notes"] == sum(record.KIND == "note" for record in document.records.values())
    assert len(info["actions"]) == len(document.actions())
    code, out, _ = run("info", vera)
    assert code == 0
    assert "16 touchpoints" in out


def test_info_tells_of_every_kind_of_record_and_no_hidden_name(run: Run) -> None:
    Session.create_from(whole_project().records.values(), "all.reiskaart").close()
    code, out, _ = run("info", "all.reiskaart", "--json")
    info = json.loads(out)
    assert code == 0
    assert info["records"] == {kind.KIND: 1 + (kind.KIND in ("touchpoint", "action")) for kind in RECORD_TYPES}
    assert [source["respondent"] for source in info["sources"]] == ["Respondent 1"]
    assert (info["sources"][0]["evidence"], info["tags"][0]["carried_by"], info["pictures"]) == (1, 1, 1)
    assert info["segments"] == ["name € 🦷"]
    assert (info["maps"][0]["links"], info["maps"][0]["proven_percent"]) == (1, None)  # its one lane is hidden
    assert "respondent € 🦷" not in out
    assert "1 segments, 1 sources, 1 tags, 1 pictures" in run("info", "all.reiskaart")[1]


def test_damage_is_told_and_repaired_into_a_new_file(vera: Path, run: Run) -> None:
    data = bytearray(vera.read_bytes())
    place = data.find(b"Gratis gesprek")
    data[place : place + 6] = b"Kratis"
    vera.write_bytes(data)
    code, out, _ = run("info", vera, "--json")
    assert code == 1
    assert json.loads(out)["integrity"] != "ok"
    code, out, _ = run("repair", vera)
    assert code == 0
    assert vera.read_bytes() == bytes(data)
    [new] = [name for name in files() if name not in ("vera.reiskaart",)]
    assert new in out
    assert run("info", new)[0] == 0


def test_repair_leaves_a_sound_file_alone(vera: Path, run: Run) -> None:
    code, out, _ = run("repair", vera)
    assert (code, out) == (0, "vera.reiskaart is sound, so there is nothing to repair.\n")
    assert files() == ["vera.reiskaart"]


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_map_is_said_so_and_stays(run: Run, content: bytes) -> None:
    Path("x.reiskaart").write_bytes(content)
    for command in ("info", "check", "repair"):
        code, _, err = run(command, "x.reiskaart")
        assert code == 1
        assert one_sentence(err)
    assert Path("x.reiskaart").read_bytes() == content


# --- the whole -------------------------------------------------------------------------------------------------------


def test_usage_that_is_wrong_is_2(run: Run) -> None:
    for arguments in (["export", "a"], ["new"], ["nothing-like-it"], ["--nothing"], ["new", "x", "--language", "de"]):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert "reiskaart: " in err


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(f"    {command} " in out for command in cli.COMMANDS)
    for command in cli.COMMANDS:
        assert f"usage: reiskaart {command}" in run(command, "--help")[1]


def test_sentences_are_in_the_language_of_the_computer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert run("new", "a.reiskaart")[1] == "Gemaakt: a.reiskaart\n"
    assert "Er is geen sjabloon ‘x’" in run("new", "b.reiskaart", "--template", "x")[2]


def test_an_interruption_is_clean(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "create_from", interrupted)
    code, _, err = run("new", "a.reiskaart")
    assert code == 130
    assert one_sentence(err)


@pytest.mark.may_log
def test_a_fault_of_ours_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: Any, **__: Any) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(Session, "create_from", wrong)
    code, _, err = run("new", "a.reiskaart")
    assert code == 1
    assert "in Reiskaart itself" in err.splitlines()[-1]


def test_errors_of_the_users_world_are_one_sentence(run: Run) -> None:
    with pytest.raises(FileError):
        read(Path("gone.reiskaart"))
    code, _, err = run("info", "gone.reiskaart")
    assert code == 1
    assert one_sentence(err)


# --- as a program ----------------------------------------------------------------------------------------------------


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if name not in environment:
            variables.pop(name, None)
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, env=variables, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_as_a_program_it_does_the_main_job_without_a_screen(tmp_path: Path) -> None:
    assert program("new", "vera.reiskaart", "--template", "vera", "--language", "nl").returncode == 0
    ran = program(
        "export", "vera.reiskaart", "--to", "a.pdf", "--to", "a.xlsx", "--to", "a.svg", "--to", "a.png", "--map", TODAY
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    assert files() == ["a.pdf", "a.png", "a.svg", "a.xlsx", "vera.reiskaart"]
    assert json.loads(program("info", "vera.reiskaart", "--json").stdout)["integrity"] == "ok"


def test_a_screen_that_cannot_be_reached_does_not_matter_to_a_picture() -> None:
    assert program("new", "a.reiskaart").returncode == 0
    ran = program("export", "a.reiskaart", "--to", "a.png", DISPLAY=":987")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_without_a_screen_the_window_is_refused_in_one_sentence() -> None:
    ran = program("--sample")
    assert ran.returncode == 1
    assert one_sentence(ran.stderr)


def test_a_fault_of_ours_is_in_the_log_and_not_on_the_screen(tmp_path: Path) -> None:
    code = (
        "import app.commands.info as i, sys; i.run = lambda options: 1 / 0; from app.cli import main; sys.exit(main())"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "info", "a.reiskaart"]
    ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ran.returncode == 1
    assert one_sentence(ran.stderr)
    [log] = (tmp_path / "home").rglob("*.log")
    assert "ZeroDivisionError" in log.read_text("utf-8")


LOADED = """
import sys
from app.cli import main
code = main(sys.argv[1:])
heavy = [name for name in ("PySide6", "openpyxl", "reportlab", "sqlalchemy") if name in sys.modules]
print("LOADED", code, *heavy)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["new", "b.reiskaart"], ["sqlalchemy"]),
        (["export", "a.reiskaart", "--to", "a.pdf"], ["reportlab", "sqlalchemy"]),
        (["export", "a.reiskaart", "--to", "a.xlsx"], ["openpyxl", "sqlalchemy"]),
        (["export", "a.reiskaart", "--to", "a.svg"], ["sqlalchemy"]),
        (["info", "a.reiskaart"], ["sqlalchemy"]),
        (["check", "a.reiskaart"], ["sqlalchemy"]),
        (["import", "dag.mmd", "c.reiskaart"], ["sqlalchemy"]),
        (["new", "--list"], []),
        (["--version"], []),
        (["export", "--help"], []),
    ],
)
def test_no_command_loads_more_than_it_needs_and_never_qt(run: Run, arguments: list[str], loaded: list[str]) -> None:
    assert run("new", "a.reiskaart")[0] == 0
    Path("dag.mmd").write_text(JOURNEY, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LOADED, *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert ran.stdout.splitlines()[-1].split() == ["LOADED", "0", *loaded]


def test_a_reader_that_leaves_is_no_error(run: Run) -> None:
    assert run("new", "a.reiskaart", "--template", "vera")[0] == 0
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "app", "info", "a.reiskaart", "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE, timeout=120, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")
