"""Pictures through the window: dropped, pasted, chosen, copied to another file, taken off, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsPixmapItem, QLabel

from app.model import edits
from app.model.clip import gather
from app.model.names import title_of
from app.model.picture import picture_id, shape
from app.model.records import Id, Lane, LaneKind, Note, Record, Touchpoint
from app.settings import Settings
from app.widgets.banner import Banner
from app.widgets.canvas import accessible_words
from app.widgets.canvas.accessible_outline import Outline
from app.widgets.canvas.clipboard import MIME
from app.widgets.pictures.intake import Intake
from tests.driver import Driver

Start = Callable[..., Driver]
PATIENCE_MS = 20_000


def drawn(folder: Path, name: str, color: str = "#3366cc") -> Path:
    path = folder / name
    Image.new("RGB", (640, 480), color).save(path)
    return path


def arrived(driver: Driver) -> None:
    """Waits until no picture is on its way in any more."""
    for _ in range(PATIENCE_MS // 20):
        QApplication.processEvents()
        if not driver.canvas.findChildren(Intake):
            return
        driver.settle(20)
    pytest.fail("the pictures did not arrive")


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(driver: Driver, data: QMimeData, at: QPoint, *, let_go: bool = True) -> None:
    """Drags something over a place of the map's view, and lets go of it there."""
    place = driver.canvas.viewport().mapTo(driver.window, at)
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(driver.window, QDragEnterEvent(place, *about))
    QApplication.sendEvent(driver.window, QDragMoveEvent(place, *about))
    if let_go:
        QApplication.sendEvent(driver.window, QDropEvent(QPointF(place), *about))
        driver.settle(20)
        arrived(driver)


def first(driver: Driver, kind: type[Record]) -> Id:
    """The first touchpoint of the map, or what is done there."""
    touchpoint = driver.document.journey(driver.canvas.map_id)[0]
    if kind is Touchpoint:
        return touchpoint.id
    lane = driver.document.lane(driver.canvas.map_id, LaneKind.DOING)
    assert lane is not None
    return driver.document.notes(touchpoint.phase_id, lane.id)[0].id


def picture_of(driver: Driver, record_id: Id) -> str:
    return str(getattr(driver.document.records[record_id], "picture_id", ""))


def pictured(driver: Driver) -> set[Id]:
    return {record.id for record in driver.document.records.values() if getattr(record, "picture_id", "")}


def free_place(driver: Driver, kind: LaneKind) -> QPoint:
    """A point of the view in an empty part of a lane, in its first phase."""
    lane = driver.document.lane(driver.canvas.map_id, kind)
    assert lane is not None
    row = next(row for row in driver.canvas.drawing.rows if row.lane_id == lane.id)
    column = driver.canvas.drawing.columns[0]
    return driver.canvas.mapFromScene(QPointF(column.x + 8, row.y + row.h - 6))


@pytest.mark.parametrize("kind", [Note, Touchpoint])
def test_a_file_dropped_on_something_becomes_its_picture(kind: type[Record], vera: Driver, tmp_path: Path) -> None:
    record_id = first(vera, kind)
    before = pictured(vera)
    drop(vera, of_files(drawn(tmp_path, "chair.png")), vera.place_of(record_id))
    assert shape(picture_of(vera, record_id)) == (640, 480)
    assert pictured(vera) == before | {record_id}
    vera.press("Ctrl+Z")
    assert pictured(vera) == before
    vera.press("Ctrl+Y")
    assert vera.session.picture(picture_of(vera, record_id))


def test_several_files_become_notes_in_the_cell(vera: Driver, tmp_path: Path) -> None:
    before = set(vera.document.records)
    paths = [drawn(tmp_path, f"{number}.png", f"#{number}{number}0000") for number in range(3)]
    drop(vera, of_files(*paths), free_place(vera, LaneKind.THINKING))
    made = [r for r in vera.document.records.values() if r.id not in before]
    assert [type(record) for record in made] == [Note] * 3
    assert len({picture_of(vera, record.id) for record in made}) == 3
    assert set(vera.canvas.selected_ids()) == {record.id for record in made}
    vera.press("Ctrl+Z")
    assert set(vera.document.records) == before


def test_what_would_get_the_picture_is_marked_while_it_is_dragged(vera: Driver, tmp_path: Path) -> None:
    record_id = first(vera, Touchpoint)
    drop(vera, of_files(drawn(tmp_path, "chair.png")), vera.place_of(record_id), let_go=False)
    lasso = vera.canvas.feedback._lasso
    assert lasso is not None
    group = vera.canvas.map_scene.group_of(record_id)
    assert group is not None
    assert (lasso.rect().width(), lasso.rect().height()) == (group.w, group.h)


def test_what_is_no_picture_is_said_and_changes_nothing(vera: Driver, tmp_path: Path) -> None:
    before = dict(vera.document.records)
    bad = tmp_path / "holiday.png"
    bad.write_bytes(b"no picture at all")
    drop(vera, of_files(bad), vera.place_of(first(vera, Note)))
    assert "“holiday.png” is no picture" in vera.find("banner", Banner).words.text()
    assert dict(vera.document.records) == before


def test_an_image_on_the_clipboard_goes_to_the_note_that_is_selected(vera: Driver) -> None:
    record_id = first(vera, Note)
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill("#aa2244")
    QGuiApplication.clipboard().setImage(image)
    vera.canvas.select([record_id])
    vera.canvas.setFocus()
    vera.press("Ctrl+V")
    arrived(vera)
    assert shape(picture_of(vera, record_id)) == (320, 200)
    vera.press("Ctrl+V")
    arrived(vera)
    assert picture_of(vera, record_id) == picture_of(vera, vera.canvas.selected_ids()[0])
    assert vera.canvas.selected_ids() != (record_id,), "one that has a picture keeps it: a note comes beside it"


def test_pictures_are_chosen_by_the_command(vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = drawn(tmp_path, "chair.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    record_id = first(vera, Touchpoint)
    vera.canvas.select([record_id])
    vera.window.actions_["map.add_picture"].trigger()
    arrived(vera)
    assert shape(picture_of(vera, record_id)) == (640, 480)
    assert vera.window.actions_["map.remove_picture"].isEnabled()
    vera.window.actions_["map.remove_picture"].trigger()
    assert picture_of(vera, record_id) == ""
    vera.settle()
    assert not vera.window.actions_["map.remove_picture"].isEnabled()


def test_choosing_begins_among_the_users_pictures_and_then_where_one_was_taken(
    vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, album = tmp_path / "Pictures", tmp_path / "Album"
    for folder in (theirs, album):
        folder.mkdir()
    path = drawn(album, "chair.png")
    begun: list[str] = []

    def chosen(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(theirs))
    for _ in range(2):
        vera.canvas.select([first(vera, Touchpoint)])
        vera.window.actions_["map.add_picture"].trigger()
        arrived(vera)
    path.unlink()
    album.rmdir()
    vera.window.actions_["map.add_picture"].trigger()
    assert begun == [str(theirs), str(album), str(theirs)]
    assert Settings.load().picture_folder == str(album)
    arrived(vera)


def test_a_copied_note_brings_its_picture_to_another_file(vera: Driver, start: Start, tmp_path: Path) -> None:
    record_id = first(vera, Note)
    drop(vera, of_files(drawn(tmp_path, "chair.png")), vera.place_of(record_id))
    name = picture_of(vera, record_id)
    data = vera.session.picture(name)
    vera.canvas.select([record_id])
    vera.canvas.setFocus()
    vera.press("Ctrl+C")
    other = start("five-phases")
    other.canvas.setFocus()
    other.press("Ctrl+V")
    [pasted] = [r for r in other.document.records.values() if isinstance(r, Note)]
    assert pasted.picture_id == name
    assert other.session.picture(name) == data


def test_of_a_clip_from_elsewhere_only_pictures_in_our_form_are_taken(vera: Driver, start: Start) -> None:
    buffer = BytesIO()
    Image.effect_noise((40, 30), 80).save(buffer, "JPEG", progressive=True)
    name = picture_id(buffer.getvalue(), 40, 30)
    record_id = first(vera, Note)
    note = replace(vera.document.get(record_id, Note), picture_id=name)
    clip = gather(vera.document.after(edits.set_picture(vera.document, record_id, name).change), [note.id])
    data = QMimeData()
    data.setData(MIME, clip.with_pictures({name: buffer.getvalue()}.get).to_json().encode())
    QGuiApplication.clipboard().setMimeData(data)
    other = start("five-phases")
    other.canvas.setFocus()
    other.press("Ctrl+V")
    [pasted] = [r for r in other.document.records.values() if isinstance(r, Note)]
    assert pasted.text == note.text
    assert name not in other.session.pictures()


def test_in_a_lane_for_pictures_a_note_begins_with_one(start: Start, tmp_path: Path) -> None:
    driver = start("five-phases")
    driver.canvas.commands.add_lane(LaneKind.PICTURES)
    [lane] = [r for r in driver.document.records.values() if isinstance(r, Lane) and r.kind is LaneKind.PICTURES]
    driver.canvas.selection.select(())
    QGuiApplication.clipboard().setMimeData(of_files(drawn(tmp_path, "chair.png")))
    driver.canvas.setFocus()
    driver.press("Ctrl+V")
    arrived(driver)
    [note] = [r for r in driver.document.records.values() if isinstance(r, Note)]
    assert note.lane_id == lane.id
    assert note.picture_id


def test_a_double_click_in_a_lane_for_pictures_asks_for_one(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(drawn(tmp_path, f"{name}.png", name)) for name in ("red", "green")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    driver = start("five-phases")
    driver.canvas.commands.add_lane(LaneKind.PICTURES)
    lane = driver.document.lane(driver.canvas.map_id, LaneKind.PICTURES)
    assert lane is not None
    row = next(row for row in driver.canvas.drawing.rows if row.lane_id == lane.id)
    driver.canvas.commands.create_at(driver.canvas.drawing.columns[1].x + 20, row.y + 20)
    driver.settle(20)
    arrived(driver)
    notes = driver.document.notes(driver.document.phases(driver.canvas.map_id)[1].id, lane.id)
    assert len({note.picture_id for note in notes}) == 2


@pytest.mark.parametrize("kind", [Note, Touchpoint])
def test_the_inspector_shows_it_takes_another_and_takes_it_off(
    kind: type[Record], vera: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drawn(tmp_path, "chair.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    record_id = first(vera, kind)
    vera.canvas.select([record_id])
    vera.workspace.inspect_field(record_id, "picture_id")
    vera.settle()
    name = f"{kind.KIND}.picture_id"
    vera.find(name).click()
    arrived(vera)
    assert picture_of(vera, record_id)
    preview = vera.find(f"{name}.preview", QLabel)
    assert preview.isVisible()
    assert title_of(vera.document.records[record_id]) in preview.accessibleName()
    vera.find(f"{name}.remove").click()
    assert picture_of(vera, record_id) == ""
    assert not preview.isVisible()
    vera.press("Ctrl+Z")
    assert preview.isVisible()


def test_a_screen_reader_hears_of_pictures(vera: Driver, tmp_path: Path) -> None:
    note, touchpoint = first(vera, Note), first(vera, Touchpoint)
    words = vera.document.get(note, Note).text
    for record_id in (note, touchpoint):
        drop(vera, of_files(drawn(tmp_path, "chair.png")), vera.place_of(record_id))
        assert "with a picture" in heard(vera, record_id)
    assert heard(vera, note).startswith(words)
    vera.session.run(edits.set_fields(vera.document, note, text=""))
    assert heard(vera, note).startswith("Picture")


def heard(driver: Driver, record_id: Id) -> str:
    tree = Outline(driver.canvas)
    node = tree.find(tree.keys_of(record_id)[0])
    assert node is not None
    return f"{accessible_words.name(driver.document, node)}: {accessible_words.description(driver.document, node)}"


def from_a_browser(*, with_image: bool) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/chair.png")])
    data.setHtml('<img src="https://example.org/chair.png">')
    if with_image:
        image = QImage(300, 100, QImage.Format.Format_RGB32)
        image.fill("#118844")
        data.setImageData(image)
    return data


def test_an_image_dragged_from_a_browser_is_taken(vera: Driver) -> None:
    record_id = first(vera, Note)
    drop(vera, from_a_browser(with_image=True), vera.place_of(record_id))
    assert shape(picture_of(vera, record_id)) == (300, 100)


def test_an_address_is_never_fetched_and_the_way_on_is_told(vera: Driver) -> None:
    before = dict(vera.document.records)
    drop(vera, from_a_browser(with_image=False), vera.place_of(first(vera, Note)))
    assert "Copy it there" in vera.find("banner", Banner).words.text()
    assert dict(vera.document.records) == before


def test_words_stay_words_where_an_image_of_them_lies_beside(vera: Driver) -> None:
    data = from_a_browser(with_image=True)
    data.setUrls([])
    data.setText("one\ntwo")
    QGuiApplication.clipboard().setMimeData(data)
    before = set(vera.document.records)
    vera.canvas.setFocus()
    vera.press("Ctrl+V")
    arrived(vera)
    made = [record for record in vera.document.records.values() if record.id not in before]
    assert len(made) == 2
    assert not any(getattr(record, "picture_id", "") for record in made)


def test_nothing_is_taken_where_the_map_is_not(vera: Driver, tmp_path: Path) -> None:
    before = dict(vera.document.records)
    drop(vera, of_files(drawn(tmp_path, "chair.png")), QPoint(-40, 200))
    assert dict(vera.document.records) == before


def test_what_is_carried_shows_its_picture(vera: Driver, tmp_path: Path) -> None:
    record_id = first(vera, Note)
    drop(vera, of_files(drawn(tmp_path, "red.png", "#ff0000")), vera.place_of(record_id))
    vera.canvas.renderer.finish()
    group = vera.canvas.drawing.of_record(record_id)
    assert group is not None
    carried = vera.canvas.renderer.picture_of(group, 1.0, 1.0).toImage()
    assert carried.pixelColor(carried.width() // 2, 60).red() > 200 > 60 > carried.pixelColor(80, 60).green()
    vera.canvas.showing.lift("hand", (record_id,), 0, 0)
    copies = [item for item in vera.canvas.map_scene.items() if item.graphicsEffect() is not None]
    assert [isinstance(item, QGraphicsPixmapItem) for item in copies] == [True]
    seen = copies[0].pixmap().toImage()  # type: ignore[attr-defined]
    assert seen.pixelColor(seen.width() // 2, seen.height() // 3).red() > 200
    assert seen.pixelColor(seen.width() // 2, seen.height() // 3).green() < 60
    vera.canvas.showing.lift("hand", (), 0, 0)
