from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from storemon.core.model import Figures
from storemon.core.report import ReportTable
from storemon.core.vocabulary import HOUR, Method
from storemon.data.report_tables import TablePacker, TableParts, pack, unpack
from storemon.errors import RowsDamaged

KEEP_ONE = """
import sys
from tests.data.test_report_tables import table_of
from storemon.data.report_tables import pack, unpack
unpack(pack(table_of(["nord", "süd"])))
print("pandas" in sys.modules)
"""


def table_of(ids: list[str]) -> ReportTable:
    """Build a report in which all figures are different."""
    shape = (len(ids), 3)
    first, second, third, fourth = np.arange(4 * len(ids) * 3).reshape(4, *shape) * HOUR
    return ReportTable(
        method=Method.INTERPOLATED,
        store_ids=ids,
        zones=[("America/Chicago", "Europe/Berlin")[place % 2] for place in range(len(ids))],
        zone_assumed=np.arange(len(ids)) % 2 == 0,
        hours_assumed=np.arange(len(ids)) % 3 == 0,
        figures=Figures(open=first, up=second, down=third, unknown=fourth),
    )


@pytest.mark.parametrize("ids", [[], ["nord"], ["", "süd", "8419537941919820732", "店"]])
def test_a_kept_table_comes_back_as_it_was(ids: list[str]) -> None:
    table = table_of(ids)
    found = unpack(pack(table))
    assert (found.method, found.store_ids, found.zones) == (table.method, table.store_ids, table.zones)
    for name in ("zone_assumed", "hours_assumed"):
        assert np.array_equal(getattr(found, name), getattr(table, name))
        assert getattr(found, name).dtype == np.bool_
    for name in ("open", "up", "down", "unknown"):
        assert np.array_equal(getattr(found.figures, name), getattr(table.figures, name))


@pytest.mark.parametrize("most", [1, 2, 7, 100])
def test_a_kept_table_comes_back_in_parts_of_any_size(most: int) -> None:
    table = table_of([f"store {number}" for number in range(9)])
    packer = TablePacker(None)
    for first in range(0, 9, most):
        packer.add(table.part(slice(first, first + most)))
    content = packer.content()
    whole = unpack(content)
    assert (packer.stores, whole.store_ids, whole.zones) == (9, table.store_ids, table.zones)
    parts = TableParts(content)
    found = [parts.take(2), parts.take(3), *parts.rest()]
    assert [len(part.store_ids) for part in found[:2]] == [2, 3]
    assert [store_id for part in found for store_id in part.store_ids] == table.store_ids
    assert [zone for part in found for zone in part.zones] == table.zones
    assert np.array_equal(np.concatenate([part.figures.down for part in found]), table.figures.down)


def test_more_stores_than_a_table_has_are_damage() -> None:
    parts = TableParts(pack(table_of(["nord", "süd"])))
    with pytest.raises(RowsDamaged):
        parts.take(3)


def test_keeping_a_report_does_not_load_pandas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KEEP_ONE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "False\n"
