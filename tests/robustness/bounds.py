"""Inspect and import a file in a process that measures its own memory and CPU time.

A system limit kills a process that uses far more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MEMORY_MB: Final = 500
SECONDS: Final = 20
MB: Final = 1 << 20
POLLS: Final = b"store_id,status,timestamp_utc\n"
HOURS: Final = b"store_id,day,start_time_local,end_time_local\n"
ROW: Final = b"nord,active,2023-01-24 09:06:42 UTC\n"

CHILD: Final = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
import pyarrow.csv
from storemon.errors import UserError
from storemon.services.workspace import Workspace
def memory():
    # Of this program alone; getrusage would count the one that started it.
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) >> 10
workspace = Workspace.open(Path(sys.argv[1]))
before, begun = memory(), time.process_time()
said, counts = [], []
parts = workspace.imports.expand([Path(sys.argv[2])])
for part in parts[:2]:
    error = workspace.imports.inspect(part).error
    said.append(str(error or ""))
    try:
        result = workspace.imports.import_input(part)
        counts.append([result.imported, result.known, result.refused])
    except UserError as error:
        said.append(str(error))
used = memory() - before, time.process_time() - begun
kept = [len(workspace.imports.refused(one.import_id)) for one in workspace.imports.recent()]
workspace.close()
print(json.dumps([len(parts), said, counts, kept, *used, Path(sys.argv[1]).stat().st_size >> 20]))
"""


@dataclass(frozen=True, slots=True)
class End:
    """The result of a file: its tables, messages and counts, and the resources used."""

    parts: int
    said: list[str]
    counts: list[list[int]]
    kept: list[int]
    megabytes: int
    seconds: float
    database: int


def bring(database: Path, path: Path) -> End:
    """Inspect a file and import it into `database` in a process; check that it stays within the bounds."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, database, path],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    end = End(*json.loads(done.stdout))
    assert end.megabytes < MEMORY_MB
    assert end.seconds < SECONDS
    return end


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
