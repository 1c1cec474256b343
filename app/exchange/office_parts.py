"""What the files of office programs have in common: parts in a zip file. Knows no kind of them."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path


def check_parts(path: Path, main: str, kind: str) -> None:
    """Reads every part of a file of that kind back; raises ValueError when one is damaged or `main` is missing."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            archive.getinfo(main)
    except (zipfile.BadZipFile, zlib.error, KeyError) as error:
        raise ValueError(f"not a whole {kind}") from error
    if damaged is not None:
        raise ValueError(f"{damaged} is damaged")
