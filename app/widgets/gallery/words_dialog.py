"""The small dialog about a template of one's own: what it is called, when to use it, and what of the map it keeps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import SwitchField
from app.widgets.two_buttons import two_buttons

WIDTH = 480
LONGEST_TITLE, LONGEST_LINE = 80, 160

FRAME = N_("Phases, rows and channels, with the prompts in the empty cells. Nothing that is written on the map.")
WHOLE = N_(
    "All that is on this map: touchpoints, notes, scores, personas, sources and the actions about it. What you wrote "
    "of the project, such as its ambition, stays behind; so do actions about nothing on the map, other maps, the names "
    "of respondents, the links of sources and the history."
)


class WordsDialog(QDialog):
    """Asks for a name and a line; `told(title, when, with_notes)`. Where it `asks_notes` there is a switch for them."""

    told = Signal(str, str, bool)

    def __init__(self, parent: QWidget, heading: str, go: str, title: str, when: str, *, asks_notes: bool) -> None:
        super().__init__(parent)
        self.setObjectName("templateWords")
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(6)
        column.addWidget(label(heading, "heading"))
        column.addSpacing(8)
        self.title = self._field("title", _("Name"), title, LONGEST_TITLE)
        self.when = self._field("when", _("When to use it, in one line"), when, LONGEST_LINE)
        self.notes = SwitchField(self)
        self.notes.setVisible(asks_notes)
        if asks_notes:
            self._add_notes()
        column.addSpacing(8)
        column.addLayout(self._buttons(go))
        self.title.textChanged.connect(self._follow)
        self.title.selectAll()
        self._follow()

    def _field(self, name: str, words: str, value: str, limit: int) -> QLineEdit:
        field = QLineEdit(value[:limit])
        field.setObjectName(f"template.{name}")
        field.setAccessibleName(words)
        field.setMaxLength(limit)
        self._column.addWidget(label(words, "label"))
        self._column.addWidget(field)
        self._column.addSpacing(6)
        return field

    def _add_notes(self) -> None:
        self.notes.setObjectName("template.notes")
        self.notes.setText(_("With what is on the map"))
        self.notes.edited.connect(self._explain)
        self._said = label("", "soft")
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 5)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.notes)
        self._column.addWidget(self._said)
        self._explain()

    def _explain(self) -> None:
        self._said.setText(_(WHOLE) if self.notes.isChecked() else _(FRAME))
        self.notes.setAccessibleDescription(self._said.text())

    def _buttons(self, go: str) -> QHBoxLayout:
        cancel, self.go = QPushButton(_("Cancel")), QPushButton(go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._tell)
        return two_buttons(cancel, self.go, "template", "go")

    def _follow(self) -> None:
        self.go.setEnabled(bool(self.title.text().strip()))

    def _tell(self) -> None:
        told = self.title.text(), self.when.text(), self.notes.isChecked()
        self.accept()
        self.told.emit(*told)
