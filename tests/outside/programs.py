"""The foreign programs that tests/outside checks our files with: what they are called, and where they come from.

The one list: conftest.py leaves tests out by it, .ci/run installs by it (`python3 tests/outside/programs.py` prints
the Debian packages of what is missing, `... --node-modules` the folder for npm's). Standard library only.
"""

import json
import os
import shutil
import sys
from pathlib import Path

# Program -> Debian package.
PROGRAMS = {
    "soffice": "libreoffice-calc",
    "loimpress": "libreoffice-impress",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "dbus-daemon": "dbus-daemon",
    "at-spi-bus-launcher": "at-spi2-core",
    "at-spi2-registryd": "at-spi2-core",
    "node": "nodejs",
    "npm": "npm",
}

# npm packages, written "npm:mermaid" in a test's needs; their versions are in package.json beside this file.
NPM_PREFIX = "npm:"
NPM_PACKAGES = list(json.loads(Path(__file__).with_name("package.json").read_text(encoding="utf-8"))["dependencies"])


SERVICES = ("/usr/libexec", "/usr/lib/at-spi2-core")
"""Where programs lie that other programs start, and nobody calls by name."""

TERMINAL = "terminal"
"""Not a program, but what a program is asked its questions on: a bare root without /dev/pts has none to give."""

THREADS = "threads"
"""Not a program either, but the files in which a system shows a process its own threads."""

_THREADS = Path("/proc/self/task")


def known(need: str) -> bool:
    """Whether `need` is one of the names that a test may ask for."""
    return need in (TERMINAL, THREADS) or need in PROGRAMS or need.removeprefix(NPM_PREFIX) in NPM_PACKAGES


def present(need: str) -> bool:
    """Whether a program, or an npm package written as npm:name, is on this machine."""
    if need == TERMINAL:
        return _can_open_a_terminal()
    if need == THREADS:
        return _THREADS.is_dir()
    if need.startswith(NPM_PREFIX):
        return (node_modules() / need.removeprefix(NPM_PREFIX) / "package.json").is_file()
    folders = os.pathsep.join((os.environ.get("PATH", os.defpath), *SERVICES))
    return shutil.which(need, path=folders) is not None


def _can_open_a_terminal() -> bool:
    try:
        ends = os.openpty()
    except (AttributeError, OSError):
        return False
    for end in ends:
        os.close(end)
    return True


def node_modules() -> Path:
    """Where the npm packages are: outside the clone, so that a fresh clone finds them again.

    REISKAART_NODE_MODULES names another folder.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("REISKAART_NODE_MODULES") or cache / "reiskaart-outside" / "node_modules")


def missing_debian_packages() -> list[str]:
    return sorted({package for program, package in PROGRAMS.items() if not present(program)})


if __name__ == "__main__":
    print(node_modules() if "--node-modules" in sys.argv else " ".join(missing_debian_packages()))
