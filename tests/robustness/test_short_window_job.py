"""A window job that runs out of memory ends with a message; the window never waits for it forever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.robustness.conftest import Bench
from tests.robustness.state import state_of

ROOT: Final = Path(__file__).parents[2]
JOB: Final = """
import os, resource, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.services.workspace import Workspace

def limit(size):
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))

def work(progress):
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit(used + (int(sys.argv[3]) << 20))
    return workspace.imports.import_file(Path(sys.argv[2]), progress=progress)

def end(said):
    limit(resource.RLIM_INFINITY)
    print(said, flush=True)
    app.quit()

app = QCoreApplication([])
workspace = Workspace.open(Path(sys.argv[1]))
runner = JobRunner()
job = Job(work, lambda result: end("done"), lambda error: end(str(error)), lambda: end("canceled"))
runner.start(Lane.WRITE, job)
app.exec()
runner.close()
workspace.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits addresses")
@pytest.mark.parametrize("megabytes", [0, 32, 200])
def test_an_import_of_the_window_ends_and_says_that_there_is_no_memory(megabytes: int, bench: Bench) -> None:
    arguments = map(str, (bench.database, bench.polls, megabytes))
    ended = subprocess.run(
        [sys.executable, "-c", JOB, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    assert ended.stdout.startswith("There is not enough memory.")
    assert state_of(bench.database) == bench.before
