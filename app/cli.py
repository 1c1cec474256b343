"""The command line: which commands there are and what they take. Each command's work is a file in app/commands.

Imports nothing but the standard library's own parser, so that the window is on its way at once; and never Qt, except
to show that window. What goes wrong in the user's world is one sentence on stderr and exit code 1; a command that was
given wrongly is 2.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from app import __version__
from app.commands.stopping import stoppable
from app.commands.telling import WrongUsage, say
from app.errors import ReiskaartError
from app.i18n import LANGUAGES, N_, _, fill, set_screen_language, system_language

_log = logging.getLogger(__name__)

COMMANDS = ("new", "export", "import", "copy", "check", "info", "repair")
"""The commands, in the order in which help shows them; app/commands has a module for each."""

_FAILED, _WRONG_USAGE, _INTERRUPTED, _NO_READER = 1, 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the arguments ask and gives the exit code: 0, 1 after a failure, 2 for wrong usage."""
    set_screen_language(system_language())
    _survive_old_terminals()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except ReiskaartError as error:
        say(fill(error.sentence, None, **error.values))
        return _WRONG_USAGE if isinstance(error, WrongUsage) else _FAILED
    except KeyboardInterrupt:
        say(_(N_("Stopped. Nothing was left half-written.")))
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; what Python would still write at its end must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NO_READER
    except SystemExit as leaving:  # argparse has shown help, or what was wrong
        return leaving.code if isinstance(leaving.code, int) else _WRONG_USAGE
    except Exception:  # noqa: BLE001  # an edge: what is our own mistake is logged, and told as such
        _log.exception("the command line")
        say(_(N_("Something went wrong in Reiskaart itself. Your maps are as they were, and the log says where.")))
        return _FAILED


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        return _open_window(_window_parser().parse_args(arguments))
    options = _parser().parse_args(arguments)
    _begin_log()
    module = {"import": "import_"}.get(options.command, options.command)
    with stoppable():
        code: int = import_module(f"app.commands.{module}").run(options)
    return code


def _open_window(options: argparse.Namespace) -> int:
    if options.file is not None and not options.file.suffix and not options.file.exists():
        raise WrongUsage(N_("There is no command or file “{name}”. See: reiskaart --help"), name=options.file)
    if not _can_show_a_window():
        raise ReiskaartError(N_("There is no screen to open a window on. What works without one: reiskaart --help"))
    from app.widgets.app import run

    code: int = run(options.file, options.sample)
    return code


def _begin_log() -> None:
    """Writes our own mistakes to the log file, unless a log is kept already, as in tests."""
    from app.log import start_log

    if not logging.getLogger().handlers:
        start_log()


def _can_show_a_window() -> bool:
    told = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return told or not sys.platform.startswith("linux")


def _survive_old_terminals() -> None:
    """A sign that a terminal cannot show becomes a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# --- what each command takes -----------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        say(message)
        self.exit(_WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="reiskaart",
        usage="reiskaart [FILE] [--sample] | COMMAND ...",
        description=_(N_("Draw customer journey maps. Without a command the window opens, with FILE if you name one.")),
        epilog=_(N_("See what a command takes with: reiskaart COMMAND --help")),
    )
    parser.add_argument("--version", action="version", version=f"Reiskaart {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=_(N_("commands")), prog="reiskaart", required=True
    )
    _add_new(commands)
    _add_export(commands)
    _add_import(commands)
    _add_copy(commands)
    _add_check(commands)
    _add_info(commands)
    _add_repair(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse gives this class no public name


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="reiskaart", usage="reiskaart [FILE] [--sample] | COMMAND ...", add_help=False)
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path)
    parser.add_argument("--sample", action="store_true")
    return parser


def _add(commands: _Commands[argparse.ArgumentParser], name: str, what: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=what, description=what)


def _add_new(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "new", _(N_("Make a new map file.")))
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=_(N_("where to make it")))
    parser.add_argument("--template", metavar="ID", default="five-phases", help=_(N_("what to start from, see --list")))
    parser.add_argument("--language", choices=LANGUAGES, default=system_language(), help=_(N_("of the map")))
    parser.add_argument("--title", default="", help=_(N_("of the map; a sample has its own")))
    parser.add_argument("--list", action="store_true", help=_(N_("show the templates and samples there are")))


def _add_export(commands: _Commands[argparse.ArgumentParser]) -> None:
    from app.exchange import EXPORTERS
    from app.exchange.base import PARTS

    formats = ", ".join(exporter.name for exporter in EXPORTERS)
    parser = _add(commands, "export", fill(N_("Write maps to files. The formats: {formats}."), formats=formats))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the map file")))
    parser.add_argument(
        "--to",
        metavar="OUT",
        type=Path,
        action="append",
        required=True,
        help=fill(
            N_("the file to write; its ending says which format: {endings}; may be given more than once"),
            endings=", ".join(exporter.suffix for exporter in EXPORTERS),
        ),
    )
    parser.add_argument(
        "--map", metavar="NAME", action="append", default=[], help=_(N_("only the map with this title or id"))
    )
    parser.add_argument("--language", choices=LANGUAGES, default="", help=_(N_("of the export; else that of the map")))
    parser.add_argument(
        "--form",
        choices=("poster", "tiles", "report"),
        default="report",
        metavar="FORM",
        help=_(N_("what a PDF is: poster for one page, tiles for sheets to glue together, or report, the usual one")),
    )
    parser.add_argument(
        "--paper",
        choices=("a4", "a3", "a2", "a1", "a0", "map"),
        default="",
        metavar="PAPER",
        help=_(N_("a4, a3, or map: one page as large as the map; a poster can be a2, a1 and a0 too")),
    )
    parser.add_argument(
        "--sheet",
        choices=("a4", "a3"),
        default="a4",
        metavar="SHEET",
        help=_(N_("what tiles are printed on: a4 or a3")),
    )
    parser.add_argument(
        "--part",
        metavar="PART",
        action="append",
        default=[],
        help=fill(N_("of a PDF only this: {parts}; may be given more than once"), parts=", ".join(PARTS)),
    )


def _add_import(commands: _Commands[argparse.ArgumentParser]) -> None:
    from app.exchange import IMPORTERS

    endings = dict.fromkeys(suffix for importer in IMPORTERS for suffix in importer.suffixes)
    what = N_(
        "Read a journey from another program, or what comes back to you. The endings that can be read: {endings}."
    )
    parser = _add(commands, "import", fill(what, endings=", ".join(endings)))
    parser.add_argument("source", metavar="SOURCE", type=Path, help=_(N_("the file to read")))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the map file to make, or to add a map to")))
    parser.add_argument("--scale", metavar="LOW..HIGH", type=_scale, help=_(N_("worst and best score, such as 1..5")))
    parser.add_argument(
        "--answer",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help=_(N_("the answer to a question that the import asks; may be given more than once")),
    )
    parser.add_argument("--yes", action="store_true", help=_(N_("ask nothing, and take what seems likely")))


def _add_copy(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "copy", _(N_("Write a map as it is now to a new file, without its history.")))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the map file")))
    parser.add_argument("--to", metavar="OUT", type=Path, required=True, help=_(N_("the new file")))
    parser.add_argument("--anonymous", action="store_true", help=_(N_("leave out the names of respondents")))


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "check", _(N_("Say what a map still lacks.")))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the map file")))
    parser.add_argument("--json", action="store_true", help=_(N_("for programs")))


def _add_info(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "info", _(N_("Say what is in a map file, and whether it is sound.")))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the map file")))
    parser.add_argument("--json", action="store_true", help=_(N_("for programs")))


def _add_repair(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "repair", _(N_("Save what can be read of a damaged map file, in a new file beside it.")))
    parser.add_argument("file", metavar="FILE", type=Path, help=_(N_("the damaged file, which stays as it is")))


def _scale(text: str) -> tuple[float, float]:
    """The two ends of a scale such as 1..5 or -2..2."""
    from app.exchange.asking import NoAnswerError, scale_of

    try:
        return scale_of(text)
    except NoAnswerError:
        raise argparse.ArgumentTypeError(_(N_("a scale is written as two numbers, such as 1..5"))) from None
