"""What a cell says of a feeling: a number on whatever scale, a word or a smiley, or both.

Which word stands for which feeling is data, in resources/tables; the user has the last word on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from app.exchange.foreign.scale import Scale
from app.model.edits.block_headings import folded
from app.paths import resource

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>[+\-−]?)(?P<whole>\d{1,6})(?:[.,](?P<rest>\d{1,6}))?(?P<percent> ?%)?(?![\w])"
)
_OUT_OF = re.compile(r"\s*(?:/|van de|van|uit|out of|of)\s*(\d{1,4})\b")
_STARS = re.compile(r"[★⭐✮]\ufe0f?|☆")
_TONES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_TRIMMED = " .,;:()[]-–—|"
_MOST_WORDS = 4
_BETWEEN = re.compile(r" ?[,;/&+] ?| (?:en|and) ")
_STRONGER = frozenset(["heel", "erg", "zeer", "echt", "enorm", "very", "really", "extremely"])


@dataclass(frozen=True, slots=True)
class Felt:
    """A `number` as it stands there, on `scale` where the cell says which; a `word` is as short as a feeling is.

    Where neither can be made out, both are missing and the cell holds a sentence. `in_words` is whether it says
    anything that the score alone does not.
    """

    number: float | None = None
    scale: Scale | None = None
    word: str = ""
    in_words: bool = field(default=False, compare=False)


def felt(text: str) -> Felt:
    """What `text` says of a feeling; question marks are what is left of a smiley where it could not be stored."""
    text = " ".join(_TONES.sub("", text).split())
    if _STARS.search(text) and not re.search(r"\w", text):
        signs = _STARS.findall(text)
        full = sum(sign != "☆" for sign in signs)
        return Felt(float(full), (1.0, 5.0) if full < len(signs) or full <= 5 else None)
    if text in _signs():
        return Felt(word=text)
    if match := _NUMBER.search(text):
        return _numbered(text, match)
    if not text.strip("?\ufffd"):
        return Felt()
    word = text if key(text) in lexicon() else text.strip(_TRIMMED)
    if word and len(word.split()) <= _MOST_WORDS:
        return Felt(word=word, in_words=not is_sign(word))
    smiley = next((sign for sign in text if sign in lexicon() and not sign.isascii() and is_sign(sign)), "")
    return Felt(word=smiley, in_words=True)


def known(word: str) -> float | None:
    """The score, from -2 to +2, that a word for a feeling stands for; None where we do not know it.

    Of several feelings it is the mean, if we know each: a word beside one that we know may turn it around.
    """
    if (score := lexicon().get(key(word))) is not None:
        return score
    signs: list[float | None] = [lexicon()[sign] for sign in word if sign in lexicon() and not sign.isascii()]
    found = signs or [_meant(part) for part in _BETWEEN.split(key(word))]
    scores = [each for each in found if each is not None]
    return sum(scores) / len(scores) if scores and len(scores) == len(found) else None


def _meant(words: str) -> float | None:
    """What one feeling stands for, with or without a word that makes it stronger."""
    bare = " ".join(word for word in words.split() if word not in _STRONGER)
    return lexicon().get(words, lexicon().get(bare))


def is_sign(word: str) -> bool:
    """Whether this is no word at all but a smiley or the like."""
    return not any(letter.isalpha() for letter in word)


def key(word: str) -> str:
    """What two words for one feeling share."""
    return folded(_TONES.sub("", word)).strip()


def _numbered(text: str, match: re.Match[str]) -> Felt:
    number = float(f"{match['whole']}.{match['rest'] or 0}")
    number = -number if match["sign"] in ("-", "−") else number
    if match["percent"]:
        return Felt(number, (0.0, 100.0))
    out_of = _OUT_OF.match(text, match.end())
    most = float(out_of[1]) if out_of else 0.0
    rest = (text[: match.start()] + text[out_of.end() if out_of else match.end() :]).strip(_TRIMMED)
    scale = (1.0 if most <= 7 else 0.0, most) if most > 1 else None
    short = scale is not None or len(rest.split()) <= _MOST_WORDS
    return Felt(number, scale, in_words=not is_sign(rest)) if short else Felt(in_words=True)


@cache
def lexicon() -> Mapping[str, float]:
    """Every word for a feeling that is known, by its key, with its score."""
    told = json.loads(resource("tables", "feelings.json").read_text(encoding="utf-8"))
    return {key(word): float(score) for score, words in told.items() for word in words}


@cache
def _signs() -> frozenset[str]:
    return frozenset(word for word in lexicon() if not word[0].isalnum() or (len(word) == 1 and not word.isdigit()))
