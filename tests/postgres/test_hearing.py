"""Changes in one window appear in the others; and a server that disconnects and returns."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.core.notes import NoteContent, NoteScope
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import HOUR, ReportRequest
from storemon.errors import ChangedMeanwhile, DatabaseProblem, ServerAway
from storemon.gui.shared.shared_controller import SharedController
from storemon.services import shared_database
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.postgres.layouts import make_layout_8
from tests.postgres.windows import OpenOn
from tests.postgres_server import Server

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_PATIENCE = 30.0


class Heard:
    """The notifications of a listener."""

    def __init__(self, workspace: Workspace) -> None:
        self.changes = 0
        self.states: list[DatabaseProblem | None] = []
        self._news = threading.Condition()
        assert workspace.listen(self._changed, self._told)

    def _changed(self) -> None:
        with self._news:
            self.changes += 1
            self._news.notify_all()

    def _told(self, problem: DatabaseProblem | None) -> None:
        with self._news:
            self.states.append(problem)
            self._news.notify_all()

    def wait(self, wanted: Callable[[], bool]) -> bool:
        with self._news:
            return self._news.wait_for(wanted, _PATIENCE)


def connected(workspace: Workspace | None) -> bool:
    assert workspace is not None
    (listener,) = workspace._database._listeners  # type: ignore[attr-defined]  # of a server's
    return bool(listener.connected.wait(_PATIENCE))


@pytest.fixture
def polls(tmp_path: Path) -> Path:
    path = tmp_path / "polls.csv"
    path.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n")
    return path


def test_others_hear_a_change_and_whoever_made_it_does_not(address: ServerAddress, polls: Path) -> None:
    with closing(Workspace.open(address)) as one, closing(Workspace.open(address)) as other:
        here, there = Heard(one), Heard(other)
        assert connected(one)
        assert connected(other)
        one.imports.import_file(polls)
        assert there.wait(lambda: there.changes >= 1)
        other.stores.rename("a", "North")
        assert here.wait(lambda: here.changes >= 1)
        # Its own change came first, so its notification would have arrived.
        assert here.changes == 1
        assert (here.states, there.states) == ([], [])


def test_a_listener_ends_with_its_workspace(address: ServerAddress) -> None:
    # Threads of other tests may still be on their way out.
    before = set(threading.enumerate())
    with closing(Workspace.open(address)) as workspace:
        Heard(workspace)
        assert connected(workspace)
        (listener,) = set(threading.enumerate()) - before
    assert not listener.is_alive()


def test_a_listener_tells_that_the_server_is_away_and_back(own_server: Server, polls: Path) -> None:
    address = ServerAddress(own_server.ready_database())
    with closing(Workspace.open(address)) as workspace:
        heard = Heard(workspace)
        assert connected(workspace)
        own_server.stop("fast")
        assert heard.wait(lambda: len(heard.states) == 1)
        assert isinstance(heard.states[0], ServerAway)
        own_server.start()
        assert heard.wait(lambda: heard.states[1:] == [None] and heard.changes == 1)


def test_what_one_window_imports_another_shows_within_a_second(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress, polls: Path
) -> None:
    window = open_on(address)
    qtbot.waitUntil(lambda: window.made)
    workspace = window.session.workspace
    assert workspace is not None
    assert connected(workspace)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    with closing(Workspace.open(address)) as other:
        other.imports.import_file(polls)
        began = time.monotonic()
        qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 1)
        qtbot.waitUntil(lambda: len(window.imports.model.records) == 1)
        # Takes a second on an idle machine.
        assert time.monotonic() - began < 10
        (record,) = other.imports.recent(1)
        other.imports.undo(record.import_id)
        qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 0)


def test_a_window_says_once_that_the_server_is_away_and_goes_on_when_it_is_back(
    qtbot: QtBot, open_on: OpenOn, own_server: Server, polls: Path
) -> None:
    address = ServerAddress(own_server.ready_database())
    window = open_on(address)
    qtbot.waitUntil(lambda: window.made)
    workspace = window.session.workspace
    assert workspace is not None
    assert connected(workspace)
    own_server.stop("fast")
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    window.freshness.look()
    window.freshness.look()
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    titles = [banner.title.text() for banner in window.banners.banners]
    assert titles == ["The database server cannot be reached."]
    own_server.start()
    qtbot.waitUntil(
        lambda: [banner.title.text() for banner in window.banners.banners] == ["The database server is back."]
    )
    with closing(Workspace.open(address)) as other:
        other.imports.import_file(polls)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 1)


def test_the_second_of_two_who_rename_a_store_is_told(address: ServerAddress, polls: Path) -> None:
    with closing(Workspace.open(address)) as one, closing(Workspace.open(address)) as other:
        one.imports.import_file(polls)
        seen = one.stores.labels(["a"])
        assert one.stores.rename("a", "North", seen) is not None
        with pytest.raises(ChangedMeanwhile, match="renamed meanwhile"):
            other.stores.rename("a", "South", seen)
        assert other.stores.labels(["a"]).names == ["North"]
        assert one.stores.set_sales("a", 50.0, seen) is not None
        with pytest.raises(ChangedMeanwhile, match="sales were changed meanwhile"):
            other.stores.set_sales("a", 60.0, seen)
        assert other.stores.set_sales("a", 60.0, other.stores.labels(["a"])) is not None


def test_the_second_of_two_who_edit_a_note_is_told_and_nothing_is_lost(
    address: ServerAddress, polls: Path
) -> None:
    def note(text: str) -> NoteContent:
        return NoteContent(NoteScope("a"), 0, HOUR, "Other", text, excused=False)

    with closing(Workspace.open(address)) as one, closing(Workspace.open(address)) as other:
        one.imports.import_file(polls)
        one.notes.add([note("first")])
        one.notes.replace([note("first")], [note("of one")])
        with pytest.raises(ChangedMeanwhile, match="This note was changed or deleted meanwhile"):
            other.notes.replace([note("first")], [note("of the other")])
        with pytest.raises(ChangedMeanwhile):
            other.notes.remove([note("first")])
        assert [kept.content.text for kept in other.notes.all()] == ["of one"]


def reports_of(address: ServerAddress) -> list[str]:
    with closing(Workspace.open(address)) as workspace:
        return [listed.info.report_id for listed in workspace.reports.archive.list_reports()]


def wait_for_another_report(qtbot: QtBot, window: AppWindow, before: str) -> None:
    """Wait until a window shows a report other than `before`."""

    def shown() -> bool:
        report = window.session.report
        return report is not None and report.info.report_id != before

    qtbot.waitUntil(shown)


def test_of_several_windows_the_one_that_imports_makes_the_report_that_all_show(
    qtbot: QtBot, open_on: OpenOn, address: ServerAddress, polls: Path, tmp_path: Path
) -> None:
    with closing(Workspace.open(address)) as workspace:
        workspace.imports.import_file(polls)
        workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    one, other = open_on(address), open_on(address)
    for window in (one, other):
        wait_for_another_report(qtbot, window, "")
        assert connected(window.session.workspace)
    (first,) = reports_of(address)
    more = tmp_path / "more.csv"
    more.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 10:00:00 UTC\n")
    one.session.import_files([more])
    for window in (one, other):
        wait_for_another_report(qtbot, window, first)
    assert one.session.report is not None
    assert other.session.report is not None
    assert one.session.report.info.report_id == other.session.report.info.report_id
    assert len(reports_of(address)) == 2


def test_after_an_import_at_a_terminal_one_window_makes_the_report(
    qtbot: QtBot,
    open_on: OpenOn,
    address: ServerAddress,
    polls: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storemon.gui.report_turn._LEAST_MS", 100)
    monkeypatch.setattr("storemon.gui.report_turn._MOST_MS", 200)
    with closing(Workspace.open(address)) as terminal:
        terminal.imports.import_file(polls)
        terminal.reports.run(terminal.reports.trigger_report(ReportRequest()))
        window = open_on(address)
        wait_for_another_report(qtbot, window, "")
        assert window.session.report is not None
        first = window.session.report.info.report_id
        assert connected(window.session.workspace)
        more = tmp_path / "more.csv"
        more.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 10:00:00 UTC\n")
        terminal.imports.import_file(more)
        wait_for_another_report(qtbot, window, first)
    assert len(reports_of(address)) == 2


def test_a_window_opens_its_database_anew_once_the_owner_has_updated_it(
    qtbot: QtBot, open_on: OpenOn, server: Server, polls: Path
) -> None:
    address = ServerAddress(server.ready_database())
    with closing(Workspace.open(address)) as workspace:
        workspace.imports.import_file(polls)
    make_layout_8(server, address)
    window = open_on(address)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.stores == 1)
    assert not window.session.access.changes
    assert connected(window.session.workspace)
    shared_database.upgrade(address)
    qtbot.waitUntil(lambda: window.session.access.changes)
    qtbot.waitUntil(lambda: window.session.summary is not None and not window.banners.banners)
    assert window.menus["open"].isEnabled()


def test_a_server_that_is_away_at_the_start_is_asked_again_by_itself(
    qtbot: QtBot, open_on: OpenOn, own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.gui.shared.shared_controller._RETRY_MS", (50,))
    address = ServerAddress(own_server.ready_database())
    own_server.stop("fast")
    window = open_on(address)
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    qtbot.waitUntil(lambda: window.the(SharedController)._attempts >= 3)
    assert len(window.banners.banners) == 1
    assert window.banners.banners[0].title.text() == "The database server cannot be reached."
    own_server.start()
    qtbot.waitUntil(lambda: window.made)
    assert not window.banners.banners
