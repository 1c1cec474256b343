"""Taking in what others did to the plan: what cannot be so is left out with a remark, and the rest lands."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import edits
from app.model.dependencies import in_circles
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.edits.taking_in import LATE, NOT_TAKEN_IN, Values, take_in
from app.model.order import spread
from app.model.records import PROJECT_ID, Action, Dependency, Id, JourneyMap, Phase, Project, Touchpoint


def shop(*actions: Action) -> Document:
    return Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=Id("m"), order="V", title="Shop"),
            Phase(id=Id("p"), order="V", map_id=Id("m"), title="Visit"),
            Touchpoint(id=Id("t"), order="V", phase_id=Id("p"), title="Enter"),
            Touchpoint(id=Id("u"), order="W", phase_id=Id("p"), title="Leave"),
            *actions,
        ]
    )


def action(i: str, order: str = "V", **fields: object) -> Action:
    return Action(id=Id(i), order=order, title=i, **fields)  # type: ignore[arg-type]


def row(count: int) -> list[Action]:
    return [action(f"a{n}", order) for n, order in enumerate(spread(count))]


def taken(document: Document, changed: dict[str, Values], added: list[Values] | None = None) -> Edit:
    return take_in(document, Label("x"), {Id(i): values for i, values in changed.items()}, added or [])


def told(edit: Edit) -> list[tuple[str, object]]:
    return [(each.msgid, each.values["count"]) for each in edit.remarks]


# --- days ------------------------------------------------------------------------------------------------------------


def test_days_that_cannot_be_are_left_as_they_were_and_all_else_lands() -> None:
    document = shop(action("a", start=date(2027, 1, 1), due=date(2027, 1, 15)), action("b", "W"))
    edit = taken(document, {"a": {"start": "2027-03-01", "title": "Later"}, "b": {"title": "Other"}})
    after = document.after(edit.change)
    a = after.get(Id("a"), Action)
    assert (a.title, a.start, a.due) == ("Later", date(2027, 1, 1), date(2027, 1, 15))
    assert after.get(Id("b"), Action).title == "Other"
    assert told(edit) == [(LATE, 1)]


def test_a_new_action_gets_no_days_that_cannot_be() -> None:
    document = shop()
    edit = taken(document, {}, [{"title": "New", "start": "2027-03-02", "due": "2027-03-01"}])
    [new] = document.after(edit.change).actions()
    assert (new.title, new.start, new.due) == ("New", None, None) and told(edit) == [(LATE, 1)]


# --- what it mends ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("subject", "of_gap"), [("t", True), ("u", False), ("p", False), (None, False)])
def test_who_mends_something_else_no_longer_mends_the_gap(subject: str | None, of_gap: bool) -> None:
    document = shop(action("a", subject_id=Id("t"), of_gap=True))
    after = document.after(taken(document, {"a": {"subject_id": subject, "title": "Else"}}).change).get(Id("a"), Action)
    assert (after.subject_id, after.of_gap) == (subject, of_gap)


def test_a_new_action_mends_a_gap_where_its_original_does() -> None:
    document = shop()
    edit = taken(document, {}, [{"title": "Copy", "subject_id": "t", "of_gap": True}])
    assert document.after(edit.change).actions()[0].of_gap


# --- what waits for what ---------------------------------------------------------------------------------------------


def test_a_chain_is_made_at_once_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is made anew a few times, and not for each link of it, which would take time by the square."""
    document, made, after = shop(*row(200)), [], Document.after
    monkeypatch.setattr(Document, "after", lambda self, change: made.append(1) or after(self, change))
    edit = taken(document, {f"a{n}": {"needs": f"a{n - 1}"} for n in range(1, 200)})
    assert len(made) < 9
    assert len(after(document, edit.change).all_of(Dependency)) == 199 and not edit.remarks


def test_only_what_would_go_round_is_left_out() -> None:
    document = shop(*row(6))
    document = document.after(edits.add_dependency(document, Id("a1"), Id("a0")).change)
    needs = {"a0": "a2", "a2": "a1", "a3": "a3", "a4": "a2\ngone", "a5": "a4"}
    edit = taken(document, {i: {"needs": each} for i, each in needs.items()})
    after = document.after(edit.change)
    ways = {(each.action_id, each.needs_id) for each in after.all_of(Dependency)}
    assert ways == {("a1", "a0"), ("a4", "a2"), ("a5", "a4")}
    assert told(edit) == [(NOT_TAKEN_IN, 4)] and not in_circles(after)


def test_who_turns_round_first_lets_go() -> None:
    document = shop(*row(2))
    document = document.after(edits.add_dependency(document, Id("a0"), Id("a1")).change)
    edit = taken(document, {"a1": {"needs": "a0"}, "a0": {"needs": None}})
    [way] = document.after(edit.change).all_of(Dependency)
    assert (way.action_id, way.needs_id) == ("a1", "a0") and not edit.remarks
