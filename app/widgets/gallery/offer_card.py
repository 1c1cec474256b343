"""The cards of what a map can begin from; those of the user's own templates have a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton

from app.i18n import N_, _, fill
from app.widgets import cards, icons, style
from app.widgets.cards import TitleCard
from app.widgets.gallery.offers import Group, Offer
from app.widgets.long_press import LongPress

_MORE, _MORE_TOUCHED = 48, 58
"""The side of a button in pixels, with the margin around what is seen of it."""

DOINGS = (
    ("rename", N_("Rename…"), "pencil"),
    ("copy", N_("Save as a file…"), "share"),
    ("show", N_("Show in folder"), "external-link"),
    ("delete", N_("Delete"), "trash-2"),
)
"""What can be done with a template of one's own: name, words and icon."""


class OfferCard(TitleCard):
    """One thing to begin from: `named(key, title)`. It is called `place`.key, and asks for a title only if it `asks`.

    A sample has a title of its own, so it never does.
    """

    def __init__(self, offer: Offer, place: str, *, asks: bool) -> None:
        super().__init__(offer.key, offer.title, offer.when, f"new.{offer.key}")
        self.offer = offer
        self._asks = asks and offer.group is not Group.SAMPLE
        self.setObjectName(f"{place}.{offer.key}")

    def ask(self) -> None:
        """Shows the field for the title, or goes without one."""
        if self._asks:
            super().ask()
        else:
            self.named.emit(self.key, "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._asks:
            super().mouseDoubleClickEvent(event)


class OwnCard(OfferCard):
    """A template of the user's own; `asked(doing, key)` for what is chosen from its menu, one of DOINGS."""

    ASIDE = 36

    asked = Signal(str, str)

    def __init__(self, offer: Offer, place: str, *, asks: bool) -> None:
        super().__init__(offer, place, asks=asks)
        side = _MORE_TOUCHED if style.suits_fingers() else _MORE
        button = self.more_button = QToolButton(self)
        button.setObjectName(f"{place}.{offer.key}.more")
        button.setProperty("role", "onCard")
        button.setIcon(icons.icon("ellipsis", style.look().ink_soft))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(_("More"))
        button.setAccessibleName(fill(N_("What can be done with “{title}”"), title=offer.title))
        button.setGeometry(QRect(cards.WIDTH - side + cards.RING, cards.PICTURE_HEIGHT + cards.RING, side, side))
        button.clicked.connect(lambda: self.open_menu(button.geometry().bottomLeft()))
        LongPress(self, self.open_menu)

    def ask(self) -> None:
        """The field for the title has the place of the words and of the menu."""
        super().ask()
        self.more_button.setVisible(not self.asks_now)

    def stop_asking(self) -> None:
        """Hides the field again."""
        super().stop_asking()
        self.more_button.show()

    def open_menu(self, place: QPoint) -> None:
        """Opens the menu of the card at a place on it."""
        menu = QMenu(self)
        menu.setObjectName("template.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for name, text, icon in DOINGS:
            action = menu.addAction(icons.icon(icon, style.look().ink), _(text))
            action.setObjectName(f"template.{name}")
            action.triggered.connect(self._telling(name))
        menu.popup(self.mapToGlobal(place))

    def _telling(self, doing: str) -> Callable[[], None]:
        return lambda: self.asked.emit(doing, self.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.open_menu(self.rect().center() if by_key else event.pos())


def card_for(offer: Offer, place: str, *, asks: bool) -> OfferCard:
    """The card of an offer."""
    return (OwnCard if offer.group is Group.OWN else OfferCard)(offer, place, asks=asks)
