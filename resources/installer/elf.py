"""Read the dynamic sections of Linux shared objects with objdump of binutils."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# All of Arrow's Python modules link to these, but the packaged ones use none of their symbols.
UNUSED = ("libarrow_acero.so", "libarrow_dataset.so", "libarrow_substrait.so", "libparquet.so")


@dataclass(frozen=True, slots=True)
class SharedObject:
    """The libraries that a shared object links to, and the newest glibc whose symbols it uses.

    `looks_outside` is true if it searches folders of the machine, not only ones relative to itself.
    """

    needed: frozenset[str]
    glibc: tuple[int, ...]
    looks_outside: bool = False


def shared_object(path: Path) -> SharedObject:
    """Read a shared object or a program."""
    text = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    versions = [tuple(map(int, found.split("."))) for found in re.findall(r"\bGLIBC_([\d.]+)", text)]
    return SharedObject(
        frozenset(re.findall(r"^\s*NEEDED\s+(\S+)", text, re.MULTILINE)),
        max(versions, default=()),
        re.search(r"^\s*(RPATH|RUNPATH)\s+(\S+:)?/", text, re.MULTILINE) is not None,
    )


def is_unused(name: str) -> bool:
    """Check whether a library is linked but not used."""
    return name.startswith(UNUSED)


def shared_objects(folder: Path) -> Iterator[Path]:
    """Find the shared objects and programs in a folder, without symbolic links."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path
