"""The inspector at the right: comes with a selection, shows the form of what is selected, and goes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.analysis.uses import maps_with
from app.i18n import N_, _, fill
from app.model.edits import delete, set_fields
from app.model.edits.base import shorten
from app.model.names import KIND_NAMES, TINT_NAMES, title_of
from app.model.records import Id, Note, Persona, Project, Tint, Touchpoint
from app.settings import Settings
from app.widgets import areas, icons, style
from app.widgets.focus_ring import shows_focus_itself
from app.widgets.inspector.cells import label
from app.widgets.inspector.choosing_fields import TintField
from app.widgets.inspector.form import Form

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

WIDTH = 320
_TITLES = 8
"""Of so many records it says the titles."""


class Inspector(QFrame):
    """Shows nothing, one record, or how many are selected."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # who presses beside its fields types nothing on the map
        shows_focus_itself(self)
        self._workspace = workspace
        self._shown: tuple[Id, ...] = ()
        self.form: Form | None = None
        self._bin: QToolButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._content: QWidget | None = None
        self.hide()

    def show_records(self, ids: tuple[Id, ...], in_turns: bool = False) -> None:
        """Shows these records; what was being typed about the ones before is kept.

        With `in_turns` the form comes in a few pictures, since nobody asked for it in order to do something there.
        """
        known = tuple(i for i in ids if i in self._workspace.session.document.records)
        if known == self._shown and self._content is not None:
            self.refresh()
            if self.form is not None and not in_turns:
                self.form.complete()
            return
        self.flush()
        known = tuple(i for i in known if i in self._workspace.session.document.records)
        self._shown = known
        self._replace(self._page(in_turns) if known else None)
        self._name()
        if not known:
            self._leave(self)
        self.setVisible(bool(known))

    def make_room(self, elsewhere: bool) -> None:
        """Goes out of sight while its room is used elsewhere, and comes back with what it showed."""
        if elsewhere:
            self._leave(self)
        self.setVisible(bool(self._shown) and not elsewhere)

    def _leave(self, part: QWidget) -> None:
        """Gives the keyboard of a part that goes to the map, or to the page over it."""
        areas.leave(part, self._workspace.over or self._workspace.canvas)

    def refresh(self) -> None:
        """Shows what the document holds now; goes when what it showed is gone."""
        records = self._workspace.session.document.records
        if any(i not in records for i in self._shown):
            self.form = None
            self.show_records(tuple(i for i in self._shown if i in records))
        elif self.form is not None:
            self.form.refresh()
            self._name()

    def flush(self) -> None:
        """Tells what is typed and not told yet."""
        if self.form is not None:
            self.form.flush()

    def begin(self) -> None:
        """Puts the cursor in the first field."""
        if self.form is not None:
            self.form.begin()

    def go_to(self, field: str) -> None:
        """Puts the cursor in the field for `field`."""
        if self.form is not None:
            self.form.go_to(field)

    def _page(self, in_turns: bool) -> QWidget:
        """What it shows now, hidden.

        All of it is made from the outside in, each part in its place at once and out of sight: Qt dresses a part anew,
        with everything in it, each time it is put into another, and that was most of the time a form took.
        """
        page = QWidget(self)
        page.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        if len(self._shown) == 1:
            area = _scroll_area(page)
            column.addWidget(area, 1)
            area.setWidget(self._make_form(area.viewport(), in_turns))
        else:
            column.addWidget(self._several())
            column.addStretch(1)
        return page

    def _make_form(self, parent: QWidget, in_turns: bool) -> Form:
        turned = frozenset(self._settings.sections)
        self.form = Form(self._shown[0], self._workspace, turned, parent, in_turns)
        self.form.turned.connect(self._settings.turn)
        return self.form

    @property
    def _settings(self) -> Settings:
        return self._workspace.window_.settings

    def _header(self) -> QWidget:
        bar = QWidget()
        areas.come_last(bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 8, 6)
        row.addWidget(label(self._heading(), "eyebrow"), 1)
        if self._can_delete():
            self._bin = self._tool("trash-2", N_("Delete"), "inspector.delete", self._delete)
            row.addWidget(self._bin)
        row.addWidget(self._tool("x", N_("Close"), "inspector.close", self._workspace.stop_inspecting))
        return bar

    def _heading(self) -> str:
        if len(self._shown) > 1:
            return fill(N_("{count} selected"), count=len(self._shown))
        return _(KIND_NAMES[self._workspace.session.document.records[self._shown[0]].KIND])

    def _name(self) -> None:
        """Goes by what it shows; its bin by what that would delete."""
        shown = self._spoken() if self._shown else ""
        self.setAccessibleName(fill(N_("Inspector: {title}"), title=shown) if shown else "")
        if self._bin is not None and isValid(self._bin):
            self._bin.setAccessibleName(fill(N_("Delete: {title}"), title=shown))

    def _spoken(self) -> str:
        """What it shows, as it is said aloud: "Touchpoint Searches online"."""
        if len(self._shown) > 1:
            return self._heading()
        title = title_of(self._workspace.session.document.records[self._shown[0]], _)
        return f"{self._heading()} {shorten(title)}"

    def _can_delete(self) -> bool:
        records = self._workspace.session.document.records
        return not any(isinstance(records[i], Project) for i in self._shown)

    def _several(self) -> QWidget:
        self.form = None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._titles())
        if self._coloured():
            column.addWidget(label(_("Colour")))
            tints = TintField({tint: _(name) for tint, name in TINT_NAMES.items()})
            tints.setObjectName("selection.tint")
            tints.setAccessibleName(_("Colour"))
            tints.edited.connect(self._set_tint)
            column.addWidget(tints)
        remove = QPushButton(fill(N_("Delete {count} items"), count=len(self._shown)))
        remove.setProperty("role", "danger")
        remove.setObjectName("selection.delete")
        icons.beside(remove, "trash-2", style.look().danger)
        remove.clicked.connect(self._delete)
        column.addWidget(remove, alignment=Qt.AlignmentFlag.AlignLeft)
        return body

    def _titles(self) -> QLabel:
        """What is selected, as far as there is room to say it."""
        records = self._workspace.session.document.records
        said = [shorten(title_of(records[i], _)) for i in self._shown[:_TITLES]]
        more = len(self._shown) - _TITLES
        titles = label("\n".join((*said, *([fill(N_("and {count} more"), count=more)] if more > 0 else ()))), "soft")
        titles.setObjectName("selection.titles")
        titles.setTextFormat(Qt.TextFormat.PlainText)
        titles.setWordWrap(True)
        return titles

    def _coloured(self) -> tuple[Id, ...]:
        records = self._workspace.session.document.records
        return tuple(i for i in self._shown if isinstance(records[i], Note | Touchpoint))

    def _set_tint(self, tint: Tint) -> None:
        self._workspace.run(lambda document: set_fields(document, self._coloured(), tint=tint))

    def _delete(self) -> None:
        """Deletes what is shown; of a persona it says on which maps that was felt, and offers the way back."""
        ids, used = self._shown, self._used()
        if self._workspace.run(lambda document: delete(document, *ids)) is not None and used:
            self._workspace.offer_undo(used)

    def _used(self) -> str:
        """What is to be said of a persona that goes: on which maps it was used."""
        document = self._workspace.session.document
        persona = document.find(self._shown[0], Persona) if len(self._shown) == 1 else None
        maps = maps_with(document, persona.id) if persona is not None else ()
        if persona is None or not maps:
            return ""
        titles = ", ".join(f"“{shorten(title_of(journey, _))}”" for journey in maps)
        return fill(N_("Deleted “{name}”, who was used on: {maps}"), name=title_of(persona, _), maps=titles)

    def _tool(self, icon: str, text: str, name: str, handler: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, style.look().ink_soft))
        button.setObjectName(name)
        button.setToolTip(_(text))
        button.setAccessibleName(_(text))
        button.clicked.connect(handler)
        return button

    def _replace(self, page: QWidget | None) -> None:
        if self._content is not None:
            self._leave(self._content)
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = page
        if page is None:
            self.form = None
        else:
            self._column.addWidget(page)
            page.show()


def _scroll_area(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
