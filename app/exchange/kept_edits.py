"""What others wrote in an exported file stays, as a copy beside it, when the file is exported anew.

A copy is kept unless the file is proven to be as we wrote it: what cannot be read, or stands where no import looks, is
somebody's work too. Knows no format; which ones come back is said by Exporter.comes_back.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from app import whole_files
from app.exchange.base import Exporter, Remark
from app.exchange.sealing import is_sealed
from app.i18n import N_, translator

KEPT = N_("“{name}” was not as Reiskaart had written it. What it held is kept as “{copy}”.")


class KeptEdits:
    """The copy of `target` that is kept when it is about to be replaced; where that fails after all, the copy goes."""

    def __init__(self, exporter: Exporter, target: Path, language: str) -> None:
        self._comes_back, self._target, self._language = exporter.comes_back, target, language
        self._copy: Path | None = None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user should hear of it."""
        return (Remark(KEPT, {"name": self._target.name, "copy": self._copy.name}),) if self._copy else ()

    def keep(self) -> None:
        """Makes the copy, if there is anything to keep; for the last moment before `target` goes. Raises OSError."""
        if not self._comes_back or not _is_edited(self._target):
            return
        copy = _free_name(self._target, translator(self._language)(N_("edited")))
        with whole_files.taking_the_place_of(copy, exclusive=True) as temporary:
            shutil.copyfile(self._target, temporary)
        self._copy = copy

    def __enter__(self) -> KeptEdits:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or self._copy is None:
            return
        with suppress(OSError):
            if _is_edited(self._target):  # so it was not replaced
                self._copy.unlink()


def _is_edited(target: Path) -> bool:
    return target.is_file() and target.stat().st_size > 0 and not is_sealed(target)


def _free_name(target: Path, mark: str) -> Path:
    numbered = (f"{target.stem} ({mark}{f' {n}' if n > 1 else ''}){target.suffix}" for n in count(1))
    return next(path for path in map(target.with_name, numbered) if not path.exists())
