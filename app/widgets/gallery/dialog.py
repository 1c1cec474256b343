"""The whole gallery: all that a new map can begin from, to look through, to search, and to keep in order.

It lies over the start screen and over an open map. It makes nothing itself: who opens it hears what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.widgets import cards, icons, style
from app.widgets.card_grid import CELL, CardGrid, columns_in, width_of
from app.widgets.card_keys import CardKeys, bring_into_sight
from app.widgets.gallery.drawing import Easel, Pictures
from app.widgets.gallery.keeping_own import KeepingOwn
from app.widgets.gallery.offer_card import OfferCard, OwnCard, card_for
from app.widgets.gallery.offers import Group, Offer, found, offers
from app.widgets.gallery.search_field import SearchField
from app.widgets.gallery.told_row import ToldRow
from app.widgets.sample_card import words_in

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MARGIN = 24
BAR = 14
"""What a scroll bar takes, in pixels."""

HEADINGS = {
    Group.OWN: N_("Your own templates"),
    Group.TEMPLATE: N_("Templates"),
    Group.SAMPLE: N_("Worked examples"),
}
NONE_OF_OWN = N_("Save a map of yours as a template, and it stands here for the next one.")
NOTHING = N_("No template holds “{typed}”. Try another word, such as the name of a phase.")


class GalleryDialog(QDialog):
    """`chosen(key, title)` tells what to begin from. Where it `asks`, a template is given a title first."""

    chosen = Signal(str, str)

    def __init__(self, window: MainWindow, heading: str, *, asks: bool, typed: str = "") -> None:
        super().__init__(window)
        self._window, self._asks = window, asks
        self._grids: dict[Group, CardGrid] = {}
        self._parts: dict[Group, QWidget] = {}
        self.setObjectName("gallery")
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = CardKeys(self, self.seen, self._type, self._to_search)
        self._pictures = Pictures(self)
        self._build(heading)
        self.own = KeepingOwn(self, self.told, window.settings, self.refresh)
        self.refresh()
        self._fit()
        if typed:
            self.field.setText(typed)
        self.field.setFocus()
        self.own.bring_strangers()

    @property
    def cards(self) -> list[OfferCard]:
        """All cards, in the order of the gallery."""
        return [card for grid in self._grids.values() for card in grid.cards if isinstance(card, OfferCard)]

    def seen(self) -> Sequence[OfferCard]:
        """The cards that the search leaves."""
        return [card for card in self.cards if not card.isHidden()]

    def refresh(self, at: str = "") -> None:
        """Shows what there is now, as far as it answers the search; the keyboard goes to the card with the key `at`."""
        known = offers(self._window.settings.language)
        page = QWidget()
        page.setObjectName("formBody")
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN - cards.RING, 4, MARGIN - cards.RING, MARGIN)
        column.setSpacing(8)
        self._grids, self._parts = {}, {}
        has_own = any(offer.group is Group.OWN for offer in known)
        order = list(Group) if has_own else [Group.TEMPLATE, Group.SAMPLE, Group.OWN]
        for group in order:
            column.addWidget(self._part(group, [offer for offer in known if offer.group is group]))
        column.addWidget(self._empty_words())
        column.addStretch(1)
        before = self._area.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # a card on it may be what asked for this
        self._area.setWidget(page)
        page.show()
        self._keys.mind(self.cards)
        self._search()
        self._draw()
        self.activateWindow()  # a dialog over this one may have had the keyboard
        here = next((card for card in self.seen() if card.key == at), None)
        (here or self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        if here is not None:
            QTimer.singleShot(0, here, partial(bring_into_sight, here))  # when it has its place

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN - 4, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN + BAR, 0)
        title = QLabel(heading)
        title.setProperty("role", "title")
        self.field = SearchField()
        self.field.textChanged.connect(self._search)
        self.field.down.connect(self._enter)
        self.field.entered.connect(self._take_first)
        row.addWidget(title, 1)
        row.addWidget(self.field)
        column.addLayout(row)
        self.told = ToldRow()
        self.told.offered.connect(self.field.let_undo_pass)
        told = QHBoxLayout()
        told.setContentsMargins(MARGIN, 0, MARGIN + BAR, 0)
        told.addWidget(self.told)
        column.addLayout(told)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)

    def _part(self, group: Group, known: Sequence[Offer]) -> QWidget:
        """A heading with the cards under it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, cards.RING, 0)
        head.addWidget(words_in(_(HEADINGS[group]), "heading"), 1)
        if group is Group.OWN:
            head.addWidget(self._add_button())
        column.addLayout(head)
        if group is Group.OWN and not known:
            column.addWidget(words_in(_(NONE_OF_OWN), "soft"))
        made = [self._card(offer) for offer in known]
        grid = CardGrid(made)
        column.addWidget(grid)
        self._grids[group], self._parts[group] = grid, part
        return part

    def _card(self, offer: Offer) -> OfferCard:
        card = card_for(offer, "gallery.card", asks=self._asks)
        card.named.connect(self._choose)
        if isinstance(card, OwnCard):
            card.asked.connect(self.own.do)
        return card

    def _add_button(self) -> QPushButton:
        button = QPushButton(_("Add a template…"))
        button.setObjectName("gallery.add")
        button.setProperty("role", "plain")
        button.setAutoDefault(False)
        button.setMinimumHeight(style.target(36))
        icons.beside(button, "plus", style.look().ink)
        button.clicked.connect(self.own.ask_for_more)
        return button

    def _empty_words(self) -> QLabel:
        self._empty = words_in("", "soft")
        self._empty.setObjectName("gallery.nothing")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(160)
        return self._empty

    def _fit(self) -> None:
        """As wide as whole columns are, and as high as the window leaves room for."""
        around = self._window.size()
        columns = columns_in(around.width() - 2 * MARGIN - 2 * MARGIN - BAR, CELL)
        page = self._area.widget()
        inside = page.sizeHint().height() if page is not None else 0
        high = min(around.height() - 3 * MARGIN, inside + 4 * MARGIN)
        self.resize(width_of(columns) + 2 * (MARGIN - cards.RING) + BAR, max(480, high))

    # --- searching -----------------------------------------------------------------------------------------------

    def _search(self) -> None:
        typed = self.field.text()
        left = {offer.key for offer in found([card.offer for card in self.cards], typed)}
        for group, grid in self._grids.items():
            wanted = [card for card in grid.cards if isinstance(card, OfferCard) and card.key in left]
            grid.show_only(wanted)
            empty_shelf = group is Group.OWN and not grid.cards and not typed.strip()
            self._parts[group].setVisible(bool(wanted) or empty_shelf)
        said = "" if left else fill(_(NOTHING), typed=typed.strip())
        self._empty.setText(said)
        self._empty.setVisible(bool(said))
        self.field.setAccessibleDescription(said or fill(N_("Templates found: {count}"), count=len(left)))

    def _type(self, text: str) -> None:
        """What is typed on a card goes on in the search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(self.field.text() + text)

    def _enter(self) -> None:
        """Gives the keyboard to the first card."""
        seen = self.seen()
        if seen:
            seen[0].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(seen[0])

    def _to_search(self) -> None:
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        """Enter in the search takes what was found first."""
        seen = self.seen()
        if seen and self.field.text().strip():
            self._enter()
            seen[0].ask()

    # --- choosing ------------------------------------------------------------------------------------------------

    def _choose(self, key: str, title: str) -> None:
        self.close()
        self.chosen.emit(key, title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search first, and then closes; Ctrl+Z takes back what was just done with a template."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.field.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # is for the field or the card that has it
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.told.act()
        else:
            super().keyPressEvent(event)

    # --- pictures ------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        easel = Easel(self._window.settings, (cards.WIDTH, cards.PICTURE_HEIGHT), self.devicePixelRatioF())
        self._pictures.draw([easel.offer(card.offer, card.show_picture) for card in self.cards])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.own.stop()
        super().closeEvent(event)

    def reject(self) -> None:
        self.own.stop()
        super().reject()
