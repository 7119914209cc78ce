"""A database in a network folder: allowed, with a single notice of the risks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from storemon.gui.maintenance import backup_controller
from storemon.gui.maintenance.network_folder import (
    is_network_kind,
    is_share,
    lies_in_synced_folder,
    lies_on_network,
)
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "CIFS", "vboxsf"])
def test_file_systems_on_other_machines_are_known(kind: str) -> None:
    assert is_network_kind(kind)


@pytest.mark.parametrize("kind", ["ext4", "apfs", "NTFS", "btrfs", "tmpfs", "overlay", "fuseblk", ""])
def test_file_systems_of_this_machine_are_none_of_them(kind: str) -> None:
    assert not is_network_kind(kind)


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\folder\storemon.db", True),
        (r"\\?\UNC\server\folder\storemon.db", True),
        (r"\\?\C:\folder\storemon.db", False),
        (r"C:\folder\storemon.db", False),
        ("/srv/data/storemon.db", False),
    ],
)
def test_a_share_is_known_by_its_path(path: str, share: bool) -> None:
    assert is_share(path) == share


def test_a_folder_of_this_computer_is_none(tmp_path: Path) -> None:
    assert not lies_on_network(tmp_path / "storemon.db")


@pytest.mark.parametrize(
    ("path", "synced"),
    [
        ("/srv/ann/Dropbox/storemon/storemon.db", True),
        ("/srv/ann/Dropbox (Diner)/storemon.db", True),
        ("/srv/ann/OneDrive - Diner Inc/storemon.db", True),
        ("/srv/ann/Library/Mobile Documents/com~apple~CloudDocs/storemon.db", True),
        ("/srv/ann/Library/CloudStorage/GoogleDrive-ann/My Drive/storemon.db", True),
        ("/srv/ann/Box/storemon.db", True),
        ("/srv/ann/Boxes/storemon.db", False),
        ("/srv/ann/data/Dropbox.db", False),
        ("/srv/ann/.local/share/storemon/storemon.db", False),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path: str, synced: bool) -> None:
    assert lies_in_synced_folder(Path(path)) == synced


def test_a_synced_folder_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    assert not lies_in_synced_folder(tmp_path / "data" / "storemon.db")
    (tmp_path / ".stfolder").mkdir()
    assert lies_in_synced_folder(tmp_path / "data" / "storemon.db")


def test_a_synced_folder_is_reported_once(
    qtbot: QtBot, open_window: Callable[[], AppWindow], monkeypatch: pytest.MonkeyPatch, settings: QSettings
) -> None:
    monkeypatch.setattr(backup_controller, "lies_in_synced_folder", lambda _path: True)
    first = open_window()
    qtbot.waitUntil(lambda: bool(first.banners.banners))
    assert first.banners.banners[0].title.text() == "Your data is in a folder that is synced."
    first.close()
    second = open_window()
    qtbot.waitUntil(lambda: not second.session.runner.busy)
    assert second.banners.banners == []


def test_a_network_folder_is_reported_once(
    qtbot: QtBot, open_window: Callable[[], AppWindow], monkeypatch: pytest.MonkeyPatch, settings: QSettings
) -> None:
    monkeypatch.setattr(backup_controller, "lies_on_network", lambda _path: True)
    first = open_window()
    qtbot.waitUntil(lambda: bool(first.banners.banners))
    assert first.banners.banners[0].title.text() == "Your data is in a network folder."
    first.close()
    second = open_window()
    qtbot.waitUntil(lambda: not second.session.runner.busy)
    assert second.banners.banners == []
