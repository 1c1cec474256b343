"""`reiskaart import`: reads a journey from another program into a map file, as one step that can be undone.

Says what it will make and each thing it read otherwise than it stood there, before anything is written.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.files import made, opened
from app.commands.new import with_suffix
from app.commands.telling import printed
from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan, Question
from app.exchange.foreign_file import bytes_of, reader_of
from app.i18n import N_, fill, screen_language
from app.model.document import Document
from app.model.edits import insert_records, new_id
from app.model.edits.base import label
from app.model.picture import Picture
from app.model.records import PROJECT_ID, Project, Record

if TYPE_CHECKING:
    from app.session import Session


def run(options: Namespace) -> int:
    """Reads the source, says what it found, and makes the map file or adds to it."""
    importer = reader_of(options.source)
    source = bytes_of(options.source)
    settings = ImportOptions(language=screen_language(), scale=options.scale)
    plan = importer.load().read(source, options.source.name, settings)
    if plan.questions and not options.yes:
        plan = importer.load().read(source, options.source.name, answered(plan.questions, settings))
    show(plan)
    land(plan, with_suffix(options.file), options.source.stem)
    return 0


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


def show(plan: ImportPlan) -> None:
    """What the import makes, and every repair with the text as it stood."""
    for title in plan.titles:
        printed(N_("Reads a map: {title}"), title=title)
    for repair in plan.repairs:
        place = fill(N_("line {line}: "), line=repair.line) if repair.line else ""
        print(f"  {place}{repair.what.text()}\n    {_shortened(repair.original)}")


def land(plan: ImportPlan, path: Path, name: str) -> None:
    """Makes the map file, or adds the maps to the one that is there."""
    from app.session import Session

    title = plan.titles[0] if plan.titles else name
    if not path.exists():
        with made(path, lambda: Session.create_from(new_file(plan, title), path, plan.pictures)):
            pass
        printed(N_("Made {path}"), path=path)
        return
    with opened(path) as session:
        session.back_up()
        records = plan.build(session.document, new_id)
        edit = insert_records(session.document, records, label(N_("Import “{title}”"), title=title))
        add_pictures(session, plan.pictures)
        session.run(edit)
    for remark in edit.remarks:
        print(remark.text())
    printed(N_("Added to {path}"), path=path)


def add_pictures(session: Session, pictures: Iterable[Picture]) -> None:
    """Stores the pictures that come along, before the edit that speaks of them."""
    for picture in pictures:
        session.add_picture(picture.data, picture.width, picture.height, picture.media_type)


def new_file(plan: ImportPlan, title: str) -> list[Record]:
    """The records of a file that holds nothing but what is imported."""
    project = plan.project or Project(id=PROJECT_ID, title=title, language=screen_language())
    return [project, *plan.build(Document([project]), new_id)]


def _shortened(original: str) -> str:
    text = " ".join(original.split())
    return text if len(text) <= 100 else text[:99] + "…"
