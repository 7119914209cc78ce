"""Makes storemon's files private to the user, even if an older version left them accessible."""

from __future__ import annotations

from pathlib import Path

from storemon.data.copies.backup_folder import folder_of
from storemon.data.private import close_to_others
from storemon.data.sqlite.open_files import files_of
from storemon.services.paths import is_own, log_folder, run_folder, settings_file, usual_folder


def keep_private(database: Path) -> None:
    """Make the folders that storemon creates for this user, and the user's own database, private.

    The permissions of another `database` or a chosen folder are kept, as access may have been granted on
    purpose. New files are private, or have the permissions of the database they are made from.
    """
    for folder in (usual_folder(), settings_file().parent, run_folder().parent, log_folder()):
        close_to_others(folder)
    if is_own(database):
        backups = folder_of(database)
        for path in (backups, *backups.glob("*.db"), *files_of(database)):
            close_to_others(path)
