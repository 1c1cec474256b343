"""Where the user's own data lies: our data folder on this computer, and the documents folder.

The environment variable REISKAART_HOME puts both in a folder of its own, for tests and for trying things out. Knows
nothing of what is kept in them.
"""

import os
from contextlib import suppress
from pathlib import Path

MAP_SUFFIX = ".reiskaart"
"""How the name of a map file ends."""

TEMPLATE_SUFFIX = ".reiskaart-template"
"""How the name of a template that a user made ends."""


def data_folder(*parts: str) -> Path:
    """A path in our own folder on this computer, which no service synchronises; it need not exist yet.

    The folder itself is made here, closed to everybody else: what lies in it are copies of maps that may be closed too.
    """
    base = _base()
    if not base.is_dir():
        with suppress(OSError):  # whoever writes there next is told why it cannot be
            base.mkdir(mode=0o700, parents=True, exist_ok=True)
    return base.joinpath(*parts)


def templates_folder() -> Path:
    """The folder for templates that the user made or was given; it need not exist yet."""
    return data_folder("templates")


def maps_folder() -> Path:
    """The folder for new maps, Documents/Reiskaart; it need not exist yet."""
    home = os.environ.get("REISKAART_HOME")
    if home:
        return Path(home) / "Documents" / "Reiskaart"
    from platformdirs import user_documents_path

    return user_documents_path() / "Reiskaart"


def _base() -> Path:
    home = os.environ.get("REISKAART_HOME")
    if home:
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("reiskaart", appauthor=False, roaming=False)
