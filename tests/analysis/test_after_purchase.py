"""Nothing after the purchase: which phases are surely about buying, and what counts as going on after it."""

from __future__ import annotations

import pytest

from app.analysis.checks import FixKind, findings
from app.guides.templates import build
from app.model import edits
from app.model.document import Document
from tests.analysis.desk import MAP, TODAY, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "name",
    ["Aankoop", "Kopen", "De aankoop", "Bestellen en betalen", "Purchase", "PAYMENT", "1. Checkout", "Order & pay"],
)
def test_nothing_after_the_purchase_is_found(desk: Desk, name: str) -> None:
    desk.phase("Look", 1.0)
    desk.phase(name, 1.0)
    assert desk.found("nothing-after-purchase") == [f"After “{name}” the journey stops."]


@pytest.mark.parametrize(
    "name",
    [
        *("Na de aankoop", "Aankoop & service", "Pre-purchase", "Purchase consideration", "Aankoopoverweging"),
        *("Order status", "Voor de aankoop", "Aankoop/gebruik", "Post-purchase", "Look", "", "2", "Koopgedrag", "De"),
    ],
)
def test_a_phase_that_may_be_about_something_else_is_left_alone(desk: Desk, name: str) -> None:
    desk.phase("Look", 1.0)
    desk.phase(name, 1.0)
    assert desk.found("nothing-after-purchase") == []


def test_one_touchpoint_after_the_purchase_is_enough(desk: Desk) -> None:
    desk.phase("Aankoop", 1.0)
    desk.phase("Gebruik")
    [finding] = [f for f in findings(desk.document, today=TODAY) if f.check == "nothing-after-purchase"]
    assert finding.fix.kind is FixKind.ADD_TOUCHPOINT
    assert finding.fix.record_id == desk.document.phases(MAP)[1].id
    desk.run(edits.add_touchpoint(desk.document, finding.fix.record_id, "Help"))
    assert desk.found("nothing-after-purchase") == []


def test_a_map_that_ends_with_the_purchase_is_offered_a_phase(desk: Desk) -> None:
    desk.phase("Aankoop", 1.0)
    [finding] = [f for f in findings(desk.document, today=TODAY) if f.check == "nothing-after-purchase"]
    assert (finding.fix.kind, finding.fix.record_id) == (FixKind.ADD_PHASE, MAP)


def test_the_last_of_several_purchases_counts(desk: Desk) -> None:
    desk.phase("Bestellen", 1.0)
    desk.phase("Betalen", 1.0)
    assert desk.found("nothing-after-purchase") == ["After “Betalen” the journey stops."]


def test_a_stage_counts_until_the_phase_is_renamed(desk: Desk) -> None:
    phase = desk.phase("", 1.0, stage="purchase")
    assert desk.found("nothing-after-purchase") == ["After “Purchase” the journey stops."]
    desk.run(edits.set_fields(desk.document, phase, title="Delivery"))
    assert desk.found("nothing-after-purchase") == []


def test_an_empty_template_is_not_blamed_for_its_purchase() -> None:
    document = Document(build("five-phases", "nl"))
    assert {finding.check for finding in findings(document, today=TODAY)} == {"phase-without-touchpoint"}
