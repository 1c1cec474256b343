"""The checks panel: what a good map would have and this one lacks, with why it matters, a jump and a first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.analysis.checks import Finding, Severity, findings
from app.i18n import N_, _
from app.widgets import first_steps, style
from app.widgets.entries import Entry, EntryList
from app.widgets.inspector.cells import label
from app.widgets.panels.base import Panel

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

SEVERITIES = {
    Severity.WARNING: (N_("Costs you customers"), "triangle-alert"),
    Severity.ADVICE: (N_("Can be better"), "lightbulb"),
    Severity.INFO: (N_("Good to know"), "info"),
}


class ChecksPanel(Panel):
    """The findings by how much they matter; the one that is picked is explained below the list."""

    TITLE = N_("Checks")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._findings: dict[str, Finding] = {}
        self.empty = label(_("Nothing to improve: this map has everything the check looks for."), "soft")
        self.empty.setContentsMargins(16, 4, 16, 0)
        self.list = EntryList()
        self.list.setObjectName("checks.list")
        self.list.setAccessibleName(_(self.TITLE))
        self.list.picked.connect(self._pick)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)
        self._make_detail()

    def update_now(self) -> None:
        found = findings(self.workspace.session.document, self.workspace.canvas.map_id)
        self._findings = {f"{finding.check}:{finding.record_id}": finding for finding in found}
        self.empty.setVisible(not found)
        entries: list[Entry] = []
        for severity, (name, icon) in SEVERITIES.items():
            group = [(key, finding) for key, finding in self._findings.items() if finding.severity is severity]
            if group:
                entries.append(Entry(f"severity:{severity}", _(name), note=str(len(group)), heading=True))
                color = style.look().danger if severity is Severity.WARNING else ""
                entries += [
                    Entry(key, finding.text(_), sign=icon, sign_color=color, wraps=True) for key, finding in group
                ]
        self.list.show_entries(entries)
        self._explain(self.list.current_key())

    def _make_detail(self) -> None:
        self.detail = QFrame()
        self.detail.setProperty("role", "card")
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(12, 10, 12, 10)
        self.message, self.why = label("", "strong"), label("", "soft")
        self.show_button, self.fix_button = QPushButton(_("Show")), QPushButton()
        self.show_button.setObjectName("checks.show")
        self.show_button.setProperty("role", "plain")
        self.show_button.clicked.connect(self._show)
        self.fix_button.setObjectName("checks.fix")
        self.fix_button.setProperty("role", "primary")
        self.fix_button.clicked.connect(self._fix)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.fix_button)
        buttons.addStretch()
        for part in (self.message, self.why):
            column.addWidget(part)
        column.addLayout(buttons)
        place = QVBoxLayout()
        place.setContentsMargins(8, 0, 8, 0)
        place.addWidget(self.detail)
        self.column.addLayout(place)
        self.detail.hide()

    def _explain(self, key: str) -> None:
        finding = self._findings.get(key)
        self.detail.setVisible(finding is not None)
        if finding is not None:
            self.message.setText(finding.text(_))
            self.why.setText(_(finding.why))
            self.fix_button.setText(_(finding.fix.label))

    def _pick(self, key: str) -> None:
        self._explain(key)
        self._show()

    def _show(self) -> None:
        finding = self._findings.get(self.list.current_key())
        if finding is not None:
            self.workspace.reveal(finding.record_id, keep_panel=True)

    def _fix(self) -> None:
        finding = self._findings.get(self.list.current_key())
        if finding is not None:
            first_steps.take(self.workspace, finding.fix.step)
