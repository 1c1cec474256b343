"""The beginnings a user can choose from: templates and worked samples, which count as templates.

The one door to resources/templates and resources/samples: what there is, how each is shown in a gallery, and the
records that each gives. A new template is one file there, and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from app.errors import ReiskaartError
from app.guides.beginnings import begun
from app.guides.data_files import Data, in_language, read
from app.guides.future import with_future
from app.guides.sample import filled
from app.guides.schema import sample_shape
from app.guides.shapes import Shape
from app.guides.skeleton import lanes, phases, skeleton
from app.guides.template_schema import LAST, template_shape
from app.i18n import LANGUAGES, N_, translator
from app.model.edits.base import Ids, new_id
from app.model.names import NEW_JOURNEY, title_of
from app.model.records import Id, Lane, Record
from app.model.text import one_line
from app.paths import resource

DEFAULT_SAMPLE = "vera"
"""The sample that opens where nobody says which."""

_STANDARD = "five-phases"

_ON_THE_COVER = ("place", "title", "when", "words", "template", "phases")
_NO_WORDS = dict.fromkeys(LANGUAGES, "")


class UnknownTemplateError(ReiskaartError):
    """The user named a template that there is not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How a template is shown in a gallery: `when` is one line on when to use it, `phases` are the phases' names.

    By `words` it is looked for, and they are not shown.
    """

    id: str
    title: str
    when: str
    phases: tuple[str, ...]
    is_sample: bool
    words: str


def template_ids() -> tuple[str, ...]:
    """The templates, in the order in which a gallery shows them."""
    return _in_order(resource("templates"))


def sample_ids() -> tuple[str, ...]:
    """The samples, templates that come filled in, in the order in which a gallery shows them."""
    return _in_order(resource("samples"))


def entry(template_id: str, language: str) -> Entry:
    """What a gallery shows of a template or sample, in `language`; raises UnknownTemplateError."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    is_sample = template_id in sample_ids()
    cover = _cover(_path(template_id))
    shown = in_language({part: cover[part] for part in ("title", "when", "words")}, language)
    own = cover["phases"] or _cover(_path(cover["template"]))["phases"]
    bones = phases({"phases": in_language(own, language)}, Id(""), new_id)
    titles = tuple(title_of(phase, translator(language)) for phase in bones)
    return Entry(template_id, shown["title"], shown["when"], titles, is_sample, shown["words"])


def build(
    template_id: str, language: str, title: str = "", *, ids: Ids = new_id, today: date | None = None
) -> list[Record]:
    """The records of a new file made from a template or sample: a project, its maps, and all that belongs to them.

    `title` names the project and its first map; without one they get the sample's own title or "New journey". The dates
    in a sample count from `today`. A map made from a template knows which, so that its empty cells can ask; a sample
    does not, for it is there to be read. Raises UnknownTemplateError, and ValueError for a language we do not speak.
    """
    data, template = _read(template_id, language)
    if template_id in sample_ids():
        named = one_line(title) or data["map"]["title"]
        records, by_name = filled(skeleton(template, language, named, ids), data, ids, today or date.today())
        return with_future(records, data["future"], by_name, ids) if "future" in data else records
    default = translator(language)(NEW_JOURNEY)
    bones = skeleton(template, language, one_line(title) or default, ids)
    return begun(replace(bones, map=replace(bones.map, template=template_id)), template, ids)


def standard_lanes(map_id: Id, ids: Ids = new_id) -> list[Lane]:
    """The usual lanes for a map that comes from elsewhere, those of the template for nearly every customer."""
    return lanes(template_data(_STANDARD)["lanes"], map_id, ids)


def template_data(template_id: str) -> Data:
    """What the file of a template says, with both its languages; raises KeyError when there is no such template."""
    if template_id not in template_ids():
        raise KeyError(template_id)
    return _checked_template(resource("templates", f"{template_id}.json"))


def _read(template_id: str, language: str) -> tuple[Data, Data]:
    """The data of a template or sample, and of the template it stands on, both in `language`.

    Phases and lanes that a sample has of its own take the place of those of its template.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    if template_id in template_ids():
        data = in_language(template_data(template_id), language)
        return data, data
    if template_id in sample_ids():
        sample = read(resource("samples", f"{template_id}.json"), _shape_of_sample)
        own = {part: sample[part] for part in ("phases", "lanes") if part in sample}
        return in_language(sample, language), in_language(template_data(sample["template"]) | own, language)
    raise _unknown(template_id)


def _path(template_id: str) -> Path:
    """The file of a template or sample; raises UnknownTemplateError."""
    if template_id in template_ids():
        return resource("templates", f"{template_id}.json")
    if template_id in sample_ids():
        return resource("samples", f"{template_id}.json")
    raise _unknown(template_id)


def _unknown(template_id: str) -> UnknownTemplateError:
    known = ", ".join((*template_ids(), *sample_ids()))
    return UnknownTemplateError(N_("There is no template “{name}”. There are: {known}."), name=template_id, known=known)


@cache
def _checked_template(path: Path) -> Data:
    return read(path, template_shape)


def _shape_of_sample(data: Data) -> Shape:
    known = template_ids()
    named = data.get("template")
    return sample_shape(data, template_data(named if named in known else _STANDARD), known)


@cache
def _in_order(folder: Path) -> tuple[str, ...]:
    """The names of the data files in a folder, by the place that each asks for."""
    return tuple(path.stem for path in sorted(folder.glob("*.json"), key=_place))


def _place(path: Path) -> tuple[int, str]:
    return _cover(path)["place"], path.stem


@cache
def _cover(path: Path) -> Data:
    """The few words by which a gallery shows a file: it opens them all at once, so nothing else is looked at or kept.

    Whether the file is as it must be is found out when it is used, and by the tests, for each that ships.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    unsaid = {"place": LAST, "phases": [], "template": "", "words": _NO_WORDS}
    return unsaid | {part: told[part] for part in _ON_THE_COVER if part in told}
