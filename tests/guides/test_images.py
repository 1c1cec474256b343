"""The pictures of the sample: small, ours, and in the file of who opens the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.guides import templates
from app.guides.images import image, image_names, images_of
from app.model.document import Document
from app.model.records import LaneKind, Note, Persona
from app.session import Session, integrity


@pytest.mark.parametrize("name", image_names())
def test_each_is_small_and_of_the_shape_that_it_says(name: str) -> None:
    picture = image(name)
    assert len(picture.data) < 40_000
    assert (picture.width, picture.height) in {(640, 480), (480, 480)}


def test_the_samples_use_every_one_of_them() -> None:
    used = {picture.id for name in templates.sample_ids() for picture in images_of(templates.build(name, "nl"))}
    assert used == {image(name).id for name in image_names()}


@pytest.mark.parametrize("sample", templates.sample_ids())
def test_everybody_and_every_part_of_the_story_is_drawn(sample: str) -> None:
    records = templates.build(sample, "nl")
    document = Document(records)
    board = document.lane(document.maps()[0].id, LaneKind.PICTURES)
    assert board is not None
    notes = [record for record in records if isinstance(record, Note) and record.lane_id == board.id]
    assert notes
    assert all(note.picture_id and note.text for note in notes)
    assert all(record.picture_id for record in records if isinstance(record, Persona))


def test_a_new_sample_has_them_in_its_file(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "vera.reiskaart", template="vera")
    assert set(session.pictures()) == {picture.id for picture in images_of(session.document.records.values())}
    assert all(session.picture(name) for name in session.pictures())
    assert session.close()
    assert integrity(tmp_path / "vera.reiskaart") == "ok"
