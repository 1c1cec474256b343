"""What the small signs on a touchpoint or note mean, in words. Pure; only what is shown without words is told."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.evidence import sources_for
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.names import INFLUENCE_NAMES
from app.model.open_actions import open_actions
from app.model.records import Influence, Note, Person, Tag, Tagging, Touchpoint
from app.widgets.canvas.accessible_proof import proven_by


def sign_words(document: Document, record: Touchpoint | Note, with_proof: bool) -> Iterator[str]:
    """A line for each sign that a touchpoint or note shows; with `with_proof` also whether it was proven."""
    if isinstance(record, Touchpoint):
        yield from _of_touchpoint(document, record)
    tagged = (each for each in document.referrers(record.id) if isinstance(each, Tagging))
    names = [tag.name for each in tagged if (tag := document.find(each.tag_id, Tag)) is not None]
    if names:
        yield fill(N_("Tags: {names}"), names=", ".join(names))
    if with_proof:
        count = sources_for(document, record.id)
        yield _capital(proven_by(count)) if count else _("Assumption: nothing speaks for it yet")


def _of_touchpoint(document: Document, touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.moment_of_truth:
        yield _capital(_("moment of truth"))
    if touchpoint.brand_moment:
        yield _capital(_("brand moment"))
    owner = document.find(touchpoint.owner_id, Person)
    if owner is not None:
        yield _capital(fill(N_("owner {name}"), name=owner.name))
    if touchpoint.influence is not Influence.OWN:
        yield _capital(fill(N_("influence: {name}"), name=_(INFLUENCE_NAMES[touchpoint.influence])))
    count = len(open_actions(document, touchpoint.id))
    if count:
        yield _capital(fill(N_("actions: {count}"), count=count))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
