"""Files that went wrong on the way: good ones with bytes, words or parts changed, and what every reader owes them.

Whatever comes, an answer comes within seconds: a plan whose records are sound and land as one step, or a refusal in one
sentence that leaves everything as it was. A reader takes part with a line in GOOD; the same by the thousand is
`python -m tests.fuzz READER COUNT`.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

from app.errors import ImportFileError
from app.exchange import IMPORTERS
from app.exchange.base import ImportOptions
from app.exchange.incoming import Incoming, from_text, reader_of
from app.model.belonging import misfits
from app.model.document import Document
from app.model.domain import faults
from app.model.edits import Label, insert_records, new_id
from app.model.records import PROJECT_ID, Project
from tests.effort import at_most

MOST = 1_000
"""Bare loops that reading and landing one file may cost."""

MOST_OF_CLAIMS = 200
"""For all claims together, and as much for every 5 MB that there is to look through."""

Mutate = Callable[[bytes, Random], bytes]

NASTY = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\x1b", b"\x85", b"&", b"<"),
    *(b">", b'"', b"'", b"{", b"}", b"[", b"]", b":", b",", b"\\u0000", b"\\ud800", b"&#0;", b"&amp;", b"<!DOCTYPE x>"),
    *(b"\t", b"|", b"\\", b"<br>", b";", b'""', b"- ", b"1. ", b"'", b"(1-1)", b"9/0", b"%", b"sep=;\n", b"|---|\n"),
    *(b"Fase", b"Emotie", b"Touchpoint", b"niet ", b"n.v.t.", b"```\n", "😡".encode()),
    *(b"NaN", b"1e999", b"-1", b"null", b"true", b"=1+1", b"%s{title}", b"\n\n", b"9" * 400, b"]]>", b"<![CDATA["),
)


def by_bytes(source: bytes, rng: Random) -> bytes:
    """With some bytes turned, taken out, put in, doubled or cut off."""
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(source) + 1)
        end = min(len(source), start + rng.randint(1, 40))
        piece = rng.choice(
            [
                b"",
                source[start:end] * 2,
                rng.choice(NASTY),
                bytes(rng.randrange(256) for _ in range(rng.randint(1, 4))),
            ]
        )
        source = source[: start if rng.random() < 0.5 else end] + piece + source[end:]
    return source[: rng.randrange(len(source) + 1)] if rng.random() < 0.1 else source


def by_words(source: bytes, rng: Random) -> bytes:
    """With some of its words or signs in each other's place."""
    parts = re.split(rb"(\W)", source)
    for _ in range(rng.randint(1, 6)):
        one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
        parts[one], parts[other] = parts[other], parts[one]
    return b"".join(parts)


def by_lines(source: bytes, rng: Random) -> bytes:
    """With some lines gone, doubled or elsewhere."""
    lines = source.splitlines(keepends=True) or [b""]
    for _ in range(rng.randint(1, 5)):
        number = rng.randrange(len(lines))
        lines[number : number + 1] = rng.choice([[b""], [lines[number]] * 2, [lines[rng.randrange(len(lines))]]])
    return b"".join(lines)


def by_json(source: bytes, rng: Random) -> bytes:
    """With values of another type, keys gone or renamed, and parts in each other's place; still JSON."""
    whole = json.loads(source)
    for _ in range(rng.randint(1, 5)):
        places = list(_places(whole))
        holder, key = rng.choice(places)
        change = rng.randrange(4)
        if change == 0:
            del holder[key]
        elif change == 1:
            other, from_key = rng.choice(places)
            holder[key] = json.loads(json.dumps(other[from_key])) if from_key in _keys(other) else None
        elif change == 2 and isinstance(holder, dict):
            holder[rng.choice(["id", "name", "title", "x", ""])] = holder.pop(key)
        else:
            holder[key] = deepcopy(rng.choice(_VALUES))
    return json.dumps(whole, ensure_ascii=rng.random() < 0.5).encode("utf-8", errors="surrogatepass")


_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 7.25, 1e308, float("nan"), float("inf"), 10**400, "", "x", "\ud800", "\x00\x1b", "9"),
    *(
        "=1+1",
        "{title}",
        " " * 50,
        "l1",
        "s1",
        [],
        {},
        [[]],
        [None],
        {"id": []},
        [{"id": 1}],
        ["s1", "s2"],
        "é" * 30_000,
    ),
]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in _keys(value):
        yield value, key
        yield from _places(value[key])


def _keys(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


_TAG = re.compile(rb"<(/?)([A-Za-z]\w*)([^<>]*)>")


def by_elements(source: bytes, rng: Random) -> bytes:
    """With elements gone, doubled, renamed or in each other's place, and attributes changed; often still XML."""
    for _ in range(rng.randint(1, 4)):
        elements = list(re.finditer(rb"<([A-Za-z]\w*)[^<>]*?(?:/>|>(?:[^<]|<(?!/?\1\b))*</\1>)", source))
        if not elements:
            return source
        one, other = rng.choice(elements), rng.choice(elements)
        names = [match[2] for match in _TAG.finditer(source)]
        renamed = one[0].replace(one[1], rng.choice(names))
        emptied = re.sub(rb">[^<]*<", b">" + rng.choice([b"", b"nan", b"7", b"-1e9", b"x"]) + b"<", one[0])
        referred = re.sub(rb'"[^"]*"', b'"' + rng.choice([b"", b" P1 ", b"Nobody", b"A"]) + b'"', one[0])
        piece = rng.choice([b"", one[0] * 2, renamed, other[0], emptied, referred, b"<x>" + one[0] + b"</x>"])
        source = source[: one.start()] + piece + source[one.end() :]
    return source


def by_parts(source: bytes, rng: Random) -> bytes:
    """An archive of which one part of XML is damaged, and the archive itself is whole."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        chosen = rng.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, rng.choice((by_bytes, by_words, by_elements))(data, rng) if name == chosen else data)
    return target.getvalue()


@dataclass(frozen=True)
class Good:
    """Files of one format that are read, by what they are called, and the ways in which they go wrong."""

    files: Mapping[str, bytes]
    ways: tuple[Mutate, ...] = (by_bytes, by_words, by_lines)


def _good() -> Mapping[str, Good]:
    from tests.exchange.samples import CJML, MARKDOWN, MERMAID, OPENJOURNEY, SEPARATED, SHEETS, TABBED, project

    return {
        "json": Good({"project.json": project()}, (by_bytes, by_json, by_json, by_words, by_lines)),
        "csv": Good(SEPARATED),
        "tsv": Good(TABBED),
        "markdown": Good(MARKDOWN),
        "sheet": Good(SHEETS, (by_bytes, by_parts, by_parts, by_parts)),
        "mermaid": Good(MERMAID),
        "openjourney": Good(OPENJOURNEY, (by_bytes, by_json, by_json, by_words, by_lines)),
        "cjml": Good(CJML, (by_bytes, by_elements, by_elements, by_words, by_lines)),
    }


GOOD: Mapping[str, Good] = _good()
"""What each reader is tried with, by the name of its importer."""


def mutants(reader: str, count: int, seed: int = 6) -> Iterator[tuple[str, bytes]]:
    """So many files gone wrong, each with its name; the same ones for the same seed."""
    rng, good = Random(seed), GOOD[reader]
    files = list(good.files.items())
    for number in range(count):
        name, source = files[number % len(files)]
        yield name, rng.choice(good.ways)(source, rng)


def survives(reader: str, name: str, source: bytes) -> bool:
    """Whether a file is read; it asserts that the answer is soon, and sound or a refusal.

    Nor may looking which format it is, as a file and as a text that is pasted, ever take long or go wrong.
    """
    survives_being_claimed(name, source)
    module = next(importer for importer in IMPORTERS if importer.id == reader).load()
    document = Document([Project(id=PROJECT_ID)])
    try:
        with at_most(MOST):
            plan = module.read(source, name, ImportOptions("en"))
            records = plan.build(document, new_id)
    except ImportFileError as refusal:
        assert str(refusal)
        return False
    before = dict(document.records)
    edit = insert_records(document, records, Label("Import"))
    landed = document.after(edit.change)
    assert dict(document.records) == before
    assert faults(landed.records.values()) == []
    assert list(misfits(landed)) == []
    assert dict(landed.after(edit.change.inverse()).records) == before
    assert plan.titles
    assert all(repair.what.text(str) for repair in plan.repairs)
    assert all(question.sentence.text(str) for question in plan.questions)
    answers = {question.name: question.proposal for question in plan.questions}
    assert module.read(source, name, ImportOptions("en", answers)).titles == plan.titles
    return True


def survives_being_claimed(name: str, source: bytes) -> None:
    """Asserts that all claims answer at once, whatever they are given, and that somebody reads it or a sentence says
    that nobody does.
    """
    with at_most(MOST_OF_CLAIMS * (1 + len(source) / (5 << 20)), "too slow for the window's own process"):
        for importer in IMPORTERS:
            for claim in (importer.claims, importer.knows, importer.pasted):
                assert claim(source) in (True, False)
        with suppress(ImportFileError):
            assert reader_of(Incoming(name, source)) in IMPORTERS
        taken = from_text(source.decode("utf-8", errors="replace"))
        assert taken is None or taken[0] in IMPORTERS
