"""The option `--cluster`: an optional extra that is loaded only if it is used."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.workspace import Workspace

_NEEDED: Final = ("cryptography", "distributed")


def cluster_address(options: argparse.Namespace) -> Any | None:
    """Return the cluster address in the options, None if there is none. Raises `BadInput`."""
    files = (options.tls_ca, options.tls_certificate, options.tls_key)
    if options.cluster is None:
        if any(file is not None for file in files):
            raise BadInput(
                Message("The options for TLS are for a cluster."), remedy=Message("Name it with --cluster.")
            )
        return None
    if any(find_spec(name) is None for name in _NEEDED):
        raise BadInput(
            Message("This installation of storemon uses no cluster."),
            Message("Dask is not installed."),
            Message('Install it with pip: pip install "storemon[cluster]"'),
        )
    address = import_module("storemon.cluster.connecting").ClusterAddress(options.cluster, *files)
    address.check()
    return address


@contextmanager
def computing(workspace: Workspace, address: Any | None) -> Iterator[None]:
    """Compute the reports of a workspace on a cluster, if one is given."""
    if address is None:
        yield
        return
    runs = import_module("storemon.cluster.database_run")
    with runs.on_cluster(workspace.place, address) as runner:
        before, workspace.reports.runner = workspace.reports.runner, runner
        try:
            yield
        finally:
            workspace.reports.runner = before
