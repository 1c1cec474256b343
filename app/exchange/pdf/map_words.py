"""Which texts can be read in full on a drawn map, so that the appendix tells all others and none twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from app.drawing.drawing import Drawing
from app.drawing.primitives import Group, Layer, TextLine
from app.model.records import Id


class MapWords:
    """The texts that stand on a drawn map, by the record that they belong to: its own, and those on chips under it."""

    def __init__(self, drawing: Drawing) -> None:
        self._texts: dict[tuple[Id, bool], set[str]] = defaultdict(set)
        for group in drawing.groups:
            if group.record_id is not None and group.layer is not Layer.CORNER:
                self._texts[group.record_id, group.role == "chip"].update(_texts(group))

    def holds(self, record_id: Id, text: str, *, on_chip: bool = False) -> bool:
        """Whether all of `text` can be read at this record itself, or on a chip under it.

        A text that is only part of another says something else: "Instagram" is not what "Instagram of the shop" says.
        """
        return not text.strip() or _squeezed(text) in self._texts.get((record_id, on_chip), ())


def _texts(group: Group) -> Iterator[str]:
    """What stands in a group, the lines of one text together: those that look the same and begin under each other."""
    lines = [mark for mark in group.marks if isinstance(mark, TextLine)]
    for _, of_one in groupby(lines, key=lambda line: (line.x, line.font, line.size, line.color)):
        yield _squeezed("".join(line.text for line in of_one))


def _squeezed(text: str) -> str:
    return "".join(text.split())
