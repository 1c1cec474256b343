"""One step of closing a map, of which none may keep the others from being taken."""

from __future__ import annotations

import logging
from collections.abc import Callable

from app.model.storage.errors import NotStored

_log = logging.getLogger(__name__)


def attempt(step: Callable[[], object]) -> None:
    """Takes `step`; what goes wrong is only logged."""
    try:
        step()
    except NotStored:
        _log.warning("closed with an edit that is only in the rescue file")
    except Exception:  # noqa: BLE001  # whatever it is, the lock must go and the rest of the work be kept
        _log.exception("a step of closing failed")
