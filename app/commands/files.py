"""Opening map files for a command: making a map file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileError
from app.i18n import N_

if TYPE_CHECKING:
    from app.session import Session


@contextmanager
def made(path: Path, create: Callable[[], Session]) -> Iterator[Session]:
    """The session of a new map at `path`, closed at the end; after a failure the file is not there either."""
    session = create()
    try:
        yield session
        _close(session)
    except BaseException:
        session.close()
        path.unlink(missing_ok=True)
        raise


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    """The session of the map at `path`, closed at the end."""
    from app.session import Session

    session = Session.open(path)
    try:
        yield session
        _close(session)
    finally:
        session.close()


def _close(session: Session) -> None:
    problem = session.status.problem
    if not session.close():
        raise FileError(problem or _BEHIND, name=session.path.name)


_BEHIND = N_("{name} could not be written. The work is kept on this computer; open the map again to go on with it.")
