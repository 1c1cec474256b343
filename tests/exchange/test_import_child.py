"""Reading a foreign file in a process of its own: what it brings, and that nothing in it can hang the window."""

import os
import time

import pytest

from app.errors import ImportFileError
from app.exchange import IMPORTERS, import_child
from app.exchange.base import Importer, ImportOptions, ImportPlan
from app.exchange.import_child import import_in_child
from app.exchange.incoming import Incoming
from app.guides.templates import build
from app.model.document import Document
from app.model.edits import insert_records
from app.model.edits.base import Label
from app.model.records import JourneyMap, Persona, Touchpoint

JOURNEY = b"journey\n title My day\n section Work\n Make tea: 5: Me\n Work; hard: 1: Me, Cat\n"
OPTIONS = ImportOptions("en")


class Odd:
    """A format that does what its file says."""

    @staticmethod
    def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
        match source:
            case b"hang":
                time.sleep(60)
            case b"die":
                os._exit(3)
            case b"swell":
                bytearray(import_child.MEMORY)
            case b"wrong":
                raise KeyError("a fault of ours")
        raise ImportFileError("“{name}” is refused.", name=name)


def odd() -> Odd:
    return Odd()


ODD = Importer("odd", (".odd",), "Odd", odd)


def refusal(source: bytes, seconds: float = 30) -> str:
    job = import_in_child(ODD, Incoming("a.odd", source), OPTIONS, Document(build("empty", "en")), seconds)
    with pytest.raises(ImportFileError) as caught:
        job.result(60)
    assert job.finished
    return caught.value.sentence


def test_what_is_read_fits_the_document_that_was_given() -> None:
    document = Document(build("empty", "en"))
    document = document.after(
        insert_records(document, [Persona(id="p", order="m", name="me")], Label("x")).change  # type: ignore[arg-type]
    )
    reading = import_in_child(IMPORTERS[0], Incoming("day.mmd", JOURNEY), OPTIONS, document).result(60)
    assert reading.titles == ("My day",)
    assert [r.title for r in reading.records if isinstance(r, Touchpoint)] == ["Make tea", "Work; hard"]
    assert [r.name for r in reading.records if isinstance(r, Persona)] == ["Cat"]
    assert next(r for r in reading.records if isinstance(r, JourneyMap)).persona_id == "p"
    assert [repair.original for repair in reading.repairs] == ["Work; hard: 1: Me, Cat"]
    after = document.after(insert_records(document, reading.records, Label("x")).change)
    assert [journey.title for journey in after.maps()][1:] == ["My day"]


def test_a_question_comes_with_its_guess_and_its_answer_is_followed() -> None:
    source = b"journey\n section A\n One: 9: Me\n Two: 2: Me\n"
    document = Document(build("empty", "en"))
    asked = import_in_child(IMPORTERS[0], Incoming("a.mmd", source), OPTIONS, document).result(60)
    assert [(question.name, question.proposed) for question in asked.questions] == [("scale", "1..10")]
    told = import_in_child(
        IMPORTERS[0], Incoming("a.mmd", source), ImportOptions("en", {"scale": (0, 10)}), document
    ).result(60)
    assert [(question.name, question.proposed) for question in told.questions] == [("scale", "0..10")]


def test_what_the_format_refuses_is_told_as_it_was_said() -> None:
    assert refusal(b"") == "“{name}” is refused."


def test_a_file_that_hangs_the_reader_is_let_go() -> None:
    start = time.monotonic()
    assert refusal(b"hang", seconds=1.5) == import_child.TOO_MUCH
    assert time.monotonic() - start < 10


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_file_that_swells_is_let_go() -> None:
    assert refusal(b"swell") == import_child.TOO_MUCH


@pytest.mark.may_log
@pytest.mark.parametrize("source", [b"die", b"wrong"])
def test_a_reader_that_fails_is_our_fault_and_is_logged(source: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert refusal(source) == import_child.OUR_FAULT
    assert "the process of a job ended by itself" in caplog.text


def test_cancelling_ends_it_at_once() -> None:
    job = import_in_child(ODD, Incoming("a.odd", b"hang"), OPTIONS, Document(build("empty", "en")))
    job.cancel()
    start = time.monotonic()
    with pytest.raises(ImportFileError, match="cancelled"):
        job.result(60)
    assert time.monotonic() - start < 5
