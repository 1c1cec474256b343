"""The two buttons at the foot of a dialog: the one that leaves and the one that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def two_buttons(leave: QPushButton, go: QPushButton, name: str, does: str) -> QHBoxLayout:
    """A row with both at the right; `go` answers to Enter.

    They get object names: `name` with "cancel" behind it, and with what `go` `does`.
    """
    for button, called, role in ((leave, "cancel", "plain"), (go, does, "primary")):
        button.setObjectName(f"{name}.{called}")
        button.setProperty("role", role)
    go.setDefault(True)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch()
    row.addWidget(leave)
    row.addWidget(go)
    return row
