"""Options of reports shared by several commands: the request, and where it is computed."""

from __future__ import annotations

import argparse
from typing import Final

from storemon.cli.values import path_value, text_value

METHODS: Final = ("interpolated", "poll-count")
"""The values of `core.model.Method`; importing that would load numpy for a line of help."""


def report_options(made: argparse.ArgumentParser) -> None:
    """Add the options of a `ReportRequest`."""
    made.add_argument(
        "--method", choices=METHODS, default=METHODS[0], help="how polls are counted (default: %(default)s)"
    )
    made.add_argument(
        "--reach",
        metavar="HOURS",
        help="how far a poll speaks for the time around it, in hours, or none for no limit (default: 2)",
    )
    made.add_argument(
        "--as-of",
        metavar="TIME",
        help="the time the report looks back from, such as '2023-01-25 18:13:22 UTC' "
        "(default: the newest poll, without those that are days ahead of nearly all stores)",
    )
    made.add_argument(
        "--from",
        dest="start",
        metavar="TIME",
        help="count from this time, or from this date of each store's own clock, on, "
        "instead of the last hour, day and week",
    )
    made.add_argument(
        "--to", dest="end", metavar="TIME", help="up to this time, or the end of this date (default: as-of)"
    )


def cluster_options(made: argparse.ArgumentParser) -> None:
    """Add the options for computing on a cluster."""
    made.add_argument(
        "--cluster",
        type=text_value,
        metavar="WHERE",
        help="have a Dask cluster compute it: local:N for N processes here, tcp://HOST:PORT or "
        "tls://HOST:PORT for a scheduler",
    )
    for name, text in (
        ("ca", "the certificates that the scheduler's was signed with"),
        ("certificate", "this computer's certificate for the cluster"),
        ("key", "the certificate's key"),
    ):
        made.add_argument(f"--tls-{name}", type=path_value, metavar="FILE", help=f"{text}, for tls://")
