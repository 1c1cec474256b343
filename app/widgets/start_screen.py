"""The start screen: maps to go on with, the first of the beginnings, the worked samples; no account and no question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.widgets import cards, icons, pasting, sample_card, style
from app.widgets.card_grid import CardGrid, columns_in, width_of
from app.widgets.card_keys import CardKeys
from app.widgets.gallery.drawing import Easel, Pictures
from app.widgets.gallery.offer_card import OfferCard, OwnCard, card_for
from app.widgets.gallery.offers import Group, Offer, offers
from app.widgets.recent_card import RecentCard
from app.widgets.sample_card import SampleCard, words_in
from app.widgets.start_header import StartHeader

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MARGIN = 24
LOW, ROW = 800, 260
"""The height of a window, in pixels, that has one row of templates, and what each further row takes."""

RECENT_SEEN = 8
"""How many recent maps are seen at once, unless more are pinned: the beginnings of new ones then stay in sight."""


class StartScreen(QScrollArea):
    """What is seen when no map is open. Pictures are drawn after the first frame."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards and buttons take the keyboard, not the page around them
        self._window = window
        self._all_recent = False
        self._room = self.size()
        self._pictures = Pictures(self)
        self._keys = CardKeys(self, self._seen, self._search)
        pasting.listen(self, window)
        self.rebuild()

    def rebuild(self) -> None:
        """Builds everything anew, in the language and theme of now."""
        self.recent_cards: list[RecentCard] = []
        self.template_cards: list[OfferCard] = []
        self.own_cards: list[OfferCard] = []
        page = QWidget()
        page.setObjectName("start")
        middle = QHBoxLayout(page)
        middle.setContentsMargins(MARGIN, 24, MARGIN, 32)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        middle.addStretch(1)
        middle.addWidget(self._body)
        middle.addStretch(1)
        self._add_header()
        self._add_unfinished()
        self._add_recent()
        self._add_templates()
        self._add_samples()
        self._column.addStretch(1)
        self._fit()
        self._put(page)
        self._keys.mind(self._seen())
        self._draw()

    def refresh(self) -> None:
        """Shows the maps and templates as they are now; the keyboard stays at its map, or goes to the first card."""
        had = QApplication.focusWidget()
        path = next((card.key for card in self.recent_cards if had in (card, card.pin_button)), None)
        at_pin = path is not None and not isinstance(had, RecentCard)
        self.rebuild()
        for card in self.recent_cards:
            if card.key == path:
                (card.pin_button if at_pin else card).setFocus(Qt.FocusReason.OtherFocusReason)
        if self.isVisible():
            self._give_keyboard()  # what had it may have been a template, which is another card now

    def _put(self, page: QWidget) -> None:
        """Shows a page in place of the one that is there, of which a button may be what asked for it."""
        place = self.verticalScrollBar().value()
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setWidget(page)
        page.show()
        self.verticalScrollBar().setValue(place)

    def begin_new(self) -> None:
        """Asks for the title of a map from the first template."""
        if self.template_cards:
            self.template_cards[0].ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()
        self._give_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size()  # that of the viewport, which takes long to ask for: Qt for Python looks up its type
        self._fit()
        self._draw()

    def _fit(self) -> None:
        """The page is as wide as whole cards are, in the middle of the window."""
        room = self._room
        self._body.setFixedWidth(width_of(columns_in(room.width() - 2 * MARGIN)))
        self._templates.show_rows(1 + max(0, room.height() - LOW) // ROW)

    def _give_keyboard(self) -> None:
        """Begins at the first card, so that Enter goes on with the last map; who is elsewhere by now stays there."""
        has = self.window().focusWidget()
        if has is None or not self.isAncestorOf(has):
            [*self.recent_cards, *self.template_cards][0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the parts -----------------------------------------------------------------------------------------------

    def _add_header(self) -> None:
        self._column.addWidget(StartHeader(self._window))
        self._column.addSpacing(24)
        self._column.addWidget(words_in(_("Draw your customer’s journey"), "display"))
        self._column.addWidget(words_in(_("Everything you do is kept by itself, in a file of your own."), "soft"))
        self._column.addSpacing(16)

    def _add_unfinished(self) -> None:
        self._unfinished_place = QVBoxLayout()
        self._unfinished_place.setSpacing(8)
        self._column.addLayout(self._unfinished_place)

    def show_unfinished(self) -> None:
        """Offers the work that a crash left behind; called once the first frame is there, since it reads the disk."""
        from app.session import unfinished_work

        for work in unfinished_work():
            sentence = fill(N_("“{title}” was not closed properly. Nothing is lost."), title=work.title)
            self._unfinished_place.addWidget(self._unfinished_row(sentence, work.path))

    def _unfinished_row(self, sentence: str, path: Path) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(words_in(sentence, "strong"), 1)
        button = QPushButton(_("Go on with it"))
        button.setProperty("role", "primary")
        button.setObjectName("start.unfinished")
        button.setProperty("path", str(path))
        button.clicked.connect(self._open_named)
        row.addWidget(button)
        return frame

    def _add_recent(self) -> None:
        settings = self._window.settings
        known = settings.in_order()
        if not known:
            return
        seen = known if self._all_recent else known[: max(RECENT_SEEN, len(settings.pinned))]
        self.recent_cards = [RecentCard(self._window, Path(path), number) for number, path in enumerate(seen)]
        self._column.addWidget(words_in(_("Go on"), "heading"))
        self._column.addWidget(CardGrid(self.recent_cards))
        if len(seen) < len(known):
            self._column.addWidget(self._more_button(len(known)), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(16)

    def _more_button(self, count: int) -> QPushButton:
        button = QPushButton(fill(N_("Show all {count}"), count=count))
        button.setObjectName("start.all_recent")
        button.setProperty("role", "link")
        button.setContentsMargins(4, 0, 4, 0)
        button.clicked.connect(self._show_all_recent)
        return button

    def _show_all_recent(self) -> None:
        first_hidden = len(self.recent_cards)
        self._all_recent = True
        self.refresh()
        self.recent_cards[first_hidden].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_templates(self) -> None:
        known = offers(self._window.settings.language)
        shipped = [offer for offer in known if offer.group is Group.TEMPLATE]
        self._column.addLayout(self._new_head(len(known)))
        self._templates = self._add_row(shipped, self.template_cards)
        own = [offer for offer in known if offer.group is Group.OWN]
        if own:
            self._column.addWidget(words_in(_("Your own templates"), "heading"))
            self._add_row(own, self.own_cards)

    def _new_head(self, count: int) -> QHBoxLayout:
        """The heading over what a new map can begin from, and the way to all of it."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, cards.RING, 0)
        row.addWidget(words_in(_("New map"), "heading"), 1)
        button = QPushButton(fill(N_("Search all {count}"), count=count))
        button.setObjectName("start.gallery")
        button.setProperty("role", "plain")
        button.setMinimumHeight(style.target(36))
        button.setToolTip(_("All templates and examples, with a search"))
        icons.beside(button, "search", style.look().ink)
        button.clicked.connect(self._open_gallery)
        row.addWidget(button)
        return row

    def _add_row(self, shown: Sequence[Offer], keep: list[OfferCard]) -> CardGrid:
        """As many cards as fit beside each other; the rest is in the gallery."""
        keep += [card_for(offer, "template", asks=True) for offer in shown]
        for card in keep:
            card.named.connect(self._create)
            if isinstance(card, OwnCard):
                card.asked.connect(self._to_gallery)
        grid = CardGrid(keep, rows=1)
        self._column.addWidget(grid)
        self._column.addSpacing(16)
        return grid

    def _add_samples(self) -> None:
        self._column.addWidget(words_in(_("Worked examples"), "heading"))
        samples = [o for o in offers(self._window.settings.language) if o.group is Group.SAMPLE]
        self.samples = [SampleCard(offer, self._window.settings.language) for offer in samples]
        for sample in self.samples:
            sample.chosen.connect(self._open_sample)
        self._column.addWidget(CardGrid(self.samples, cell=sample_card.CELL))

    # --- pictures, a step at a time, after the first frame -------------------------------------------------------

    def _draw(self) -> None:
        settings, scale = self._window.settings, self.devicePixelRatioF()
        small = Easel(settings, (cards.WIDTH, cards.PICTURE_HEIGHT), scale)
        large = Easel(settings, sample_card.PICTURE, scale)
        seen = [card for card in (*self.template_cards, *self.own_cards) if not card.isHidden()]
        self._pictures.draw(
            [
                *(small.file(card.key, card.show_picture) for card in self.recent_cards),
                *(small.offer(card.offer, card.show_picture) for card in seen),
                *(large.offer(sample.offer, sample.show_picture) for sample in self.samples),
            ]
        )

    # --- what is chosen ------------------------------------------------------------------------------------------

    def _create(self, template: str, title: str) -> None:
        self._window.commands.create(template, title, self._window.settings.language)

    def _open_sample(self, template: str, language: str) -> None:
        self._window.commands.create(template, "", language)

    def _open_gallery(self) -> None:
        self._window.commands.gallery()

    def _to_gallery(self, doing: str, key: str) -> None:
        """Templates of the user's own are kept in order in the gallery."""
        self._window.commands.gallery().own.do(doing, key)

    def _search(self, typed: str) -> None:
        """What is typed on a card is looked for in the gallery."""
        self._window.commands.gallery(typed)

    def _seen(self) -> list[QWidget]:
        """What the arrow keys go to."""
        buttons = [button for sample in self.samples for button in sample.buttons]
        own: list[QWidget] = [*self.recent_cards, *self.template_cards, *self.own_cards, *buttons]
        return [each for each in own if not each.isHidden()]

    def _open_named(self) -> None:
        self._window.commands.open_path(Path(self.sender().property("path")))
