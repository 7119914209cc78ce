"""Telling a folder on a network, or one that a service syncs, from one of this computer alone."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

# What Linux and macOS call the file systems that lie on another machine.
_KINDS: Final = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "afp"),
        *("9p", "afs", "ceph", "coda", "glusterfs", "lustre"),
        *("davfs", "webdav", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "fuse.gvfsd-fuse"),
        *("vboxsf", "virtiofs", "fuse.vmhgfs-fuse", "prl_fs"),  # those of the machine that this one runs in
    }
)
_DRIVE_REMOTE: Final = 4
# How the folders begin, or are called, that services copy to other machines; and what they leave in them.
_SYNCED_BEGINNINGS: Final = (
    *("dropbox", "onedrive", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud"),
    *("owncloud", "pcloud", "seafile", "tresorit"),
)
_SYNCED: Final = frozenset({"box", "box sync", "cloudstorage", "megasync", "mobile documents", "syncthing"})
_SYNCED_MARKS: Final = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".synologydrive")


def lies_in_synced_folder(path: Path) -> bool:
    """Return whether a service syncs the file's folder with others, as far as names tell; asks the disk."""
    names = [folder.name.casefold() for folder in path.parents]
    if any(name in _SYNCED or name.startswith(_SYNCED_BEGINNINGS) for name in names):
        return True
    return any((folder / mark).exists() for folder in path.parents for mark in _SYNCED_MARKS)


def lies_on_network(path: Path) -> bool:
    """Return whether a file lies on another machine, as far as the system says; asks the disk."""
    if is_share(str(path)):
        return True
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _DRIVE_REMOTE
    return is_network_kind(QStorageInfo(str(path.parent)).fileSystemType().toStdString())


def is_share(path: str) -> bool:
    r"""Return whether a path is that of a share on Windows, such as \\server\folder."""
    return (path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\"))) or path.startswith(
        "\\\\?\\UNC\\"
    )


def is_network_kind(kind: str) -> bool:
    """Return whether that is the name of a file system on another machine."""
    return kind.lower() in _KINDS
