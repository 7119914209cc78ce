from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from storemon.core.input_file import InputFile
from storemon.core.vocabulary import ReportRequest
from storemon.errors import FileRefused
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.support import Support
from storemon.message import Message
from storemon.services.crash_log import CrashLog
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def crash_log(tmp_path: Path) -> Iterator[CrashLog]:
    crash_log = CrashLog(tmp_path / "logs", "key")
    crash_log.begin(sole=False)
    yield crash_log
    crash_log.end()
    logging.getLogger("storemon").setLevel(logging.NOTSET)


@pytest.fixture
def exception_hook(qtbot: QtBot) -> Iterator[ExceptionHook]:
    exception_hook = ExceptionHook()
    yield exception_hook
    exception_hook.deleteLater()


@pytest.fixture
def support(window: AppWindow, crash_log: CrashLog, exception_hook: ExceptionHook) -> Support:
    return Support(window.shared, crash_log, exception_hook)


def collected(qtbot: QtBot, window: AppWindow, support: Support) -> DiagnosticsDialog:
    window.menus["diagnostics"].trigger()
    qtbot.waitUntil(lambda: window.findChild(DiagnosticsDialog) is not None)
    dialog = window.findChild(DiagnosticsDialog)
    assert dialog is not None
    return dialog


def test_mistakes_share_one_dialog_whose_details_can_be_copied(
    window: AppWindow, support: Support, exception_hook: ExceptionHook
) -> None:
    exception_hook.came.emit("first")
    exception_hook.came.emit("second")
    exception_hook.came.emit("third")
    (dialog,) = window.findChildren(CrashDialog)
    assert "2 more" in dialog.body.text()
    assert "data is safe" in dialog.body.text()
    dialog.copy.click()
    assert QApplication.clipboard().text().split() == ["first", "second", "third"]
    dialog.close_button.click()
    exception_hook.came.emit("fourth")
    assert support._dialog is not None
    assert support._dialog.details.toPlainText() == "fourth"


def test_a_window_that_is_gone_opens_no_dialog(
    window: AppWindow, support: Support, exception_hook: ExceptionHook
) -> None:
    window.close()
    exception_hook.came.emit("late")
    assert window.findChildren(CrashDialog) == []


def test_a_run_that_was_cut_off_is_reported_in_a_banner_that_leads_to_the_diagnostics(
    qtbot: QtBot, window: AppWindow, crash_log: CrashLog, exception_hook: ExceptionHook
) -> None:
    crash_log.ended_badly = True
    Support(window.shared, crash_log, exception_hook)
    (banner,) = window.banners.banners
    assert banner.title.text() == "storemon did not close properly last time."
    banner.act()
    qtbot.waitUntil(lambda: window.findChild(DiagnosticsDialog) is not None)


def test_the_diagnostics_are_read_before_they_are_saved(
    qtbot: QtBot, window: AppWindow, support: Support, tmp_path: Path
) -> None:
    dialog = collected(qtbot, window, support)
    names = [dialog.list.item(row).text().partition("\n")[0] for row in range(dialog.list.count())]
    assert names == ["summary.txt", "log.txt"]
    assert "polls: 0" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(1)
    assert "started" in dialog.text.toPlainText()
    shown = [file.text for file in dialog._papers]
    dialog.save.click()
    (place,) = dialog.findChildren(QFileDialog)
    place.fileSelected.emit(str(tmp_path / "out.zip"))
    place.reject()
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    assert window.banners.banners[0].title.text() == "Saved the diagnostics to out.zip."
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert [archive.read(name).decode() for name in archive.namelist()] == shown


def test_a_place_that_cannot_be_written_is_reported(
    qtbot: QtBot, window: AppWindow, support: Support, tmp_path: Path
) -> None:
    support._save([], tmp_path / "nowhere" / "out.zip")
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    assert "could not be saved" in window.banners.banners[0].title.text()


SECRETS = ("8419537941919820732", "secret-shop", "Geheimrestaurant", "=secret()")


@pytest.mark.logs_warnings
def test_no_word_of_a_file_gets_into_the_diagnostics(
    qtbot: QtBot,
    window: AppWindow,
    support: Support,
    exception_hook: ExceptionHook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    polls = tmp_path / "Geheimrestaurant polls.csv"
    polls.write_text(
        "store_id,status,timestamp_utc\n"
        + "".join(f"{name},active,2023-01-24 09:06:42 UTC\n" for name in SECRETS)
        + "secret-shop,asleep,2023-01-24 09:30:00 UTC\n",
        "utf-8",
    )
    import_now(qtbot, window, [polls])
    qtbot.waitUntil(lambda: window.session.report is not None or window.prepared.button.isVisible())
    request = ReportRequest()
    report_id = window.session.reports.trigger_report(request)
    qtbot.waitUntil(lambda: window.session.report is not None)
    assert report_id
    monkeypatch.setattr("storemon.services.reports.resolved_as_of", _quotes_a_file)
    window.session.reports.trigger_report(request)
    qtbot.waitUntil(lambda: any("could not be made" in one.title.text() for one in window.banners.banners))
    window.session.failed.emit(FileRefused(Message("secret-shop cannot be read.")))
    window.session.imports.add([(InputFile(tmp_path / "secret-shop.csv"), None, None)])
    qtbot.waitUntil(lambda: any("secret-shop.csv" in one.title.text() for one in window.banners.banners))
    try:
        _quotes_a_file()
    except KeyError as error:
        exception_hook._take(error)
    window.preferences.data_folder = str(tmp_path / "secret-shop")
    text = "\n".join(file.text for file in collected(qtbot, window, support)._papers)
    for told in ("imported polls: 4 new, 0 known, 1 refused", "KeyError", "stores: 4", "not imported"):
        assert told in text
    assert [secret for secret in SECRETS if secret in text] == []


def _quotes_a_file(*_arguments: object) -> None:
    raise KeyError(SECRETS[0])
