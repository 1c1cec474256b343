"""Installs Debian packages through apt, where there is apt and we may use it.

Knows nothing of what the packages are for.
"""

import os
import shutil
import subprocess

_APT_GET = [
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "-o",
    "DPkg::Lock::Timeout=300",
    "-o",
    "Dpkg::Use-Pty=0",
]


def can_install() -> bool:
    """Whether there is apt-get, and we are root or may become root without a password."""
    return shutil.which("apt-get") is not None and _as_root() is not None


def install(packages: list[str]) -> bool:
    """Install `packages`; False if it could not be done (apt's own words are then on the screen)."""
    as_root = _as_root()
    if as_root is None or shutil.which("apt-get") is None:
        return False
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    # A stale list is only a reason to fail if a package then cannot be had.
    subprocess.run([*as_root, *_APT_GET, "-q", "update"], check=False)
    command = [*as_root, *_APT_GET, "-q", "-y", "--no-install-recommends", "install", *packages]
    return subprocess.run(command, check=False).returncode == 0


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None
