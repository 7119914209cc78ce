"""Telling a folder on a network from one on this computer."""

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
        *("davfs", "webdav", "fuse.davfs2", "fuse.rclone", "fuse.sshfs"),
    }
)
_DRIVE_REMOTE: Final = 4


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
