"""A folder for what libraries put aside while they write, and would leave behind where the writing is broken off."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from app.folders import data_folder


@contextmanager
def scratch() -> Iterator[str]:
    """An empty folder, which goes with whatever is in it when the block ends. Raises OSError if it cannot be made."""
    base = data_folder("reading")
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="export-", dir=base, ignore_cleanup_errors=True) as folder:
        yield folder
