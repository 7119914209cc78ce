"""What storemon keeps for a person is closed to others, also where an older storemon left it open."""

from __future__ import annotations

from pathlib import Path

from storemon.data.copies.backup_folder import folder_of
from storemon.data.private import close_to_others
from storemon.data.sqlite.open_files import files_of
from storemon.services.paths import is_own, log_folder, run_folder, settings_file, usual_folder


def keep_private(database: Path) -> None:
    """Close to others the folders that storemon makes for this person, and the person's own database.

    Another `database` stays as open as it is, for others may have been let in on purpose; so does a folder
    that was chosen. What is newly made is private, or as open as the database that it is made from.
    """
    for folder in (usual_folder(), settings_file().parent, run_folder().parent, log_folder()):
        close_to_others(folder)
    if is_own(database):
        backups = folder_of(database)
        for path in (backups, *backups.glob("*.db"), *files_of(database)):
            close_to_others(path)
