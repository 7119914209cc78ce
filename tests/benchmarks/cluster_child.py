"""A report in a process of its own, locally or on a cluster.

`python -m tests.benchmarks.cluster_child ADDRESS NAME WORKERS` computes the report NAME of `REQUESTS` on
WORKERS processes, or locally if WORKERS is 0. It prints the digest of everything that is stored of the
report, the seconds of the report and of the cluster's start, and the peak memory of this process and of the
largest worker in MB.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from storemon.core.dates import Dates
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import HOUR, Method, Range, ReportRequest, ReportStatus
from storemon.data import insight_rows, report_tables
from storemon.services.sample import DEFAULT_END
from storemon.services.workspace import Workspace
from tests.benchmarks.child import peak

_LAST: Final = dt.datetime.fromtimestamp(DEFAULT_END / 1e6, dt.UTC).date()

REQUESTS: Final = {
    "usual": ReportRequest(),
    "poll-count": ReportRequest(method=Method.POLL_COUNT),
    "no reach": ReportRequest(reach=None),
    "dates": ReportRequest(range=Dates(_LAST - dt.timedelta(days=4), _LAST - dt.timedelta(days=1))),
    "range": ReportRequest(range=Range(DEFAULT_END - 60 * HOUR, DEFAULT_END - 2 * HOUR)),
}


def _digest(workspace: Workspace, report_id: str) -> str:
    report = workspace.reports.get_report(report_id, answers=True)
    assert report.table is not None
    assert report.answers is not None
    views = {} if report.views is None else report.views.packed
    # Twice: the second one has not what views repeat.
    stored = insight_rows.pack(insight_rows.unpack(insight_rows.pack(report.answers)))
    parts = [report_tables.pack(report.table), stored]
    for name, packed in views.items():
        parts += [name.encode(), *packed]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _main(address: ServerAddress, name: str, workers: int) -> dict[str, Any]:
    workspace = Workspace.open(address)
    begin = time.perf_counter()
    runs: AbstractContextManager[Any]
    if workers:
        from storemon.cluster.connecting import ClusterAddress  # noqa: PLC0415  # only where one is asked for
        from storemon.cluster.database_run import on_cluster  # noqa: PLC0415  # likewise

        runs = on_cluster(address, ClusterAddress(f"local:{workers}"))
    else:
        runs = nullcontext(workspace.reports.runner)
    most = 0
    with runs as runner:
        workspace.reports.runner = runner
        start = time.perf_counter()
        info = workspace.reports.run(workspace.reports.trigger_report(REQUESTS[name]))
        seconds, started = time.perf_counter() - start, start - begin
        client = peak()
        if workers:
            most = max(runner.client.run(peak).values())
    if info.status is not ReportStatus.COMPLETE:
        raise SystemExit(f"The report ended {info.status}: {info.reason}")
    digest = _digest(workspace, info.report_id)
    workspace.close()
    return {
        "digest": digest,
        "seconds": seconds,
        "start": started,
        "client": client / 1e6,
        "worker": most / 1e6,
    }


if __name__ == "__main__":
    place, wanted, count = sys.argv[1:]
    print(json.dumps(_main(ServerAddress(place), wanted, int(count))))
