"""Everything Qt: the window and all that is in it. Nothing else in the program knows this room."""

from app.widgets.importing_quickly import without_reading_sources

without_reading_sources()
