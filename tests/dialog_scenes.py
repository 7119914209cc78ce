"""Banners and dialogs for screenshots."""

from __future__ import annotations

import tempfile
from pathlib import Path

from storemon.errors import DatabaseProblem
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.restore_dialog import RestoreDialog
from storemon.gui.maintenance.support import Support
from storemon.gui.search.search_controller import SearchController
from storemon.gui.widgets.banner import Tone
from storemon.message import Message
from storemon.services.crash_log import CrashLog
from tests.page_scenes import PROGRESS
from tests.studio import Studio, dismiss, rest, until


def trouble(studio: Studio) -> None:
    window = studio.with_sample()
    window.banners.show_error(
        DatabaseProblem(
            Message("The database cannot be written just now."),
            Message("Another program has held it for more than 30 seconds."),
            Message("Close the other program and import the file again."),
        )
    )
    window.job_bar.advance("import", 0.42, PROGRESS)
    studio.take(window, "banner")
    dismiss(window)


def support(studio: Studio) -> None:
    window = studio.with_sample()
    place = Path(tempfile.mkdtemp(dir=studio.scratch))
    crash_log = CrashLog(place, "key")
    crash_log.begin(sole=False)
    crash_log.ended_badly = True
    exception_hook = ExceptionHook(window)
    helper = Support(window.shared, crash_log, exception_hook)
    studio.take(window, "cut-off")
    exception_hook.came.emit(DETAILS)
    exception_hook.came.emit(DETAILS)
    (mistake,) = window.findChildren(CrashDialog)
    studio.take(mistake, "mistake")
    mistake.close()
    helper.collect()
    until(lambda: window.findChild(DiagnosticsDialog) is not None)
    papers = window.findChild(DiagnosticsDialog)
    assert papers is not None
    studio.take(papers, "diagnostics")
    papers.close()
    crash_log.end()
    dismiss(window)


def guide(studio: Studio) -> None:
    window = studio.with_sample()
    window.guide_controller.open()
    guide = window.guide_controller.guide
    assert guide is not None
    studio.take(guide, "guide")
    guide.open("start")
    studio.take(guide, "guide-start")
    guide.search.setText("csv")
    studio.take(guide, "guide-search")
    dismiss(window)


DETAILS = """Traceback (most recent call last):
  File "~/storemon/gui/store_list/stores_page.py", line 118, in show_report
    self._tiles.show(self._totals(report))
  File "~/storemon/gui/store_page/tiles.py", line 88, in show
    share = totals.up / totals.open
ZeroDivisionError: integer division or modulo by zero"""


def backups(studio: Studio) -> None:
    window = studio.with_sample()
    workspace = window.session.workspace
    assert workspace is not None
    workspace.backups.make_daily()
    for record in workspace.imports.recent():
        workspace.imports.undo(record.import_id)
    workspace.backups.save(
        workspace.backups.folder / "Before the new franchise, with all of its restaurants.db"
    )
    rest()
    window.menus["restore"].trigger()
    until(lambda: window.findChild(RestoreDialog) is not None)
    dialog = window.findChild(RestoreDialog)
    assert dialog is not None
    rest(400)
    studio.take(dialog, "restore")
    dialog.reject()
    window.banners.show_message(
        Tone.BAD,
        "The database was damaged. It was set aside as storemon-damaged-2026-03-10-090412.db.",
        "Restore the backup of 9 Mar 2026, 18:04, or start over and import your files again. "
        "Nothing was deleted.",
        ("Restore backup", lambda: None),
    )
    for page in ("overview", "stores"):
        window.navigator.put(page, window.empty)
    studio.take(window, "damaged")
    dismiss(window)


def search(studio: Studio) -> None:
    window = studio.with_sample()
    window.shared.menus["search"].trigger()
    dialog = window.the(SearchController).dialog
    assert dialog is not None
    for text in ("", "gri", "shared"):
        dialog.field.setText(text)
        rest()
        studio.take(dialog, f"search-{text or 'empty'}")
    dialog.reject()
    dismiss(window)


def settings(studio: Studio) -> None:
    window = studio.with_sample()
    window.menus["settings"].trigger()
    dialog = window.settings_controller.dialog
    if dialog is not None:
        for row in range(dialog.sections.count()):
            dialog.sections.setCurrentRow(row)
            studio.take(dialog, f"settings-{row}")
        dialog.close()
    dismiss(window)
