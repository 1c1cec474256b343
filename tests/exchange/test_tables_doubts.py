"""What a table leaves in doubt is never quietly made into something else: names that recur, words beside a feeling."""

from __future__ import annotations

import pytest

from app.exchange.asking import FeelingsQuestion
from app.exchange.base import ExportOptions, no_progress
from app.exchange.foreign.scale import BEYOND, UNUSED
from app.exchange.tables import csv_file, markdown_file
from app.exchange.tables.felt import known
from app.exchange.tables.laid_out import unlike
from app.exchange.tables.phases import AGAIN, GATHERED
from app.exchange.tables.reading import FIRST_OF_SEVERAL, NO_SCORE, NOT_YES
from app.model.document import Document
from app.model.records import Channel, Id, Lane, LaneKind, Person, Phase, Touchpoint
from tests.exchange.journeys import MAP, document
from tests.exchange.mermaid import landed, rows
from tests.exchange.tables import FORMATS, asked, come_back, plan_of, seen, told
from tests.exchange.test_tables_read import notes, read

# --- feelings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "score"),
    [
        ("niet blij", None),
        ("not happy", None),
        ("niet goed", None),
        ("geen stress", None),
        ("nooit boos", None),
        ("een beetje blij", None),
        ("heel blij", 2),
        ("heel erg boos", -2),
        ("blij en boos", 0),
        ("blij, trots", 2),
        ("blij, melig", None),
        ("gaat wel", 0),
    ],
)
def test_a_word_beside_a_feeling_may_turn_it_around(word: str, score: float | None) -> None:
    assert known(word) == score


def test_a_feeling_that_is_denied_is_asked_for_as_one_that_we_do_not_know() -> None:
    plan = plan_of("Fase;Touchpoint;Emotie\nA;een;niet blij\nA;twee;not happy\nA;drie;blij\n")
    (question,) = plan.questions
    assert isinstance(question, FeelingsQuestion)
    assert question.unknown == {"niet blij", "not happy"}
    assert [score for _, score in rows(landed(plan))[0][1]] == [0, 0, 20]


def test_of_many_words_those_that_we_know_are_scored_and_the_others_are_asked_first() -> None:
    words = [f"soort{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(58)] + [
        "blij",
        "boos",
        "trots",
        "slecht",
        "goed",
    ]
    plan = plan_of("Fase;Touchpoint;Emotie\n" + "".join(f"A;t{n};{word}\n" for n, word in enumerate(words)))
    scores = [score for _, score in rows(landed(plan))[0][1]]
    assert scores[58:] == [20, -20, 20, -10, 10]
    assert told(plan) == []
    (question,) = plan.questions
    assert isinstance(question, FeelingsQuestion)
    assert len(question.proposal) == 60 and len(question.unknown) == 58


def test_words_about_what_was_expected_are_kept() -> None:
    text = "Fase;Touchpoint;Verwacht (1-5);Pijnpunten\nA;een;4;\nA;twee;5, maar snel;\nA;drie;{};\n"
    plan = plan_of(text.format("hangt er helemaal van af wie er die dag is"))
    assert notes(landed(plan)) == {"twee": ["5, maar snel"], "drie": ["hangt er helemaal van af wie er die dag is"]}
    assert [msgid for _, msgid, _ in told(plan)] == [NO_SCORE]
    document = landed(plan)
    needs = [lane for lane in document.lanes(document.maps()[0].id) if lane.kind is LaneKind.NEEDS]
    assert len(needs) == 1


# --- a scale that was given ------------------------------------------------------------------------------------------


def test_a_scale_that_was_given_counts_though_the_scores_seem_to_tell_theirs() -> None:
    text = "Fase;Touchpoint;Emotie\nA;een;-1\nA;twee;2\n"
    assert asked(plan_of(text)) == {}
    plan = plan_of(text, scale=(-5.0, 5.0))
    assert rows(landed(plan)) == [("A", [("een", -4), ("twee", 8)])]
    assert asked(plan) == {"scale": (-5, 5)}
    assert told(plan_of(text, scale=(0.0, 10.0))) == [(2, BEYOND, "-1")]


def test_a_scale_that_was_given_to_scores_that_tell_theirs_is_said_to_be_unused() -> None:
    plan = plan_of("Fase;Touchpoint;Emotie (1-5)\nA;een;5\n", scale=(-5.0, 5.0))
    assert rows(landed(plan)) == [("A", [("een", 20)])]
    assert told(plan) == [(None, UNUSED, "")]
    assert told(plan_of("Fase;Touchpoint;Pijnpunten\nA;een;x\n", scale=(-5.0, 5.0))) == []


# --- names that recur ------------------------------------------------------------------------------------------------


def test_rows_that_were_sorted_come_back_to_their_phase_and_that_is_told() -> None:
    text = "Fase;Touchpoint;Emotie (1-5)\nKopen;a;1\nOriënteren;b;2\nkopen ;c;3\nOriënteren;d;4\n"
    plan = plan_of(text)
    assert rows(landed(plan)) == [("Kopen", [("a", -20), ("c", 0)]), ("Oriënteren", [("b", -10), ("d", 10)])]
    assert told(plan) == [(4, GATHERED, "kopen"), (5, GATHERED, "Oriënteren")]


def test_where_phases_go_on_over_empty_cells_one_that_recurs_is_another_and_that_is_told() -> None:
    text = "Fase;Touchpoint;Emotie (1-5)\nWachten;a;1\n;b;2\nKopen;c;3\n;d;3\nWachten;e;4\n;f;4\n"
    plan = plan_of(text)
    assert [title for title, _ in rows(landed(plan))] == ["Wachten", "Kopen", "Wachten"]
    assert told(plan) == [(6, AGAIN, "Wachten")]


def test_phases_across_that_recur_stay_apart() -> None:
    plan = plan_of("Fase;Wachten;Kopen;Wachten\nTouchpoint;a;b;c\nPijnpunten;x;y;z\n")
    assert [title for title, _ in rows(landed(plan))] == ["Wachten", "Kopen", "Wachten"]


def test_names_are_made_unlike() -> None:
    assert unlike(["X", "Y", "x", "X (2)", "X"]) == ["X", "Y", "x (2)", "X (2) (2)", "X (3)"]


def twice_named(lanes: tuple[LaneKind, LaneKind], titles: tuple[str, str]) -> Document:
    phases = [
        Phase(id=Id(f"p{n}"), map_id=MAP, order=key, title=t)
        for n, (key, t) in enumerate(zip("ABC", "XXY", strict=True))
    ]
    made = [
        Lane(id=Id(f"l{n}"), map_id=MAP, order=key, kind=kind, title=title)
        for n, (key, kind, title) in enumerate(zip("AB", lanes, titles, strict=True))
    ]
    points = [Touchpoint(id=Id(f"t{n}"), phase_id=p.id, order="V", title=f"t{n}") for n, p in enumerate(phases)]
    return document(*phases, *made, *points)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("lanes", "titles", "back"),
    [
        ((LaneKind.FREE, LaneKind.FREE), ("Eigen", "Eigen"), ["Eigen", "Eigen (2)"]),
        ((LaneKind.PAINS, LaneKind.PAINS), ("", ""), ["Pijnpunten", "Pijnpunten (2)"]),
        ((LaneKind.PAINS, LaneKind.FREE), ("Last", "Last"), ["Last", "Last"]),
    ],
)
def test_phases_and_lanes_that_share_a_name_come_back_apart(
    kind: str, lanes: tuple[LaneKind, LaneKind], titles: tuple[str, str], back: list[str]
) -> None:
    made = twice_named(lanes, titles)
    came = come_back(made, MAP, kind, "nl")[1]
    found, named = seen(came, came.maps()[0].id, "nl")
    assert [phase[0] for phase in found] == ["X", "X (2)", "Y"]  # type: ignore[index]
    assert named == list(zip(lanes, back, strict=True))


def test_a_name_that_got_a_number_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    made = twice_named((LaneKind.FREE, LaneKind.FREE), ("Eigen", "Eigen"))
    for module in (csv_file, markdown_file):
        with (tmp_path / "x").open("wb") as target:
            report = module.write(made, [MAP], target, ExportOptions(language="nl"), no_progress)
        assert "the names of 2 phases and lanes" in " ".join(remark.text(lambda text: text) for remark in report.notes)


# --- channels, owners, moments of truth ------------------------------------------------------------------------------


def test_of_several_channels_the_first_is_taken_and_the_description_names_all() -> None:
    text = 'Fase;Touchpoint;Kanaal;Eigenaar;Emotie (1-5)\nA;een;"Winkel, Website";"Jan\nPiet";3\nA;twee;Winkel;-;3\n'
    plan = plan_of(text)
    document = landed(plan)
    assert [each.name for each in document.channels()] == ["Winkel"]
    assert [each.name for each in document.persons()] == ["Jan"]
    one, two = (each for _, each in touchpoints(document))
    assert one.description == "Kanaal: Winkel, Website\nEigenaar: Jan, Piet"
    assert two.owner_id is None and two.description == ""
    assert told(plan) == [(2, FIRST_OF_SEVERAL, "Winkel, Website"), (2, FIRST_OF_SEVERAL, "Jan, Piet")]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["Winkel, Website", "-", "n.v.t.", "- a", "a; b"])
def test_a_channel_with_a_name_that_nobody_would_choose_comes_back(kind: str, name: str) -> None:
    phase = Phase(id=Id("p"), map_id=MAP, order="V", title="X")
    channel, owner = Channel(id=Id("c"), order="V", name=name), Person(id=Id("o"), order="V", name=name)
    point = Touchpoint(id=Id("t"), phase_id=phase.id, order="V", title=name, channel_id=channel.id, owner_id=owner.id)
    made = document(phase, Lane(id=Id("l"), map_id=MAP, order="V", kind=LaneKind.PAINS), channel, owner, point)
    back = come_back(made, MAP, kind, "nl")[1]
    assert seen(back, back.maps()[0].id, "nl") == seen(made, MAP, "nl")


def test_what_says_that_nothing_belongs_there_makes_nothing() -> None:
    document = read("Fase;Touchpoint;Kanaal;Pijnpunten\nA;n.v.t.;-;Duur\nA;twee;n.v.t.;x\n")
    assert [each.title for _, each in touchpoints(document)] == ["twee"]
    assert document.channels() == ()
    assert notes(document) == {"A": ["Duur"], "twee": ["x"]}


@pytest.mark.parametrize(
    ("said", "truth", "described"),
    [
        ("ja", True, ""),
        ("geen", False, ""),
        ("n.v.t.", False, ""),
        ("misschien niet", False, "Moment of truth: misschien niet"),
        ("niet echt", False, "Moment of truth: niet echt"),
        ("hier beslist de klant", True, "hier beslist de klant"),
        ("", False, ""),
    ],
)
def test_a_moment_of_truth_is_one_only_where_the_table_says_so(said: str, truth: bool, described: str) -> None:
    plan = plan_of(f"Fase;Touchpoint;Moment of truth\nA;een;{said}\n")
    ((_, point),) = touchpoints(landed(plan))
    assert (point.moment_of_truth, point.description) == (truth, described)
    assert [msgid for _, msgid, _ in told(plan)] == ([NOT_YES] if ":" in described else [])


def touchpoints(document: Document) -> list[tuple[Phase, Touchpoint]]:
    phases = document.phases(document.maps()[-1].id)
    return [(phase, each) for phase in phases for each in document.touchpoints(phase.id)]
