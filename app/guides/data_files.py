"""Reading a data file that ships with the program, checked against its shape, in one language.

Such a file is ours, so a mistake in it is our mistake: the error is for whoever wrote the file, not for the user.
Knows nothing of what the files are about.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.guides.shapes import Shape
from app.i18n import LANGUAGES

Data = dict[str, Any]
"""What a data file holds, once it has the shape it must have."""


class DataFileError(Exception):
    """A data file that is not as it must be; `problems` has one sentence for each thing that is wrong."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__("\n".join(f"{path.name}: {problem}" for problem in problems))
        self.problems = problems


def read(path: Path, shape_of: Callable[[Data], Shape]) -> Data:
    """What the file at `path` holds, with all its languages.

    `shape_of` gives the shape that this data must have; it may look at the data for the names that the data itself
    defines. Raises DataFileError with everything that does not fit.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_twins)
    except ValueError as error:
        raise DataFileError(path, [str(error)]) from error
    if not isinstance(data, dict):
        raise DataFileError(path, ["needs an object"])
    if problems := list(shape_of(data).problems(data, "")):
        raise DataFileError(path, problems)
    return data


def in_language(value: Any, language: str) -> Any:
    """`value` with every text that is written in all languages replaced by the one in `language`."""
    if isinstance(value, list):
        return [in_language(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == set(LANGUAGES):
        return value[language]
    return {key: in_language(item, language) for key, item in value.items()}


def _without_twins(pairs: list[tuple[str, Any]]) -> Data:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"{twin!r} is there twice in one object")
    return data
