"""Every text on the screen in both languages: nothing without Dutch, nothing unmarked, nothing left over."""

from __future__ import annotations

import ast
import gettext
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.i18n import translator
from app.paths import resource
from installers import translations

ROOT = Path(__file__).resolve().parent.parent

THE_SAME_IN_DUTCH = {
    *(
        "{kind}: {excerpt}",
        "{kind}: {title}",
        "OpenJourney",
        "CJML",
        "Quick win",
        "Quick wins",
        "{title} · {count}",
        "{channel}, {phase}: {titles}",
        "{current} → {future}",
        "{title}: {told}",
        "{column}: {words}",
        *("Matrix", "Plan", "Week", "Week {number}"),
        *("CJML", "OpenJourney"),
    ),
    *(
        *("Commitment", "Content", "Document", "Interview", "Offline", "Online", "Review", "Segment"),
        *("Curves", "Interviewer", "Respondent", "Respondent {number}"),
        "Help",
        "Impact",
        "Later",
        "Persona",
        "Printer",
        "Product",
        "Project",
        "Scenario",
        "Status",
        "plus {number}",
    ),  # the same word in both languages
    *("Esc", "Esc, Ctrl+Enter", "Home, End", "Tab, Shift+Tab"),  # what stands on the keys
}
"""Texts that are right as they are; any other Dutch that equals its English was forgotten."""

PROPER_NAMES = {"Reiskaart"}
"""What is called the same everywhere."""

SHOWN_BY_QT = {
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setStatusTip"),
    *("setAccessibleDescription", "setTitle", "setWhatsThis", "setInformativeText", "addTab", "addAction", "addMenu"),
    *("showMessage", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox"),
    *("QMenu", "QDockWidget"),
}
"""Qt's functions whose first written-out text a user would read."""


# --- reading the code ------------------------------------------------------------------------------------------------


def name_of(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(folder.parent)}:{node.lineno}", node


def is_words(node: ast.expr) -> bool:
    """Whether an argument is a text with a word in it, written out and not marked."""
    if isinstance(node, ast.JoinedStr):
        return any(is_words(part) for part in node.values)
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and text not in PROPER_NAMES and any(map(str.isalpha, text))


def user_errors(folder: Path) -> set[str]:
    """The names of the errors whose sentences users read: ReiskaartError and all that come from it."""
    bases: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(getattr(base, "id", "") for base in node.bases)
    family = {"ReiskaartError"}
    while more := {name for name, above in bases.items() if above & family} - family:
        family |= more
    return family


def unmarked_errors(folder: Path) -> list[str]:
    family = user_errors(folder)
    return [place for place, call in calls(folder) if name_of(call) in family and call.args and is_words(call.args[0])]


def unmarked_on_screen(folder: Path) -> list[str]:
    shown = ((place, call) for place, call in calls(folder) if name_of(call) in SHOWN_BY_QT)
    return [place for place, call in shown if any(is_words(argument) for argument in call.args)]


def marked_but_not_written_out(folder: Path) -> list[str]:
    """Uses of N_ that no tool can read: with a variable, or with a text put together."""
    marked = ((place, call.args[0]) for place, call in calls(folder) if name_of(call) == "N_")
    return [place for place, text in marked if not (isinstance(text, ast.Constant) and isinstance(text.value, str))]


def lame_data(folder: Path) -> list[str]:
    """Texts in data files that miss one of the two languages, or are empty in it."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        for value in inner_values(json.loads(path.read_text(encoding="utf-8"))):
            if isinstance(value, dict) and value.keys() & {"nl", "en"}:
                texts = [value.get("nl"), value.get("en")]
                if not all(isinstance(text, str) and text.strip() for text in texts):
                    found.append(f"{path.name}: {value}")
    return found


def inner_values(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from inner_values(inner)


# --- the texts -------------------------------------------------------------------------------------------------------


def test_every_marked_text_has_a_dutch_one() -> None:
    dutch = translations.dutch_texts()
    assert {text: place for text, place in translations.marked_texts().items() if text not in dutch} == {}


def test_no_dutch_is_left_over() -> None:
    assert translations.dutch_texts().keys() - translations.marked_texts().keys() == set()


def test_no_dutch_is_empty_or_fills_in_something_else() -> None:
    assert list(translations.faults(translations.dutch_texts())) == []


def test_dutch_is_not_english() -> None:
    assert {text for text, dutch in translations.dutch_texts().items() if text == dutch} - THE_SAME_IN_DUTCH == set()


def test_each_language_has_its_own_quotation_marks() -> None:
    texts = translations.dutch_texts()
    assert [english for english in texts if "‘" in english] == []
    assert [dutch for dutch in texts.values() if set(dutch) & {"“", "”"}] == []


def test_what_is_allowed_to_be_the_same_is_the_same() -> None:
    dutch = translations.dutch_texts()
    assert {text for text in THE_SAME_IN_DUTCH if dutch.get(text) != text} == set()


def test_the_compiled_catalogue_is_current() -> None:
    hint = "run: python installers/translations.py"
    assert translations.CATALOGUE.read_bytes() == translations.compiled(translations.dutch_texts()), hint


def test_the_program_reads_the_catalogue() -> None:
    dutch = translations.dutch_texts()
    read = translator("nl")
    assert {text: read(text) for text in dutch} == dutch


@pytest.mark.parametrize("rule", [unmarked_errors, unmarked_on_screen, marked_but_not_written_out])
def test_no_text_escapes_translation(rule: Callable[[Path], list[str]]) -> None:
    assert rule(ROOT / "app") == []


def test_data_files_speak_both_languages() -> None:
    assert lame_data(resource()) == []


# --- and that these tests can fail -----------------------------------------------------------------------------------


def planted(folder: Path, code: str) -> Path:
    (folder / "app").mkdir()
    (folder / "app" / "planted.py").write_text(code, encoding="utf-8")
    return folder / "app"


@pytest.mark.parametrize("call", ["N_('One')", "_('One')", "fill('One', x=1)", "self.translate('One')", "_('O' 'ne')"])
def test_a_marked_text_is_found(call: str, tmp_path: Path) -> None:
    assert translations.marked_texts(planted(tmp_path, call)) == {"One": "app/planted.py:1"}


def test_both_sides_of_a_choice_are_found(tmp_path: Path) -> None:
    assert set(translations.marked_texts(planted(tmp_path, "_('One' if x else 'Two')"))) == {"One", "Two"}


def test_an_unmarked_error_is_found(tmp_path: Path) -> None:
    code = "class Lost(FileError): pass\nclass FileError(ReiskaartError): pass\nLost('Gone.')\nLost(N_('Gone.'))"
    assert unmarked_errors(planted(tmp_path, code)) == ["app/planted.py:3"]


@pytest.mark.parametrize("call", ["label.setText('Hello')", "QLabel(f'Hello {name}')", "tabs.addTab(page, 'Hello')"])
def test_an_unmarked_text_on_the_screen_is_found(call: str, tmp_path: Path) -> None:
    assert unmarked_on_screen(planted(tmp_path, call)) == ["app/planted.py:1"]


@pytest.mark.parametrize("call", ["label.setText(_('Hello'))", "label.setText('+')", "QLabel(f'{name}')"])
def test_what_needs_no_translation_is_not(call: str, tmp_path: Path) -> None:
    assert unmarked_on_screen(planted(tmp_path, call)) == []


def test_a_text_that_is_put_together_is_found(tmp_path: Path) -> None:
    assert marked_but_not_written_out(planted(tmp_path, "N_('a' + b)\nN_(c)\nN_('d')")) == [
        "app/planted.py:1",
        "app/planted.py:2",
    ]


@pytest.mark.parametrize("data", ['{"nl": "Ja"}', '[{"nl": "Ja", "en": " "}]', '{"a": {"nl": "Ja", "en": 1}}'])
def test_data_in_one_language_is_found(data: str, tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text(data, encoding="utf-8")
    assert len(lame_data(tmp_path)) == 1


# --- the .po files ---------------------------------------------------------------------------------------------------


def po(folder: Path, text: str, name: str = "room.po") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_po_file_is_read() -> None:
    assert translations.read_po(translations.DUTCH / "model.po")["Phase"] == "Fase"


def test_long_texts_and_quotes_are_read(tmp_path: Path) -> None:
    text = 'msgid ""\nmsgstr "Language: nl\\n"\n\n# note\nmsgid "a "\n"\\"b\\""\nmsgstr ""\n"c\\n"\n"d"\n'
    assert translations.read_po(po(tmp_path, text)) == {'a "b"': "c\nd"}


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\n',
        'msgstr "a"\n',
        'msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n',
        '#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
        'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
        "msgid a\nmsgstr b\n",
        'msgid "a\nmsgstr "b"\n',
    ],
)
def test_what_is_wrong_in_a_po_file_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(translations.TranslationError, match=r"^room\.po:\d+: "):
        translations.read_po(po(tmp_path, text))


def test_rooms_must_agree_on_a_text(tmp_path: Path) -> None:
    po(tmp_path, 'msgid "a"\nmsgstr "b"\n', "one.po")
    po(tmp_path, 'msgid "a"\nmsgstr "b"\n', "same.po")
    assert translations.dutch_texts(tmp_path) == {"a": "b"}
    po(tmp_path, 'msgid "a"\nmsgstr "c"\n', "two.po")
    with pytest.raises(translations.TranslationError, match=r"two\.po"):
        translations.dutch_texts(tmp_path)


@pytest.mark.parametrize("dutch", ["", "zonder", "{naam}", "{name} {more}"])
def test_a_faulty_dutch_text_is_told(dutch: str) -> None:
    assert len(list(translations.faults({"with {name}": dutch}))) == 1


def test_gettext_reads_what_we_compile() -> None:
    texts = {"b": "é", "a": "€ {x}", "Ω": "omega", "many\nlines": "veel\nregels"}
    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(texts)))
    assert {text: read.gettext(text) for text in texts} == texts
    assert read.gettext("unknown") == "unknown"


def test_the_order_of_the_files_does_not_matter() -> None:
    assert translations.compiled({"a": "1", "b": "2"}) == translations.compiled({"b": "2", "a": "1"})


def test_an_update_writes_once_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    po(tmp_path, 'msgid "a"\nmsgstr "b"\n')
    catalogue = tmp_path / "reiskaart.mo"
    assert translations.update(tmp_path, catalogue) == 1
    written = catalogue.stat().st_mtime_ns
    assert translations.update(tmp_path, catalogue) == 1
    assert catalogue.stat().st_mtime_ns == written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reiskaart.mo", "room.po"]
