"""The main job on a machine without a display: makes the sample map, exports it, and says where everything is.

Runs in .venv and uses only the program's own command line, as a user's script would. The sample map is made once:
it may have been changed since, so it is never overwritten, and the exports always show it as it is now.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import platformdirs

SAMPLE = "vera"


def main() -> int:
    folder = platformdirs.user_documents_path() / "Reiskaart"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        map_file = make_sample(folder, preferred_language())
        exports = export(map_file)
    except OSError as error:
        print(f"The sample map cannot be made in {folder}: {error.strerror}.", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode  # the program itself has said what was wrong
    report([map_file, *exports])
    return 0


def make_sample(folder: Path, language: str) -> Path:
    """The sample map in `folder`, made only if it is not there yet."""
    map_file = folder / f"{SAMPLE}-{language}.reiskaart"
    if not map_file.exists():
        reiskaart("new", str(map_file), "--template", SAMPLE, "--language", language)
    return map_file


def export(map_file: Path) -> list[Path]:
    """Export all of `map_file` as PDF and Excel, and each map in it as PNG, beside it; earlier exports are replaced."""
    documents = [map_file.with_suffix(".pdf"), map_file.with_suffix(".xlsx")]
    names = map_names(map_file)
    if len(names) == 1:
        exports = [*documents, map_file.with_suffix(".png")]
        reiskaart("export", str(map_file), *to(exports))
        return exports
    reiskaart("export", str(map_file), *to(documents))
    pictures = [map_file.with_name(f"{map_file.stem}-{file_name(name)}.png") for name in names]
    for name, picture in zip(names, pictures, strict=True):
        reiskaart("export", str(map_file), "--map", name, *to([picture]))
    return documents + pictures


def map_names(map_file: Path) -> list[str]:
    return [one["name"] for one in json.loads(reiskaart("info", str(map_file), "--json"))["maps"]]


def to(paths: list[Path]) -> list[str]:
    return [argument for path in paths for argument in ("--to", str(path))]


def file_name(title: str) -> str:
    """`title` in small letters, with one hyphen for every run of what is neither a letter nor a digit."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-")


def preferred_language() -> str:
    """nl where the system speaks Dutch, else en."""
    spoken = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nl" if next(filter(None, spoken), "").startswith("nl") else "en"


def reiskaart(*arguments: str) -> str:
    """Run the program and give what it printed.

    Raises:
        subprocess.CalledProcessError: it ended with an error, which it has shown.
    """
    command = [sys.executable, "-P", "-m", "app", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def report(paths: list[Path]) -> None:
    print("There is no display here, so Reiskaart made its sample map and exported it:")
    for path in paths:
        print(f"  {path}")


if __name__ == "__main__":
    sys.exit(main())
