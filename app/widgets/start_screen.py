"""The start screen: maps to go on with, beginnings to choose from, the worked sample; no account and no question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _, fill
from app.settings import BY_SYSTEM, thumbnail_file
from app.widgets import cards, icons, pasting, style
from app.widgets.card_grid import WIDEST, CardGrid
from app.widgets.cards import Card, TitleCard
from app.widgets.inspector.choosing_fields import Option, SegmentField
from app.widgets.recent_card import RecentCard
from app.widgets.sample_card import SampleCard, words_in

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

RECENT_SEEN = 8
"""How many recent maps are seen at once, unless more are pinned: the beginnings of new ones then stay in sight."""

THEME_SIGNS = (
    ("light", N_("Light colours"), "sun"),
    ("dark", N_("Dark colours"), "moon"),
    (BY_SYSTEM, N_("Colours as the system has them"), "monitor"),
)


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
        self._pictures = QTimer(self)
        self._pictures.setInterval(0)
        self._pictures.timeout.connect(self._draw_one)
        pasting.listen(self, window)
        self.rebuild()

    def rebuild(self) -> None:
        """Builds everything anew, in the language and theme of now."""
        self.recent_cards: list[RecentCard] = []
        self.template_cards: list[TitleCard] = []
        self._waiting: list[Card] = []
        page = QWidget()
        page.setObjectName("start")
        middle = QHBoxLayout(page)
        middle.setContentsMargins(24, 24, 24, 32)
        body = QWidget()
        body.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        middle.addStretch(1)
        middle.addWidget(body, 100)
        middle.addStretch(1)
        self._add_header()
        self._add_unfinished()
        self._add_recent()
        self._add_templates()
        self._add_sample()
        self._column.addStretch(1)
        self._put(page)
        self._pictures.start()

    def refresh(self) -> None:
        """Shows the recent maps as they are now; the keyboard stays at its map."""
        had = QApplication.focusWidget()
        path = next((card.key for card in self.recent_cards if had in (card, card.pin_button)), None)
        at_pin = path is not None and not isinstance(had, RecentCard)
        self.rebuild()
        for card in self.recent_cards:
            if card.key == path:
                (card.pin_button if at_pin else card).setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._pictures.start()
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Begins at the first card, so that Enter goes on with the last map; who is elsewhere by now stays there."""
        has = self.window().focusWidget()
        if has is None or not self.isAncestorOf(has):
            [*self.recent_cards, *self.template_cards][0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the parts -----------------------------------------------------------------------------------------------

    def _add_header(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(icons.logo(40, self.devicePixelRatioF()))
        name = QLabel("Reiskaart")
        name.setProperty("role", "title")
        row.addWidget(sign)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self._button("import", _("Import…"), "upload", self._window.commands.import_file))
        row.addWidget(self._button("open", _("Open…"), "folder-open", self._window.commands.open))
        row.addSpacing(4)
        row.addWidget(self._language_field())
        row.addWidget(self._theme_field())
        self._column.addLayout(row)
        self._column.addSpacing(24)
        self._column.addWidget(words_in(_("Draw your customer’s journey"), "display"))
        self._column.addWidget(words_in(_("Everything you do is kept by itself, in a file of your own."), "soft"))
        self._column.addSpacing(16)

    def _button(self, name: str, text: str, icon: str, todo: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"start.{name}")
        button.setProperty("role", "plain")
        icons.beside(button, icon, style.look().ink)
        button.clicked.connect(todo)
        return button

    def _language_field(self) -> SegmentField:
        field = SegmentField([Option("nl", "NL", spoken="Nederlands"), Option("en", "EN", spoken="English")])
        field.setObjectName("start.language")
        field.setAccessibleName(_("Language"))
        field.show_value(self._window.settings.language)
        field.edited.connect(self._set_language)
        return field

    def _theme_field(self) -> SegmentField:
        ink = style.look().ink
        options = [Option(name, "", icons.icon(sign, ink), spoken=_(text)) for name, text, sign in THEME_SIGNS]
        field = SegmentField(options)
        field.setObjectName("start.theme")
        field.setAccessibleName(_("Theme"))
        for button, (_name, text, _sign) in zip(field.buttons(), THEME_SIGNS, strict=True):
            button.setToolTip(_(text))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        field.show_value(self._window.settings.theme)
        field.edited.connect(self._set_theme)
        return field

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
        self._waiting += self.recent_cards
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
        from app.guides import templates

        self._column.addWidget(words_in(_("New map"), "heading"))
        for name in templates.template_ids():
            shown = templates.entry(name, self._window.settings.language)
            card = TitleCard(name, shown.title, shown.when)
            card.setObjectName(f"template.{name}")
            card.named.connect(self._create)
            self.template_cards.append(card)
        self._waiting += self.template_cards
        self._column.addWidget(CardGrid(self.template_cards))
        self._column.addSpacing(16)

    def _add_sample(self) -> None:
        self.sample = SampleCard(self._window.settings.language)
        self.sample.chosen.connect(self._open_sample)
        margin = QHBoxLayout()
        margin.setContentsMargins(4, 0, 4, 0)
        margin.addWidget(self.sample)
        self._column.addLayout(margin)

    # --- pictures, one at a time, after the first frame ----------------------------------------------------------

    def _draw_one(self) -> None:
        if not self.isVisible():
            self._pictures.stop()
        elif self._waiting:
            self._draw(self._waiting.pop(0))
        else:
            self._pictures.stop()
            self.sample.draw(self._window.settings.language, self._window.settings.shown_theme)

    def _draw(self, card: Card) -> None:
        from app.widgets import previews

        size, scale = (cards.WIDTH, cards.PICTURE_HEIGHT), self.devicePixelRatioF()
        settings = self._window.settings
        if isinstance(card, TitleCard):
            card.show_picture(
                previews.template_picture(card.key, settings.language, settings.shown_theme, *size, scale)
            )
        else:
            kept = thumbnail_file(card.key, settings.shown_theme)
            card.show_picture(previews.kept_picture(str(kept), *size, scale))

    # --- what is chosen ------------------------------------------------------------------------------------------

    def _create(self, template: str, title: str) -> None:
        self._window.commands.create(template, title, self._window.settings.language)

    def _open_sample(self, template: str, language: str) -> None:
        self._window.commands.create(template, "", language)

    def _open_named(self) -> None:
        self._window.commands.open_path(Path(self.sender().property("path")))

    def _set_language(self, code: str) -> None:
        QTimer.singleShot(0, lambda: self._window.commands.set_language(code))

    def _set_theme(self, name: str) -> None:
        QTimer.singleShot(0, lambda: self._window.commands.set_theme(name))
