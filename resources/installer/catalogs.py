"""The files that winget, Homebrew and Flathub need for a release: the templates in `manifests`, filled in.

python -m resources.installer.catalogs OWNER/REPOSITORY FILES TARGET, where FILES is the folder with all the
installers of this version. Nothing is sent; RELEASING.md says where to submit the files.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import storemon
from resources.installer import console

_FORMS: Final = Path(__file__).parent / "manifests"


def values(repository: str, files: Path) -> dict[str, str]:
    """Return the values of the placeholders; raises `console.Stop` if an installer is missing."""
    version = storemon.__version__
    home = f"https://github.com/{repository}"
    project = tomllib.loads((console.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    owner = repository.partition("/")[0]
    filled = {
        "VERSION": version,
        "OWNER": owner,
        "OWNER_LOWER": owner.lower().replace("-", "_"),
        "HOME_URL": home,
        "SUMMARY": project["description"],
    }
    for key, name in {
        "SETUP": f"storemon-{version}-setup.exe",
        "ARM": f"storemon-{version}-macos-arm64.dmg",
        "INTEL": f"storemon-{version}-macos-x86_64.dmg",
        "ARCHIVE": f"storemon-{version}-linux-x86_64.tar.xz",
    }.items():
        if not (files / name).is_file():
            raise console.Stop(f"{files} has no {name}; make the installers of all systems first.")
        filled[f"{key}_URL"] = f"{home}/releases/download/v{version}/{name}"
        filled[f"{key}_SHA256"] = hashlib.sha256((files / name).read_bytes()).hexdigest()
    return filled


def fill(form: str, blanks: Mapping[str, str]) -> str:
    """Return a template with its placeholders, such as @VERSION@, filled in."""
    return re.sub("@([A-Z0-9_]+)@", lambda blank: blanks[blank[1]], form)


def main(repository: str, files: Path, target: Path) -> None:
    """Write each catalog's files into a folder of its own, under the names that the catalog expects."""
    blanks = values(repository, files)
    winget = f"{blanks['OWNER']}.storemon"
    for form, name in {
        "winget.version.yaml": f"winget/{winget}.yaml",
        "winget.installer.yaml": f"winget/{winget}.installer.yaml",
        "winget.locale.en-US.yaml": f"winget/{winget}.locale.en-US.yaml",
        "homebrew.rb": "homebrew/storemon.rb",
        "flathub.json": f"flathub/io.github.{blanks['OWNER_LOWER']}.storemon.json",
    }.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fill((_FORMS / form).read_text("utf-8"), blanks), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
