"""The phases that templates know by name, so that an unrenamed one reads in the language of whoever looks.

They are data: resources/stages.json gives each by its id, as stored in a phase, its name in every language, and says of
some that the customer `buys` in it. Knows nothing of templates.
"""

from __future__ import annotations

import json

from app.i18n import Bilingual
from app.paths import resource

_DATA = json.loads(resource("stages.json").read_text(encoding="utf-8"))

STAGES: dict[str, Bilingual] = {stage: Bilingual(told) for stage, told in _DATA.items()}
"""Stage id as stored in a phase, to its name, which translates like any msgid."""

PURCHASE = frozenset(stage for stage, told in _DATA.items() if told.get("buys"))
"""The stages in which the customer buys."""

_BY_NAME = {str(name): name for name in STAGES.values()}


def translatable(msgid: str) -> str:
    """A msgid that was read back from a file, such that the name of a stage translates again."""
    return _BY_NAME.get(msgid, msgid)
