"""Setup for all tests: no screen, none of the user's files, and warnings fail a test."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.screen import OWN_SCREEN, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before Qt loads. To run on a real screen, set it, for example to xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Off screen, Qt reads fonts from files on Windows, and warns if it is not told where they are.
if sys.platform == "win32":
    os.environ.setdefault("QT_QPA_FONTDIR", f"{os.environ['SYSTEMROOT']}\\Fonts")

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

STDERR = pytest.StashKey[int]()
"""Where a hanging test prints its stack: the real standard error, which is captured during a test."""

USER_FOLDERS = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--windows", choices=("without", "only"), help="leave out tests of whole windows, or all others"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that open the program's whole window, which take long."""
    wanted = config.getoption("windows")
    if wanted is None:
        return
    whole = ["open_window" in getattr(item, "fixturenames", ()) for item in items]
    kept = [item for item, is_whole in zip(items, whole, strict=True) if is_whole == (wanted == "only")]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def pytest_configure(config: pytest.Config) -> None:
    controls_others = config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput")
    if os.environ.get(OWN_SCREEN) and not controls_others:
        screen = Screen()
        screen.open()
        config.add_cleanup(screen.close)
        os.environ.update(screen.environment)
    config.stash[STDERR] = os.dup(2)
    config.add_cleanup(lambda: os.close(config.stash[STDERR]))
    config.addinivalue_line(
        "markers", "logs_warnings: the test means to make the program log a warning or worse"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Also limit the time of a test's teardown: pytest drops its own limit once a test has failed."""
    limit = float(item.config.getini("faulthandler_timeout"))
    faulthandler.dump_traceback_later(limit, exit=True, file=item.config.stash[STDERR])
    yield


@pytest.fixture(autouse=True)
def _user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test, and the programs that it starts, its own home folder."""
    home = tmp_path_factory.mktemp("home")
    for name in USER_FOLDERS:
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    # On Windows, folders come from the system, not the environment; platformdirs accepts these instead.
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home / name.lower().replace("_", "")))
    # Do not use a real keyring, which might prompt its owner.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def _log_stays_quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked `logs_warnings`."""
    lines: list[str] = []

    def collect(record: logging.LogRecord) -> bool:
        lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")
        return False

    handler = logging.Handler(logging.WARNING)
    handler.addFilter(collect)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if lines and request.node.get_closest_marker("logs_warnings") is None:
        pytest.fail("The log holds:\n" + "\n".join(lines))
