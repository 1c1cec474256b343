"""The sample about software tells a purchase by three people, who do not feel the same, and of two who sell to them."""

from __future__ import annotations

from datetime import date

import pytest

from app.analysis.checks import findings
from app.analysis.emotion import actors, moments
from app.analysis.evidence import map_evidence
from app.guides.templates import build
from app.model.document import Document
from app.model.domain import heuristics_in, leads_out
from app.model.records import Heuristic, Id, LaneKind, Link, LinkKind, MapState, Person, Persona, Touchpoint
from app.model.whereabouts import mends_gap

TODAY = date(2026, 3, 2)

STORY = {
    "nl": [
        "Excel loopt vast",
        "vakbeurs",
        "drie leveranciers",
        "dashboards",
        "eigen maandag",
        "offerte",
        "tekent",
        "kick-off",
    ],
    "en": ["Excel freezes", "trade fair", "three suppliers", "dashboards", "own Monday", "quote", "signs", "kick-off"],
}


def software(language: str = "nl") -> Document:
    return Document(build("software", language, today=TODAY))


def journey(document: Document) -> tuple[Touchpoint, ...]:
    return document.journey(document.maps()[0].id)


def persona(document: Document, first_name: str) -> Persona:
    return next(each for each in document.personas() if each.name.startswith(first_name))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story_is_told_in_its_order(language: str) -> None:
    titles = [touchpoint.title for touchpoint in journey(software(language))]
    places = [next(i for i, title in enumerate(titles) if part in title) for part in STORY[language]]
    assert places == sorted(set(places))


def test_one_uses_it_one_pays_and_one_decides() -> None:
    document = software()
    roles = {p.name.split()[0]: (p.uses, p.pays, p.decides) for p in document.personas()}
    assert roles == {"Lien": (True, False, False), "Filip": (False, True, False), "Greet": (False, False, True)}
    assert all(p.company_size and p.trade and p.barriers and p.influencers for p in document.personas())
    assert {each.persona_id for each in document.maps()} == {persona(document, "Lien").id}


def test_three_customers_and_two_of_the_staff_have_a_curve() -> None:
    document = software()
    map_id = document.maps()[0].id
    felt = {who: len(moments(document, map_id, who)) for who in actors(document, map_id)}
    personas = {p.id for p in document.personas()} - {persona(document, "Lien").id}
    assert felt[None] == len(journey(document)) == 20
    assert all(felt[who] >= 12 for who in personas)
    staff = {document.get(who, Person).name for who in felt if who is not None and who not in personas}
    assert staff == {"Bram Coppens", "Nadia Amrani"}


def test_nowhere_are_they_further_apart_than_in_the_demo() -> None:
    document = software()

    def apart(touchpoint: Touchpoint) -> int:
        who: list[Id | None] = [None, persona(document, "Filip").id, persona(document, "Greet").id]
        found = [score.score for each in who if (score := document.score(touchpoint.id, each)) is not None]
        return max(found) - min(found)

    widest, next_to_it = sorted(journey(document), key=apart, reverse=True)[:2]
    assert "dashboards" in widest.title
    assert apart(widest) >= 25 > apart(next_to_it) + 5


def test_the_payer_and_the_decider_each_have_a_lane_of_their_own() -> None:
    document = software()
    for journey_map in document.maps():
        own = [lane for lane in document.lanes(journey_map.id) if lane.kind is LaneKind.FREE]
        assert [lane.title for lane in own] == ["Filip, die betaalt", "Greet, die beslist"]
        for lane in own:
            filled = [phase for phase in document.phases(journey_map.id) if document.notes(phase.id, lane.id)]
            assert len(filled) >= 5


def test_links_tell_of_the_loop_the_way_out_and_the_handover() -> None:
    document = software()
    today = {touchpoint.id: touchpoint.title for touchpoint in journey(document)}
    links = {link.kind: link for link in document.all_of(Link) if link.from_id in today}
    assert set(links) == set(LinkKind)
    assert leads_out(links[LinkKind.DROP_OFF])
    assert "Excel" in links[LinkKind.DROP_OFF].title
    hand_over = links[LinkKind.HAND_OVER]
    assert (today[hand_over.from_id], today[hand_over.to_id]) == (
        "Greet tekent, aan de keukentafel",
        "Vertelt bij de kick-off alles opnieuw",
    )


def test_every_moment_of_truth_has_an_owner_and_every_heuristic_plays() -> None:
    moments_of_truth = [touchpoint for touchpoint in journey(software()) if touchpoint.moment_of_truth]
    assert len(moments_of_truth) >= 4 and all(touchpoint.owner_id for touchpoint in moments_of_truth)
    assert {h for touchpoint in journey(software()) for h in heuristics_in(touchpoint.heuristics)} == set(Heuristic)


def test_about_half_is_proven_and_the_rest_is_left_as_an_assumption() -> None:
    document = software()
    assert 50 <= (map_evidence(document, document.maps()[0].id).whole.percent or 0) <= 65
    assert all(document.referrers(source.id) for source in document.sources())


def test_in_the_future_nobody_is_ever_below_where_they_were_and_both_handovers_hold() -> None:
    document = software()
    _, future = document.maps()
    assert future.state is MapState.FUTURE and future.scenario
    for touchpoint in document.journey(future.id):
        for score in document.scores(touchpoint.id):
            before = document.score(touchpoint.origin_id, score.actor_id) if touchpoint.origin_id else None
            assert before is None or score.score >= before.score, touchpoint.title
    here = {touchpoint.id for touchpoint in document.journey(future.id)}
    kinds = [link.kind for link in document.all_of(Link) if link.from_id in here]
    assert kinds.count(LinkKind.HAND_OVER) == 2 and LinkKind.DROP_OFF not in kinds


def test_the_map_check_finds_only_the_idea_that_is_nobodys_yet() -> None:
    found = [(finding.check, finding.values["title"]) for finding in findings(software(), today=TODAY)]
    assert found == [("action-without-owner", "Ruil een beursstand voor zes kijkochtenden")]


def test_actions_mend_a_gap_and_wait_for_what_comes_first() -> None:
    document = software()
    assert sum(mends_gap(document, action) for action in document.actions()) == 1
    assert all(action.why and action.impact and action.effort for action in document.actions())
