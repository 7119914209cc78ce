"""What is published with a release's installers: their checksums and the release notes.

python -m resources.installer.release_notes VERSION prints the notes of a version.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from resources.installer import console


def section(changelog: str, version: str) -> str:
    """Return the changelog's section for a version; stop if there is none."""
    found = re.search(
        rf"^## \[{re.escape(version)}\].*?\n(.*?)(?=^## \[|^\[|\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if found is None or not found[1].strip():
        raise console.Stop(f"CHANGELOG.md has no section for {version}.")
    return found[1].strip() + "\n"


def checksums(files: Iterable[Path]) -> None:
    """Write NAME.sha256 next to each file, in the format of sha256sum and shasum."""
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        Path(f"{file}.sha256").write_text(f"{digest}  {file.name}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    try:
        print(section((console.ROOT / "CHANGELOG.md").read_text("utf-8"), sys.argv[1].removeprefix("v")))
    except console.Stop as stop:
        sys.exit(str(stop))
