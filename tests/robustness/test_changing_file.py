"""A file that changes while it is read is refused, and none of it is imported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.errors import FileRefused
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench
from tests.robustness.small_steps import take_small_steps
from tests.robustness.state import state_of


def grow(file: Path) -> None:
    with file.open("a") as more:
        more.write("1000000000000000001,active,2023-01-24 09:06:42 UTC\n")


def grow_in_the_middle_of_a_row(file: Path) -> None:
    with file.open("a") as more:
        more.write("1000000000000000001,acti")


def empty(file: Path) -> None:
    os.truncate(file, 0)


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size * 3 // 4)


def overwrite(file: Path) -> None:
    """Overwrite the file's last part with other rows of the same length."""
    size = file.stat().st_size
    with file.open("r+b") as other:
        other.seek(size - 5000)
        text = other.read()
        other.seek(size - 5000)
        other.write(text.replace(b"active", b"closed"))


def remove(file: Path) -> None:
    file.unlink()


def replace(file: Path) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_text("store_id,timezone_str\n1,Asia/Tokyo\n", "utf-8")
    fresh.replace(file)


def copy_of(original: Path, folder: Path) -> Path:
    """Return a copy with an old modification time: a coarse clock may not show an immediate change."""
    file = Path(shutil.copy(original, folder))
    os.utime(file, (1_700_000_000, 1_700_000_000))
    return file


ON_OPEN_FILES = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from going away")
CHANGES = [
    *(grow, grow_in_the_middle_of_a_row, empty, cut_short, overwrite),
    *(pytest.param(change, marks=ON_OPEN_FILES) for change in (remove, replace)),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("moment", [0, 3, 12])
def test_a_file_that_changes_while_it_is_read_is_refused(
    moment: int,
    change: Callable[[Path], None],
    bench: Bench,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_small_steps(monkeypatch.setattr)
    file = copy_of(bench.polls, bench.folder)
    calls = 0

    def progress(fraction: float, text: str) -> None:
        nonlocal calls
        if calls == moment:
            change(file)
        calls += 1

    with pytest.raises(FileRefused, match="changed while it was read"):
        workspace.imports.import_file(file, progress)
    assert calls > moment
    assert state_of(bench.database) == bench.before


def test_a_file_that_keeps_growing_is_refused(
    bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_small_steps(monkeypatch.setattr)
    file = copy_of(bench.polls, bench.folder)
    with pytest.raises(FileRefused, match="changed while it was read"):
        workspace.imports.import_file(file, lambda fraction, text: grow(file))
    assert state_of(bench.database) == bench.before
    workspace.imports.import_file(file)
    assert workspace.imports.recent()[0].name == file.name
