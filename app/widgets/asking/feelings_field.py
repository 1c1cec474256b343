"""The field that says which score each word for a feeling stands for: a row for each word, with five faces."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.asking import FeelingsQuestion
from app.i18n import N_, _, fill
from app.widgets import signs, words
from app.widgets.asking.rows import Rows
from app.widgets.inspector.choosing_fields import Option, SegmentField

_FACES = (-2, -1, 0, 1, 2)


class FeelingsField(QWidget):
    """A score for each word. `edited` tells that one was changed; words that we do not know stand first."""

    edited = Signal()

    def __init__(self, question: FeelingsQuestion) -> None:
        super().__init__()
        self._scores = dict(question.proposal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = Rows()
        fields = []
        known_last = sorted(question.proposal, key=lambda word: word not in question.unknown)
        for number, word in enumerate(known_last):
            fields.append(self._faces(word, f"import.{question.name}.{number}"))
            rows.add(word, _detail(question, word), fields[-1])
        column.addWidget(rows)
        if fields:
            self.setFocusProxy(fields[0].picked_button())

    def value(self) -> dict[str, float]:
        """The score of each word, from -2 to +2."""
        return dict(self._scores)

    def _faces(self, word: str, name: str) -> SegmentField:
        options = [Option(score, _signed(score), signs.face_icon(score * 10)) for score in _FACES]
        field = SegmentField(options)
        field.setObjectName(name)
        field.setAccessibleName(fill(N_("Score of “{word}”"), word=word))
        field.show_value(round(self._scores[word]))
        field.edited.connect(lambda score: self._take(word, score))
        return field

    def _take(self, word: str, score: int) -> None:
        self._scores[word] = float(score)
        self.edited.emit()


def _detail(question: FeelingsQuestion, word: str) -> str:
    """What is to be said of a word: that we do not know it, or a score that lies between two faces."""
    if word in question.unknown:
        return _("Not known here")
    score = question.proposal[word]
    return "" if score == round(score) else words.score(round(score * 10))


def _signed(score: int) -> str:
    return f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"
