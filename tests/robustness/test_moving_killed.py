"""If the process is killed while moving data, the data is complete in one of the two folders."""

from __future__ import annotations

from collections import Counter

from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Points, deaths, die_at, live_through
from tests.robustness.state import state_of

SEED = 20230124


def test_a_move_that_is_killed_loses_nothing(bench: Bench) -> None:
    new, chosen = bench.folder / "new" / "storemon.db", bench.folder / "chosen"
    life = live_through(child.move, bench.fresh(), bench.polls)
    assert state_of(new) == bench.before
    assert not bench.database.exists()
    ends = Counter[str]()
    for death in deaths(life, Points(clock=24, calls=12, ticks=0, commits=0, closing=0), SEED):
        die_at(death, child.move, bench.fresh(), bench.polls, reset=bench.fresh)
        used = new if chosen.exists() else bench.database
        Workspace.open(used).close()
        assert state_of(used) == bench.before
        if bench.database.exists():
            assert state_of(bench.database) == bench.before
        ends["moved" if chosen.exists() else "as it was"] += 1
    assert ends["as it was"] > 3
