"""Data files that ship with the program: read whole, in one language, or refused with all that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.guides.data_files import DataFileError, in_language, read
from app.guides.shapes import Fields, Flag, Shape, Words

SHAPE = Fields({"title": Words()}, {"big": Flag()})


def shape(_data: object) -> Shape:
    return SHAPE


def written(folder: Path, text: str) -> Path:
    path = folder / "some.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_that_fits_is_read_with_all_its_languages(tmp_path: Path) -> None:
    path = written(tmp_path, '{"title": {"nl": "Reis", "en": "Journey"}, "big": true}')
    assert read(path, shape) == {"title": {"nl": "Reis", "en": "Journey"}, "big": True}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"title": ', "some.json: Expecting value"),
        ("[]", "some.json: needs an object"),
        ('{"title": 1, "title": 2}', "some.json: 'title' is there twice in one object"),
        ('{"title": {"nl": "Reis"}}', "some.json: title.en: is missing"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError) as error:
        read(written(tmp_path, text), shape)
    assert str(error.value).startswith(problem)


def test_every_problem_in_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as error:
        read(written(tmp_path, '{"big": 1, "small": 2}'), shape)
    assert len(error.value.problems) == 3


def test_one_language_is_taken_at_every_depth() -> None:
    data = {"a": {"nl": "ja", "en": "yes"}, "b": [{"nl": "nee", "en": "no"}, "Instagram", 3], "c": {"nl": 1}}
    assert in_language(data, "en") == {"a": "yes", "b": ["no", "Instagram", 3], "c": {"nl": 1}}
