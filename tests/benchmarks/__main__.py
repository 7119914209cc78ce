"""Measure everything that the project promises, and print the table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import cluster, importing, maintenance, reporting, scale, shared, window
from tests.benchmarks.table import Figure, markdown


def main() -> int:
    """Run the benchmarks; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--folder", type=Path, help="keep the full-scale set here for the next run")
    parser.add_argument("--quick", action="store_true", help="leave out what needs ten weeks of polls")
    parser.add_argument(
        "--scale",
        type=int,
        nargs="?",
        const=140_920,
        metavar="STORES",
        help="measure nothing but what this many stores take beside 14,092 (140,920 without a number)",
    )
    parser.add_argument(
        "--cluster",
        type=int,
        nargs="?",
        const=140_920,
        metavar="STORES",
        help="measure nothing but reports of this many stores on a cluster (140,920 without a number)",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="storemon-benchmarks-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        parts: list[Callable[[Path], list[Figure]]]
        parts = [importing.figures, reporting.figures, reporting.export_figures]
        parts += [maintenance.figures, shared.figures, window.figures]
        if not options.quick:
            parts += [importing.long_figures, reporting.long_figures]
        if options.scale is not None:
            parts = [lambda place: scale.figures(place, options.scale)]
        if options.cluster is not None:
            parts = [lambda place: cluster.figures(place, options.cluster)]
        figures: list[Figure] = []
        for part in parts:
            print(f"{part.__module__.rpartition('.')[2]} …", file=sys.stderr)
            figures += part(folder)
    print(markdown(figures))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
