"""The shipped libraries: each is needed, their licenses allow it, and the environment is consistent."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import metadata, version

import pytest
from packaging.markers import default_environment

from tests.test_project import DEV_LOCK, PLATFORMS, RUN_LOCK, RUNTIME, needed, pins

ALLOWED = {
    *("MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Zlib", "CC0-1.0", "Apache-2.0", "PSF-2.0"),
    "MPL-2.0",  # for tqdm's own files, unmodified
    "LGPL-3.0-only",  # Qt and PySide: separate libraries in the folder, which anyone may replace
}
# The license fields of olefile and python-dateutil, in SPDX form.
SHORT = {"BSD": "BSD-2-Clause", "Dual License": "Apache-2.0 OR BSD-3-Clause"}
UNNAMED = {"pysqlite3": "Zlib"}  # its LICENSE file has the text but no name
CLASSIFIERS = {"License :: OSI Approved :: BSD License": "BSD-3-Clause"}


def licence_of(name: str) -> str:
    about = metadata(name)
    fields = (about.get_all(field) or [""] for field in ("License-Expression", "License"))
    told = next((values[0] for values in fields if values[0]), "")
    known = [CLASSIFIERS[line] for line in about.get_all("Classifier") or [] if line in CLASSIFIERS]
    return SHORT.get(told, told) or " AND ".join(known) or UNNAMED.get(name, "")


def is_allowed(expression: str) -> bool:
    """Check that all `AND` parts, with any one of the alternatives of each `OR`, are allowed."""
    parts = re.sub(r"[()]", "", expression).split(" AND ")
    return all(any(one.strip() in ALLOWED for one in part.split(" OR ")) for part in parts)


@pytest.mark.parametrize("name", sorted(pins(RUN_LOCK)))
def test_its_licence_lets_a_library_ship(name: str) -> None:
    assert is_allowed(licence_of(name)), licence_of(name)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_when_all_of_it_is(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


def test_nothing_ships_that_nothing_needs() -> None:
    wanted: set[str] = set()
    for platform in PLATFORMS.values():
        environment = {str(key): str(value) for key, value in default_environment().items()} | platform
        wanted |= needed(RUNTIME, environment)
    assert pins(RUN_LOCK).keys() == wanted


def test_what_is_installed_fits_together() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_environment_has_the_build_tools_of_its_lock_and_not_those_that_python_brings() -> None:
    locked = pins(DEV_LOCK)
    assert {name: version(name) for name in ("pip", "setuptools")} == {
        name: locked[name] for name in ("pip", "setuptools")
    }
