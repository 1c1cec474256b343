"""`reiskaart export`: writes maps in the formats that the endings of the files name."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from app.commands.stopping import put_off
from app.commands.telling import WrongUsage, printed, progress_of, say
from app.errors import ExportFileError
from app.exchange import EXPORTERS, exporter_for
from app.exchange.base import PAPERS, PARTS, Exporter, ExportOptions
from app.exchange.pictures import any_pictures
from app.exchange.run import export_to
from app.exchange.scratch import scratch
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, JourneyMap
from app.model.text import name_key


def run(options: Namespace) -> int:
    """Writes every file that is asked for; each is whole or as it was."""
    exporters = [format_of(target) for target in options.to]
    refuse_unknown(options.part)
    refuse_unfit(options.form, options.paper)
    from app.session import read, stored_pictures

    document = read(options.file)
    pictures = stored_pictures(options.file) if any_pictures(document) else {}
    map_ids = chosen(document, options.map)
    for exporter in exporters:
        refuse_several(exporter, document, map_ids)
    for exporter, target in zip(exporters, options.to, strict=True):
        settings = ExportOptions(
            language=options.language,
            paper=options.paper or usual_paper(exporter, options.form),
            form=options.form,
            sheet=options.sheet,
            parts=frozenset(options.part),
            pictures=pictures.get,
        )
        with progress_of(target.name) as progress, _files_aside():
            report = export_to(exporter, document, map_ids, target, settings, progress)
        _say_made(target, document, map_ids)
        for note in report.notes:
            say(f"{target.name}: {note.text()}")
    return 0


@contextmanager
def _files_aside() -> Iterator[None]:
    """In the block, what libraries write aside goes into a folder that goes at its end.

    A stop that came between a library's making of a file and its taking note of it would leave it behind. Where no such
    folder can be made, none may be needed.
    """
    usual = tempfile.tempdir
    with ExitStack() as kept:
        try:
            with put_off(), suppress(OSError):
                tempfile.tempdir = kept.enter_context(scratch())
            yield
        finally:
            with put_off():
                tempfile.tempdir = usual
                kept.close()


def _say_made(target: Path, document: Document, map_ids: Sequence[Id]) -> None:
    """Says which file was made and, of a map file with several maps, which of them it holds."""
    titles = [f"“{document.get(map_id, JourneyMap).title}”" for map_id in map_ids]
    if len(document.maps()) == 1:
        printed(N_("Made {path}"), path=target)
    elif len(titles) == 1:
        printed(N_("Made {path}, which holds only the map {title}."), path=target, title=titles[0])
    else:
        printed(
            N_("Made {path}, which holds {count} maps: {titles}."),
            path=target,
            count=len(titles),
            titles=", ".join(titles),
        )


def format_of(target: Path) -> Exporter:
    """The format that the ending of `target` names."""
    exporter = exporter_for(target.suffix)
    if exporter is None:
        known = ", ".join(e.suffix for e in EXPORTERS)
        raise WrongUsage(
            N_("The ending of {name} names no format to write. Use one of these: {known}."),
            name=target.name,
            known=known,
        )
    return exporter


def refuse_unknown(parts: Sequence[str]) -> None:
    """Raises WrongUsage for a part that no PDF has."""
    for name in parts:
        if name not in PARTS:
            raise WrongUsage(
                N_("A PDF has no part “{name}”. Use one of these: {known}."), name=name, known=", ".join(PARTS)
            )


def refuse_unfit(form: str, paper: str) -> None:
    """Raises WrongUsage for a paper that a PDF of this form cannot be on."""
    if form == "report" and paper not in ("", *PAPERS):
        raise WrongUsage(N_("A report is on a4 or a3. For {paper} choose --form poster or --form tiles."), paper=paper)


def usual_paper(exporter: Exporter, form: str) -> str:
    """What is printed on where nobody said it: a report on one size throughout, all else on what can be read."""
    return "a3" if exporter.suffix == ".pdf" and form == "report" else "auto"


def chosen(document: Document, names: Sequence[str]) -> list[Id]:
    """The maps with these titles or ids, in the file's order; all maps without names."""
    if not names:
        return [journey.id for journey in document.maps()]
    wanted = {_only_map(document, name).id for name in names}
    return [journey.id for journey in document.maps() if journey.id in wanted]


def refuse_several(exporter: Exporter, document: Document, map_ids: Sequence[Id]) -> None:
    """A picture shows one map: raises ExportFileError, which names the choice, when there are more."""
    if exporter.one_map and len(map_ids) > 1:
        raise ExportFileError(
            N_("Only one map fits in a {format} file. Choose it with --map; this file has: {titles}."),
            format=exporter.suffix.removeprefix(".").upper(),
            titles=_titles(document),
        )


def _only_map(document: Document, name: str) -> JourneyMap:
    found = [j for j in document.maps() if name == j.id or name_key(j.title) == name_key(name)]
    if not found:
        raise ExportFileError(
            N_("There is no map “{name}” in this file. It has: {titles}."), name=name, titles=_titles(document)
        )
    if len(found) > 1:
        ids = ", ".join(journey.id for journey in found)
        raise ExportFileError(N_("Several maps are called “{name}”. Choose one by its id: {ids}."), name=name, ids=ids)
    return found[0]


def _titles(document: Document) -> str:
    return ", ".join(f"“{journey.title}”" for journey in document.maps())
