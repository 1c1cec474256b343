"""The project panel: the project, and the personas, people and channels that its maps share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.model.document import Document
from app.model.edits import Edit, add_channel, add_person, add_persona
from app.model.names import title_of
from app.model.records import Id, Person, Persona, Record
from app.widgets.entries import Entry, EntryList
from app.widgets.panels.base import Panel, tool

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


@dataclass(frozen=True)
class Section:
    """One part of the panel: its heading, what it lists, and how one is added."""

    name: str
    title: str
    icon: str
    listing: Callable[[Document], Sequence[Record]]
    add: Callable[[Document, str], Edit] | None = None
    add_text: str = ""
    new_title: str = ""


SECTIONS: tuple[Section, ...] = (
    Section("project", N_("Project"), "settings", lambda document: (document.project,)),
    Section(
        "personas",
        N_("Personas"),
        "user",
        lambda document: document.personas(),
        add_persona,
        N_("Add persona"),
        N_("New persona"),
    ),
    Section(
        "people",
        N_("Our people"),
        "users",
        lambda document: document.persons(),
        add_person,
        N_("Add person"),
        N_("New person"),
    ),
    Section(
        "channels",
        N_("Channels"),
        "radio",
        lambda document: document.channels(),
        add_channel,
        N_("Add channel"),
        N_("New channel"),
    ),
)
"""The parts of the panel, from top to bottom."""


class MapPanel(Panel):
    """Lists what the file holds beside its maps; picking one shows it in the inspector."""

    TITLE = N_("Project")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.lists: dict[str, EntryList] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in SECTIONS:
            column.addLayout(self._heading(section))
            column.addWidget(self._list(section))
            column.addSpacing(8)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what it holds
        area.setWidget(body)
        body.setObjectName("formBody")
        self.column.addWidget(area, 1)

    def update_now(self) -> None:
        document = self.workspace.session.document
        for section in SECTIONS:
            entries = [_entry(record, section.icon) for record in section.listing(document)]
            self.lists[section.name].show_entries(entries)

    def select(self, ids: tuple[str, ...]) -> None:
        for entries in self.lists.values():
            entries.mark(ids[0] if len(ids) == 1 else "")

    def _heading(self, section: Section) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        words = QLabel(_(section.title))
        words.setProperty("role", "eyebrow")
        words.setMinimumHeight(32)
        row.addWidget(words, 1)
        if section.add is not None:
            row.addWidget(self._adder(section))
        return row

    def _adder(self, section: Section) -> QToolButton:
        button = tool("plus", _(section.add_text), f"{section.name}.add")
        button.setProperty("section", section.name)
        button.clicked.connect(self._add)
        return button

    def _add(self) -> None:
        section = next(s for s in SECTIONS if s.name == self.sender().property("section"))
        add = section.add
        if add is not None:
            self.workspace.add_and_inspect(lambda document: add(document, _(section.new_title)))

    def _list(self, section: Section) -> EntryList:
        entries = EntryList(whole=True)
        entries.setObjectName(f"{section.name}.list")
        entries.setAccessibleName(_(section.title))
        entries.picked.connect(self._pick)
        self.lists[section.name] = entries
        return entries

    def _pick(self, key: str) -> None:
        self.workspace.inspect((Id(key),))


def _entry(record: Record, icon: str) -> Entry:
    detail = ""
    if isinstance(record, Persona):
        detail = record.about.split("\n")[0]
    elif isinstance(record, Person):
        detail = record.department
    return Entry(record.id, title_of(record, _), detail, icon)
