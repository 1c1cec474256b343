"""The view of a map as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.drawing.layout import Look, layout
from app.guides.prompts import own_question
from app.i18n import _, screen_translator
from app.model.document import Document
from app.model.records import Id
from app.widgets.canvas.still_view import StillView


class PastView(StillView):
    """Shows one map of a document that is not to be edited."""

    def __init__(self, theme_name: str, parent: QWidget) -> None:
        super().__init__(theme_name, parent)
        self.setObjectName("past.map")
        self.setAccessibleName(_("The map as it was"))
        self.assumptions = True

    def show_document(self, document: Document, map_id: Id) -> None:
        """Shows a map of `document`."""
        self.show_drawing(
            layout(
                document,
                map_id,
                Look(self.theme, screen_translator(), question=own_question, assumptions=self.assumptions),
            )
        )
