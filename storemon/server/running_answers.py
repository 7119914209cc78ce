"""Answers about running reports without the application, since clients poll these often and in parallel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from storemon.server.report_answers import STATUS_HEADER, Status

_PATH: Final = "/get_report"
_NAMES: Final = ("report_id", "id")
_JSON: Final = (b"content-type", b"application/json")


class RunningAnswers:
    """Answers requests for reports that `running` knows; the application answers all others the same way.

    It saves the application's routing, a third of the CPU time of an answer.
    """

    def __init__(self, application: ASGIApp, running: Callable[[str], Status | None]) -> None:
        self.application = application
        self._running = running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as an ASGI application."""
        status = self._status(scope)
        if status is None:
            await self.application(scope, receive, send)
            return
        content = status.model_dump_json(exclude_none=True).encode()
        headers = [
            (STATUS_HEADER.lower().encode(), status.status.encode()),
            (b"content-length", str(len(content)).encode()),
            _JSON,
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    def _status(self, scope: Scope) -> Status | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        path, _, report_id = scope["path"].rpartition("/")
        if path != _PATH:
            if scope["path"] != _PATH:
                return None
            named = parse_qs(scope["query_string"].decode("latin-1"))
            report_id = next((named[name][0] for name in _NAMES if name in named), "")
        return self._running(report_id)
