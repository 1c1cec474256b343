"""Tables that nobody should write: an answer comes soon, and it is a sound map or a refusal."""

from __future__ import annotations

import pytest

from tests.exchange.mutations import survives


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
