"""The card of the worked sample on the start screen, which opens in either language."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.guides import templates
from app.i18n import N_, _

PICTURE = (432, 180)
_LANGUAGES = (("nl", N_("Open in Dutch")), ("en", N_("Open in English")))


class SampleCard(QFrame):
    """A picture, a few words and a button for each language; `chosen(template, language)`."""

    chosen = Signal(str, str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._template = templates.sample_ids()[0]
        shown = templates.entry(self._template, language)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 24, 16)
        row.setSpacing(24)
        self._picture = QLabel()
        self._picture.setFixedSize(QSize(*PICTURE))
        row.addWidget(self._picture)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(words_in(_("A worked example"), "eyebrow"))
        column.addWidget(words_in(shown.title, "title"))
        column.addWidget(words_in(shown.when, "soft"))
        column.addSpacing(12)
        column.addLayout(self._buttons(language))
        column.addStretch(1)
        row.addLayout(column, 1)

    def draw(self, language: str, theme: str) -> None:
        """Draws the picture; called after the first frame."""
        from app.widgets import previews

        scale = self.devicePixelRatioF()
        self._picture.setPixmap(previews.template_picture(self._template, language, theme, *PICTURE, scale))

    def _buttons(self, language: str) -> QHBoxLayout:
        row = QHBoxLayout()
        for code, text in _LANGUAGES:
            button = QPushButton(_(text))
            button.setObjectName(f"sample.{code}")
            button.setProperty("role", "primary" if code == language else "plain")
            button.setProperty("language", code)
            button.clicked.connect(self._tell)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tell(self) -> None:
        self.chosen.emit(self._template, self.sender().property("language"))


def words_in(text: str, role: str) -> QLabel:
    """A text in one of the stylesheet's roles, in line with the cards."""
    result = QLabel(text)
    result.setProperty("role", role)
    result.setWordWrap(True)
    result.setContentsMargins(4, 0, 4, 0)
    return result
