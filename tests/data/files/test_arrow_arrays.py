from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa

from storemon.data.files.arrow_arrays import integers, texts

POLLS = """store_id,status,timestamp_utc
nord,active,24.01.2023 09:06
nord,inactive,24.01.2023 10:06,too much
nord,asleep,24.01.2023 11:06
"""
READ = """
import sys
from pathlib import Path
from storemon.core.input_file import InputFile
from storemon.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
part = InputFile(Path(sys.argv[2]))
workspace.imports.inspect(part)
print(workspace.imports.import_input(part).imported, "pandas" in sys.modules)
workspace.close()
"""


def test_texts_of_every_script_come_through() -> None:
    values = ["", "nord", "süd", "店", "\x00"]
    array = texts(values)
    array.validate(full=True)
    assert array.to_pylist() == values


def test_no_texts_make_an_empty_array() -> None:
    array = texts([])
    array.validate(full=True)
    assert array.to_pylist() == []


def test_a_column_of_a_wider_table_is_taken_for_itself() -> None:
    array = integers(np.arange(6).reshape(3, 2)[:, 1], pa.int64())
    array.validate(full=True)
    assert array.to_pylist() == [1, 3, 5]


def test_a_bad_file_of_rewritten_dates_is_read_without_loading_pandas(tmp_path: Path) -> None:
    (tmp_path / "polls.csv").write_text(POLLS)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / "storemon.db"), str(tmp_path / "polls.csv")],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "1 False\n"
