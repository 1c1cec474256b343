"""Puts the Dutch texts together: resources/translations/nl/*.po, one file for each room, into one reiskaart.mo.

    python installers/translations.py            # checks the texts, and writes reiskaart.mo
    python installers/translations.py --missing  # prints the texts that have no Dutch yet, ready to paste in a .po file

To add a text: mark it in the code with N_("..."), put its Dutch in resources/translations/nl/<room>.po as

    msgid "Rename to “{title}”"
    msgstr "Hernoemen naar ‘{title}’"

and run the first command; the .mo is committed with it. Two rooms may use one English text, but then with the same
Dutch. The outcome depends on the .po files alone, so it does not matter who runs this, or how many at once.

Needs the standard library only, for it runs where nothing has been set up yet. The program itself needs only the .mo.
"""

from __future__ import annotations

import ast
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
DUTCH = ROOT / "resources" / "translations" / "nl"
CATALOGUE = DUTCH / "reiskaart.mo"

MARKERS = frozenset({"N_", "_", "fill", "translate"})
"""The functions whose first argument, when written out, is a text to translate."""

HEADER = "Language: nl\nContent-Type: text/plain; charset=UTF-8\n"


class TranslationError(Exception):
    """A .po file that cannot be used; the message says which line and why."""


# --- what the code asks for ------------------------------------------------------------------------------------------


def marked_texts(folder: Path = ROOT / "app") -> dict[str, str]:
    """Every text that the code under `folder` marks for translation, with where it stands first ("file:line")."""
    texts: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        for text, line in texts_of(path.read_text(encoding="utf-8"), str(path)):
            texts.setdefault(text, f"{path.relative_to(folder.parent)}:{line}")
    return texts


def texts_of(source: str, name: str = "<source>") -> Iterator[tuple[str, int]]:
    """The marked texts in one piece of code, each with its line."""
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Call) and node.args and _called(node) in MARKERS:
            for text in _written_out(node.args[0]):
                yield text, node.lineno


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _written_out(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: one that is written out, or either side of a choice between two."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _written_out(body)
            yield from _written_out(orelse)


# --- what the .po files give -----------------------------------------------------------------------------------------


def read_po(path: Path) -> dict[str, str]:
    """The texts of one .po file, English to Dutch; its header, if it has one, is left out.

    Only what we use is understood: comments, msgid and msgstr. Anything else raises TranslationError.
    """
    texts: dict[str, str] = {}
    parts: dict[str, str] = {}
    field = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            _refuse_unless(not line.startswith(("#~", "#, fuzzy")), path, number, "an entry that is not in use")
            continue
        keyword, _, quoted = line.partition(" ")
        if line.startswith('"'):
            quoted = line
        elif keyword == "msgid" and field in ("", "msgstr"):
            _keep(texts, parts, path, number)
            parts, field = {"msgid": ""}, keyword
        elif keyword == "msgstr" and field == "msgid":
            parts[keyword], field = "", keyword
        else:
            raise TranslationError(f"{path.name}:{number}: not understood: {line}")
        parts[field] += _unquoted(quoted.strip(), path, number)
    _keep(texts, parts, path, 0)
    return texts


def _unquoted(quoted: str, path: Path, number: int) -> str:
    try:
        text = ast.literal_eval(quoted)
    except (SyntaxError, ValueError):
        text = None
    _refuse_unless(isinstance(text, str) and quoted.startswith('"'), path, number, "a text that is not quoted well")
    return str(text)


def _keep(texts: dict[str, str], parts: dict[str, str], path: Path, number: int) -> None:
    if not parts:
        return
    _refuse_unless("msgstr" in parts, path, number, "a msgid without msgstr")
    _refuse_unless(parts["msgid"] not in texts, path, number, f"a second “{parts['msgid']}” before this line")
    texts[parts["msgid"]] = parts["msgstr"]
    texts.pop("", None)


def _refuse_unless(sound: bool, path: Path, number: int, what: str) -> None:
    if not sound:
        raise TranslationError(f"{path.name}:{number}: {what}")


def dutch_texts(folder: Path = DUTCH) -> dict[str, str]:
    """All Dutch texts of the .po files in `folder`; raises TranslationError when two files differ on one text."""
    merged: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        for text, dutch in read_po(path).items():
            if merged.setdefault(text, dutch) != dutch:
                raise TranslationError(f"{path.name}: “{text}” is “{merged[text]}” in another file")
    return merged


def placeholders(text: str) -> frozenset[str]:
    """The named placeholders in a text: {title} and the like."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def faults(texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with translations in themselves: empty ones, and ones with other placeholders."""
    for text, dutch in texts.items():
        if not dutch:
            yield f"no Dutch for “{text}”"
        elif placeholders(text) != placeholders(dutch):
            yield f"other placeholders in the Dutch of “{text}”"


# --- the compiled catalogue ------------------------------------------------------------------------------------------


def compiled(texts: dict[str, str]) -> bytes:
    """The texts as a GNU .mo file, version 0: two tables of (length, place), sorted by the English bytes, no hashes."""
    rows = sorted((text.encode(), dutch.encode()) for text, dutch in {"": HEADER, **texts}.items())
    start = 7 * 4 + 2 * 8 * len(rows)
    tables, strings = b"", b""
    for column in (0, 1):
        for row in rows:
            tables += struct.pack("<II", len(row[column]), start + len(strings))
            strings += row[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(rows), 7 * 4, 7 * 4 + 8 * len(rows), 0, start)
    return header + tables + strings


def update(folder: Path = DUTCH, catalogue: Path = CATALOGUE) -> int:
    """Writes the catalogue and returns how many texts it holds.

    Goes on until it agrees with the .po files, which another run may have seen change in the meantime.
    """
    while True:
        texts = dutch_texts(folder)
        if found := list(faults(texts)):
            raise TranslationError("\n".join(found))
        if catalogue.exists() and catalogue.read_bytes() == compiled(texts):
            return len(texts)
        beside = catalogue.with_name(f"{catalogue.name}.{os.getpid()}")
        beside.write_bytes(compiled(texts))
        beside.replace(catalogue)


def _missing(texts: Iterable[str]) -> None:
    asked = marked_texts()
    for text in texts:
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        print(f'#: {asked[text]}\nmsgid "{quoted}"\nmsgstr ""\n')


def main() -> int:
    try:
        known = dutch_texts()
        missing = [text for text in marked_texts() if text not in known]
        if "--missing" in sys.argv[1:]:
            _missing(missing)
            return 0
        print(f"{update()} Dutch texts in {CATALOGUE.relative_to(ROOT)}, {len(missing)} still missing.")
    except TranslationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
