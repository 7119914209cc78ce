"""Makes the system start `storemon run` regularly: systemd, launchd or the Task Scheduler.

Only the user's own files are written; no additional privileges are needed. A start that was missed while the
computer was asleep or off is made up for.
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from storemon.data.disk_errors import why
from storemon.errors import BadInput, TimerRefused
from storemon.message import Message

NAME: Final = "storemon-run"
_LABEL: Final = "org.storemon.run"
_LIMIT_SECONDS: Final = 30

Call = Callable[[Sequence[str]], None]
"""Runs a command of the system. Raises `TimerRefused`."""


@dataclass(frozen=True, slots=True)
class When:
    """Every hour, or every day at a local time if `hour` is not None."""

    hour: int | None = None
    minute: int = 0


def parse_when(words: Sequence[str]) -> When:
    """Parse `hourly`, or `daily` and a time such as 06:30. Raises `BadInput`."""
    if list(words) == ["hourly"]:
        return When()
    if len(words) == 2 and words[0] == "daily":
        hour, colon, minute = words[1].partition(":")
        if colon and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60:
            return When(int(hour), int(minute))
    raise BadInput(
        Message("{words} is not a time to start at.", words=" ".join(words)),
        remedy=Message("Write daily 06:30, or hourly."),
    )


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command that starts this program with some arguments."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "storemon"]
    return [*program, *arguments]


def call(command: Sequence[str]) -> None:
    """Run a command of the system. Raises `TimerRefused` with its output."""
    try:
        done = subprocess.run(  # noqa: S603  # ours, with paths of the person's own
            command, capture_output=True, text=True, errors="replace", timeout=_LIMIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = why(error) if isinstance(error, OSError) else Message("It did not answer.")
        raise TimerRefused(
            Message("{program} could not be started.", program=command[0]),
            reason,
            Message("Start storemon run by a timer of your own, such as cron."),
        ) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise TimerRefused(
            Message("The system did not take the timer."),
            Message("{said}", said=said[-1] if said else done.returncode),
            Message("Start storemon run by a timer of your own, such as cron."),
        )


def install(when: When, command: Sequence[str], run: Call = call, platform: str = sys.platform) -> str:
    """Make the system start a command, replacing one that was installed before.

    Returns its name in the system. Raises `TimerRefused`.
    """
    if platform == "win32":
        _install_task(when, command, run)
        return NAME
    path = _file(platform)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if platform == "darwin":
            path.write_bytes(plistlib.dumps(_agent(when, command)))
        else:
            path.with_suffix(".service").write_text(_service(command), "utf-8")
            path.write_text(_timer(when), "utf-8")
    except OSError as error:
        raise TimerRefused(
            Message("The timer cannot be written."),
            Message("{path}: {why}", path=path, why=why(error)),
            Message("Allow writing there, and try again."),
        ) from error
    if platform == "darwin":
        _leave_launchd(run)
        run(["launchctl", "bootstrap", _domain(), str(path)])
        return _LABEL
    run(["systemctl", "--user", "daemon-reload"])
    run(["systemctl", "--user", "enable", "--now", f"{NAME}.timer"])
    return f"{NAME}.timer"


def uninstall(run: Call = call, platform: str = sys.platform) -> bool:
    """Remove the timer; return whether there was one. Raises `TimerRefused`."""
    if platform == "win32":
        try:
            run(["schtasks", "/Query", "/TN", NAME])
        except TimerRefused:
            return False
        run(["schtasks", "/Delete", "/F", "/TN", NAME])
        return True
    path = _file(platform)
    if not path.exists():
        return False
    if platform == "darwin":
        _leave_launchd(run)
        path.unlink()
        return True
    run(["systemctl", "--user", "disable", "--now", f"{NAME}.timer"])
    for written in (path, path.with_suffix(".service")):
        written.unlink(missing_ok=True)
    run(["systemctl", "--user", "daemon-reload"])
    return True


def _file(platform: str) -> Path:
    if platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "systemd" / "user" / f"{NAME}.timer"


def _quoted(argument: str) -> str:
    """Quote an argument for a systemd unit, so that nothing in it is expanded."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        argument = argument.replace(sign, written)
    return f'"{argument}"'


def _service(command: Sequence[str]) -> str:
    line = " ".join(map(_quoted, command))
    return f"[Unit]\nDescription=storemon run\n\n[Service]\nType=oneshot\nExecStart={line}\n"


def _timer(when: When) -> str:
    calendar = "hourly" if when.hour is None else f"*-*-* {when.hour:02}:{when.minute:02}:00"
    return (
        "[Unit]\nDescription=storemon run\n\n"
        f"[Timer]\nOnCalendar={calendar}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )


def _agent(when: When, command: Sequence[str]) -> dict[str, object]:
    times = {"Minute": when.minute} if when.hour is None else {"Hour": when.hour, "Minute": when.minute}
    return {"Label": _LABEL, "ProgramArguments": list(command), "StartCalendarInterval": times}


def _domain() -> str:
    return f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui/0"


def _leave_launchd(run: Call) -> None:
    with contextlib.suppress(TimerRefused):  # it was not loaded
        run(["launchctl", "bootout", f"{_domain()}/{_LABEL}"])


def _install_task(when: When, command: Sequence[str], run: Call) -> None:
    # Only the XML format supports making up for a missed start.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "task.xml"
        path.write_text(_task(when, command), "utf-16")
        run(["schtasks", "/Create", "/F", "/TN", NAME, "/XML", str(path)])


def _task(when: When, command: Sequence[str]) -> str:
    at = f"2000-01-01T{when.hour or 0:02}:{when.minute:02}:00"
    hourly = "<Repetition><Interval>PT1H</Interval></Repetition>" if when.hour is None else ""
    arguments = subprocess.list2cmdline(command[1:])
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><CalendarTrigger>{hourly}<StartBoundary>{at}</StartBoundary>
    <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger></Triggers>
  <Settings><StartWhenAvailable>true</StartWhenAvailable>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries></Settings>
  <Actions><Exec><Command>{escape(command[0])}</Command>
    <Arguments>{escape(arguments)}</Arguments></Exec></Actions>
</Task>
"""
