"""What goes along with a window unseen: it minds what is dropped on it, where it was, which fingers
touch it, and what the system asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets import motion, typing_hands
from app.widgets.dropping import Dropping
from app.widgets.keeping import Keeping
from app.widgets.system_look import SystemLook
from app.widgets.touch_size import TouchSize

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def go_along(window: MainWindow) -> None:
    """Attaches it all to a window; it lives as long as the window does."""
    motion.keep_calm(window.settings.calm)
    typing_hands.install()
    Dropping(window)
    Keeping(window)
    SystemLook(window)
    TouchSize(window)
