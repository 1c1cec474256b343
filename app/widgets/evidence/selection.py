"""What proves the selection: a card for each source, and one field that attaches another, listed or new."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.model.document import Document
from app.model.edits import attach, attach_new, detach, set_fields
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Id
from app.widgets.desk import Desk
from app.widgets.evidence.card import EvidenceCard
from app.widgets.evidence.source_words import kind_told_by
from app.widgets.evidence.subjects import Proof, Subjects, heading_of, proofs_of, subjects_in
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.picking_field import PickField


class SelectionEvidence(QWidget):
    """The upper part of the panel: shows and edits the evidence of what is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._selected: tuple[Id, ...] = ()
        self._key = "itself"
        self._made: Id | None = None
        self._beginning = False
        self._cards: list[EvidenceCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 0)
        self._column.setSpacing(8)
        self._heading = label("", "strong")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._none = label(_("Select a note, a touchpoint or a persona, to see what proves it."), "soft")
        self._which = self._make_which()
        self._assumed = label(_("Assumption: no source speaks for this yet."), "soft")
        self.adding = self._make_adding()
        for part in (self._heading, self._none, self._which, self._assumed, self.adding):
            self._column.addWidget(part)

    def select(self, ids: tuple[Id, ...]) -> None:
        """Shows the evidence of these records."""
        if ids != self._selected:
            self.flush()
            self._selected, self._key = ids, "itself"
        self.refresh()

    def refresh(self) -> None:
        """Shows what the document holds now."""
        document = self._document
        ids = tuple(i for i in self._selected if i in document.records)
        choices = subjects_in(document, ids)
        self._show_choices(choices)
        self._heading.setText(heading_of(document, ids) if choices else "")
        self._heading.setVisible(bool(choices))
        self._none.setVisible(not choices)
        self._show_proofs(proofs_of(document, self._subjects))
        self.adding.setVisible(bool(choices))
        self.adding.offer([Option(source.id, shorten(title_of(source, _), 60)) for source in document.sources()])
        self.adding.show_value(None)
        if self._beginning and choices:
            self.begin()

    def begin(self) -> None:
        """Puts the cursor where a source is attached, as soon as it is there."""
        self._beginning = self.adding.isHidden()
        self.adding.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Tells what is typed and not told yet."""
        self.adding.flush()
        for card in self._cards:
            card.quote.flush()

    # --- showing -------------------------------------------------------------------------------------------------

    @property
    def _document(self) -> Document:
        return self._desk.session.document

    @property
    def _subjects(self) -> tuple[Id, ...]:
        choices = subjects_in(self._document, [i for i in self._selected if i in self._document.records])
        return next((choice.ids for choice in choices if choice.key == self._key), ())

    def _show_choices(self, choices: tuple[Subjects, ...]) -> None:
        if all(choice.key != self._key for choice in choices):
            self._key = "itself"
        self._which.setVisible(len(choices) > 1)
        self._which.blockSignals(True)
        self._which.clear()
        for choice in choices:
            self._which.addItem(choice.text, choice.key)
        self._which.setCurrentIndex(self._which.findData(self._key))
        self._which.blockSignals(False)

    def _show_proofs(self, proofs: tuple[Proof, ...]) -> None:
        """Keeps each card that stands for the same evidence, so that who types in it is not disturbed."""
        known = {card.evidence: card for card in self._cards}
        kept = {proof.evidence: known.pop(proof.evidence, None) for proof in proofs}
        for card in known.values():
            card.hide()
            card.deleteLater()
        self._cards = [kept[proof.evidence] or self._make_card(number) for number, proof in enumerate(proofs)]
        of = len(self._subjects)
        for place, (card, proof) in enumerate(zip(self._cards, proofs, strict=True)):
            card.show_proof(self._document, proof, of)
            self._column.insertWidget(3 + place, card)
            card.show()
        self._assumed.setVisible(bool(self._subjects) and not proofs)
        self._go_to_new()

    def _go_to_new(self) -> None:
        """Who has just attached a source goes on with its words."""
        made, self._made = self._made, None
        card = next((card for card in self._cards if made in card.evidence), None) if made else None
        if card is not None:
            card.quote.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- editing -------------------------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        self.flush()
        self._key = self._which.itemData(place)
        self.refresh()

    def _attach(self, source_id: Id | None) -> None:
        self.adding.show_value(None)
        if source_id is not None:
            self._run_attaching(lambda document: attach(document, source_id, self._subjects))

    def _attach_new(self, title: str) -> None:
        self._run_attaching(lambda document: attach_new(document, title, self._subjects, kind_told_by(title)))
        self.adding.show_value(None)

    def _run_attaching(self, make: object) -> None:
        edit = self._desk.run(make)  # type: ignore[arg-type]
        if edit is not None and edit.created:
            self._made = edit.created[-1]
            self.refresh()

    def _quote(self, card: EvidenceCard, words: str) -> None:
        if card.evidence:
            self._desk.run(lambda document: set_fields(document, card.evidence, quote=words))

    def _detach(self, card: EvidenceCard) -> None:
        place = self._cards.index(card)
        self._desk.run(lambda document: detach(document, card.evidence))
        if self._cards:
            self._cards[min(place, len(self._cards) - 1)].remove.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    # --- building ------------------------------------------------------------------------------------------------

    def _make_card(self, number: int) -> EvidenceCard:
        card = EvidenceCard(number)
        card.opened.connect(lambda source_id: self._desk.inspect((Id(source_id),), keep_panel=True))
        card.quoted.connect(lambda words: self._quote(card, words))
        card.detached.connect(lambda: self._detach(card))
        return card

    def _make_which(self) -> PickField:
        field = PickField("", can_type=False)
        field.setObjectName("evidence.which")
        field.setAccessibleName(_("What is proven"))
        field.activated.connect(self._choose)
        return field

    def _make_adding(self) -> PickField:
        field = PickField(_("Attach a source: pick or type"), _("Pick a source"))
        field.setObjectName("evidence.add")
        field.setAccessibleName(_("Attach a source"))
        queued = Qt.ConnectionType.QueuedConnection  # the field is emptied after it has shown what was picked
        field.edited.connect(self._attach, queued)
        field.typed.connect(self._attach_new, queued)
        return field
