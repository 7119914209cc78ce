"""Collect the license texts of everything in the package; each license requires that it is included.

python -m resources.installer.licences FOLDER, with the environment that the package is built from.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from resources.installer import console, environment, locks

OWN = Path(__file__).parent / "licences"
NAMED = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Qt's wheels contain no license text; the LGPL is a supplement to the GPL.
OF_QT = ("pyside6-essentials", "shiboken6")


def packages() -> Iterator[Distribution]:
    """Find all packages that the installed program uses, as locked for this machine."""
    for name in environment.shipped():
        try:
            yield distribution(name)
        except PackageNotFoundError:
            # Some packages are only for certain systems; the lock says so after a semicolon.
            if ";" not in locks.pin(name, environment.PACKAGE_LOCK).splitlines()[0]:
                raise


def texts(package: Distribution) -> list[Path]:
    """Return the license files of a package."""
    files = [file for file in package.files or () if ".dist-info" in file.parts[0]]
    return [Path(str(file.locate())) for file in files if NAMED.search(file.name)]


def flat(text: Path) -> str:
    """Include the parent folders in a file's name, since vendored parts have files of the same name."""
    parts = text.parts
    return "-".join(parts[parts.index("licenses") + 1 :]) if "licenses" in parts else text.name


def of_python() -> Path | None:
    """Find Python's own license; its location differs between systems."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix)
    places = [base / "LICENSE.txt", base / "lib" / version / "LICENSE.txt"]
    places.append(Path("/usr/share/doc") / version / "copyright")
    return next((place for place in places if place.is_file()), None)


def main(folder: Path) -> None:
    """Write all of them into a folder, with one folder per component; stop if a component has none."""
    shutil.rmtree(folder, ignore_errors=True)
    for package in packages():
        name = re.sub("[-_.]+", "-", package.name.lower())
        place = folder / name
        place.mkdir(parents=True)
        found = texts(package)
        if name in OF_QT:
            found += sorted(OWN.glob("*.txt"))
        if not found:
            raise console.Stop(f"{package.name} has no licence; look for its text before handing it on.")
        for text in found:
            shutil.copyfile(text, place / flat(text))
    shutil.copyfile(console.ROOT / "LICENSE", folder / "storemon.txt")
    python = of_python()
    if python is None:
        raise console.Stop("Python's licence was not found beside it.")
    shutil.copyfile(python, folder / "python.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
