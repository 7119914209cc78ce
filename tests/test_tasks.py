"""The decisions of the chores; the programs that they start are replaced."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

import tasks
from resources.installer import console, environment, locks, system, test_run
from resources.installer.system import QT_LIBRARIES, has_fonts, loads, package_of
from tests.screen import OWN_SCREEN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the commands that would be started; all of them succeed."""
    commands: list[list[str]] = []

    def call(command: list[str], env: object = None, *, quiet: bool = False) -> int:
        commands.append(list(command))
        return 0

    monkeypatch.setattr(console, "call", call)
    monkeypatch.setattr(console, "succeeds", lambda *command: True)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv(test_run.COVERAGE, raising=False)
    return commands


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch, started: list[list[str]]) -> list[list[str]]:
    """Simulate a Debian machine as root, with fonts and every library except libEGL."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "has_fonts", lambda: True)
    monkeypatch.setattr(system, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "root_prefix", list)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)  # of what makes environments
    return started


@pytest.fixture
def checkout(monkeypatch: pytest.MonkeyPatch, started: list[list[str]], tmp_path: Path) -> list[list[str]]:
    """Simulate an empty checkout with two locks; creating an environment creates its folders."""
    monkeypatch.setattr(console, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "BIN", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(environment, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "locks.json")
    for name in ("RUN_LOCK", "DEV_LOCK"):
        lock = tmp_path / getattr(environment, name).name
        lock.write_text(name)
        monkeypatch.setattr(environment, name, lock)

    def call(command: list[str], env: object = None, *, quiet: bool = False) -> int:
        started.append(list(command))
        if "venv" in command:
            (tmp_path / ".venv/lib/python3/site-packages").mkdir(parents=True)
            (tmp_path / ".venv/bin").mkdir()
            (tmp_path / ".venv/bin/python").touch()
        return 0

    monkeypatch.setattr(console, "call", call)
    return started


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0t64|libglib2.0-0"),
    ],
)
def test_a_library_is_found_in_its_debian_package(library: str, package: str) -> None:
    assert package_of(library) == package


def test_a_library_that_the_system_lacks_does_not_load() -> None:
    assert not loads("libnothing-of-the-kind.so.7")


def test_fonts_are_looked_for_in_all_folders(tmp_path: Path) -> None:
    assert not has_fonts([str(tmp_path)])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "Sans.TTF").touch()
    assert has_fonts([str(tmp_path / "none"), str(tmp_path)])


def test_a_system_without_fonts_gets_one(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_fonts", lambda: False)
    assert system.missing_packages(["libGL.so.1"]) == ["fonts-dejavu-core"]


def test_nothing_is_installed_where_all_is_there(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "loads", lambda library: True)
    environment.ensure_system(QT_LIBRARIES)
    assert debian == []


def test_a_missing_library_is_announced_and_installed(
    debian: list[list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    environment.ensure_system(QT_LIBRARIES)
    assert [command[-1] for command in debian] == ["update", "libegl1"]
    assert "libegl1" in capfd.readouterr().err


def test_the_name_that_this_release_knows_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "succeeds", lambda *command: command[-1] == "libglib2.0-0")
    assert system.choose("libglib2.0-0t64|libglib2.0-0") == "libglib2.0-0"


def test_without_rights_the_one_command_is_shown(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "root_prefix", lambda: None)
    assert tasks.main(["test"]) == 2
    assert "sudo apt-get update && sudo apt-get install -y" in capfd.readouterr().err
    assert debian == []


def test_another_linux_gets_a_list_of_what_seems_missing_and_goes_on(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    environment.ensure_system(QT_LIBRARIES)
    assert "libegl1" in capfd.readouterr().err
    assert debian == []


def test_a_python_that_cannot_make_environments_gets_the_package_that_can(
    debian: list[list[str]], checkout: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    environment.ensure_system(())
    assert checkout[-1][-1] == f"python3.{sys.version_info.minor}-venv"


def test_an_environment_is_made_once(checkout: list[list[str]], tmp_path: Path) -> None:
    environment.ensure_environment(environment.RUN_LOCK)
    assert [command[2] for command in checkout] == ["venv", "pip", "pip"]
    assert (tmp_path / ".venv/lib/python3/site-packages/storemon.pth").read_text() == f"{tmp_path}\n"
    made = len(checkout)
    environment.ensure_environment(environment.RUN_LOCK)
    assert len(checkout) == made


def test_the_developers_environment_serves_the_application_too(checkout: list[list[str]]) -> None:
    environment.ensure_environment(environment.DEV_LOCK)
    made = len(checkout)
    environment.ensure_environment(environment.RUN_LOCK)
    assert len(checkout) == made


def test_a_changed_lock_is_installed_again(checkout: list[list[str]]) -> None:
    environment.ensure_environment(environment.RUN_LOCK)
    environment.RUN_LOCK.write_text("other")
    environment.ensure_environment(environment.RUN_LOCK)
    assert [command[-1] for command in checkout if "-r" in command] == [str(environment.RUN_LOCK)] * 2


PIP = "pip==26.3 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
SETUPTOOLS = "setuptools==84.2.1 \\\n    --hash=sha256:cc\n"


def test_a_pin_is_read_from_a_lock_with_its_hashes(checkout: list[list[str]]) -> None:
    environment.DEV_LOCK.write_text(
        f"# Made\npip-tools==7 \\\n    --hash=sha256:dd\n{PIP}    # via pip-tools\n{SETUPTOOLS}"
    )
    assert locks.pin("pip", environment.DEV_LOCK) == PIP
    assert locks.pin("setuptools", environment.DEV_LOCK) == SETUPTOOLS
    assert locks.pin("wheel", environment.DEV_LOCK) == ""


def test_the_tools_that_python_brings_are_replaced_or_taken_away(checkout: list[list[str]]) -> None:
    environment.DEV_LOCK.write_text(PIP + SETUPTOOLS)
    environment.install("python", environment.RUN_LOCK)
    assert [command[5] for command in checkout] == ["install", "uninstall", "install"]
    assert checkout[0][-1].endswith("pip.txt")
    assert checkout[1][-1] == "setuptools"
    checkout.clear()
    environment.install("python", environment.DEV_LOCK)
    assert [command[5] for command in checkout] == ["install", "install"]


def test_a_newer_pip_in_the_developers_lock_is_installed_everywhere(checkout: list[list[str]]) -> None:
    environment.ensure_environment(environment.RUN_LOCK)
    checkout.clear()
    environment.DEV_LOCK.write_text(PIP)
    environment.ensure_environment(environment.RUN_LOCK)
    assert len([command for command in checkout if "--no-deps" in command]) == 1


def test_a_failed_install_is_not_taken_for_done(
    checkout: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure_environment(environment.RUN_LOCK)
    environment.RUN_LOCK.write_text("other")
    monkeypatch.setattr(console, "call", lambda command: 1)
    with pytest.raises(console.Stop):
        environment.ensure_environment(environment.RUN_LOCK)
    assert environment.installed() == {}


def test_a_started_program_gives_its_exit_status() -> None:
    assert console.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without signals")
def test_a_program_ended_by_a_signal_gives_the_shells_status() -> None:
    assert console.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 143


def test_arguments_are_passed_on(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda lock, libraries: None)
    assert tasks.main(["run", "list-reports", "--database", "x.db"]) == 0
    assert tasks.main(["test", "-k", "zones"]) == 0
    assert started[0][1:] == ["main.py", "list-reports", "--database", "x.db"]
    assert started[1][-2:] == ["-k", "zones"]


def test_run_opens_the_sample_where_there_is_a_screen(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda *_wanted: None)
    monkeypatch.setattr(tasks, "sample_database", lambda: tmp_path / "sample.db")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert tasks.main(["run"]) == 0
    monkeypatch.delenv("DISPLAY")
    assert tasks.main(["run"]) == 0
    assert [command[1:] for command in started] == [
        ["main.py", "--database", str(tmp_path / "sample.db")],
        ["main.py"],
    ]


@pytest.fixture
def prepared(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    monkeypatch.setattr(tasks, "prepare", lambda lock, libraries: None)
    # Not the data of a run that measures this very test.
    monkeypatch.setattr(tasks, "COVERAGE_DATA", tmp_path / "coverage")
    return debian


def test_the_windows_tests_open_screens_of_their_own(
    prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environments: list[dict[str, str]] = []

    def call(command: list[str], environment: dict[str, str]) -> int:
        prepared.append(command)
        environments.append(environment)
        return 0

    monkeypatch.setattr(console, "call", call)
    tasks.main(["test-window", "-k", "focus"])
    tasks.main(["test-window", "tests/gui/test_drop.py::test_dragged_text_is_let_pass"])
    assert prepared[0][-3:] == ["tests/gui", "-k", "focus"]
    assert "tests/gui" not in prepared[1]
    assert [environment[OWN_SCREEN] for environment in environments] == ["own", "own"]


def test_the_chores_of_ci_run_every_test(prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_postgres", lambda: True)
    chores = ("test-programs", "test-robustness", "test-server", "test-postgres")
    for chore in ("test", "coverage", *chores):
        assert tasks.main([chore]) == 0
    assert tasks.main(["test-properties"]) == 0
    drawn = prepared.pop()[5:]
    assert set(prepared.pop()) >= set(tasks.ON_BOTH_ENGINES)
    measured = prepared.pop(1)
    del prepared[1:3]  # the commands that process the coverage data
    ignored, *others = (command[5:] for command in prepared)
    assert ignored[:3] == ["--windows=without", "-m", "not hypothesis"]
    assert drawn == ["--windows=without", "-m", "hypothesis", *ignored[3:]]
    del ignored[:3]
    assert sorted(measured[measured.index("-n") + 2 :]) == sorted(ignored)
    assert tasks.main(["test-gui"]) == 0
    assert prepared[-1][5:] == ["--windows=only", "tests/gui"]
    left_out = [argument.removeprefix("--ignore=") for argument in ignored]
    assert sorted(left_out) == sorted(path for paths in others for path in paths)
    assert all((console.ROOT / path).exists() for path in left_out)
    run = (console.ROOT / ".ci" / "run").read_text("utf-8")
    started = set(re.findall(r"python3 tasks.py (\S+)", run))
    everything = {"test", "test-properties", "test-gui", "test-window", *chores, "check"}
    assert everything <= started <= tasks.CHORES.keys()


def test_a_screen_that_cannot_be_had_yet_is_installed(
    prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name in {"Xvfb", "openbox"} else name)
    assert tasks.main(["test-window"]) == 0
    assert prepared[1][-2:] == ["xvfb", "openbox"]


def test_another_system_has_no_screen_of_its_own(
    prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert tasks.main(["test-window"]) == 2
    assert "need X" in capfd.readouterr().err


def test_ci_shows_how_long_each_chore_took(
    prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "1")
    assert tasks.main(["test-gui", "-x"]) == 0
    assert "`test-gui -x` took 0.0 minutes." in capfd.readouterr().err


def test_coverage_is_combined_of_all_processes(prepared: list[list[str]]) -> None:
    assert tasks.main(["coverage"]) == 0
    assert [command[3] for command in prepared] == ["run", "combine", "report"]
    assert prepared[0][3:6] == ["run", "-m", "pytest"]
    assert prepared[-1][3:] == ["report"]


def test_tests_are_measured_where_that_is_asked_for(
    prepared: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(test_run.COVERAGE, "1")
    assert tasks.main(["test-gui"]) == 0
    assert prepared[0][2:6] == ["coverage", "run", "-m", "pytest"]
    assert tasks.main(["coverage", "--report", "--fail-under=85"]) == 0
    assert [command[3] for command in prepared[1:]] == ["combine", "report"]
    assert prepared[-1][3:] == ["report", "--fail-under=85"]


def test_coverage_of_some_tests_has_no_share_to_reach(prepared: list[list[str]]) -> None:
    assert tasks.main(["coverage", "tests/core"]) == 0
    assert prepared[0][-1] == "tests/core"
    assert "--ignore" not in " ".join(prepared[0])
    assert prepared[-1][3:] == ["report", "--fail-under=0"]


def test_without_a_chore_all_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert tasks.main([]) == 0
    assert "Run the tests" in capfd.readouterr().err


def test_an_unknown_chore_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["tset"]) == 2
    assert "Run the tests" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("ci", "failed", "statuses", "status"),
    [
        pytest.param("", 1, [1], 1, id="none outside CI"),
        pytest.param("true", 1, [1, 0], 0, id="passes the second time"),
        pytest.param("true", 3, [1, 1], 1, id="fails again"),
        pytest.param("true", 4, [1], 1, id="too many failed"),
        pytest.param("true", 1, [2], 2, id="stopped before its end"),
        pytest.param("true", 0, [1], 1, id="nothing is noted"),
    ],
)
def test_on_ci_a_few_failed_tests_run_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ci: str, failed: int, statuses: list[int], status: int
) -> None:
    noted = tmp_path / ".pytest_cache/v/cache/lastfailed"
    noted.parent.mkdir(parents=True)
    noted.write_text(json.dumps({f"tests/test_a.py::test_{number}": True for number in range(failed)}))
    commands: list[list[str]] = []

    def call(command: list[str], env: object = None, *, quiet: bool = False) -> int:
        commands.append(list(command))
        return statuses[len(commands) - 1]

    monkeypatch.setattr(console, "ROOT", tmp_path)
    monkeypatch.setattr(console, "call", call)
    monkeypatch.setenv("CI", ci)
    assert test_run.run_pytest(["--windows=only"]) == status
    assert len(commands) == len(statuses)
    assert [command[-1] for command in commands] == ["--windows=only"] * len(commands)
    if len(commands) > 1:
        assert "--last-failed" in commands[1]
        assert "-n" not in commands[1]
