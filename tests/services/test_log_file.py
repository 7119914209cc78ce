from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.services import log_file
from storemon.services.log_file import LogFile, kind_of, older, trace_of, without_home

SECRET = "8419537941919820732"  # noqa: S105  # a store, no password


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = LogFile(tmp_path / "storemon.log")
    logging.getLogger().addHandler(handler)
    logging.getLogger("storemon").setLevel(logging.INFO)
    yield tmp_path / "storemon.log"
    logging.getLogger().removeHandler(handler)
    logging.getLogger("storemon").setLevel(logging.NOTSET)
    handler.close()


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        if cause is not None:
            raise error from raised(cause)
        raise error
    except type(error) as caught:
        return caught


def test_a_line_has_the_time_the_place_and_the_words(log: Path) -> None:
    logging.getLogger("storemon.part").info("imported %d rows", 3)
    line = log.read_text()
    assert line.endswith("Z INFO storemon.part: imported 3 rows\n")
    assert len(line.splitlines()) == 1


@pytest.mark.logs_warnings
def test_an_exception_leaves_its_kind_and_its_places_and_none_of_its_words(log: Path) -> None:
    error = raised(KeyError(SECRET), OSError(errno.ENOSPC, SECRET, SECRET))
    logging.getLogger("storemon").error("it failed", exc_info=error)
    text = log.read_text()
    assert "KeyError" in text
    assert "OSError ENOSPC" in text
    assert "test_log_file.py" in text
    assert SECRET not in text


@pytest.mark.logs_warnings
def test_the_words_of_other_libraries_stay_out(log: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("a row: %s", SECRET)
    assert "sqlalchemy.engine" in log.read_text()
    assert SECRET not in log.read_text()


@pytest.mark.logs_warnings
def test_what_another_handler_made_of_an_exception_is_not_used(log: Path) -> None:
    record = logging.LogRecord("storemon", logging.ERROR, __file__, 1, "it failed", None, None)
    error = raised(ValueError(SECRET))
    record.exc_info = (ValueError, error, error.__traceback__)
    logging.Formatter().format(record)
    assert SECRET in str(record.exc_text)
    logging.getLogger().handle(record)
    assert SECRET not in log.read_text()


def test_sqlite_tells_what_it_calls_an_error() -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(":memory:").execute("select * from nothing")
    assert kind_of(caught.value) == "OperationalError SQLITE_ERROR"


def test_a_long_trace_is_cut_in_the_middle() -> None:
    def deeper(levels: int) -> None:
        if not levels:
            raise ValueError
        deeper(levels - 1)

    with pytest.raises(ValueError) as caught:  # noqa: PT011  # it has no message
        deeper(100)
    lines = trace_of(caught.value).splitlines()
    assert len(lines) == 42
    assert "… 62 more" in lines[21]


def test_a_log_that_has_grown_begins_again_and_keeps_the_one_before(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_file, "_LARGEST", 2000)
    for number in range(100):
        logging.getLogger("storemon").info("line %d", number)
    assert max(log.stat().st_size, older(log).stat().st_size) < 2200
    assert log.read_text().endswith("line 99\n")
    assert {path.name for path in log.parent.iterdir()} == {"storemon.log", "storemon.1.log"}


def test_a_log_that_cannot_be_written_costs_nothing_but_its_lines(log: Path) -> None:
    log.mkdir()
    logging.getLogger("storemon").info("lost")
    assert list(log.iterdir()) == []


def test_the_persons_folder_is_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "ana")
    assert without_home(f'File "{tmp_path / "ana" / "x.py"}"') == f'File "{Path("~", "x.py")}"'
    assert without_home(f"{tmp_path / 'anabel'}") == f"{tmp_path / 'anabel'}"
