"""The declaration of backups."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature, Menu, MenuEntry

BACKUPS: Final = Feature(
    "backups",
    "storemon.gui.maintenance.backup_controller:BackupController",
    entries=(
        MenuEntry("backup", Menu.FILE, 2, "&Back up now…"),
        MenuEntry("restore", Menu.FILE, 2, "&Restore a backup…"),
    ),
)
DATA_EXPORT: Final = Feature(
    "export-data",
    "storemon.gui.maintenance.data_export_controller:DataExportController",
    entries=(MenuEntry("export-data", Menu.FILE, 2, "Export &all data…", ready=False),),
)
DIAGNOSTICS: Final = MenuEntry("diagnostics", Menu.HELP, 1, "Collect &diagnostics…")
