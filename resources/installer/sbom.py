"""A software bill of materials for the package in CycloneDX format, from its lock file."""

from __future__ import annotations

import json
import platform
import re
import sys
from pathlib import Path
from typing import Any

import storemon
from resources.installer import environment, locks


def bill() -> dict[str, Any]:
    """Return the package's bill: each component with its version, address and the SHA-256 of its files.

    Python is the one that runs this, since the package is built with it.
    """
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "storemon", "version": storemon.__version__}
        },
        "components": [
            {"type": "platform", "name": "python", "version": platform.python_version()},
            *(_component(name, locks.pin(name, environment.PACKAGE_LOCK)) for name in environment.shipped()),
        ],
    }


def _component(name: str, pin: str) -> dict[str, Any]:
    version = pin.split(maxsplit=1)[0].partition("==")[2]
    # The lock lists the files for all systems; a package contains one of them.
    digests = re.findall(r"--hash=sha256:([0-9a-f]{64})", pin)
    address = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "properties": [{"name": "sha256", "value": digest} for digest in digests],
    }


def main(file: Path) -> None:
    """Write the bill of materials for the program's packages."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill(), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
