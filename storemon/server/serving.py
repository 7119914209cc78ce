"""Run a server from start to end."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import uvicorn

from storemon.errors import BadInput
from storemon.message import Message
from storemon.override import override
from storemon.server.bounded_protocol import BoundedProtocol
from storemon.server.server_options import ServerOptions
from storemon.server.web_app import web_app
from storemon.services.background_reports import BackgroundReports
from storemon.services.workspace import Workspace

_MOST_CONNECTIONS: Final = 1000
_IDLE_SECONDS: Final = 15
_SECONDS_TO_FINISH: Final = 20
"""Maximum seconds for answers in progress when the server ends."""
_TURN_SECONDS: Final = 0.0001
"""How long a report computes before a request gets its turn: Python's default of 5 ms would add up."""


def serve(workspace: Workspace, options: ServerOptions, tell: Callable[[str], None]) -> None:
    """Serve until a signal ends the process: answers are finished, running reports are canceled.

    `tell` gets the address and who can use it. Raises `BadInput` if it is not possible to listen on the
    address.
    """
    with _listening(options) as listener:
        sys.setswitchinterval(_TURN_SECONDS)
        background = BackgroundReports(workspace.reports)
        server = _Server(
            background,
            uvicorn.Config(
                web_app(workspace, background, options),
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ws="none",
                lifespan="on",
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=_SECONDS_TO_FINISH,
                http=BoundedProtocol,
                ssl_certfile=options.certificate,
                ssl_keyfile=options.key,
            ),
        )
        with _signals_ending(server):
            tell(f"storemon serves {workspace.place} at {_address(options, listener)}")
            tell(_who_can_ask(options))
            try:
                server.run(sockets=[listener])
            finally:
                background.close()


class _Server(uvicorn.Server):
    """Cancels reports as soon as a signal ends it, while answers are still being finished."""

    def __init__(self, background: BackgroundReports, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._background = background

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._background.stop()
        super().handle_exit(sig, frame)


@contextmanager
def _listening(options: ServerOptions) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        listener = socket.create_server((options.host, options.port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        raise BadInput(
            Message("Nobody can listen on {host}, port {port}.", host=options.host, port=str(options.port)),
            Message("{strerror}.", strerror=getattr(error, "strerror", None) or str(error)),
            Message("Choose another port with --port, or another address with --host."),
        ) from error
    with listener:
        yield listener


def _address(options: ServerOptions, listener: socket.socket) -> str:
    scheme = "http" if options.certificate is None else "https"
    host = f"[{options.host}]" if ":" in options.host else options.host
    return f"{scheme}://{host}:{listener.getsockname()[1]}"


def _who_can_ask(options: ServerOptions) -> str:
    token = "with the token" if options.token is not None else "without a token"
    if options.is_local:
        return f"Programs and pages of this computer alone can ask, {token}."
    if options.certificate is None:
        return f"Other computers can ask, {token}. What they send is only encrypted up to the proxy."
    return f"Other computers can ask, {token}, over TLS."


@contextmanager
def _signals_ending(server: uvicorn.Server) -> Iterator[None]:
    """Make signals end only the server, since it raises them again after it has ended."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    ending = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, end) for number in ending]
    try:
        yield
    finally:
        for number, handler in zip(ending, before, strict=True):
            signal.signal(number, handler)
