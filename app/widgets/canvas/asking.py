"""The one question that the canvas asks, and only when what the user means cannot be known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import N_, _, fill


def ask_about_lines(parent: QWidget, count: int, then: Callable[[bool], None]) -> None:
    """Asks whether `count` pasted lines become as many items (True) or one (False); `then` is not called if neither."""
    told = fill(N_("The clipboard holds {count} lines."), count=count)
    _ask(parent, told, _("Should each line become a note of its own?"), _("Each line apart"), then)


def ask_about_cells(parent: QWidget, count: int, then: Callable[[bool], None]) -> None:
    """Asks whether the `count` cells of a pasted table become as many items (True) or one note (False), or nothing."""
    told = fill(N_("The clipboard holds a table with {count} cells."), count=count)
    _ask(parent, told, _("Should each cell become a note of its own?"), _("Each cell apart"), then)


def _ask(parent: QWidget, told: str, question: str, yes: str, then: Callable[[bool], None]) -> None:
    box = QMessageBox(parent)
    box.setObjectName("canvas.question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(told)
    box.setInformativeText(question)
    apart = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    together = box.addButton(_("All in one note"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    apart.setObjectName("question.apart")
    together.setObjectName("question.together")
    apart.clicked.connect(lambda: then(True))
    together.clicked.connect(lambda: then(False))
    box.open()
