"""What every format in and out looks like to the rest of the program: menu, dialog, command line, progress, report.

Owns the shapes only. A format is a module with functions of these shapes, named in EXPORTERS or IMPORTERS; how its
file reaches the disk is run.py's business, and no format knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Protocol

from app.exchange.asking import SCALE, Answer, AnyQuestion
from app.exchange.claims import anything, nothing
from app.exchange.comeback.found import Comeback
from app.exchange.pictures import Pictures, no_pictures
from app.i18n import N_
from app.model.document import Document
from app.model.edits import Ids
from app.model.edits.base import Remark as Remark
from app.model.picture import Picture
from app.model.records import Id, Project, Record

Progress = Callable[[float], None]
"""Told how far the work is, from 0.0 to 1.0; may be called as often as is convenient."""

PAPERS = ("auto", "a4", "a3", "map")
"""The sheets that a map can be laid out on.

"auto" is one sheet of A4 or A3 where a map can be read on that, else several; "map" is one page as large as the map
itself.
"""


POSTER_PAPERS = ("auto", "a4", "a3", "a2", "a1", "a0", "map")
"""The papers of a poster. "auto" is the smallest on which all can be read, "map" one as large as the map."""

TILE_SHEETS = ("a4", "a3")
"""The sheets that a poster of tiles is printed on."""

FORMS: Mapping[str, str] = {
    "poster": N_("Poster on one page"),
    "tiles": N_("Poster of tiles"),
    "report": N_("Report"),
}
"""What a PDF can be, each by name with what it is called (msgid)."""

PARTS: Mapping[str, str] = {
    "cover": N_("Cover"),
    "maps": N_("Maps"),
    "comparison": N_("Comparison"),
    "personas": N_("Personas"),
    "story": N_("Story"),
    "channels": N_("Channels by phase"),
    "actions": N_("Action plan"),
    "evidence": N_("Evidence"),
    "texts": N_("Texts in full"),
}
"""What a format with pages can hold, in its order, each by name with what it is called (msgid)."""


INTERVIEW = frozenset({"interview"})
"""The parts that make the interview sheet, which is taken along and never part of what tells of a map."""


def no_progress(fraction: float) -> None:
    """For callers who do not care how far the work is."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How an export should come out.

    `language` is that of the file to make ("nl" or "en"); empty is the language that the map file speaks. A PDF is one
    of FORMS: a report on `paper`, one of PAPERS, or a poster that is as large as one of POSTER_PAPERS; `sheet`, one of
    TILE_SHEETS, is what tiles are printed on. `parts` are those of PARTS that a report has, and `pages` those to write,
    counted from 1; none is all. `scale` is pixels to a map unit, for pictures. `today` is the date printed. With
    `assumptions` what no source speaks for is marked, with `heat` the map shows how many sources speak for what.
    `pictures` gives those of the map by name.
    """

    language: str = ""
    paper: str = "auto"
    form: str = "report"
    sheet: str = "a4"
    parts: frozenset[str] = frozenset()
    pages: tuple[int, ...] = ()
    scale: float = 2.0
    today: date = field(default_factory=date.today)
    assumptions: bool = True
    heat: bool = False
    pictures: Pictures = field(default=no_pictures, compare=False)

    def language_for(self, document: Document) -> str:
        """The language to write in."""
        return self.language or document.project.language

    def takes(self, part: str) -> bool:
        """Whether this part is wanted."""
        return not self.parts or part in self.parts


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export has to tell: what the format could not hold, which characters no font has."""

    notes: tuple[Remark, ...] = ()


class ExportFormat(Protocol):
    """What the module of a format that we write offers."""

    def write(
        self,
        document: Document,
        map_ids: Sequence[Id],
        target: BinaryIO,
        options: ExportOptions,
        progress: Progress,
    ) -> ExportReport:
        """Writes these maps of `document`, in this order, to `target`; raises ExportFileError when it cannot.

        `target` is empty, and can be read too, so that a format can look at what it wrote.
        """

    def check(self, path: Path) -> None:
        """Reads a written file back, cheaply; raises ValueError when it is not a whole file of this format."""


class Use(Enum):
    """What a format is for, each with what that is called (msgid): so they stand together where one chooses."""

    PRESENT = N_("To present")
    WORK = N_("To work on")
    TAKE = N_("To take elsewhere")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that we write. `suffix` begins with a dot; no two formats share one.

    `title` says what is written, `name` is what people call the format, `purpose` is what it is good for in a few
    words, and `icon` the name of its picture. `one_map` means that a file holds one map only.

    `load` imports the format's module, so that naming it here costs nothing before it is used. What people work in and
    send back `comes_back`: it is written with a seal (sealing.py), and where one that was changed since would be
    replaced, a copy of it is kept.
    """

    id: str
    suffix: str
    title: str
    load: Callable[[], ExportFormat]
    name: str
    purpose: str
    icon: str
    use: Use
    one_map: bool = False
    comes_back: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user answered, each question by its name. `language` is for names that we make up."""

    language: str = "nl"
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def scale(self) -> tuple[float, float] | None:
        """The worst and the best score, if that was answered."""
        given = self.answers.get(SCALE)
        return given if isinstance(given, tuple) else None


@dataclass(frozen=True)
class Repair:
    """Something in a foreign file that was read otherwise than it stood there, with the text as it stood.

    Where that was, is a `line`, counted from 1, or the name of a `place`, such as the address of a cell; or neither.
    """

    what: Remark
    original: str
    line: int | None = None
    place: str = ""


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do, before it does it.

    `titles` are those of the maps it would make. `build(document, ids)` gives the new records, owners first, fitted to
    a document that may already hold the same personas and channels; it changes nothing itself. `project` is the file's
    own record, where the source has one: a new file begins with it. `pictures` are those that the records name.
    `questions` are all that matter to this source, each with the answer that the plan follows (see asking.py).

    A source that was made from a map and comes back edited brings `compare` instead of records: it says what was
    changed in it since. What is a `beginning`, such as a template, is no project to be added as it is: a map is begun
    from it (beginnings.py), and its project speaks of itself.
    """

    titles: tuple[str, ...]
    build: Callable[[Document, Ids], list[Record]]
    repairs: tuple[Repair, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    project: Project | None = None
    pictures: tuple[Picture, ...] = ()
    compare: Callable[[Document], Comeback] | None = None
    beginning: bool = False


class ImportFormat(Protocol):
    """What the module of a format that we read offers."""

    def read(self, source: bytes, name: str, options: ImportOptions) -> ImportPlan:
        """Reads a foreign file called `name`; raises ImportFileError when it is not what it claims to be."""


Claim = Callable[[bytes], bool]
"""Whether a format takes some bytes for its own, of whatever kind they are; see claims.py."""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that we read, in at most `megabytes`, known by its `suffixes`, each of which begins with a dot.

    Of those with one ending the first that `claims` what is in a file reads it; when none does, the first that `knows`
    it, which can at least say what it is. A text that is `pasted` is read by the first that claims it so: these are
    strict, since any other text becomes notes.
    """

    id: str
    suffixes: tuple[str, ...]
    title: str
    load: Callable[[], ImportFormat]
    megabytes: int = 20
    claims: Claim = anything
    knows: Claim = nothing
    pasted: Claim = nothing
