"""System timers that start `storemon run`."""

from __future__ import annotations

import configparser
import plistlib
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from storemon.errors import BadInput, TimerRefused
from storemon.message import Message
from storemon.services.automation.system_timer import (
    When,
    call,
    install,
    own_command,
    parse_when,
    uninstall,
)

COMMAND = ["/opt/store mon/storemon", "run", "--database", '/data/50% "off" $HOME\\x.db']
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


class System:
    """Replaces the system's own commands."""

    def __init__(self, *refused: str) -> None:
        self.calls: list[list[str]] = []
        self.refused = refused
        self.read = ""

    def __call__(self, command: Sequence[str]) -> None:
        self.calls.append(list(command))
        if "/XML" in command:
            self.read = Path(command[-1]).read_text("utf-16")
        if any(word in command for word in self.refused):
            raise TimerRefused(Message("No."))


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_timer_of_systemd_is_written_and_taken_away(home: Path) -> None:
    system = System()
    assert install(When(6, 30), COMMAND, system, "linux") == "storemon-run.timer"
    units = home / "config" / "systemd" / "user"
    found = configparser.RawConfigParser(interpolation=None)
    found.read([units / "storemon-run.timer", units / "storemon-run.service"])
    assert found["Timer"]["OnCalendar"] == "*-*-* 06:30:00"
    assert found["Timer"]["Persistent"] == "true"
    line = found["Service"]["ExecStart"].replace("%%", "%").replace("$$", "$")
    assert shlex.split(line) == COMMAND
    assert system.calls[-1] == ["systemctl", "--user", "enable", "--now", "storemon-run.timer"]
    assert uninstall(system, "linux")
    assert list(units.iterdir()) == []
    assert not uninstall(system, "linux")


def test_an_agent_of_launchd_is_written_and_taken_away(home: Path) -> None:
    system = System("bootout")
    install(When(6, 30), COMMAND, system, "darwin")
    path = home / "Library" / "LaunchAgents" / "org.storemon.run.plist"
    found = plistlib.loads(path.read_bytes())
    assert found["ProgramArguments"] == COMMAND
    assert found["StartCalendarInterval"] == {"Hour": 6, "Minute": 30}
    assert [one[1] for one in system.calls] == ["bootout", "bootstrap"]
    install(When(), COMMAND, system, "darwin")
    assert plistlib.loads(path.read_bytes())["StartCalendarInterval"] == {"Minute": 0}
    assert uninstall(system, "darwin")
    assert not path.exists()


def test_a_task_of_windows_is_described_and_taken_away() -> None:
    system = System()
    install(When(6, 30), COMMAND, system, "win32")
    task = ET.fromstring(system.read.split("?>")[1])  # noqa: S314  # ours
    assert task.findtext(f".//{TASK}Command") == COMMAND[0]
    assert (task.findtext(f".//{TASK}Arguments") or "").startswith("run --database ")
    assert task.findtext(f".//{TASK}StartBoundary") == "2000-01-01T06:30:00"
    assert task.findtext(f".//{TASK}StartWhenAvailable") == "true"
    assert uninstall(system, "win32")
    assert not uninstall(System("/Query"), "win32")
    install(When(), COMMAND, system, "win32")
    assert "PT1H" in system.read


def test_where_the_system_refuses_nothing_is_said_to_be_installed(home: Path) -> None:
    with pytest.raises(TimerRefused):
        install(When(), COMMAND, System("enable"), "linux")


def test_a_command_that_fails_is_told_with_its_words() -> None:
    with pytest.raises(TimerRefused, match="no bus"):
        call([sys.executable, "-c", "import sys; sys.exit('no bus')"])
    with pytest.raises(TimerRefused, match="could not be started"):
        call(["storemon-is-no-such-program"])
    call([sys.executable, "-c", ""])


@pytest.mark.parametrize(
    ("words", "when"),
    [(["hourly"], When()), (["daily", "06:30"], When(6, 30)), (["daily", "0:05"], When(0, 5))],
)
def test_times_are_read(words: list[str], when: When) -> None:
    assert parse_when(words) == when


@pytest.mark.parametrize(
    "words", [["daily"], ["daily", "24:00"], ["daily", "6"], ["weekly"], ["daily", "x:y"]]
)
def test_other_words_are_refused(words: list[str]) -> None:
    with pytest.raises(BadInput, match="not a time to start at"):
        parse_when(words)


def test_the_command_is_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command(["run"]) == [sys.executable, "-m", "storemon", "run"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command(["run"]) == [sys.executable, "run"]
