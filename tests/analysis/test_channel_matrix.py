"""The table of channels against phases: what stands where, and its holes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.analysis.channel_matrix import ChannelMatrix, channel_matrix
from app.model import edits
from app.model.records import Channel, Id
from app.session import Session


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Session]:
    """Two phases with three touchpoints, two channels."""
    opened = Session.create(tmp_path / "map.reiskaart", template="empty", language="en")
    map_id = opened.document.maps()[0].id
    opened.run(edits.add_phase(opened.document, map_id, "Later"))
    first, later = opened.document.phases(map_id)
    for phase, title in ((first, "Sees an advert"), (first, "Reads a review"), (later, "Calls")):
        opened.run(edits.add_touchpoint(opened.document, phase.id, title))
    for name in ("Shop", "Phone"):
        opened.run(edits.add_channel(opened.document, name))
    yield opened
    opened.close()


def named(matrix: ChannelMatrix) -> list[tuple[str, list[list[str]]]]:
    return [
        (row.channel.name if row.channel else "", [[t.title for t in cell] for cell in row.cells])
        for row in matrix.rows
    ]


def test_a_touchpoint_stands_at_its_channel_and_phase_and_the_rest_comes_last(opened: Session) -> None:
    map_id = opened.document.maps()[0].id
    phone = next(c for c in opened.document.channels() if c.name == "Phone")
    later = opened.document.phases(map_id)[1]
    calls = opened.document.touchpoints(later.id)[0]
    opened.run(edits.set_fields(opened.document, calls.id, channel_id=phone.id))
    matrix = channel_matrix(opened.document, map_id)
    assert named(matrix) == [
        ("Shop", [[], []]),
        ("Phone", [[], ["Calls"]]),
        ("", [["Sees an advert", "Reads a review"], []]),
    ]
    assert [row.count for row in matrix.rows] == [0, 1, 2]
    assert [phase.id for phase in matrix.unserved()] == [opened.document.phases(map_id)[0].id]
    assert [channel.name for channel in matrix.unused()] == ["Shop"]


def test_without_touchpoints_lacking_a_channel_there_is_no_row_for_them(opened: Session) -> None:
    map_id = opened.document.maps()[0].id
    shop = next(c for c in opened.document.channels() if c.name == "Shop")
    everything = [touchpoint.id for touchpoint in opened.document.journey(map_id)]
    for touchpoint_id in everything:
        opened.run(edits.set_fields(opened.document, touchpoint_id, channel_id=shop.id))
    rows = channel_matrix(opened.document, map_id).rows
    assert all(isinstance(row.channel, Channel) for row in rows)


def test_a_map_that_is_not_there_has_an_empty_table(opened: Session) -> None:
    matrix = channel_matrix(opened.document, Id("gone"))
    assert matrix.phases == () and all(row.count == 0 for row in matrix.rows)
