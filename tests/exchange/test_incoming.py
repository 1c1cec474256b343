"""Which format reads a foreign file or a pasted text: by what is in it, where the ending leaves a choice."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache
from pathlib import Path

import pytest

from app.errors import ImportFileError
from app.exchange import IMPORTERS, claims, incoming
from app.exchange.base import Importer
from app.exchange.incoming import Incoming, from_file, from_text, reader_of
from app.exchange.json_file.writing import as_bytes
from app.guides.templates import build
from app.model.document import Document
from tests.effort import at_most
from tests.exchange.comeback import exported

JOURNEY = "journey\n title My day\n section Work\n Make tea: 5: Me\n"
PAGE = f"# Handbook\n\nThe journey of a day.\n\n```mermaid\n{JOURNEY}```\n"
FLOWCHART = "```mermaid\nflowchart TD\n A --> B\n```\n"
SENTENCE = "journey of a customer: 5 steps\nAsk them all\n"

JOURNEYS = [
    JOURNEY,
    PAGE,
    f"---\ntitle: My day\n---\n{JOURNEY}",
    f"%% ours\n\n{JOURNEY}",
    "journey title My day\n Make tea: 5: Me\n",
    f"> ~~~ {{.mermaid}}\n> {JOURNEY}".replace("\n ", "\n>  "),
    f'<pre class="mermaid">{JOURNEY}</pre>',
    JOURNEY.replace("\n", "\r\n"),
    JOURNEY.replace("\n", "\r"),
]


def twice(monkeypatch: pytest.MonkeyPatch, claim: object = claims.nothing) -> tuple[Importer, Importer]:
    """Two formats for Markdown: Mermaid's, and one of which the claim is given."""
    table = Importer("table", (".md",), "A table", IMPORTERS[1].load, claims=claim)  # type: ignore[arg-type]
    both = (IMPORTERS[0], table)
    monkeypatch.setattr(incoming, "importers_for", lambda suffix: both if suffix == ".md" else ())
    return both


@pytest.mark.parametrize("text", JOURNEYS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_journey_is_known_however_it_is_wrapped(text: str, encoding: str) -> None:
    assert claims.mermaid_journey(text.encode(encoding))
    assert claims.pasted_journey(text.encode(encoding))


@pytest.mark.parametrize("text", ["", SENTENCE, FLOWCHART, "Journey\nsection x", "a\n journeys\n", "x,y\n1,2\n"])
def test_another_text_is_none(text: str) -> None:
    assert not claims.mermaid_journey(text.encode())
    assert from_text(text) is None


def test_words_that_are_pasted_are_no_journey_for_one_line_that_says_so() -> None:
    assert from_text("What we saw\njourney\nsection of the road") is None
    importer, source = from_text(JOURNEY) or (None, None)
    assert importer is IMPORTERS[0]
    assert source == Incoming("Pasted text", JOURNEY.encode()) or source == Incoming("Geplakte tekst", JOURNEY.encode())


def test_a_pasted_text_beyond_what_its_format_reads_is_just_a_text() -> None:
    assert from_text(JOURNEY + " Wait: 3: Me\n" * 500_000) is None


def test_of_two_formats_with_one_ending_the_one_that_knows_the_content_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mermaid, table = twice(monkeypatch, lambda data: b"|" in data)
    assert reader_of(Incoming("a.md", PAGE.encode())) is mermaid
    assert reader_of(Incoming("a.md", (PAGE + "| a |").encode())) is mermaid
    assert reader_of(Incoming("a.md", b"| a | b |")) is table
    assert reader_of(Incoming("a.md", (FLOWCHART + "| a |").encode())) is table


def test_what_nobody_claims_is_named_by_who_knows_it_or_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mermaid, _table = twice(monkeypatch)
    assert reader_of(Incoming("a.md", FLOWCHART.encode())) is mermaid
    assert reader_of(Incoming("a.md", b"pie\n title Cake")) is mermaid
    with pytest.raises(ImportFileError) as caught:
        reader_of(Incoming("a.md", b"Just words."))
    assert caught.value.sentence == incoming.UNCLAIMED
    assert "A table" in str(caught.value.values["formats"])


def test_who_alone_has_an_ending_reads_it_and_says_itself_what_is_wrong() -> None:
    assert reader_of(Incoming("a.mmd", b"Just words.")).id == "mermaid"
    assert reader_of(Incoming("A.MMD", b"?")).id == "mermaid"


def test_a_kind_that_is_not_known_is_refused_with_the_endings_that_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.vsdx"
    path.write_bytes(b"x")
    with pytest.raises(ImportFileError) as caught:
        from_file(path)
    assert ".mmd" in str(caught.value.values["known"])


def test_a_file_is_held_to_the_size_of_the_format_that_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    path.write_bytes(b"journey\n" + b" " * (5 << 20))
    with pytest.raises(ImportFileError, match="larger than"):
        from_file(path)
    with pytest.raises(ImportFileError, match="larger than"):
        reader_of(Incoming("a.mmd", path.read_bytes()))


def test_our_own_files_are_known() -> None:
    document = Document(build("five-phases", "nl"))
    assert claims.project(as_bytes(document))
    assert claims.our_workbook(exported(document))
    assert not claims.project(exported(document))
    assert not claims.our_workbook(as_bytes(document))


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("_", "/", 1) + ".xml", data)
    return target.getvalue()


@cache
def hostile() -> list[bytes]:
    noise = random.Random(7)
    bomb = zipped(xl_workbook=b" " * (200 << 20))
    return [
        b"",
        b"PK",
        b"PK\3\4" + b"PK\5\6",
        noise.randbytes(1 << 20),
        b"PK" + noise.randbytes(1 << 20) + b"PK\5\6" + bytes(18),
        exported(Document(build("empty", "en")))[:-40],
        bomb,
        b"PK\3\4" + bytes(46) * 400_000 + b"PK\5\6" + bytes(8) + (19 << 20).to_bytes(4, "little") + bytes(6),
        b" " * (5 << 20),
        b"\n" * (5 << 20),
        b">" * (5 << 20),
        b"journey " * 600_000,
        b"%%\n" * 1_500_000,
        b"---\n" * 1_200_000,
        b"```mermaid " * 400_000,
        b'class="' * 700_000,
        b"\xff\xfe" + bytes(5 << 20),
        b'"format" : ' * 1_000_000,
        b'"format"' + b" " * (5 << 20),
        (b"|a\n" + b" " * 9_900 + b"x-\n") * 20,
        (b"|a\n" + b" -|" * 3_300 + b"x\n") * 500,
        b"|" + b"`" * 60_000 + b"|\n|-|\n",
        b"|`" * 500_000 + b"\n|-|\n",
        b"| a | b |\n|---|---|\n" + b"| c | d |\n" * 110_000,
        b"|a\n|-\n" * 100_000,
        b"# `a` *b*\n" * 300_000 + b"|a\n|-\n",
        b"a," * 300_000,
        b"a\t" * 300_000,
        b"a;\n" * 300_000,
        b'"a;' * 300_000,
        b"```" + b" " * 200_000 + b"x",
        b"%%" + b"\n" * 200_000 + b"%%",
        zipped(xl_workbook=b"<sheet " * 150_000),
        b"Fase" + b"!" * 200_000 + b"x,Emotie,Kans\n",
    ]


CLAIMS = tuple(dict.fromkeys(claim for each in IMPORTERS for claim in (each.claims, each.knows, each.pasted)))


@pytest.mark.parametrize("number", range(len(hostile())))
def test_no_bytes_make_a_claim_raise_or_take_long(number: int) -> None:
    data = hostile()[number]
    for claim in CLAIMS:
        with at_most(1_500, claim.__name__):
            claim(data)
    with at_most(1_500):
        from_text(data.decode("utf-8", errors="replace"))


def test_a_text_far_beyond_what_a_claim_looks_at_is_still_known_for_the_table_that_it_is() -> None:
    head, row = "Fase,Touchpoint,Emotie,Kans\n", "Kopen,Kassa,2,Sneller\n"
    taken = from_text(head + row * 110_000)
    assert taken is not None and taken[0].id == "csv"
    lines = ["|" + line.strip().replace(",", "|") + "|\n" for line in (head, "-,-,-,-", row)]
    taken = from_text("".join(lines[:2]) + lines[2] * 110_000)
    assert taken is not None and taken[0].id == "markdown"
