"""The Windows environment for tests: its components, and what the program leaves behind there."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from resources.installer import console, windows_check, windows_machine
from resources.installer.windows_machine import Package

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def prefix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Replace wine's folder with one that has one user and an empty registry."""
    (tmp_path / "drive_c/users/Public").mkdir(parents=True)
    (tmp_path / "drive_c/users/maria").mkdir()
    (tmp_path / "user.reg").write_text("WINE REGISTRY Version 2\n")
    monkeypatch.setattr(windows_machine, "_PREFIX", tmp_path)
    monkeypatch.setattr(windows_machine, "wait", lambda: None)
    return tmp_path


def test_a_kept_file_is_used_while_its_digest_is_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(windows_machine, "_CACHE", tmp_path)
    (tmp_path / "python.zip").write_bytes(b"good")
    package = Package("python", "python.zip", hashlib.sha256(b"good").hexdigest())
    assert windows_machine.fetch(package) == b"good"


def test_a_file_with_another_digest_is_removed_and_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(windows_machine, "_CACHE", tmp_path)
    (tmp_path / "python.zip").write_bytes(b"changed")
    package = Package("python", "python.zip", hashlib.sha256(b"good").hexdigest())
    with pytest.raises(console.Stop, match=r"python\.zip is not the file that was expected"):
        windows_machine.fetch(package)
    assert not (tmp_path / "python.zip").exists()


def test_a_program_of_windows_gets_nothing_of_this_python_or_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "QT_QPA_PLATFORM", "XDG_DATA_HOME", "DISPLAY"):
        monkeypatch.setenv(name, "here")
    variables = windows_machine.environment()
    assert "here" not in variables.values()
    assert windows_machine.environment({"DISPLAY": ":7"})["DISPLAY"] == ":7"


def test_the_person_is_not_the_public(prefix: Path) -> None:
    assert windows_machine.user() == prefix / "drive_c/users/maria"


def test_nothing_is_left_on_a_new_machine(prefix: Path) -> None:
    assert windows_check.left_behind() == set()


def test_a_file_of_the_program_is_left(prefix: Path) -> None:
    shortcut = prefix / "drive_c/users/maria/Start Menu/storemon.lnk"
    shortcut.parent.mkdir()
    shortcut.touch()
    assert windows_check.left_behind() == {str(shortcut)}


@pytest.mark.parametrize("key", [r"[Software\\storemon]", r"[Software\\Classes\\.csv\\OpenWithProgids]"])
def test_a_key_of_the_program_is_left(prefix: Path, key: str) -> None:
    (prefix / "user.reg").write_text(f"WINE REGISTRY Version 2\n{key}\n")
    assert len(windows_check.left_behind()) == 1


def test_what_tests_left_in_the_temporary_folder_is_removed(prefix: Path) -> None:
    folder = prefix / "drive_c/users/maria/Temp"
    (folder / "pytest-of-maria" / "storemon").mkdir(parents=True)
    windows_machine.empty_temporary_folder()
    assert folder.is_dir()
    assert windows_check.left_behind() == set()


def test_any_file_of_this_machine_has_a_drive_for_windows() -> None:
    assert windows_machine.seen_from_windows(PurePosixPath("/srv/tests")) == r"Z:\srv\tests"


def test_a_path_is_named_as_windows_does(prefix: Path) -> None:
    assert windows_check.inside(windows_machine.drive() / "users" / "maria") == r"C:\users\maria"
