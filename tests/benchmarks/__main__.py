"""`python -m tests.benchmarks`: measures, and prints the table. Exit code 1 when a bar was missed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import platforms

USUAL = ("start", "canvas", "open", "memory", "exports")
GROUPS = (*USUAL, "mixed")
"""All groups; that of mixed input takes as long as it is told to, so it is run when asked for."""


def main() -> int:
    """Runs what the arguments ask for."""
    options = _options()
    with ExitStack() as stack:
        made = tempfile.TemporaryDirectory(dir=options.folder, ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(made))
        os.environ["REISKAART_HOME"] = str(folder / "home")
        stack.enter_context(platforms.virtual_x11() if options.window else platforms.offscreen(folder))
        return _measure(options, folder)


def _measure(options: argparse.Namespace, folder: Path) -> int:
    # Only now, because Qt looks at the environment when it is first used.
    from tests.benchmarks import suite, table

    effort = suite.Effort(options.runs, options.steps, options.minutes, options.whole, options.why)
    figures = suite.run(options.groups or USUAL, options.notes, effort, folder)
    print(table.about_the_machine())
    print("\n".join(table.lines(figures)))
    return int(any(figure.holds is False for figure in figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="what to measure; all but mixed by default")
    parser.add_argument(
        "--notes", type=int, nargs="+", default=[1000], help="sizes of the maps, such as 1000 5000 10000"
    )
    parser.add_argument("--runs", type=int, default=9, help="samples of what takes long, such as a start")
    parser.add_argument("--steps", type=int, default=200, help="samples of what is quick, such as a step of a drag")
    parser.add_argument("--minutes", type=float, default=10, help="how long mixed input goes on")
    parser.add_argument("--folder", type=Path, help="where the files are made: another disk, or memory")
    parser.add_argument("--why", action="store_true", help="what the program did while a picture was late")
    parser.add_argument("--whole", action="store_true", help="on maps that use everything a map can hold")
    parser.add_argument("--window", action="store_true", help="in a real X11 window, by Xvfb, instead of off screen")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
