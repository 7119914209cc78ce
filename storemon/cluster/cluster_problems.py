"""Error messages about clusters, and the versions that have to match on all machines."""

from __future__ import annotations

from importlib.metadata import version

from storemon import __version__
from storemon.errors import ClusterProblem
from storemon.message import Message, joined


def made_by() -> str:
    """Return the versions of the program and the time zone rules, which affect a report besides its data."""
    return f"storemon {__version__}, tzdata {version('tzdata')}"


def check_version(expected: str) -> None:
    """Raise `ClusterProblem` unless this machine has the same versions."""
    here = made_by()
    if here != expected:
        raise ClusterProblem(
            Message("A worker of the cluster has other versions than this computer."),
            Message("Here: {expected}. There: {here}.", expected=expected, here=here),
            Message("Install the same versions on all machines."),
        )


def lost(why: str = "") -> ClusterProblem:
    """Return the problem of a cluster that was lost while it was working."""
    return ClusterProblem(
        Message("The connection to the cluster was lost."),
        joined(why),
        Message("Check that its scheduler runs, and generate the report again."),
    )


def unreachable(address: str) -> ClusterProblem:
    """Return the problem of a scheduler that does not respond."""
    return ClusterProblem(
        Message("The cluster at {address} cannot be reached.", address=address),
        remedy=Message("Check the address, and that its scheduler runs and expects TLS or not."),
    )


def no_workers(address: str) -> ClusterProblem:
    """Return the problem of a scheduler without workers."""
    return ClusterProblem(
        Message("The cluster at {address} has no workers.", address=address),
        remedy=Message("Start some with dask worker."),
    )


def workers_died() -> ClusterProblem:
    """Return the problem of workers that die repeatedly on the same task."""
    return ClusterProblem(
        Message("Several workers of the cluster ended while they computed the same stores."),
        Message("They may have too little memory."),
        Message("Give each worker more memory, or start fewer on a machine."),
    )


def failed(kind: str, error: object) -> ClusterProblem:
    """Return the problem of a worker that failed with an unexpected error."""
    return ClusterProblem(
        Message("A worker of the cluster failed: {kind}: {error}", kind=kind, error=error),
        remedy=Message("Check that storemon is installed on all of its workers, in the same version."),
    )
