"""Read and resolve lock files. Uses only the standard library."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path


def pin(name: str, lock: Path) -> str:
    """Return a package's lines in a lock, version and hashes; empty if it is not there."""
    found = re.search(rf"^{name}==(?:.*\\\n)*.*\n?", lock.read_text("utf-8"), re.MULTILINE)
    return found[0] if found else ""


def names(lock: Path) -> list[str]:
    """Return the names of all packages in a lock."""
    return re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)


def installing(python: str, lock: Path, developers: Path, folder: Path) -> list[list[str]]:
    """Return the commands that install a lock into a Python environment; they read from `folder`.

    The pip and setuptools that come with Python are outdated and have known vulnerabilities: pip is
    first replaced by that of the developers' lock, and setuptools is removed unless the lock has a newer one.
    """
    pip = [python, "-m", "pip", "--disable-pip-version-check", "-qq"]
    commands = []
    if newest := pin("pip", developers):
        wanted = folder / "pip.txt"
        wanted.write_text(newest, "utf-8")
        commands.append([*pip, "install", "--require-hashes", "--no-deps", "-r", str(wanted)])
    if not pin("setuptools", lock):
        commands.append([*pip, "uninstall", "-y", "setuptools"])
    return [*commands, [*pip, "install", "--require-hashes", "-r", str(lock)]]


def compiled(
    python: str, name: str, requirements: Iterable[str], chosen: Iterable[Path], arguments: Sequence[str]
) -> str:
    """Return a lock's text: exact versions with hashes, preferring those in `chosen`; later ones win.

    `python` is that of an environment with pip-tools. Raises `ValueError` with the error message.
    """
    with tempfile.TemporaryDirectory() as folder:
        wanted, result = Path(folder, "storemon.in"), Path(folder, name)
        wanted.write_text("\n".join(requirements), "utf-8")
        result.write_text("\n".join(one.read_text("utf-8") for one in chosen if one.exists()), "utf-8")
        flags = "-q --no-config --no-header --generate-hashes --allow-unsafe --strip-extras --no-emit-options"
        # Use only the registry, not local folders that a machine may be configured to use.
        plain = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
        command = [python, "-m", "piptools", "compile", *flags.split(), *arguments]
        command += ["-o", result.name, wanted.name]
        if subprocess.run(command, cwd=folder, env=os.environ | plain, check=False).returncode:
            raise ValueError("The requirements could not be resolved; the message above says why.")
        pins = result.read_text("utf-8").replace("-r storemon.in", "storemon")
    if "://" in pins or folder in pins:
        raise ValueError(f"{name} would name a host or a folder of this machine; nothing was written.")
    return "# Made from pyproject.toml by `python3 tasks.py lock`; not edited by hand.\n" + pins
