"""Tables that went wrong on the way: whatever comes, an answer comes soon, and it is a sound map or a refusal."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

import pytest

from app.errors import ImportFileError
from app.exchange import IMPORTERS
from app.exchange.base import ImportOptions
from app.model.belonging import misfits
from app.model.document import Document
from app.model.domain import faults
from app.model.edits import Label, insert_records, new_id
from app.model.records import PROJECT_ID, Project
from tests.exchange import table_samples as samples

NASTY = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\x1b", b'"', b'""', b";", b","),
    *(
        b"\t",
        b"|",
        b"\\",
        b"<br>",
        b"&#0;",
        b"- ",
        b"1. ",
        b"=1+1",
        b"'",
        b"1e999",
        b"9" * 400,
        b"\n\n",
        b"|---|---|\n",
    ),
    *(b"Fase", b"Emotie", b"Touchpoint", b"(1-1)", b"0/0", b"9/0", b"%", b"sep=;\n", b"```\n", "😡".encode()),
)

Mutate = Callable[[bytes, Random], bytes]


def by_bytes(source: bytes, rng: Random) -> bytes:
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(source) + 1)
        end = min(len(source), start + rng.randint(1, 40))
        piece = rng.choice([b"", source[start:end] * 2, rng.choice(NASTY), rng.randbytes(3)])
        source = source[: start if rng.random() < 0.5 else end] + piece + source[end:]
    return source[: rng.randrange(len(source) + 1)] if rng.random() < 0.1 else source


def by_words(source: bytes, rng: Random) -> bytes:
    parts = re.split(rb"(\W)", source)
    for _ in range(rng.randint(1, 6)):
        one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
        parts[one], parts[other] = parts[other], parts[one]
    return b"".join(parts)


def by_parts(source: bytes, rng: Random) -> bytes:
    """A workbook of which one part is damaged, and the archive is whole."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        chosen = rng.choice([name for name in old.namelist() if name.endswith(".xml")])
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, rng.choice((by_bytes, by_words))(data, rng) if name == chosen else data)
    return target.getvalue()


def survives(reader: str, name: str, source: bytes) -> bool:
    """Whether a file is read; it asserts that the answer is soon, and sound or a refusal."""
    document = Document([Project(id=PROJECT_ID)])
    began = time.process_time()
    try:
        plan = next(each for each in IMPORTERS if each.id == reader).load().read(source, name, ImportOptions("en"))
    except ImportFileError as refusal:
        assert str(refusal)
        return False
    finally:
        assert time.process_time() - began < 5
    landed = document.after(insert_records(document, plan.build(document, new_id), Label("Import")).change)
    assert faults(landed.records.values()) == []
    assert list(misfits(landed)) == []
    assert all(repair.what.text(str) for repair in plan.repairs)
    answers = {question.name: question.proposal for question in plan.questions}
    again = next(each for each in IMPORTERS if each.id == reader).load()
    assert again.read(source, name, ImportOptions("en", answers)).titles == plan.titles
    return True


@pytest.mark.parametrize(
    ("reader", "files", "ways"),
    [
        ("csv", samples.CSV, (by_bytes, by_words)),
        ("tsv", samples.TSV, (by_bytes, by_words)),
        ("markdown", samples.MARKDOWN, (by_bytes, by_words)),
        ("sheet", {"blad.xlsx": samples.sheet()}, (by_bytes, by_parts, by_parts, by_parts)),
    ],
)
def test_whatever_comes_is_read_or_refused(reader: str, files: Mapping[str, bytes], ways: tuple[Mutate, ...]) -> None:
    rng, several = Random(6), list(files.items())
    read = 0
    for number in range(200):
        name, source = several[number % len(several)]
        read += survives(reader, name, rng.choice(ways)(source, rng))
    assert read > 20, "the damage is so great that it tries nothing"


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\xff\xfe",
        b"\xff\xfe\x00",
        b'"' * 100_001,
        b'";' * 200_000,
        b'"x;\n' * 19_000,
        b"Fase;Emotie\n" + b"\n" * 900_000,
        b"Fase;" * 100_000,
        b"Fase;Kans\n" + (b"lorem ipsum;" * 64 + b"\n") * 19_000,
        b"Fase;Emotie\na;1/1\nb;0/0\n",
        ("Fase;Emotie;Kans\n" + "a;1/0;x\n" + "b;0%;y\n").encode(),
        (b"Fase;Emotie (3-3);Kans\na;3;x\n"),
        ("Fase;Emotie;Kans\n" + "a;" + "1" * 400 + ";x\n").encode(),
        b"Fase;Touchpoint;Kans\nA;" + b"b, " * 100_000 + b";x\n",
        b"Fase;Touchpoint;Kans\nA;" + b"- " * 100_000 + b";x\n",
    ],
)
def test_what_nobody_should_write_gets_an_answer(source: bytes) -> None:
    survives("csv", "x.csv", source)


@pytest.mark.parametrize(
    "text",
    ["|" * 100_000, "|-" * 50_000, "a|b\n" + "-|" * 4_000 + "x", "**" * 50_000 + "|\n-|-", "[" * 50_000 + "|\n-|-"],
)
def test_what_nobody_should_write_in_markdown_gets_an_answer(text: str) -> None:
    survives("markdown", "x.md", f"| Fase | Kans | Emotie |\n|---|---|---|\n| {text} |\n".encode())
    survives("markdown", "x.md", text.encode())
