"""The beginnings a user can choose from: templates and worked samples, which count as templates.

The one door to resources/templates and resources/samples: what there is, how each is shown in a gallery, and the
records that each gives. A new template is one file there and its name in the list below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import ReiskaartError
from app.guides.data_files import Data, in_language, read
from app.guides.future import with_future
from app.guides.sample import filled
from app.guides.schema import sample_shape, template_shape
from app.guides.shapes import Shape
from app.guides.skeleton import lanes, skeleton
from app.i18n import LANGUAGES, N_, translator
from app.model.edits.base import Ids, new_id
from app.model.records import Id, Lane, Record
from app.model.stages import STAGES
from app.model.text import one_line
from app.paths import resource

TEMPLATES = ("five-phases", "see-think-do-care", "service-blueprint", "emotion-time", "empty")
"""The templates, in the order in which a gallery shows them."""

SAMPLES = ("vera",)
"""The samples: templates that come filled in."""

DEFAULT_SAMPLE = "vera"
"""The sample that opens where nobody says which."""

_STANDARD = "five-phases"


class UnknownTemplateError(ReiskaartError):
    """The user named a template that there is not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How a template is shown in a gallery: `when` is one line on when to use it, `phases` are the phases' names."""

    id: str
    title: str
    when: str
    phases: tuple[str, ...]
    is_sample: bool


def entry(template_id: str, language: str) -> Entry:
    """What a gallery shows of a template or sample, in `language`; raises UnknownTemplateError."""
    data, template = _read(template_id, language)
    translate = translator(language)
    return Entry(
        id=template_id,
        title=data["title"],
        when=data["when"],
        phases=tuple(translate(STAGES[stage]) for stage in template["phases"]),
        is_sample=template_id in SAMPLES,
    )


def build(
    template_id: str, language: str, title: str = "", *, ids: Ids = new_id, today: date | None = None
) -> list[Record]:
    """The records of a new file made from a template or sample: a project, a map, and all that belongs to it.

    `title` names the project and its map; without one they get the sample's own title or "New journey". The dates in a
    sample count from `today`. Raises UnknownTemplateError, and ValueError for a language we do not speak.
    """
    data, template = _read(template_id, language)
    if template_id in SAMPLES:
        named = one_line(title) or data["map"]["title"]
        bones = skeleton(template, language, named, ids, data.get("lanes", ()))
        records, touchpoints = filled(bones, data, ids, today or date.today())
        return with_future(records, data["future"], touchpoints, ids) if "future" in data else records
    default = translator(language)(N_("New journey"))
    return skeleton(template, language, one_line(title) or default, ids).records()


def standard_lanes(map_id: Id, ids: Ids = new_id) -> list[Lane]:
    """The usual lanes for a map that comes from elsewhere, those of the template for nearly every customer."""
    return lanes(_template(_STANDARD), map_id, ids)


def _read(template_id: str, language: str) -> tuple[Data, Data]:
    """The data of a template or sample, and of the template it stands on, both in `language`."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    if template_id in TEMPLATES:
        data = in_language(_template(template_id), language)
        return data, data
    if template_id in SAMPLES:
        sample, template = _sample(template_id)
        return in_language(sample, language), in_language(template, language)
    known = ", ".join((*TEMPLATES, *SAMPLES))
    raise UnknownTemplateError(N_("There is no template “{name}”. There are: {known}."), name=template_id, known=known)


def _template(template_id: str) -> Data:
    return read(resource("templates", f"{template_id}.json"), template_shape)


def _sample(sample_id: str) -> tuple[Data, Data]:
    data = read(resource("samples", f"{sample_id}.json"), _shape_of_sample)
    return data, _template(data["template"])


def _shape_of_sample(data: Data) -> Shape:
    named = data.get("template")
    return sample_shape(data, _template(named if named in TEMPLATES else _STANDARD), TEMPLATES)
