"""Work canceled at any moment leaves the database unchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.progress import Progress
from storemon.errors import Cancelled
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.small_steps import take_small_steps
from tests.robustness.state import state_of

MOMENTS = 30


class Stop:
    """Progress that counts its calls, and cancels at a given one."""

    def __init__(self, at: int | None = None) -> None:
        self.calls = 0
        self._at = at

    def __call__(self, fraction: float, text: str) -> None:
        assert 0.0 <= fraction <= 1.0
        assert text
        if self.calls == self._at:
            raise Cancelled
        self.calls += 1


def cancel_at_moments(
    work: Callable[[Workspace, Progress], object], bench: Bench, expected_calls: int
) -> None:
    """Count the calls of uninterrupted work; then cancel it at up to thirty of them, including the last."""
    rehearsal, calls = Workspace.open(bench.fresh()), Stop()
    work(rehearsal, calls)
    rehearsal.close()
    assert calls.calls >= expected_calls
    workspace = Workspace.open(bench.fresh())
    try:
        step = max(1, calls.calls // MOMENTS)
        for moment in {*range(0, calls.calls, step), calls.calls - 1}:
            with pytest.raises(Cancelled):
                work(workspace, Stop(moment))
            assert state_of(bench.database) == bench.before, moment
        work(workspace, Stop())
    finally:
        workspace.close()
    assert state_of(bench.database) != bench.before


@pytest.mark.parametrize(("kind", "expected_calls"), [("polls", 20), ("hours", 3), ("zones", 3)])
def test_a_cancelled_import_leaves_the_database_as_it_was(
    kind: str, expected_calls: int, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_small_steps(monkeypatch.setattr)
    file: Path = getattr(bench, kind)
    cancel_at_moments(
        lambda workspace, progress: workspace.imports.import_file(file, progress), bench, expected_calls
    )


@pytest.mark.parametrize("work", [child.undo_newest, child.clear])
def test_a_cancelled_undo_or_clearing_leaves_the_database_as_it_was(work: child.Work, bench: Bench) -> None:
    cancel_at_moments(lambda workspace, progress: work(workspace, bench.polls, progress), bench, 2)
