"""The choice of a guide: each with when to use it, how many steps it has and how far this map is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.guides.following import Progress
from app.guides.guides import Guide
from app.i18n import N_, _, fill
from app.widgets.guiding.broad_button import BroadButton, seen
from app.widgets.inspector.cells import label

_AT_ONCE = 4
"""Cards made in one turn: all of them would hold up a picture."""


class GuideCard(BroadButton):
    """One guide to pick."""

    def __init__(self, guide: Guide) -> None:
        super().__init__("guideCard")
        self.guide = guide
        self._shown: tuple[int, bool, bool] | None = None
        self.setCheckable(False)
        self.setObjectName(f"guide.choose.{guide.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        self._above, self._far = seen(label("", "eyebrow")), seen(label("", "small"))
        column.addWidget(self._above)
        column.addWidget(seen(label(guide.title, "strong")))
        column.addWidget(seen(label(guide.when, "soft")))
        column.addSpacing(4)
        column.addWidget(self._far)

    def show_progress(self, progress: Progress, followed: bool, fits: bool) -> None:
        """Says how far the map is, whether it is the one that is followed, and whether it suits the map's template."""
        shown = (progress.done, followed, fits)
        if shown == self._shown:
            return
        self._shown = shown
        above = _("You are following this one") if followed else _("Goes with this map") if fits else ""
        self._above.setText(above)
        self._above.setVisible(bool(above))
        count = len(self.guide.steps)
        far = fill(N_("{count} steps"), count=count)
        if progress.done:
            far = fill(N_("{done} of {count} steps done"), done=progress.done, count=count)
        self._far.setText(far)
        self.setText(self.guide.title)
        self.setAccessibleName(self.guide.title)
        self.setAccessibleDescription(". ".join(filter(None, (above, self.guide.when, far))))


class GuideChoice(QWidget):
    """All guides, one under the other. `chosen` gives the id of the one that is picked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("formBody")
        self._cards: dict[str, GuideCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        lead = label(_("A guide leads you to a finished map, one step at a time. Which one suits you?"), "soft")
        lead.setContentsMargins(4, 0, 4, 4)
        column.addWidget(lead)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        column.addStretch()

    def make_some(self, guides: Iterable[Guide]) -> bool:
        """Makes the cards of a few of these guides, which are seen from `show_guides` on; False if all are there."""
        lacking = [guide for guide in guides if guide.id not in self._cards]
        for guide in lacking[:_AT_ONCE]:
            self._make(guide)
        return bool(lacking)

    def show_guides(self, rows: Sequence[tuple[Guide, Progress]], followed: str, template: str) -> None:
        """Shows these guides in this order; the cards that are there stay."""
        for place, (guide, progress) in enumerate(rows):
            card = self._cards.get(guide.id) or self._make(guide)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
                card.show()  # a layout does so in a later turn, and the keyboard may come to it in this one
            fits = bool(template) and template in guide.templates
            card.show_progress(progress, guide.id == followed, fits)

    def entry(self, followed: str) -> QWidget | None:
        """The card where the keyboard begins: of the guide that is followed, or else the one that stands first."""
        item = self._column.itemAt(0)
        return self._cards.get(followed) or (item.widget() if item is not None else None)

    def _make(self, guide: Guide) -> GuideCard:
        card = GuideCard(guide)
        card.setParent(self)
        card.hide()  # until it has its place: a panel that closes and opens again would show it anywhere
        card.clicked.connect(lambda: self.chosen.emit(guide.id))
        self._cards[guide.id] = card
        return card
