"""What must hold for the project as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import storemon
from tests.tracked_files import ROOT, tracked

RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
SERVER_LOCK = ROOT / "requirements-server.lock"
PACKAGE_LOCK = ROOT / "requirements-package.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
SERVER = PROJECT["project"]["optional-dependencies"]["server"]
POSTGRES = PROJECT["project"]["optional-dependencies"]["postgres"]
CLUSTER = PROJECT["project"]["optional-dependencies"]["cluster"]
DEV = [*SERVER, *POSTGRES, *CLUSTER, *PROJECT["dependency-groups"]["dev"]]

# Brackets keep the patterns from matching themselves.
HOSTS = r"pypi[.]org|pythonhosted[.]org|npmjs[.]org|deb[.]debian[.]org|[i]ndex-url|[f]ind-links"
MACHINES = r"/[w]ork/|/[f]arm/|/[r]oot/|/[h]ome/\w+/|/[U]sers/\w+/|[A-Z]:\\[U]sers"

PLATFORMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


def pins(lock: Path) -> dict[str, str]:
    """Return the versions of a lock by name, and check that each has hashes."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=\w)", lock.read_text("utf-8").replace("\\\n", " ")):
        if match := re.match(r"(\S+)==(\S+)(.*)", block, re.DOTALL):
            assert "--hash=sha256:" in match[3], match[1]
            found[canonicalize_name(match[1])] = match[2]
    return found


def needed(requirements: list[str], environment: dict[str, str]) -> set[str]:
    """Resolve requirements recursively for another platform."""
    names: set[str] = set()
    ahead = [Requirement(text) for text in requirements]
    while ahead:
        requirement = ahead.pop()
        name = canonicalize_name(requirement.name)
        if name in names or (requirement.marker and not requirement.marker.evaluate(environment)):
            continue
        names.add(name)
        ahead += [Requirement(text) for text in requires(name) or []]
    return names


def test_no_tracked_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if b"\0" not in (content := path.read_bytes())
        for match in re.finditer(f"{HOSTS}|{MACHINES}", content.decode("utf-8", "replace"))
    ]
    assert not found


def test_every_silenced_rule_has_its_reason_beside_it() -> None:
    silenced = re.compile(r"# (noqa(: [A-Z0-9, ]+)?|type: ignore(\[[a-z, -]+\])?|pragma: no cover)$")
    bare = [
        f"{path.name}:{number}"
        for path in tracked()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if silenced.search(line)
    ]
    assert not bare


def test_no_python_file_is_longer_than_400_lines() -> None:
    lengths = {path.name: path.read_text("utf-8").count("\n") for path in tracked() if path.suffix == ".py"}
    assert not {name: lines for name, lines in lengths.items() if lines > 400}


def test_what_a_window_holds_is_asked_of_a_window_that_is_held() -> None:
    # PySide releases these with the window if Python holds no reference to the window.
    chained = re.compile(r"\w\([^()]*\)\.(windowHandle|screen|layout|findChild|nextInFocusChain)\(")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix == ".py" and path.is_relative_to(ROOT / "storemon")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if chained.search(line)
    ]
    assert not found


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", ["3.11", "3.14"])
@pytest.mark.parametrize(
    ("lock", "requirements"),
    [(RUN_LOCK, RUNTIME), (SERVER_LOCK, RUNTIME + SERVER), (DEV_LOCK, RUNTIME + DEV)],
)
def test_a_lock_holds_all_that_a_platform_needs(
    lock: Path, requirements: list[str], python: str, platform: str
) -> None:
    environment = {str(key): str(value) for key, value in default_environment().items()}
    environment |= {"python_version": python, "python_full_version": f"{python}.0", **PLATFORMS[platform]}
    assert needed(requirements, environment) <= pins(lock).keys()


def test_the_locked_versions_are_those_that_the_project_asks_for() -> None:
    locked = pins(DEV_LOCK)
    asked = [Requirement(text) for text in RUNTIME + DEV]
    assert not [str(one) for one in asked if locked[canonicalize_name(one.name)] not in one.specifier]


def test_the_locks_agree_on_every_version() -> None:
    assert pins(RUN_LOCK).items() <= pins(SERVER_LOCK).items() <= pins(DEV_LOCK).items()


@pytest.mark.parametrize("lock", [RUN_LOCK, SERVER_LOCK, PACKAGE_LOCK])
def test_neither_the_desktop_nor_its_installers_have_dask(lock: Path) -> None:
    assert not {"dask", "distributed", "cloudpickle", "tornado"} & pins(lock).keys()


def test_the_changelog_has_a_place_for_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0] == storemon.__version__


def test_every_link_between_the_documents_leads_somewhere() -> None:
    missing = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in tracked()
        if page.suffix == ".md"
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not missing


def test_the_layers_hold() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    result = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    "workflow", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_a_workflow_takes_others_actions_by_their_hash_and_no_tool_without_a_checksum(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [use for use in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", use)] == []
    assert not re.search(r"\b(choco|winget|brew|pip3?|npm) install\b", text)
    assert text.count("curl") == text.count("Get-FileHash")


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: path.stem)
def test_no_lock_brings_build_tools_with_known_holes(lock: Path) -> None:
    # setuptools 78.1.1 and pip 25.3 fix the known vulnerabilities; those that come with Python are older.
    found = pins(lock)
    assert Version(found.get("setuptools", "78.1.1")) >= Version("78.1.1")
    assert Version(found.get("pip", "25.3")) >= Version("25.3")


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Mend the clock\n", 0),
        ("Mend the clock\n\nIt ran backward.\n", 0),
        ("# comment\nMend the clock\n# comment\n", 0),
        ("M" * 72, 0),
        ("M" * 73, 1),
        ("Mend the clock.", 1),
        ("Mend the clock\nIt ran backward.\n", 1),
        ("", 1),
    ],
)
def test_a_commit_message_has_a_short_first_line_and_an_empty_second(
    tmp_path: Path, message: str, status: int
) -> None:
    file = tmp_path / "message"
    file.write_text(message, "utf-8")
    done = subprocess.run([sys.executable, ROOT / ".ci/commit_message.py", file], check=False)
    assert done.returncode == status
