"""Following what a source points at: a page after a question that shows its host, a file no further than its folder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import N_, _, fill
from app.widgets.desk import Desk

PAGES = frozenset({"http", "https"})
ASKED = PAGES | {"mailto"}
"""The only kinds of address that are opened, each after a question."""


def is_address(link: str) -> bool:
    """Whether a link is an address that may be opened, rather than the name of a file or something stranger."""
    return _host(_parts(link)) != ""


def is_file(link: str) -> bool:
    """Whether a link may be the name of a file: whatever else has a scheme is neither."""
    parts = _parts(link)
    return bool(link.strip()) and (parts.scheme in ("", "file") or len(parts.scheme) == 1)  # C:\ is no scheme


def host_of(link: str) -> str:
    """Where an address leads: the host as the network knows it, or to whom a letter goes."""
    return _host(_parts(link))


def follow(parent: QWidget, desk: Desk, link: str) -> None:
    """Asks before an address is opened; shows the folder of a file."""
    if is_address(link):
        _ask(parent, link)
    elif is_file(link):
        _show_folder(desk, link)
    else:
        desk.say(_("Only web pages, mail addresses and files can be opened from here."))


def _parts(link: str) -> SplitResult:
    try:
        return urlsplit(link.strip())
    except ValueError:  # such as an unfinished IPv6 address
        return SplitResult("invalid", "", "", "", "")


def _host(parts: SplitResult) -> str:
    """The host in the letters of the network, so that no look-alike passes for another."""
    if parts.scheme.lower() == "mailto":
        return parts.path if "@" in parts.path else ""
    if parts.scheme.lower() not in PAGES or not parts.hostname:
        return ""
    try:
        return parts.hostname.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _ask(parent: QWidget, link: str) -> None:
    box = QMessageBox(parent)
    box.setObjectName("link.question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(fill(N_("Open {host}?"), host=host_of(link)))
    box.setInformativeText(link.strip() if len(link) <= 300 else link.strip()[:299] + "…")
    opening = box.addButton(_("Open"), QMessageBox.ButtonRole.AcceptRole)
    opening.setObjectName("link.open")
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole).setObjectName("link.cancel")
    box.setTextFormat(Qt.TextFormat.PlainText)
    opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(link.strip())))
    box.open()


def _show_folder(desk: Desk, link: str) -> None:
    url = QUrl(link.strip())
    path = Path(url.toLocalFile() if url.isLocalFile() else link.strip()).expanduser()
    whole = path if path.is_absolute() else desk.session.path.parent / path
    if not whole.exists():
        desk.say(fill(N_("There is no file {path} on this computer."), path=whole))
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(whole.parent)))
