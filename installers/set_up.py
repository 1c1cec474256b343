"""Makes a clone ready to run: a virtual environment, our dependencies in it, and the system libraries Qt needs.

Called by start.sh and test.sh with a purpose (window, export or test), on the system's own Python and its standard
library only. Does each thing only if it is missing, so it may be run again at any time, also after an interruption.
Must not know what is run afterwards.
"""

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

# Run with -I (isolated), so that nothing in the user's own Python path is in the way: then not even this folder is.
sys.path.insert(0, str(Path(__file__).resolve().parent))

import libraries
import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# There while pip is at work. Left over, it tells of a set-up that was cut short and cannot be trusted.
UNFINISHED = VENV / "unfinished"
# The requirements that pip has installed, one a line, so that it need not be asked again.
INSTALLED = VENV / "installed.txt"

READY = 0
FAILED = 1
READY_BUT_INCOMPLETE = 3


class SetUpError(Exception):
    """Set-up cannot go on; the message is one sentence for the user."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=["window", "export", "test"])
    purpose = parser.parse_args().purpose
    try:
        make_environment()
        install_dependencies(with_tests=purpose == "test")
        complete = provide_libraries(with_window=purpose != "export")
    except SetUpError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Set-up was interrupted; the same command starts it again.", file=sys.stderr)
        return FAILED
    return READY if complete else READY_BUT_INCOMPLETE


def make_environment() -> None:
    """Make .venv, unless a whole and working one is there.

    Raises:
        SetUpError: this Python cannot make one, and apt could not mend that.
    """
    if environment_works():
        return
    provide_venv_module()
    print(f"Making a virtual environment in {VENV}", flush=True)
    if _run(sys.executable, "-m", "venv", "--clear", VENV) != 0:
        raise SetUpError(f"Python could not make a virtual environment in {VENV}: its own message is above.")


def environment_works() -> bool:
    """Whether .venv has a Python that is new enough, with pip, and was not left half-way by an earlier set-up."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    return _succeeds(PYTHON, "-I", "-c", "import sys; sys.exit(sys.version_info < (3, 11))") and _succeeds(
        PYTHON, "-I", "-m", "pip", "--version"
    )


def provide_venv_module() -> None:
    """Install the part of Python that Debian leaves out of its python3 package, if it is missing.

    Raises:
        SetUpError: it is missing and apt could not install it.
    """
    if _has_ensurepip():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (system_packages.install([package]) and _has_ensurepip()):
        raise SetUpError(
            f"This Python ({sys.executable}) cannot make virtual environments: install its venv module "
            f"(on Debian or Ubuntu, as root: apt-get install {package}) and run this command again."
        )


def _has_ensurepip() -> bool:
    # Asked of a new process, since this one remembers what it could not find.
    return _succeeds(sys.executable, "-c", "import ensurepip")


def install_dependencies(*, with_tests: bool) -> None:
    """Install what pyproject.toml asks for into .venv.

    Raises:
        SetUpError: pip failed, most likely for want of a network.
    """
    wanted = requirements(with_tests=with_tests)
    if INSTALLED.exists() and set(wanted) <= set(INSTALLED.read_text(encoding="utf-8").splitlines()):
        return
    print("Installing the Python libraries that Reiskaart stands on (once; some 300 MB)", flush=True)
    UNFINISHED.touch()
    INSTALLED.unlink(missing_ok=True)
    code = _run(PYTHON, "-I", "-m", "pip", "install", "--no-input", *wanted)
    # pip has put things back when it fails by itself; only a pip that was killed leaves a mess.
    if code >= 0:
        UNFINISHED.unlink()
    if code != 0:
        raise SetUpError(
            "pip could not install the Python libraries (its own message is above); "
            "is there a connection to the internet? Run this command again to go on."
        )
    INSTALLED.write_text("\n".join(wanted), encoding="utf-8")


def requirements(*, with_tests: bool) -> list[str]:
    """The requirements in pyproject.toml: the program's own, and on request those of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(project["optional-dependencies"]["test"] if with_tests else [])]


def provide_libraries(*, with_window: bool) -> bool:
    """Install the missing system libraries if we may, else name the ones needed now.

    Returns whether none of those needed now is missing.
    """
    everything = libraries.DRAWING | libraries.WINDOW
    absent = libraries.missing(everything)
    if absent and system_packages.can_install():
        system_packages.install(sorted(set(absent.values())))
    still_absent = libraries.missing(everything if with_window else libraries.DRAWING)
    if still_absent:
        print(_libraries_sentence(still_absent), file=sys.stderr)
    return not still_absent


def _libraries_sentence(absent: dict[str, str]) -> str:
    packages = " ".join(sorted(set(absent.values())))
    return (
        f"Qt misses these system libraries, and they could not be installed from here: {', '.join(sorted(absent))} "
        f"(on Debian or Ubuntu, as root: apt-get install {packages}; elsewhere the names are much alike); "
        "going on without them."
    )


def _succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _run(*command: str | Path) -> int:
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
