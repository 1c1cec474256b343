"""OpenJourney (.ojf): a journey as JSON with stages, swimlanes, and nodes where they cross; Ptolemy's own format.

Stages are phases, swimlanes are lanes, a node is a touchpoint or a note, and scores run from -5 to 5. What a map says
and the format has no key for stands under a key of our own, which other programs pass by. The format is known from its
description and from the samples of its editor; both shapes of it are read, flat and with `metadata`.
"""

from __future__ import annotations

from app.exchange.openjourney.reading import claims, read
from app.exchange.openjourney.writing import HOLDS, check, write

__all__ = ["HOLDS", "check", "claims", "read", "write"]
