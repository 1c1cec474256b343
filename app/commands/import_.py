"""`reiskaart import`: reads a journey from another program into a map file, as one step that can be undone.

Says what it will make and each thing it read otherwise than it stood there, before anything is written. The source is
read in a process of its own, so that it takes no more time and memory than the window would give it.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import taking_in
from app.commands.files import made, opened
from app.commands.new import with_suffix
from app.commands.telling import printed
from app.errors import ImportFileError
from app.exchange.base import ImportOptions, Question
from app.exchange.foreign_file import bytes_of, reader_of
from app.exchange.import_child import Reading, import_in_child
from app.i18n import N_, fill, screen_language
from app.model.document import Document
from app.model.edits import insert_records
from app.model.edits.base import label
from app.model.picture import Picture
from app.model.records import PROJECT_ID, Project

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
        empty = Project(id=PROJECT_ID, language=screen_language())
        make(read(options, Document([empty])), path, empty, options.source.stem)
        printed(N_("Made {path}"), path=path)
    return 0


def read(options: Namespace, into: Document) -> Reading:
    """What the source brings into a document, once its questions are answered; says what that is."""
    settings = ImportOptions(language=screen_language(), scale=options.scale)
    reading = _read(options.source, into, settings)
    if reading.questions and not options.yes:
        reading = _read(options.source, into, answered(reading.questions, settings))
    show(reading)
    return reading


def _read(source: Path, into: Document, settings: ImportOptions) -> Reading:
    job = import_in_child(reader_of(source), bytes_of(source), source.name, settings, into)
    try:
        return job.result()
    finally:
        job.cancel()  # for who does not wait for it


def answered(questions: tuple[Question, ...], settings: ImportOptions) -> ImportOptions:
    """The settings with the user's answers; raises ImportFileError when there is nobody to ask."""
    for question in questions:
        if not sys.stdin.isatty():
            raise ImportFileError(
                N_("This must be known first: {question} Add --scale {guess}, or --yes to go by that guess."),
                question=question.sentence.text(),
                guess=question.guess,
            )
        settings = replace(settings, scale=_asked(question))
    return settings


def _asked(question: Question) -> tuple[float, float]:
    print(question.sentence.text())
    while True:
        answer = input(fill(N_("The worst and the best score [{guess}]: "), guess=question.guess)).strip()
        ends = re.fullmatch(r"(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)", answer or question.guess)
        try:
            if ends and float(ends[1]) != float(ends[2]):
                return float(ends[1]), float(ends[2])
        except ValueError:
            pass
        printed(N_("Please type two numbers, such as 1..5."))


def show(reading: Reading) -> None:
    """What the import makes, and every repair with the text as it stood."""
    for title in reading.titles:
        printed(N_("Reads a map: {title}"), title=title)
    for repair in reading.repairs:
        place = fill(N_("line {line}: "), line=repair.line) if repair.line else repair.place and f"{repair.place}: "
        print(f"  {place}{repair.what.text()}\n    {_shortened(repair.original)}")


def make(reading: Reading, path: Path, empty: Project, name: str) -> None:
    """Makes a map file that holds nothing but what was read; without a title it is called `name`."""
    from app.session import Session

    project = reading.project or replace(empty, title=reading.titles[0] if reading.titles else name)
    with made(path, lambda: Session.create_from([project, *reading.records], path, reading.pictures)):
        pass


def add(reading: Reading, session: Session) -> None:
    """Adds what was read to an open map, as one step."""
    session.back_up()
    title = reading.titles[0] if reading.titles else ""
    edit = insert_records(session.document, reading.records, label(N_("Import “{title}”"), title=title))
    add_pictures(session, reading.pictures)
    session.run(edit)
    for remark in edit.remarks:
        print(remark.text())


def add_pictures(session: Session, pictures: Iterable[Picture]) -> None:
    """Stores the pictures that come along, before the edit that speaks of them."""
    for picture in pictures:
        session.add_picture(picture.data, picture.width, picture.height, picture.media_type)


def _shortened(original: str) -> str:
    text = " ".join(original.split())
    return text if len(text) <= 100 else text[:99] + "…"
