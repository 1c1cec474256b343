"""Where the files that ship with the program are: icons, fonts, templates, translations, samples.

Works the same in a clone, where they lie in resources/ beside app/, and installed, where they lie in app/resources/.
Imported before the first frame, so it imports nothing heavy; knows nothing of the user's own folders.
"""

from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder that ships with the program: resource("icons", "undo.svg").

    `parts` come from our own code, never from the user. Whether the file is there is not checked.
    """
    return _folder().joinpath(*parts)


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
