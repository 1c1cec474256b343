"""Copying out of the open file: a map or a persona to another one, or all of it without its history."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.folders import MAP_SUFFIX
from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Id, Record
from app.model.text import file_name
from app.session.copying import Copied, copy_to_file, copy_without_history
from app.widgets import file_names
from app.widgets.desk import Desk
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import SwitchField
from app.widgets.two_buttons import two_buttons

COPIED = N_("“{title}” is in {name} now. That file was backed up first, and one step back undoes it there.")
COPIED_NEW = N_("“{title}” is in the new file {name} now.")
KNOWN = N_("{name} holds all of “{title}” already, so nothing was changed.")
WHAT_IT_IS = N_(
    "Nothing that was deleted or changed before is in it: no steps to go back to, no named versions, no pictures that "
    "are no longer used. Your own file stays as it is."
)
WIDTH = 480


def ask_and_copy(desk: Desk, record_id: Id, parent: QWidget) -> None:
    """Asks for a file, one that is there or a new name, and copies a map or persona to it."""
    title = title_of(desk.session.document.get(record_id, Record), _)
    proposal = desk.session.path.with_name(f"{file_name(title)}{MAP_SUFFIX}")
    target = file_names.ask_target(parent, _("Copy to another file"), proposal)
    if target is not None:
        copy(desk, record_id, target)


def copy(desk: Desk, record_id: Id, target: Path) -> None:
    """Copies a map or persona to the file at `target`, and says what came of it."""
    desk.settle_typing()
    title = title_of(desk.session.document.get(record_id, Record), _)
    copied = desk.attempt(lambda: copy_to_file(desk.session, [record_id], target))
    if copied is not None:
        desk.tell(fill(_sentence(copied), title=title, name=copied.path.name))


def _sentence(copied: Copied) -> str:
    if copied.is_new:
        return COPIED_NEW
    return COPIED if copied.records else KNOWN


class CleanCopyDialog(QDialog):
    """Says what a copy without history is, asks whether respondents keep their names, and then where it goes."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("cleanCopy")
        self.setWindowTitle(_("Copy without history"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(label(_("A new file with everything as it is now"), "heading"))
        column.addWidget(label(_(WHAT_IT_IS), "soft"))
        self.anonymous = SwitchField()
        self.anonymous.setText(_("Leave out the names of respondents"))
        self.anonymous.setObjectName("cleanCopy.anonymous")
        column.addWidget(self.anonymous)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel, self.go = QPushButton(_("Cancel")), QPushButton(_("Choose where…"))
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._choose)
        return two_buttons(cancel, self.go, "cleanCopy", "choose")

    def _choose(self) -> None:
        path = self._desk.session.path
        stem = fill(N_("{name} – without history"), name=path.stem)
        target = file_names.ask_target(self, _("Copy without history"), path.with_name(f"{stem}{MAP_SUFFIX}"))
        if target is not None:
            self.make(target)

    def make(self, target: Path) -> None:
        """Writes the copy, says where it is, and goes."""
        session, anonymous = self._desk.session, self.anonymous.isChecked()
        made = self._desk.attempt(
            lambda: copy_without_history(session.document, session.picture, target, anonymous=anonymous)
        )
        self.accept()
        if made is not None:
            self._desk.tell(fill(N_("The copy without history is in {path}. You go on in the map you had."), path=made))
