"""Blocks of cells: what spreadsheets write is read as they meant it, and what we write is read back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.blocks import (
    Rows,
    guarded,
    read_html,
    read_tsv,
    trimmed,
    unguarded,
    with_breaks,
    write_html,
    write_lines,
    write_tsv,
)

CELL = st.text(st.sampled_from("ab é\t\n\"'=+-@;<>&"), max_size=8)
BLOCK = st.integers(2, 4).flatmap(lambda w: st.lists(st.lists(CELL, min_size=w, max_size=w), min_size=1, max_size=4))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", (("a", "b"), ("c", "d"))),
        ('a\t"twee\nregels"\n', (("a", "twee\nregels"),)),
        ('"zeg ""ja"""\tb', (('zeg "ja"', "b"),)),
        ('"Ik wil niet"\tb', (('"Ik wil niet"', "b"),)),
        ('"nooit gesloten\tb', (('"nooit gesloten', "b"),)),
        ('een 24" scherm\tb', (('een 24" scherm', "b"),)),
        ("a\nb\tc", (("a", ""), ("b", "c"))),
        ("\t\t\n\ta\t b \n\t\t", (("a", "b"),)),
        ("\n\t\n", ()),
        ("", ()),
        ("'=som\t'=echt\t'tis", (("=som", "=echt", "'tis"),)),
        ("''=som\tx", (("'=som", "x"),)),
    ],
)
def test_cells_are_read_as_the_spreadsheet_meant_them(text: str, rows: Rows) -> None:
    assert read_tsv(text) == rows


@given(BLOCK)
def test_what_is_written_as_text_is_read_back(rows: list[list[str]]) -> None:
    assert read_tsv(write_tsv(trimmed(rows))) == trimmed(rows)


@given(BLOCK)
def test_what_is_written_as_html_is_read_back(rows: list[list[str]]) -> None:
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    assert read_html(write_html(cells)) == trimmed(cells)


@given(CELL)
def test_no_cell_that_is_written_is_a_formula(text: str) -> None:
    listed = text.startswith(("- ", "+ "))
    assert listed or not write_lines([text]).startswith(("=", "+", "-", "@", "\t"))
    assert unguarded(guarded(text)) == text


def test_cells_of_html_are_text_whatever_they_begin_with() -> None:
    written = write_html([["=1+1", "<b>"], ["twee\nregels", ""]])
    assert "mso-number-format:'\\@'" in written and "<b>" not in written and "twee<br>regels" in written


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<table><tr><td>a</td><td>b</td></tr></table>", (("a", "b"),)),
        ("<TABLE><TR><TD>a<TD>b<TR><TD>c</TABLE>", (("a", "b"), ("c", ""))),
        ("<table><tr><td colspan=2>kop</td></tr><tr><td>a</td><td>b</td></tr></table>", (("kop", ""), ("a", "b"))),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>", (("a", "b"), ("", "c"), ("d", ""))),
        ("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>", (("a", "", "b"), ("", "", "c"))),
        ("<table><tr><td>a<br>b</td><td>&lt;c&gt;</td></tr></table>", (("a\nb", "<c>"),)),
        ("<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>", (("ain", "b"),)),
        ("<table><tr><td>een</td></tr></table><table><tr><td>twee</td></tr></table>", (("een",),)),
        ("<table><tr><td colspan='99999999'>a</td></tr></table>", (("a",),)),
        (f"<table><tr><td colspan='{'9' * 5000}'>a<td>b</table>", (("a", "b"),)),
        ("<table><tr><td colspan='-2'>a<td>b</table>", (("a", "b"),)),
        ("<p>geen tabel</p>", ()),
        ("<table><tr><td", ()),
        ("<td>los</td>", ()),
    ],
)
def test_tables_of_other_programs_are_read(html: str, rows: Rows) -> None:
    assert read_html(html) == rows


@given(st.text(st.sampled_from("<>/tabletrd ='\"&;x\n"), max_size=60))
def test_nothing_that_looks_like_html_fails(html: str) -> None:
    read_html(html)


def test_a_dash_that_lists_stays_a_dash_in_a_letter_and_comes_back_as_it_was() -> None:
    texts = ["- eerst dit", "'- dan dat", "-1", "=som"]
    lines = write_lines(texts).split("\n")
    assert lines == ["- eerst dit", "''- dan dat", "'-1", "'=som"]
    assert [unguarded(line) for line in lines] == texts


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ((("a\nb", "c"),), (("a\nb", "c"),)),
        ((("a\nb", "other"),), (("a\nb", "c"),)),
        ((("a\nb",),), (("a b", "c"),)),
        ((), (("a b", "c"),)),
    ],
)
def test_line_breaks_that_only_the_table_kept_are_put_back(broken: Rows, meant: Rows) -> None:
    assert with_breaks((("a b", "c"),), broken) == meant
