"""Refuse requests before the application sees them: foreign hosts or pages, no token, too big, too often."""

from __future__ import annotations

import asyncio
import json
import math
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from storemon.server.rates import Rate
from storemon.server.server_options import LOOPBACK, ServerOptions

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY: Final = 4096
"""Bytes; an id in a form or in JSON takes less than a hundred."""
OPEN_PATHS: Final = frozenset(
    {"/", "/page.js", "/page.css", "/icon.svg", "/healthz", "/docs", "/openapi.json"}
)
"""Paths without any data, which need no token; the page asks for one itself."""
_SECONDS_FOR_A_BODY: Final = 10.0
_REQUESTS: Final = (200.0, 1000)
_TRIGGERS: Final = (0.5, 20)
"""Times per second in the long run, and burst size, for each client address."""

_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'self'; frame-ancestors 'none'; base-uri 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused: an HTTP status, a sentence, and extra headers."""

    status: int
    detail: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


@dataclass(slots=True)
class Guard:
    """Wraps an application and passes on only permitted requests; browsers must not cache answers."""

    application: Application
    options: ServerOptions
    _requests: Rate = field(default_factory=lambda: Rate(*_REQUESTS))
    _triggers: Rate = field(default_factory=lambda: Rate(*_TRIGGERS))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as an ASGI application."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return

        async def with_headers(event: Event) -> None:
            if event["type"] == "http.response.start":
                event["headers"] = [*event.get("headers", ()), *_HEADERS]
            await send(event)

        refusal = self._refusal(scope)
        body = b""
        if refusal is None:
            taken = await _body(scope, receive)
            if isinstance(taken, bytes):
                body = taken
            else:
                refusal = taken
        if refusal is not None:
            await _refuse(refusal, with_headers)
            return
        await self.application(scope, _again(body, receive), with_headers)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not self._is_ours(_name(host), scope):
            return Refusal(421, "This server is not known by that name. Start it with --name to allow it.")
        caller = scope["client"][0] if scope.get("client") else ""
        if wait := self._requests.seconds_to_wait(caller):
            return _too_often("Too many requests. Ask less often.", wait)
        if _is_of_another_page(headers, host):
            return Refusal(403, "Pages of other sites may not ask this server.")
        path = scope["path"]
        if path not in OPEN_PATHS and not self._knows_token(headers.get(b"authorization", b"")):
            return Refusal(
                401,
                "A token is needed. Send the header Authorization: Bearer TOKEN.",
                ((b"www-authenticate", b"Bearer"),),
            )
        if path.startswith("/trigger_report") and (wait := self._triggers.seconds_to_wait(caller)):
            return _too_often("Too many reports were asked for. Try again later.", wait)
        return None

    def _is_ours(self, name: str, scope: Scope) -> bool:
        """Return whether a host name is ours; otherwise a page could reach us by DNS rebinding."""
        if name in self.options.names or name == self.options.host.lower():
            return True
        own = scope["server"][0] if scope.get("server") else ""
        return bool(name) and (name == own or (own in LOOPBACK and name in LOOPBACK))

    def _knows_token(self, authorization: bytes) -> bool:
        if self.options.token is None:
            return True
        scheme, _, given = authorization.partition(b" ")
        known = secrets.compare_digest(given.strip(), self.options.token.encode())
        return scheme.lower() == b"bearer" and known


def _name(host: str) -> str:
    """Return the name in a Host header, without the port and the brackets of an IPv6 address."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_of_another_page(headers: dict[bytes, bytes], host: str) -> bool:
    """Return whether a page of another site made the request, according to the browser's headers.

    Sec-Fetch-Site takes precedence over Origin, since a proxy may change the Host that Origin is compared
    with. Other programs send neither.
    """
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in {b"none", b"same-origin"}
    origin = headers.get(b"origin", b"").decode("latin-1")
    return bool(origin) and origin.partition("://")[2] != host


def _too_often(detail: str, wait: float) -> Refusal:
    return Refusal(429, detail, ((b"retry-after", str(math.ceil(wait)).encode()),))


async def _body(scope: Scope, receive: Receive) -> bytes | Refusal:
    """Read a request's body, or return why it is refused."""
    too_large = Refusal(413, f"The body is larger than {LARGEST_BODY} bytes. Send the id alone.")
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if length.isdigit() and int(length[:20]) > LARGEST_BODY:
        return too_large
    body = b""
    data: bytes
    try:
        async with asyncio.timeout(_SECONDS_FOR_A_BODY):
            while True:
                event = await receive()
                data = event.get("body", b"")
                body += data
                if len(body) > LARGEST_BODY:
                    return too_large
                if not event.get("more_body", False):
                    break
    except TimeoutError:
        return Refusal(408, "The body did not arrive in time. Send it again.")
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that returns the body that was already read, and then later events."""
    given = False

    async def receive_again() -> Event:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def _refuse(refusal: Refusal, send: Send) -> None:
    content = json.dumps({"detail": refusal.detail}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(content)).encode()),
        *refusal.headers,
    ]
    if refusal.status in {408, 413}:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
