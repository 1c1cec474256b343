"""What reading and writing CJML share: the ids of actors whom a map does not name, and what becomes of compliance."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import N_

NOBODY = "reiskaart-customer"
"""The id of the end user of a map that is about nobody in particular."""

ANYBODY = "reiskaart-provider"
"""The id of who serves at touchpoints that nobody owns."""

CUSTOMER = N_("Customer")
PROVIDER = N_("Service provider")

COMPLIANCE: Mapping[str, str] = {"adhoc": N_("Unplanned"), "failing": N_("Went wrong"), "missing": N_("Did not happen")}
"""The tag (msgid) of a touchpoint that did not go as planned; one that did is "completed" and has none."""
