"""The field that says what each column of a table means: a row for each column, with a few of its values."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.asking import Column, MeaningsQuestion
from app.i18n import N_, fill
from app.widgets.asking.rows import Rows
from app.widgets.pick_list import PickList


class MeaningsField(QWidget):
    """A list to pick from for each column. `edited` tells that another meaning was picked."""

    edited = Signal()

    def __init__(self, question: MeaningsQuestion) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = Rows()
        self._lists = {each.key: self._list(question, each, number) for number, each in enumerate(question.columns)}
        for each in question.columns:
            rows.add(each.title, " · ".join(each.examples), self._lists[each.key])
        column.addWidget(rows)
        if self._lists:
            self.setFocusProxy(next(iter(self._lists.values())))

    def value(self) -> dict[str, str]:
        """The name of what each column means."""
        return {key: str(meanings.currentData()) for key, meanings in self._lists.items()}

    def _list(self, question: MeaningsQuestion, column: Column, number: int) -> PickList:
        result = PickList(self)
        for name, words in question.meanings.items():
            result.addItem(words.text(), name)
        result.setObjectName(f"import.{question.name}.{number}")
        result.setAccessibleName(fill(N_("Meaning of “{column}”"), column=column.title))
        result.setCurrentIndex(max(0, result.findData(question.proposal.get(column.key))))
        result.activated.connect(lambda _index: self.edited.emit())
        return result
