"""What reading and writing CJML share: the ids of actors whom a map does not name, and what becomes of compliance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app.i18n import LANGUAGES, N_, translator
from app.model.text import name_key

NOBODY = "reiskaart-customer"
"""The id of the end user of a map that is about nobody in particular."""

ANYBODY = "reiskaart-provider"
"""The id of who serves at touchpoints that nobody owns."""

CUSTOMER = N_("Customer")
PROVIDER = N_("Service provider")

COMPLIANCE: Mapping[str, str] = {"adhoc": N_("Unplanned"), "failing": N_("Went wrong"), "missing": N_("Did not happen")}
"""The tag (msgid) of a touchpoint that did not go as planned; one that did is "completed" and has none."""

KEPT = "completed"
"""What is said of a touchpoint that went as planned."""


def compliance_of(tag: str) -> str:
    """What a tag by this name says became of the plan, in whichever language; an empty text for any other tag."""
    return _by_name().get(name_key(tag), "")


@cache
def _by_name() -> Mapping[str, str]:
    return {name_key(translator(each)(msgid)): key for key, msgid in COMPLIANCE.items() for each in LANGUAGES}
