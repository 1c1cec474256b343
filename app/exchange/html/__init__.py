"""HTML: maps as one page that stands by itself, for whoever has nothing but a browser, on a desk or on a phone.

The page needs no script, no network and no font of its own; its policy forbids all of them. On a wide screen each map
is the grid that it is in the program, on a narrow one a phase comes after the other. All text can be selected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import BinaryIO

from app.exchange.base import ExportOptions, ExportReport, Progress
from app.exchange.html.page import page
from app.exchange.losses import Holds, losses
from app.exchange.scope import Scope
from app.i18n import translator
from app.model.document import Document
from app.model.records import RECORD_TYPES, Channel, Id, Lane, Phase, Record, Tag, field_names

_MISSING: Mapping[type[Record], frozenset[str]] = {
    Phase: frozenset({"width", "detail_id"}),
    Lane: frozenset({"height", "collapsed", "hidden"}),
    Channel: frozenset(field_names(Channel)) - {"name"},
    Tag: frozenset({"tint"}),
}
"""What there is no place for, kind by kind; of all other records the page tells everything."""

HOLDS = Holds(
    {kind: frozenset(field_names(kind)) - _MISSING.get(kind, frozenset()) for kind in RECORD_TYPES}, hidden_lanes=False
)
"""What can be read on the page."""


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the maps in `map_ids` as one page; the same input gives the same bytes."""
    scope = Scope(document, map_ids)
    progress(0.1)
    target.write(page(scope, options).encode("utf-8"))
    progress(1.0)
    return ExportReport(losses(scope, HOLDS, translator(options.language_for(document))))


def check(path: Path) -> None:
    """Raises ValueError when `path` is not a whole page, with every element closed, or when it could run anything."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError("not a page of ours") from error
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if not text.startswith("<!DOCTYPE html>") or not text.endswith("</html>\n") or reader.open:
        raise ValueError("not a whole page")


_VOID = frozenset({"meta", "br", "img", "hr"})


class _Reader(HTMLParser):
    """Follows which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" or any(name.startswith("on") for name, _ in attrs):
            raise ValueError("a page that runs something")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a drawing, which closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")


__all__ = ["HOLDS", "check", "write"]
