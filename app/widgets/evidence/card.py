"""A card for what one source says about the selection: where it is from, the words, and a way to take it off again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, Source
from app.widgets import icons, style
from app.widgets.evidence.source_words import ICONS, facts
from app.widgets.evidence.subjects import Proof, proven_by
from app.widgets.inspector.cells import label
from app.widgets.inspector.typing_fields import TextField
from app.widgets.panels.base import tool

TITLE_WIDTH = 148
"""Pixels for the title of a source, beside its sign and the button that takes it off."""


class EvidenceCard(QFrame):
    """One proof. `opened` asks for its source, `quoted` gives other words, `detached` takes it off."""

    opened = Signal(str)
    quoted = Signal(object)
    detached = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.proof: Proof | None = None
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.source = QPushButton()
        self.source.setProperty("role", "link")
        self.source.setCursor(Qt.CursorShape.PointingHandCursor)
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.source.clicked.connect(self._open)
        self.remove = tool("x", _("Detach"), f"evidence.detach.{number}")
        self.remove.clicked.connect(self.detached)
        self.facts, self.quote = label("", "small"), TextField(least_lines=1)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setObjectName(f"evidence.source.{number}")
        self.quote.setObjectName(f"evidence.quote.{number}")
        self.quote.setPlaceholderText(_("What did they say, word for word?"))
        self.quote.edited.connect(self.quoted)
        self._arrange()

    def show_proof(self, document: Document, proof: Proof, of: int) -> None:
        """Shows what a source says for some `of` the subjects."""
        self.proof = proof
        source = document.get(proof.source_id, Source)
        title = title_of(source, _)
        icons.beside(self.source, ICONS[source.kind], style.look().accent)
        shown = self.source.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, TITLE_WIDTH)
        self.source.setText(shown.replace("&", "&&"))
        self.source.setToolTip(title)
        self.source.setAccessibleName(fill(N_("Source: {title}"), title=title))
        self.remove.setAccessibleName(fill(N_("Detach: {title}"), title=title))
        self.quote.setAccessibleName(fill(N_("Quote from {title}"), title=title))
        self.facts.setText(" · ".join(filter(None, (facts(document, source), _how_many(document, proof, of)))))
        self.quote.show_value(proof.quote)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the words anew: a field that is made narrower before it is seen keeps the lines that it had."""
        super().resizeEvent(event)
        self.quote.setLineWrapMode(TextField.LineWrapMode.NoWrap)
        self.quote.setLineWrapMode(TextField.LineWrapMode.WidgetWidth)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 10)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.source, 1)
        top.addWidget(self.remove)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self.quote)

    def _open(self) -> None:
        if self.proof is not None:
            self.opened.emit(self.proof.source_id)

    @property
    def evidence(self) -> tuple[Id, ...]:
        """The evidence that the card stands for."""
        return self.proof.evidence if self.proof is not None else ()


def _how_many(document: Document, proof: Proof, of: int) -> str:
    """For how many of the subjects it speaks, where that is not plain."""
    return fill(N_("for {count} of {total}"), count=len(proven_by(document, proof)), total=of) if of > 1 else ""
