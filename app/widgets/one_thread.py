"""Painting on the window's own thread.

Qt shares out each shape of more than some hundred lines among a pool of threads, and waits for them. A map is some
hundred notes of just that height, and to wake a thread takes longer than to paint a note: while one zooms, when every
note is painted in another size than it was drawn in, a picture of 1,000 notes took 29 ms on two processors, and takes
13 since. What is large enough to gain by the pool is rare: a photograph of twelve megapixels that is pasted is made
smaller in 17 ms instead of 9.
"""

from __future__ import annotations

import os


def paint_on_one_thread() -> None:
    """Has Qt paint without its pool. It looks when it paints first, so this comes before any window."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
