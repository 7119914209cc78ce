"""Connections that limit the time and size of request headers, which uvicorn does not do."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from storemon.override import override

LARGEST_HEAD: Final = 16 * 1024
"""Maximum bytes of a request's first line and headers."""
SECONDS_FOR_A_HEAD: Final = 10.0


class BoundedProtocol(HttpToolsProtocol):
    """Closes a connection whose request line and headers are too large, or do not arrive in time."""

    _waiting: asyncio.TimerHandle | None = None
    _size: int | None = 0
    """Bytes of the headers so far, None while a body or an answer is in progress."""

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's signature
        super().connection_made(transport)
        self._wait()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        if self._size is not None:
            self._size += len(data)
            if self._size > LARGEST_HEAD:
                self.transport.close()
                return
        super().data_received(data)

    @override
    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    @override
    def on_headers_complete(self) -> None:
        self._stop_waiting()
        self._size = None
        super().on_headers_complete()

    @override
    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._size = 0

    def _wait(self) -> None:
        self._stop_waiting()
        self._waiting = self.loop.call_later(SECONDS_FOR_A_HEAD, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
