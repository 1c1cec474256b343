"""Maps as Mermaid journeys: what comes back equal, what Mermaid made of them, and what is said to be lost."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ExportFileError
from app.exchange import exporter_for, mermaid
from app.exchange.base import ExportOptions, no_progress
from app.exchange.mermaid import check, write
from app.exchange.mermaid.extras import MARK
from app.exchange.mermaid.writing import text_of
from app.exchange.run import export_to
from app.guides.templates import build
from app.model.document import Document
from app.model.records import EmotionScore, Id, Touchpoint
from tests.exchange.held import told
from tests.exchange.mermaid import landed, plan_of, rows
from tests.exchange.mermaid_maps import document, documents, for_mermaid, held, with_more

KEPT = json.loads((Path(__file__).parent.parent / "files" / "mermaid-read.json").read_text("utf-8"))


def written(made: Document) -> str:
    return text_of(made, made.maps()[0], str)


@pytest.mark.parametrize(("number", "made"), list(enumerate(documents(len(KEPT)))))
def test_mermaid_read_the_same_text_to_the_same_journey(number: int, made: Document) -> None:
    """What Mermaid itself made of the very same bytes; tests/outside asks it anew."""
    assert written(made) == KEPT[number]["text"]
    assert KEPT[number]["read"] == for_mermaid(made)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_what_a_journey_can_hold_comes_back_equal(seed: int) -> None:
    chance = random.Random(seed)
    plain = document(chance)
    for made in (plain, with_more(chance, plain)):
        plan = plan_of(written(made))
        assert plan.repairs == () and plan.questions == ()
        assert held(landed(plan)) == held(made)


def test_the_scores_of_staff_are_told() -> None:
    made = next(each for each in documents(50) if any(each.score(t.id) for t in each.journey(each.maps()[0].id)))
    step = made.journey(made.maps()[0].id)[0]
    staff = EmotionScore(id=Id("s"), touchpoint_id=step.id, actor_id=made.persons()[0].id, score=7)
    assert "score of somebody else" not in told(mermaid, made)
    assert "one score of somebody else than the customer" in told(mermaid, Document([*made.records.values(), staff]))


def test_a_text_that_is_changed_in_mermaid_counts_as_it_is_there() -> None:
    text = 'journey\n title T\n accDescr: New\n section A\n %% reiskaart {"name": "Old\\nname"}\n  New name: 3\n'
    back = landed(plan_of('%% reiskaart {"scenario": "Old\\none"}\n' + text))
    assert (back.maps()[-1].scenario, rows(back)[0][1]) == ("New", [("New name", 0)])


def test_what_is_too_long_in_a_line_of_ours_is_cut_and_told() -> None:
    line = json.dumps({"description": "x" * 30_000})
    plan = plan_of(f"journey\n title T\n section A\n {MARK}{line}\n  Buy: 4\n")
    assert [repair.what.values["count"] for repair in plan.repairs] == [10_000]


def test_a_score_keeps_its_tenths() -> None:
    for tenths in range(-20, 21):
        text = f"journey\n title T\n section A\n B: {3 + tenths / 10:g}\n"
        assert rows(landed(plan_of(text, scale=(1, 5))))[0][1] == [("B", tenths)]


def test_without_our_lines_the_journey_is_still_the_same_for_mermaid() -> None:
    for made in documents(40):
        bare = "".join(line for line in written(made).splitlines(True) if MARK not in line)
        back = landed(plan_of(bare))
        journey = back.maps()[-1]
        assert [title for title, _ in rows(back)] == _spans(for_mermaid(made)["sections"])
        scores = [back.score(step.id) for step in back.journey(journey.id)]
        assert [round(3 + each.score / 10, 1) for each in scores if each] == [t[2] for t in for_mermaid(made)["tasks"]]


def _spans(sections: list[str]) -> list[str]:
    return [name for number, name in enumerate(sections) if not number or sections[number - 1] != name]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_says_what_mermaid_cannot_hold(tmp_path: Path, language: str) -> None:
    made = Document(build("vera", language))
    exporter = exporter_for(".mmd")
    assert exporter is not None
    path = tmp_path / "vera.mmd"
    report = export_to(exporter, made, [made.maps()[0].id], path, ExportOptions(language=language), no_progress)
    check(path)
    told = " ".join(note.text(str) for note in report.notes)
    assert "notes" in told and "links" in told
    back = landed(plan_of(path.read_bytes()))
    kinds = (Touchpoint, EmotionScore)
    mine = [sum(isinstance(r, kind) for r in back.records.values()) for kind in kinds]
    assert mine[0] == len(made.journey(made.maps()[0].id))


def test_a_journey_holds_one_map() -> None:
    made = Document(build("five-phases", "en"))
    with pytest.raises(ExportFileError):
        write(made, [], io.BytesIO(), ExportOptions(), no_progress)


def test_phases_that_were_never_named_go_by_the_name_in_the_language_of_the_file() -> None:
    made = Document(build("five-phases", "nl"))
    target = io.BytesIO()
    write(made, [made.maps()[0].id], target, ExportOptions(language="nl"), no_progress)
    back = landed(plan_of(target.getvalue()))
    assert len(rows(back)) == 5 and all(title for title, _ in rows(back))


def test_another_file_is_no_journey(tmp_path: Path) -> None:
    path = tmp_path / "x.mmd"
    path.write_text("flowchart TD\n a --> b\n")
    with pytest.raises(ValueError, match="journey"):
        check(path)


BAD = [
    '"x"', "[]", "{", '{"score": 3}', '{"scores": [1]}', '{"scores": {"A": "x", "B": 9, "C": true}}', '{"tags": "a"}',
    '{"description": 4}', '{"influence": "all"}', '{"expected": "high"}', '{"moment_of_truth": "yes"}',
    '{"name": "Other"}', '{"customer": 5}', "[" * 50_000, '{"expected": 1e999}', '{"again": 1}',
]  # fmt: skip


@pytest.mark.parametrize("extras", BAD)
def test_a_line_of_ours_that_is_not_as_we_write_it_counts_as_a_comment(extras: str) -> None:
    text = "journey\n title T\n section A\n{line}  Buy: 4: Me\n"
    plain = landed(plan_of(text.format(line="")))
    odd = plan_of(text.format(line="PLACE").replace("PLACE", f"  {MARK}{extras}\n"))
    assert odd.repairs == ()
    if "customer" not in extras:
        assert held(landed(odd)) == held(plain)
