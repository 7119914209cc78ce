from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.gui.store.chart_library import import_in_steps

PACKAGE = '''"""A package."""
from .first import *
from .second import TWO
total = ONE + TWO
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "stepwise_example"
    folder.mkdir()
    (folder / "__init__.py").write_text(PACKAGE)
    (folder / "first.py").write_text("from . import __name__ as parent\nONE = 1\n")
    (folder / "second.py").write_text("TWO = 2\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("stepwise_example")]:
        del sys.modules[name]


def test_a_package_comes_a_statement_at_a_time(package: Path) -> None:
    steps = import_in_steps("stepwise_example")
    next(steps)
    assert "stepwise_example.first" not in sys.modules
    next(steps)
    assert "stepwise_example.first" in sys.modules
    assert "stepwise_example.second" not in sys.modules
    assert len(list(steps)) == 2


def test_it_is_what_an_import_would_have_made(package: Path) -> None:
    list(import_in_steps("stepwise_example"))
    made = importlib.import_module("stepwise_example")
    assert (made.total, made.__doc__, made.__file__) == (3, "A package.", str(package / "__init__.py"))
    assert made.first.parent == "stepwise_example"
    assert made.__spec__ is not None
    importlib.reload(made)
    assert made.total == 3


def test_an_error_in_a_package_leaves_nothing_half_made(package: Path) -> None:
    (package / "second.py").write_text("raise ImportError('no such library')\n")
    with pytest.raises(ImportError, match="no such library"):
        list(import_in_steps("stepwise_example"))
    assert "stepwise_example" not in sys.modules


def test_steps_that_are_given_up_leave_nothing_half_made(package: Path) -> None:
    steps = import_in_steps("stepwise_example")
    next(steps)
    next(steps)
    del steps
    assert "stepwise_example" not in sys.modules


def test_a_package_that_is_there_is_left_alone(package: Path) -> None:
    made = importlib.import_module("stepwise_example")
    assert list(import_in_steps("stepwise_example")) == []
    assert sys.modules["stepwise_example"] is made


def test_what_is_missing_fails_as_it_always_does() -> None:
    with pytest.raises(ModuleNotFoundError, match="stepwise_nowhere"):
        list(import_in_steps("stepwise_nowhere"))
