"""Recognizes folders on a network, and folders that a service syncs."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

# The names of file systems on other machines, in Linux and macOS.
_KINDS: Final = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "afp"),
        *("9p", "afs", "ceph", "coda", "glusterfs", "lustre"),
        *("davfs", "webdav", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "fuse.gvfsd-fuse"),
        *("vboxsf", "virtiofs", "fuse.vmhgfs-fuse", "prl_fs"),  # those of the machine that this one runs in
    }
)
_DRIVE_REMOTE: Final = 4
# Prefixes and names of folders that services sync to other machines, and files that they leave there.
_SYNCED_BEGINNINGS: Final = (
    *("dropbox", "onedrive", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud"),
    *("owncloud", "pcloud", "seafile", "tresorit"),
)
_SYNCED: Final = frozenset({"box", "box sync", "cloudstorage", "megasync", "mobile documents", "syncthing"})
_SYNCED_MARKS: Final = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".synologydrive")


def lies_in_synced_folder(path: Path) -> bool:
    """Return whether a service syncs the file's folder, judging by names; accesses the disk."""
    names = [folder.name.casefold() for folder in path.parents]
    if any(name in _SYNCED or name.startswith(_SYNCED_BEGINNINGS) for name in names):
        return True
    return any((folder / mark).exists() for folder in path.parents for mark in _SYNCED_MARKS)


def lies_on_network(path: Path) -> bool:
    """Return whether a file is on another machine, according to the system; accesses the disk."""
    if is_share(str(path)):
        return True
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _DRIVE_REMOTE
    return is_network_kind(QStorageInfo(str(path.parent)).fileSystemType().toStdString())


def is_share(path: str) -> bool:
    r"""Return whether a path is a Windows share, such as \\server\folder."""
    return (path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\"))) or path.startswith(
        "\\\\?\\UNC\\"
    )


def is_network_kind(kind: str) -> bool:
    """Return whether a name is that of a file system on another machine."""
    return kind.lower() in _KINDS
