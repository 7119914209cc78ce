"""Posts JSON to the user's web address."""

from __future__ import annotations

import http.client
from typing import Final
from urllib.parse import urlsplit

from storemon import __version__
from storemon.errors import Rejected, SendProblem
from storemon.message import Message
from storemon.services.automation.network_problem import CHECK_SETTINGS, unreachable
from storemon.services.trust import trusting

TIMEOUT_SECONDS: Final = 15.0
"""Timeout for connecting and for each part of the response."""
_MOST_READ: Final = 65_536
_TOO_MANY: Final = 429


def post(url: str, content: str, key: str) -> None:
    """Post the content; `key` is the same for each attempt, so that the receiver can detect duplicates.

    Redirects are not followed, as the user chose only this address. Raises `SendProblem`.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connection(parts.scheme, host, parts.port)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"storemon/{__version__}",
        "Idempotency-Key": key,
        "Connection": "close",
    }
    try:
        connection.request("POST", path, content.encode(), headers)
        answer = connection.getresponse()
        answer.read(_MOST_READ)
        status = answer.status
    except OSError as error:
        raise unreachable(host, error) from error
    except http.client.HTTPException as error:
        what = Message("{host} does not answer as a web server does.", host=host)
        raise SendProblem(what, remedy=CHECK_SETTINGS) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        what = Message("{host} answered with the status {status}.", host=host, status=str(status))
        again = status >= 500 or status in {_TOO_MANY, 408}
        raise (SendProblem if again else Rejected)(what, remedy=CHECK_SETTINGS)


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=TIMEOUT_SECONDS, context=trusting())
    return http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
