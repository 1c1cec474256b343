"""The guides: that their files are as they must be, that a new file is a new guide, and how far a map is with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.analysis.milestones import MILESTONES
from app.guides import templates
from app.guides.data_files import DataFileError
from app.guides.following import followed_on, progress
from app.guides.guides import Guide, fitting, guide, guides, read_guides
from app.i18n import LANGUAGES
from app.model import edits
from app.model.document import Document
from app.model.edits.guiding import follow_guide, tick_step
from app.model.records import Id, JourneyMap, MapState
from app.paths import resource

ASKED = [
    *("six-steps", "workshop", "brand-to-roadmap", "improve", "eight-steps"),
    *("today-and-tomorrow", "solo", "questions", "canvas"),
]
STEPS = [6, 6, 5, 5, 8, 5, 6, 5, 5]
"""The methods of the subject, in their order, and how many steps each has."""


def small() -> dict[str, object]:
    """The least that is a guide."""
    words = {"nl": "Woorden.", "en": "Words."}
    step = {"id": "one", "title": words, "prompt": words, "example": words}
    return {"title": words, "when": words, "order": 3, "closing": words, "steps": [step]}


def written(folder: Path, data: object, name: str = "own-method") -> Path:
    (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def problems(folder: Path, **change: object) -> list[str]:
    """What is said of the small guide with its only step changed so."""
    data = small()
    data["steps"][0].update(change)  # type: ignore[index]
    with pytest.raises(DataFileError) as caught:
        read_guides(written(folder, data), "en")
    return caught.value.problems


def fresh() -> tuple[Document, Id]:
    document = Document(templates.build("five-phases", "en"))
    return document, document.maps()[0].id


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_nine_methods_are_there_in_order(language: str) -> None:
    assert [each.id for each in guides(language)] == ASKED
    assert [len(each.steps) for each in guides(language)] == STEPS


def test_every_guide_reads_otherwise_in_dutch() -> None:
    for dutch, english in zip(guides("nl"), guides("en"), strict=True):
        assert dutch.when != english.when and dutch.closing != english.closing
        for step, same in zip(dutch.steps, english.steps, strict=True):
            assert step.prompt != same.prompt and step.example != same.example


@pytest.mark.parametrize("known", guides("nl"), ids=lambda each: each.id)
def test_prompts_are_one_to_three_sentences(known: Guide) -> None:
    for step in known.steps:
        sentences = sum(step.prompt.count(mark) for mark in (". ", "? ", "! ")) + 1
        assert 1 <= sentences <= 3, step.id


def test_every_milestone_is_asked_for_somewhere() -> None:
    asked = {condition["is"] for path in resource("guides").glob("*.json") for condition in _conditions(path)}
    assert set(MILESTONES) == asked


def _conditions(path: Path) -> list[dict[str, str]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [condition for step in data["steps"] for condition in step.get("done", ())]


# --- the shape of a file ---------------------------------------------------------------------------------------------


def test_a_new_file_is_a_new_guide(tmp_path: Path) -> None:
    found = read_guides(written(tmp_path, small()), "nl")
    assert [(each.id, each.title, len(each.steps)) for each in found] == [("own-method", "Woorden.", 1)]


def test_what_is_not_in_the_list_is_named(tmp_path: Path) -> None:
    assert "is none of" in problems(tmp_path, done=[{"is": "everything"}])[0]
    assert "is not known here" in problems(tmp_path, done=[{"is": "persona", "count": 2}])[0]
    assert problems(tmp_path, done=[{"is": "notes"}]) == ["steps[0].done[0].lane: is missing"]
    assert "is none of" in problems(tmp_path, done=[{"is": "texts_of_project", "fields": ["title"]}])[0]
    assert "is none of" in problems(tmp_path, place="the-shop")[0]
    assert "small letters" in problems(tmp_path, id="Not a name")[0]
    assert problems(tmp_path, done=[{"is": "phases", "count": 0}]) == [
        "steps[0].done[0].count: needs a whole number from 1 to 99, not 0"
    ]


def test_two_steps_of_one_name_are_refused(tmp_path: Path) -> None:
    data = small()
    data["steps"] = [*data["steps"], *data["steps"]]  # type: ignore[misc]
    with pytest.raises(DataFileError, match="2 steps have the id one"):
        read_guides(written(tmp_path, data), "en")


def test_a_name_fits_in_what_a_map_can_hold() -> None:
    for known in guides("en"):
        document, map_id = fresh()
        for step in known.steps:
            document = document.after(tick_step(document, map_id, known.id, step.id, True).change)
        assert progress(known, document, map_id).complete


# --- how far a map is ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", guides("en"), ids=lambda each: each.id)
def test_on_a_fresh_map_nothing_is_done(known: Guide) -> None:
    far = progress(known, *fresh())
    assert far.done == 0
    assert far.current is not None and far.current.first_step is not None


def test_a_step_is_ticked_by_hand_and_unticked() -> None:
    document, map_id = fresh()
    known = guides("en")[0]
    ticked = document.after(tick_step(document, map_id, known.id, "time", True).change)
    far = progress(known, ticked, map_id)
    assert [each.step.id for each in far.steps if each.done] == ["time"] and far.steps[4].by_hand
    again = ticked.after(tick_step(ticked, map_id, known.id, "time", False).change)
    assert progress(known, again, map_id).done == 0
    assert not tick_step(again, map_id, known.id, "time", False).change


def test_a_future_map_goes_on_with_the_guide_of_today() -> None:
    document, map_id = fresh()
    document = document.after(follow_guide(document, map_id, "canvas").change)
    edit = edits.make_future(document, map_id, "Later")
    later = document.after(edit.change)
    assert later.get(edit.created[0], JourneyMap).state is MapState.FUTURE
    assert followed_on(later, edit.created[0]).id == map_id
    assert followed_on(later, map_id).id == map_id


def test_a_guide_that_nobody_knows_is_none() -> None:
    assert guide("from-a-newer-program", "nl") is None


def test_the_guide_of_a_template_comes_first() -> None:
    known = guides("en")
    assert fitting(known, "journey-canvas")[0].id == "canvas"
    assert fitting(known, "") == known
