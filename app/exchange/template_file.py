"""Templates that users made, as files: a project in our JSON, which the reader of JSON finds sound in every part.

The file's project speaks of the template itself (see app/guides/own_template.py). One that somebody sent is a foreign
file like any other.
"""

from __future__ import annotations

from dataclasses import replace

from app.errors import ImportFileError
from app.exchange import json_file
from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.json_file.reading import NOT_OURS
from app.exchange.json_file.writing import as_bytes
from app.exchange.pictures import Pictures
from app.i18n import N_
from app.model.document import Document

NO_TEMPLATE = N_("“{name}” is no template that Reiskaart wrote. Nothing was changed.")


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads a template called `name`; raises ImportFileError when it is none, or not sound in every part.

    A map without a title goes by what the template is called, until one is begun from it.
    """
    try:
        plan = json_file.read(source, name, options)
    except ImportFileError as error:
        if error.sentence == NOT_OURS:
            raise ImportFileError(NO_TEMPLATE, name=name) from error
        raise
    called = plan.project.title if plan.project else ""
    return replace(plan, titles=tuple(title or called for title in plan.titles), beginning=True)


def written(document: Document, pictures: Pictures) -> bytes:
    """The bytes of a template's file; the same template always gives the same."""
    return as_bytes(document, pictures)
