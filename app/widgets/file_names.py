"""Asking for files: where a dialog of the system begins, and the name of a map that is not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.folders import MAP_SUFFIX, TEMPLATE_SUFFIX, maps_folder
from app.i18n import N_, _, fill

if TYPE_CHECKING:
    from app.settings import Settings


def last_folder(settings: Settings) -> Path:
    """Where a file was last chosen; else where new maps are made, or the user's own folder."""
    known = (Path(settings.folder) if settings.folder else maps_folder(), maps_folder())
    return next((folder for folder in known if folder.is_dir()), Path.home())


def keep_folder(settings: Settings, chosen: Path) -> None:
    """The next dialog begins where `chosen` was found."""
    settings.folder = str(chosen.parent)
    settings.save()


def ask_target(parent: QWidget, title: str, proposal: Path) -> Path | None:
    """A name for a map file that is not there yet: what exists is refused by the session, never replaced."""
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        title,
        str(proposal),
        _("Journey maps (*.reiskaart)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return _with_suffix(Path(name)) if name else None


def template_kind() -> str:
    """How dialogs of the system name templates that users made."""
    return fill(N_("Templates ({ending})"), ending=f"*{TEMPLATE_SUFFIX}")


def show_in_folder(path: Path) -> None:
    """Shows a file's folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix.lower() == MAP_SUFFIX else path.with_name(path.name + MAP_SUFFIX)
