"""`reiskaart import`: reads a journey from another program into a map file, as one step that can be undone.

Says what it will make and each thing it read otherwise than it stood there, before anything is written. The source is
read in a process of its own, so that it takes no more time and memory than the window would give it.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from app import landing
from app.commands import taking_in
from app.commands.answering import Answering
from app.commands.files import made, opened
from app.commands.new import with_suffix
from app.commands.telling import printed
from app.exchange.base import Importer, ImportOptions
from app.exchange.import_child import Reading, import_in_child
from app.exchange.incoming import Incoming, from_file, reader_of
from app.i18n import N_, fill, screen_language
from app.model.document import Document

if TYPE_CHECKING:
    from app.session import Session


def run(options: Namespace) -> int:
    """Reads the source, says what it found, and makes the map file or adds to it."""
    path = with_suffix(options.file)
    if path.exists():
        with opened(path) as session:
            reading = read(options, session.document)
            if reading.comeback is not None:
                return taking_in.run(reading.comeback, session, options)
            add(reading, session)
        printed(N_("Added to {path}"), path=path)
    else:
        into = landing.empty(screen_language())
        reading = read(options, into)
        with made(path, lambda: landing.make_file(reading, into, options.source.stem, path)):
            pass
        printed(N_("Made {path}"), path=path)
    return 0


def read(options: Namespace, into: Document) -> Reading:
    """What the source brings into a document, once its questions are answered; says what that is."""
    source, answering = from_file(options.source), Answering.of(options)
    importer = reader_of(source)
    while True:
        settings = ImportOptions(screen_language(), dict(answering.answers))
        reading = _read(importer, source, into, settings)
        if not answering.leaves_open(reading.questions):
            break
        answering.answer(reading.questions)
    answering.refuse_unasked()
    show(reading)
    return reading


def _read(importer: Importer, source: Incoming, into: Document, settings: ImportOptions) -> Reading:
    job = import_in_child(importer, source, settings, into)
    try:
        return job.result()
    finally:
        job.cancel()  # for who does not wait for it


def show(reading: Reading) -> None:
    """What the import makes, and every repair with the text as it stood."""
    for title in reading.titles:
        printed(N_("Reads a map: {title}"), title=title)
    for repair in reading.repairs:
        place = fill(N_("line {line}: "), line=repair.line) if repair.line else repair.place and f"{repair.place}: "
        print(f"  {place}{repair.what.text()}\n    {_shortened(repair.original)}")


def add(reading: Reading, session: Session) -> None:
    """Adds what was read to an open map, as one step."""
    for remark in landing.add(session, reading).remarks:
        print(remark.text())


def _shortened(original: str) -> str:
    text = " ".join(original.split())
    return text if len(text) <= 100 else text[:99] + "…"
