"""Our reading of Mermaid journeys beside Mermaid's own: what it accepts, and what it makes of it."""

from __future__ import annotations

import json
import math
import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.exchange.foreign.repairs import Repairs
from app.exchange.mermaid import grammar
from app.exchange.mermaid.diagram import Section, decoded
from app.exchange.mermaid.prepare import numbered, prepare
from app.exchange.mermaid.task_data import pieces_of

pytestmark = pytest.mark.needs("node", "npm:mermaid", "npm:jsdom")

SCRIPT = Path(__file__).with_name("mermaid_reader.mjs")
BY_CHANCE = 4_000

NUMBERS = [
    *("0x5", "0X1f", "+0x5", "0x", "0b11", "0o7", "1e1", "1e", "1e+2", "1E-2", "1e999", "+4", "-2", "--1", "3.7"),
    *("5.", ".5", ".", "1_000", "00012", "5n", "5/5", "1,5", "Infinity", "-Infinity", "infinity", "NaN"),
    *("٣", "５", "ſ", "\u00a05\u2003", "\x1c5"),
]

BY_HAND = [
    "journey\n title T\n section A\n  x: 5: Me, You\n y : 3\n",
    "journey title Foo\n a:1",
    "journey\nsection A\n a: 1:\n b: : Me\n c: 2:x:y",
    "journeys\n a: 1",
    "Journey\n a: 1",
    "journey",
    "journey\n   \n",
    "",
    "journey\n title a\n title b\n x: 1",
    "journey\n section A: B\n x: 1",
    "journey\n a;b: 1",
    "journey\n journey: 3",
    "journey\n section : 3",
    "journey\n section: 3",
    "journey\n sections: 3",
    "journey\n title: 3",
    "journey\n title\n foo\n x: 1",
    "journey\n title\n%% c\n foo\n x: 1",
    "journey\n section\n\n foo: 1",
    "journey\n a: 1 # foo\n b: 3",
    "journey\n a: 1\n b #12: 3",
    "journey\n section A #1\n b: 3",
    "journey\n section #1\n b: 3",
    "journey\n a #amp; b: 1: x #44; y, z\n #35;c: 2: #nonsense;\n d #35 e: 1",
    "journey\n a: 1 %% foo\n%% bar\n b%%: 2\nc %% d: 3",
    "---\ntitle: FM\n---\njourney\n a: 1",
    "---\ntitle: FM\n---\njourney\n title X\n a: 1",
    "%%{init: {'theme':'dark'}}%%\njourney\n a: 1",
    "%%{init: {\n'theme':'dark'\n}\n}%%\njourney\n a: 1",
    "journey\n accTitle: foo: bar\n accDescr: desc\n a: 1",
    "journey\n accDescr {\n many\n lines: 3\n}\n a: 1",
    "journey\n accDescr {}\n a: 1",
    "journey\n accTitle foo: 1\n accDescr: 2",
    "journey\n section A\n section B\n b: 1\n section A\n c: 2",
    "journey\n a:\n b: 2",
    "journey\n a: \n b: 2",
    "journey\n a: 1, b: 2",
    "journey a: 5",
    "journey\nTITLE foo\nSECTION Bar\n x: 1\n Section x: 2",
    "journey\r\n a: 1\r\n b: 2\r c: 3",
    "journey\n section   A   \n   b   c  :  1  :  me ,you, ,me",
    "journey; a: 1",
    "journey:\n a: 1",
    "journey-x\n a: 1",
    "journey\ttitle x\na:1",
    "journey\n%\n%a\n% x: 3\n{%% b: 3\n}%% c: 3",
    "journey\n\u00a0a: 1\u00a0\n\ufeffb: 2: c\u2003,\u3000d",
    *(f"journey\n a: {number}: x" for number in NUMBERS),
]

PIECES = [
    *("journey", "title ", "title", "section ", "section", "Section\t", "accTitle: ", "accDescr: ", "accDescr {", "}"),
    *(":", ":", ":", ": 5: ", ": 3", ":4:Me, You", ";", "#", "# note", "#35;", "#amp;", "#x;", "%", "%%", "%% note"),
    *("\n", "\n", "\n", "\n", "\n  ", " ", "  ", "\t", "\u00a0", "\u3000", "\r\n", ",", "-", "0x1", "1e1", "7", "-2.5"),
    *("Make tea", "Go", "a", "é", "日本", "😀", "titles", "sections", "journeys", "K", "ſection x", "(x)", "'", '"'),
]


@pytest.fixture(scope="module")
def diagrams() -> list[str]:
    chance = random.Random(20_26)
    made = ["journey" + "".join(chance.choices(PIECES, k=chance.randint(1, 14))) for _ in range(BY_CHANCE // 2)]
    made += ["journey\n" + "\n".join(line(chance) for _ in range(chance.randint(1, 6))) for _ in range(BY_CHANCE // 2)]
    return BY_HAND + made


def line(chance: random.Random) -> str:
    """A line that is mostly right."""
    words = "".join(chance.choices(["Make", " tea", " go", "#35;", " é", "-"], k=3))
    kinds = [f"section {words}", f"title {words}", f"{words}: {chance.randint(-1, 9)}: Me, {words}", f"{words}: 3"]
    return " " * chance.randint(0, 4) + chance.choice(kinds) + chance.choice(["", "", "", "", " # x", ";", "%%", ":"])


@pytest.fixture(scope="module")
def by_mermaid(diagrams: Sequence[str], node_modules: Path) -> list[Any]:
    lines = "".join(f"{json.dumps(text)}\n" for text in diagrams)
    command = ["node", str(SCRIPT), str(node_modules)]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=300)
    return [understood(json.loads(told)) for told in run.stdout.splitlines()]


def understood(told: Any) -> Any:
    """What Mermaid told, with the entities that it has hidden from its own grammar as characters."""
    match told:
        case str():
            return decoded(re.sub("ﬂ°°?([A-Za-z0-9_]+)¶ß", r"#\1;", told))
        case list():
            return [understood(inner) for inner in told]
        case dict():
            return {key: understood(inner) for key, inner in told.items()}
    return told


def by_us(text: str) -> Any:
    prepared = prepare(numbered(text))
    try:
        diagram = grammar.parse(prepared, Repairs())
    except grammar.NotMermaidError:
        return None
    sections: list[str] = []
    tasks = []
    for part in diagram.parts:
        if isinstance(part, Section):
            sections.append(decoded(part.name))
            continue
        score, people = pieces_of(part.data or "")
        said = score if math.isfinite(score) else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(score, "NaN")
        tasks.append([sections[-1] if sections else "", decoded(part.name), said, [decoded(p) for p in people]])
    return {"title": decoded(diagram.title), "sections": sections, "tasks": tasks}


def test_we_read_what_mermaid_reads(diagrams: Sequence[str], by_mermaid: Sequence[Any]) -> None:
    wrong = []
    for text, told in zip(diagrams, by_mermaid, strict=True):
        theirs = told and {key: told[key] for key in ("title", "sections", "tasks")}
        if by_us(text) != theirs:
            wrong.append((text, theirs, by_us(text)))
    assert wrong[:3] == []


def test_the_diagrams_are_worth_comparing(by_mermaid: Sequence[Any]) -> None:
    """Some are refused and some are not, and those that are not hold something."""
    read = [told for told in by_mermaid if told]
    assert min(len(read), len(by_mermaid) - len(read)) > BY_CHANCE / 5
    assert sum(bool(told["tasks"] and told["sections"]) for told in read) > BY_CHANCE / 10


def test_descriptions_are_read_alike(diagrams: Sequence[str], by_mermaid: Sequence[Any]) -> None:
    for text, told in zip(diagrams[: len(BY_HAND)], by_mermaid, strict=False):
        if told:
            ours = grammar.parse(prepare(numbered(text)), Repairs())
            assert decoded(ours.description).split() == told["description"].split()
