"""The project panel: the project, and the segments, personas, people and channels that its maps share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.model.records import Id
from app.widgets.entries import EntryList
from app.widgets.inspector.fold import Fold
from app.widgets.inspector.linked_cells import link
from app.widgets.panels.base import Panel, tool
from app.widgets.panels.map_sections import SECTIONS, Section
from app.widgets.pictures.gallery import gallery_of

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class MapPanel(Panel):
    """Lists what the file holds beside its maps; picking one shows it in the inspector. Each part folds."""

    TITLE = N_("Project")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.lists: dict[str, EntryList] = {}
        self.folds: dict[str, Fold] = {}
        self._hints: dict[str, QLabel] = {}
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in SECTIONS:
            if section.add is None:
                column.addWidget(self._list(section))
            else:
                column.addWidget(self._part(section))
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what it holds
        area.setWidget(body)
        self.column.addWidget(area, 1)

    def update_now(self) -> None:
        document = self.workspace.session.document
        for section in SECTIONS:
            listed = section.listing(document)
            if section.name in self.folds:
                self.folds[section.name].show_count(sum(not entry.heading for entry in listed))
            if section.name in self.lists:
                self.lists[section.name].show_entries(listed)
            if section.name in self._hints:
                self._hints[section.name].setText(section.hint(document))
                self._hints[section.name].setVisible(bool(section.hint(document)))

    def select(self, ids: tuple[str, ...]) -> None:
        for entries in self.lists.values():
            entries.mark(ids[0] if len(ids) == 1 else "")

    def _part(self, section: Section) -> Fold:
        settings, key = self.workspace.window_.settings, f"panel.{section.name}"
        fold = Fold(
            key,
            _(section.title),
            lambda column: self._fill(section, column),
            turned=key in settings.sections,
            begins_open=True,
            beside=self._tools(section),
        )
        fold.setProperty("role", "panelSection")
        fold.turned.connect(settings.turn)
        fold.turned.connect(self.refresh)
        self.folds[section.name] = fold
        return fold

    def _fill(self, section: Section, column: QVBoxLayout) -> None:
        hint = QLabel()
        hint.setObjectName(f"{section.name}.hint")
        hint.setProperty("role", "soft")
        hint.setWordWrap(True)
        hint.setContentsMargins(16, 0, 16, 0)
        hint.hide()
        self._hints[section.name] = hint
        column.setSpacing(4)
        if section.name == "channels":
            column.addLayout(self._way_to_matrix())
        column.addWidget(self._list(section))
        column.addWidget(hint)

    def _tools(self, section: Section) -> QWidget:
        """What stands at the end of a heading: the way to the cards of personas, and the way to add one more."""
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if section.name == "personas":
            cards = tool("contact", _("Persona cards"), "personas.cards")
            cards.clicked.connect(lambda: self._open_cards(None))
            row.addWidget(cards)
        adder = tool("plus", _(section.add_text), f"{section.name}.add")
        adder.clicked.connect(lambda: self._add(section))
        row.addWidget(adder)
        return beside

    def _way_to_matrix(self) -> QHBoxLayout:
        way = link(_("Channels by phase"), "table")
        way.setObjectName("channels.matrix")
        way.clicked.connect(self._open_matrix)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 8, 0)
        row.addWidget(way)
        row.addStretch()
        return row

    def _open_matrix(self) -> None:
        from app.widgets.matrix.opening import show_matrix  # seldom wanted, and not before

        show_matrix(self.workspace)

    def _open_cards(self, persona_id: Id | None) -> None:
        from app.widgets.personas.opening import open_personas  # seldom wanted, and not before

        open_personas(self.workspace, persona_id)

    def _add(self, section: Section) -> None:
        add = section.add
        if add is not None:
            self.folds[section.name].open()
            self.workspace.add_and_inspect(lambda document: add(document, _(section.new_title)))

    def _list(self, section: Section) -> EntryList:
        entries = EntryList(whole=True)
        entries.setObjectName(f"{section.name}.list")
        entries.setAccessibleName(_(section.title))
        entries.picked.connect(self._pick)
        if section.name == "personas":
            entries.show_pictures(gallery_of(self.workspace.session))
        self.lists[section.name] = entries
        return entries

    def _pick(self, key: str) -> None:
        """Shows a record in the inspector; while the cards of personas are seen, a persona's card too."""
        over = self.workspace.over
        if over is not None and over.objectName() == "personas":
            self._open_cards(Id(key))
        self.workspace.inspect((Id(key),))
