"""`reiskaart import` and `export` with tables: they ask what is unclear, name every repair, and tell what is lost."""

from __future__ import annotations

from pathlib import Path

from app.session import Session, read
from tests.exchange import table_samples as samples
from tests.exchange.mermaid import rows
from tests.test_cli import Run
from tests.test_cli import at_home as at_home
from tests.test_cli import run as run
from tests.test_cli import two_maps as two_maps
from tests.test_cli import vera as vera


def test_a_sheet_of_somebody_else_becomes_a_file_once_its_questions_are_answered(run: Run) -> None:
    Path("bakkerij.xlsx").write_bytes(samples.sheet())
    code, _out, err = run("import", "bakkerij.xlsx", "nieuw.reiskaart")
    assert code == 1 and "--scale" in err
    assert not Path("nieuw.reiskaart").exists()
    answers = ("--scale", "1..5", "--answer", "feelings=boos=-1")
    code, out, err = run("import", "bakkerij.xlsx", "nieuw.reiskaart", *answers)
    assert (code, err) == (0, "")
    assert "Legenda!A1" in out
    assert rows(read(Path("nieuw.reiskaart")))[1] == ("Kopen", [("Etalage", 10), ("Kassa", -10)])


def test_a_table_is_added_to_a_map_as_one_step(vera: Path, run: Run) -> None:
    before = dict(read(vera).records)
    Path("reis.csv").write_text("Fase;Touchpoint;Emotie (1-5)\nA;B;9\n", encoding="cp1252")
    code, out, _err = run("import", "reis.csv", vera)
    assert code == 0
    assert "line 2: " in out and "9" in out
    session = Session.open(vera)
    session.undo()
    assert dict(session.document.records) == before
    session.close()


def test_a_map_goes_out_as_tables_and_says_what_they_lack(vera: Path, run: Run) -> None:
    name = read(vera).maps()[0].title
    code, _out, err = run("export", vera, "--map", name, "--to", "a.csv", "--to", "a.tsv", "--to", "a.md")
    assert code == 0
    first = Path("a.csv").read_text("utf-8").splitlines()[0]
    assert first.startswith("\ufeffFase;Contactmoment;Kanaal;Eigenaar;Wanneer en hoelang;Emotie (-2 tot +2);")
    assert Path("a.tsv").read_text("utf-8").startswith("\ufeffFase\tContactmoment\t")
    assert Path("a.md").read_text("utf-8").startswith(f"## {name}\n\n| Fase | Contactmoment |")
    assert "a.csv: " in err and "link" in err


def test_several_maps_are_a_file_each_but_tables_on_one_page(two_maps: Path, run: Run) -> None:
    code, _out, err = run("export", two_maps, "--to", "alles.csv")
    assert code == 1 and "--map" in err
    assert run("export", two_maps, "--to", "alles.md")[0] == 0
    page = Path("alles.md").read_text("utf-8")
    assert page.count("\n| --- |") == page.count("## ") == len(read(two_maps).maps())


def test_a_table_that_is_no_journey_is_refused_and_leaves_no_file(run: Run) -> None:
    Path("prijzen.csv").write_text("Artikel;Prijs\nBrood;3\n")
    code, _out, err = run("import", "prijzen.csv", "nieuw.reiskaart")
    assert code == 1 and "prijzen.csv" in err
    assert not Path("nieuw.reiskaart").exists()


def test_a_scale_on_the_command_line_counts_though_the_scores_seem_to_tell_theirs(run: Run) -> None:
    Path("reis.csv").write_text("Fase;Touchpoint;Emotie\nA;een;-1\nA;twee;2\n")
    assert run("import", "reis.csv", "a.reiskaart", "--scale=-5..5")[0] == 0
    assert rows(read(Path("a.reiskaart"))) == [("A", [("een", -4), ("twee", 8)])]


def test_a_scale_on_the_command_line_that_nothing_needs_is_said_to_be_unused(run: Run) -> None:
    Path("reis.csv").write_text("Fase;Touchpoint;Emotie (1-5)\nA;een;5\n")
    code, out, _err = run("import", "reis.csv", "a.reiskaart", "--scale=-5..5")
    assert code == 0 and "-5" in out and "not used" in out
    assert rows(read(Path("a.reiskaart"))) == [("A", [("een", 20)])]
