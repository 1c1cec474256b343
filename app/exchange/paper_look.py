"""How every format draws a map: on paper, in the language of the file, with what the options ask to be seen."""

from __future__ import annotations

from app.drawing.look import Look
from app.drawing.theme import theme
from app.exchange.base import ExportOptions
from app.i18n import translator
from app.model.document import Document


def paper_look(document: Document, options: ExportOptions) -> Look:
    """The look of a map that leaves the program."""
    translate = translator(options.language_for(document))
    return Look(theme("paper"), translate, for_screen=False, assumptions=options.assumptions, heat=options.heat)
