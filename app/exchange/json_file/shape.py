"""What a project in JSON looks like from outside: its mark, its version, and the rows of its records."""

from __future__ import annotations

FORMAT = "reiskaart-project"

VERSION = 5
"""The format of the map files that hold the same records; a test holds the two equal."""

OLDEST = 3
"""The first version in which projects were written as JSON; older ones are brought to today's by app.model.older."""

OUTER = ("format", "version", "records", "pictures")
"""What stands at the top, in this order."""
