"""One program for each user: a second start hands over what it was asked to open, and ends.

The first listens on a local socket that only its user may open. Its name holds the user and the folder of our data, so
that a program with a data folder of its own stands alone. What comes in may be anything, and is read as such: a length,
and then so many bytes of JSON with absolute paths in it. Knows no windows; what is done with the paths is the caller's.
"""

from __future__ import annotations

import json
import logging
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCryptographicHash, QDir, QObject, QTimer

from app.folders import data_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_log = logging.getLogger(__name__)

WAIT_MS = 1000
"""How long a start waits for the running program before it goes on by itself."""

LONGEST = 64 * 1024
"""Bytes of a message; whoever announces more is not one of ours."""

MOST_PATHS = 20
_LENGTH = 4
_TAKEN = b"taken"

Take = Callable[[list[Path]], object]


def hand_over(paths: Sequence[Path]) -> bool:
    """Gives the paths to the program that runs already; whether there is one that took them.

    Where nobody listens this costs one look at the disk. It waits at most WAIT_MS.
    """
    return _may_be_there(address()) and _send(_packed([str(path.absolute()) for path in paths]))


def address() -> str:
    """Where the one program of this user and data folder listens: a file of ours, or on Windows the name of a pipe."""
    who = f"{_user()}\0{data_folder().resolve()}".encode("utf-8", "surrogateescape")
    digest = QCryptographicHash.hash(who, QCryptographicHash.Algorithm.Sha256)
    name = f"reiskaart-{bytes(digest.data()).hex()[:20]}"
    if os.name == "nt":
        return name
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or QDir.tempPath()) / name)


def become_the_one(paths: Sequence[Path], take: Take, parent: QObject) -> bool:
    """Begins to listen for later starts; False when another became the one just before, and took the paths.

    Where listening cannot be, the program runs all the same, and later starts stand alone.
    """
    if hand_over(paths):
        return False
    Listener(take, parent).listen()
    return True


class Listener(QObject):
    """Takes what later starts hand over, for as long as it lives."""

    def __init__(self, take: Take, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begins to listen, in the place of whatever a crash left at our address; whether later starts will find us."""
        self._server.removeServer(address())
        if not self._server.listen(address()):
            _log.info("later starts stand alone: %s", self._server.errorString())
        return self._server.isListening()

    def close(self) -> None:
        """Stops listening: the next start is the first again."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self._take, self)


class _Caller(QObject):
    """One connection: it may send one message, and not take long about it."""

    def __init__(self, socket: QLocalSocket, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._take = socket, take
        self._heard = b""
        socket.setParent(self)
        socket.setReadBufferSize(_LENGTH + LONGEST)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(WAIT_MS, self, socket.abort)
        self._read()

    def _read(self) -> None:
        self._heard += bytes(self._socket.readAll().data())
        length = int.from_bytes(self._heard[:_LENGTH], "big")
        if len(self._heard) < _LENGTH:
            return
        if length > LONGEST or len(self._heard) > _LENGTH + length:
            self._socket.abort()
        elif len(self._heard) == _LENGTH + length:
            self._answer(_paths_in(self._heard[_LENGTH:]))

    def _answer(self, paths: list[Path] | None) -> None:
        if paths is None:
            self._socket.abort()
            return
        self._socket.readyRead.disconnect(self._read)
        self._socket.write(_TAKEN)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self._take(paths)


def _send(message: bytes) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address())
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(message)
    while socket.bytesAvailable() < len(_TAKEN):
        if not socket.waitForReadyRead(WAIT_MS):
            return False
    return bytes(socket.readAll().data()) == _TAKEN


def _may_be_there(place: str) -> bool:
    """Whether somebody of this user may listen; on Windows only the asking itself can tell."""
    if os.name == "nt":
        return True
    with suppress(OSError):
        found = os.lstat(place)
        return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
    return False


def _packed(paths: list[str]) -> bytes:
    message = json.dumps({"open": paths}).encode()
    return len(message).to_bytes(_LENGTH, "big") + message


def _paths_in(message: bytes) -> list[Path] | None:
    """The paths of a message, or None when it is not one of ours."""
    try:
        said: Any = json.loads(message)
    except (ValueError, RecursionError):
        return None
    paths = said.get("open") if isinstance(said, dict) else None
    if not isinstance(paths, list) or len(paths) > MOST_PATHS:
        return None
    return [Path(path) for path in paths] if all(map(_is_path, paths)) else None


def _is_path(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value and Path(value).is_absolute()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
