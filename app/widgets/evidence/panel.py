"""The evidence panel: how much of the map is proven, what proves the selection, and all sources of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.analysis.evidence import map_evidence, subjects_of
from app.analysis.uses import is_on_map
from app.i18n import N_, _, fill
from app.model.edits import add_source
from app.model.names import SOURCE_NAMES, title_of
from app.model.records import Id, Source, SourceKind
from app.widgets import icons, style
from app.widgets.desk import Desk
from app.widgets.entries import Entry, EntryList
from app.widgets.evidence.selection import SelectionEvidence
from app.widgets.evidence.share_bar import ShareBar
from app.widgets.evidence.source_words import ICONS, facts
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import SwitchField
from app.widgets.panels.base import Panel, tool

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

HEAT = "view.heat"
"""The action that shows on the map what this panel counts."""


class EvidencePanel(Panel):
    """What we know and what we only think."""

    TITLE = N_("Evidence")

    def __init__(self, desk: Desk) -> None:
        super().__init__(cast("Workspace", desk))
        self._desk = desk
        self._selected: tuple[Id, ...] = ()
        self.share, self.selection = ShareBar(), SelectionEvidence(desk)
        self._heat = SwitchField()
        self._action: QAction | None = None
        self._heat.setText(_("Show it on the map"))
        self._heat.setObjectName("evidence.heat")
        self._heat.setAccessibleName(_("Show what is proven"))
        self._heat.edited.connect(self._turn)
        self.list = EntryList(whole=True)
        self.list.setObjectName("sources.list")
        self.list.setAccessibleName(_("Sources"))
        self.list.picked.connect(self._pick)
        self.empty = label(_("No sources yet. Add an interview, a survey or figures, and say what they prove."), "soft")
        self.empty.setContentsMargins(16, 4, 16, 0)
        self._build()

    def update_now(self) -> None:
        document = self._desk.session.document
        self.share.show_share(map_evidence(document, self._desk.journey.id).whole)
        self.selection.select(self._selected)
        sources = document.sources()
        self.empty.setVisible(not sources)
        self.list.show_entries([self._entry(source) for source in sources])
        self._follow_action()

    def select(self, ids: tuple[str, ...]) -> None:
        known = self._desk.session.document.records
        if not any(isinstance(known.get(Id(i)), Source) for i in ids):  # a source that is opened proves what it proved
            self._selected = cast("tuple[Id, ...]", ids)
            self.refresh()
        self.list.mark(ids[0] if len(ids) == 1 else "")

    def begin(self) -> None:
        """Puts the cursor where a source is attached to the selection."""
        self.selection.begin()

    def flush(self) -> None:
        self.selection.flush()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        share = QVBoxLayout()
        share.setContentsMargins(16, 0, 16, 0)
        share.setSpacing(8)
        share.addWidget(self.share)
        share.addWidget(self._heat, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(share)
        column.addLayout(_heading(_("What is selected")))
        column.addWidget(self.selection)
        column.addSpacing(8)
        column.addLayout(_heading(_("Sources"), self._adder()))
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addStretch()
        self.column.addWidget(_scrolling(body), 1)

    def _adder(self) -> QToolButton:
        self.adder = tool("plus", _("Add source"), "sources.add")
        self.adder.clicked.connect(self._offer_kinds)
        return self.adder

    def _offer_kinds(self) -> None:
        """Asks first what kind of source it is: nobody goes back to a kind that was filled in already."""
        menu = QMenu(self)
        menu.setObjectName("sources.kinds")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, name in SOURCE_NAMES.items():
            item = menu.addAction(icons.icon(ICONS[kind], style.look().ink_soft), _(name))
            item.setObjectName(f"sources.add.{kind}")
            item.setData(kind)
        menu.triggered.connect(lambda action: self._add(SourceKind(action.data())))
        menu.popup(self.adder.mapToGlobal(self.adder.rect().bottomLeft()))

    def _add(self, kind: SourceKind) -> None:
        self._desk.add_and_inspect(lambda document: add_source(document, _("New source"), kind))

    def _pick(self, key: str) -> None:
        self._desk.inspect((Id(key),), keep_panel=True)

    def _entry(self, source: Source) -> Entry:
        document = self._desk.session.document
        proves = sum(
            is_on_map(document, subject, self._desk.journey.id) for subject in subjects_of(document, source.id)
        )
        said = fill(N_("proves {count} on this map"), count=proves) if proves else _("proves nothing on this map")
        sign, told = ICONS[source.kind], facts(document, source)
        note = fill(N_("{count} here"), count=proves) if proves else ""
        return Entry(source.id, title_of(source, _), told, sign, note=note, spoken=said)

    def _follow_action(self) -> None:
        """Shows whether the map shows it; the window's own action is there when the panel is."""
        if self._action is None:
            self._action = self.window().findChild(QAction, HEAT)
            if self._action is not None:
                self._action.toggled.connect(self._follow_action)
        self._heat.setVisible(self._action is not None)
        self._heat.show_value(self._action is not None and self._action.isChecked())

    def _turn(self) -> None:
        if self._action is not None:
            self._action.trigger()


def _heading(text: str, button: QToolButton | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 8, 8, 0)
    words = label(text, "eyebrow")
    words.setMinimumHeight(32)
    row.addWidget(words, 1)
    if button is not None:
        row.addWidget(button)
    return row


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what it holds
    area.setWidget(body)
    return area
