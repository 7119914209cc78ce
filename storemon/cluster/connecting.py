"""Connects to a cluster, or starts one with processes of this computer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import dask
from distributed import Client, LocalCluster, Security

from storemon.cluster.cluster_problems import no_workers, unreachable
from storemon.errors import BadInput
from storemon.message import Message

LOCAL: Final = "local:"
_MOST: Final = 256
_HERE: Final = "127.0.0.1"
_ANY_PORT: Final = f"{_HERE}:0"
_CONNECT_SECONDS: Final = 10
_WORKER_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """Address of a cluster: `local:N` for N processes of this computer, or a `tcp://` or `tls://` scheduler.

    The TLS files are the CA of the scheduler's certificate, and this computer's certificate and its key.
    """

    text: str
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_private(self) -> bool:
        """Whether what is sent to the workers is encrypted."""
        return self.text.startswith((LOCAL, "tls://"))

    def check(self) -> None:
        """Raise `BadInput` if the address is invalid or TLS files are missing."""
        if self.text.startswith(LOCAL):
            self.processes()
        elif not self.text.startswith(("tcp://", "tls://")):
            raise BadInput(
                Message("{text} is no cluster.", text=repr(self.text)),
                remedy=Message("Use local:N, tcp://HOST:PORT or tls://HOST:PORT."),
            )
        elif self.text.startswith("tls://") and None in {self.ca, self.certificate, self.key}:
            raise BadInput(
                Message("A cluster with TLS needs three files."),
                remedy=Message("Name them with --tls-ca, --tls-certificate and --tls-key."),
            )

    def processes(self) -> int:
        """Return the number of processes in `local:N`. Raises `BadInput`."""
        number = self.text.removeprefix(LOCAL)
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= _MOST):
            raise BadInput(
                Message("{text} is no number of processes.", text=repr(number)),
                remedy=Message("Use local:1 to local:{most}.", most=_MOST),
            )
        return int(number)


@contextmanager
def connected(address: ClusterAddress) -> Iterator[Client]:
    """Yield a client of the cluster. Raises `BadInput` and `ClusterProblem`."""
    address.check()
    # Failures are reported as our own errors. Each of Dask's loggers has its own level.
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if address.text.startswith(LOCAL):
        with _own(address.processes()) as client:
            yield client
        return
    try:
        client = Client(address.text, security=_security(address), timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise unreachable(address.text) from error
    try:
        try:
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except TimeoutError as error:
            raise no_workers(address.text) from error
        yield client
    finally:
        client.close(timeout=2)


@contextmanager
def _own(processes: int) -> Iterator[Client]:
    # Encrypted, as a scheduler runs any code it is sent, and every user of this computer can reach its port.
    security = Security.temporary()
    with (
        # Dask's web pages are not needed.
        dask.config.set({"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}),
        LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            host=_HERE,
            protocol="tls://",
            security=security,
            dashboard_address=_ANY_PORT,
            worker_dashboard_address=_ANY_PORT,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, security=security, timeout=_CONNECT_SECONDS) as client,
    ):
        yield client


def _security(address: ClusterAddress) -> Security | None:
    if not address.text.startswith("tls://"):
        return None
    return Security(
        tls_ca_file=str(address.ca),
        tls_client_cert=str(address.certificate),
        tls_client_key=str(address.key),
        require_encryption=True,
    )
