"""The start of the program, window and command line alike: `python -m app` and `reiskaart`."""

from __future__ import annotations

import sys

from app.cli import main as run


def main() -> int:
    """Runs the program with the arguments it was started with, and gives its exit code."""
    if getattr(sys, "frozen", False):
        # A packed program starts itself again for each child process; this call then does the child's work instead.
        from multiprocessing import freeze_support

        freeze_support()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
