"""The window: everything Qt.

It shows the session's document and hands edits to the session; it decides nothing of a map.
"""

from app.widgets.importing_quickly import without_reading_sources

without_reading_sources()

from app.widgets.whole_errors import make_errors_whole  # noqa: E402  # after what spares this import a search

make_errors_whole()

from app.widgets.one_thread import paint_on_one_thread  # noqa: E402  # as above

paint_on_one_thread()
