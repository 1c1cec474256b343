"""Mermaid files that nobody should write: whatever comes, an answer comes soon, and it is a sound map or a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ImportFileError
from app.exchange.base import ImportOptions
from app.exchange.mermaid import read
from app.model.document import Document
from app.model.edits import new_id
from app.model.records import PROJECT_ID, SCORE_MAX, SCORE_MIN, EmotionScore, Project, Record, field_names
from app.model.text import clean
from tests.effort import at_most

SOUND = """# A page
```mermaid
---
title: Shop
---
%%{init: {"theme": "dark"}}%%
journey
    title Buying #quot;shoes#quot;
    accDescr { Ann buys
      shoes. }
    section Find
      Search <br/> the web: 3: Ann, Shop %% note
      Look: 2: Ann # note
    section Step 2: Buy
      Leave at 10:30: 4: Ann;
      Pay: 9: Ann, , Shop: late
```
"""

SCRAPS = st.sampled_from(
    [
        *("journey", "\n", "title ", "section ", "accTitle:", "accDescr {", "}", ":", ";", "#", "#35;", "#xyz;", "%%"),
        *("%%{", "}%%", "---", "```", "```mermaid", "~~~", ":::", "<div class=mermaid>", "</div>", "<br", "&amp;"),
        *("&#0;", ">", ",", "\x00", "\x1b", "\ud800", "\ufffe", "\u202e", "\u2028", "\x85", "\ufeff", "\xa0", "😀"),
        *("9", "-1e308", "1e309", "0x", "NaN", "Infinity", " " * 50, "\t", "\r", "\r\n", "=1+1", "10:30", "# heading"),
        *("{title}", "%s"),
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """The sound page with pieces taken out, doubled, moved and put in."""
    text = SOUND
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(SCRAPS, st.text(max_size=8), st.just(text[start:end] * 2), st.just("")))
        text = text[:start] + piece + text[end:]
    return text


def is_sound(records: list[Record]) -> bool:
    """Whether the records hold together, and hold nothing that a file, Excel or XML could not."""
    document = Document([Project(id=PROJECT_ID), *records])
    texts = [value for r in records for f in field_names(type(r)) if isinstance(value := getattr(r, f), str)]
    scores = [record.score for record in records if isinstance(record, EmotionScore)]
    return (
        not document.loose_references()
        and all(clean(text).text == text for text in texts)
        and all(SCORE_MIN <= score <= SCORE_MAX for score in scores)
        and len(document.records) == len(records) + 1
    )


def check(source: bytes, name: str) -> None:
    try:
        plan = read(source, name, ImportOptions())
    except ImportFileError as refusal:
        assert refusal.sentence
        return
    assert plan.titles
    assert is_sound(plan.build(Document([Project(id=PROJECT_ID)]), new_id))
    assert all(repair.what.text(str) for repair in plan.repairs)
    assert all(question.sentence.text(str) and ".." in question.proposed for question in plan.questions)


@settings(max_examples=400, deadline=2_000)
@given(mutations(), st.sampled_from(["page.md", "shop.mmd"]))
def test_a_page_with_errors_gives_a_sound_map_or_a_refusal(text: str, name: str) -> None:
    check(text.encode("utf-8", errors="surrogatepass"), name)


@settings(max_examples=200, deadline=2_000)
@given(st.lists(SCRAPS, max_size=30))
def test_scraps_give_a_sound_map_or_a_refusal(scraps: list[str]) -> None:
    check(("journey\n" + "".join(scraps)).encode("utf-8", errors="surrogatepass"), "x.mmd")


@settings(max_examples=200, deadline=2_000)
@given(st.binary(max_size=400))
def test_bytes_give_a_sound_map_or_a_refusal(source: bytes) -> None:
    check(source, "x.mmd")
    check(b"journey\n" + source, "x.mmd")


ENDLESS: dict[str, Callable[[int], str]] = {
    "blank lines": lambda n: "journey" + "\n" * n + "a: 1",
    "blanks": lambda n: "journey\n" + " " * n + "a: 1",
    "blanks in a name": lambda n: f"journey\n a{' ' * n}b: 1",
    "blanks in a heading": lambda n: f"# a{' ' * n}#{' ' * n}b\n```mermaid\njourney\n a: 1\n```",
    "a name without data": lambda n: f"journey\n {'a' * n}",
    "colons": lambda n: "journey\n a" + ":" * n,
    "numbers": lambda n: "journey\n a" + ": 1" * n,
    "hashes": lambda n: "journey\n a: 1" + "#" * n,
    "unended entities": lambda n: "journey\n " + "#aaaa" * (n // 5) + ": x",
    "one unended entity": lambda n: "journey\n #" + "a" * n + ": x",
    "semicolons": lambda n: "journey\n " + "a;" * (n // 2),
    "unended breaks": lambda n: "journey\n " + f"<br{' ' * 9}" * (n // 12) + ": 3",
    "breaks": lambda n: "journey\n a" + f"<br{' ' * n}>" + ": 3",
    "tags": lambda n: "<div class=" * (n // 11) + "\n journey",
    "a long tag": lambda n: "<div " + "class=" * (n // 6) + "\n journey",
    "comments": lambda n: "journey\n" + "%% c\n" * (n // 5) + "a: 1",
    "bare comments": lambda n: "journey\n" + "%%\n" * (n // 3) + "a: 1",
    "directives": lambda n: "%%{x}%%" * (n // 7) + "\njourney\n a: 1",
    "open directives": lambda n: "journey\n" + "}%%x%%{\n" * (n // 8) + "a: 1",
    "front matter": lambda n: "---\n" * (n // 4) + "journey\n a: 1",
    "open front matter": lambda n: "---" + "\n" * n + "journey\n a: 1",
    "fences": lambda n: "```\n" * (n // 4),
    "quotes": lambda n: ">" * n + "```mermaid\njourney\n a: 1",
    "descriptions": lambda n: "journey\n" + "accDescr {\n" * (n // 11),
    "a long description": lambda n: "journey\naccDescr {\n" + "a\n" * (n // 2) + "}\n a;: 1",
    "digits": lambda n: f"journey\n a: {'9' * n}",
    "hexadecimal digits": lambda n: f"journey\n a: 0x{'f' * n}",
    "entity digits": lambda n: f"journey\n #{'9' * min(n, 4000)};: 3",
    "the word journey": lambda n: "journey\n" * (n // 8) + "a: 1",
    "digits in a name": lambda n: f"journey\n {'1' * n}:22: 5: x",
}


@pytest.mark.parametrize("make", ENDLESS.values(), ids=list(ENDLESS))
def test_nothing_written_to_be_slow_hangs(make: Callable[[int], str]) -> None:
    """What reads in the square of its length would take minutes here; ours takes at most some 500 bare loops."""
    with at_most(4_000):
        check(make(400_000).encode(), "page.md")
