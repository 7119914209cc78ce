"""Checks whether a newer version was released by reading the list of releases, a single file, on request.

Nothing but the request is sent (docs/security.md). The module is loaded by the first check.
"""

from __future__ import annotations

import contextlib
import http.client
import queue
import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from typing import Final

from storemon.core.progress import Progress
from storemon.core.release_version import ReleaseVersion
from storemon.errors import ReleasesUnknown
from storemon.message import Message
from storemon.override import override
from storemon.services.trust import trusting

_PATIENCE: Final = 15.0
"""Time limit of the whole check in seconds."""
_SILENCE: Final = 10.0
"""Timeout of a connection in seconds."""
_LOOK: Final = 0.05
_LARGEST: Final = 1_000_000
_LOOKING: Final = Message("Checking for updates")
_TAG: Final = re.compile(r'/releases/tag/v([0-9a-z.]{1,20})"')


def newer_release(address: str, current: str, progress: Progress) -> str | None:
    """Return the newest version in the list at an address, None if it is not newer than `current`.

    Release candidates count only if `current` is one. Raises `ReleasesUnknown` if the list cannot be read,
    and promptly what `progress` raises, such as `Cancelled`.
    """
    running = ReleaseVersion.parse(current)
    found = (ReleaseVersion.parse(tag) for tag in _TAG.findall(_read(address, progress)))
    versions = [version for version in found if version is not None]
    if not versions or running is None:
        raise _unknown(Message("What was found is not a list of storemon's releases."))
    newer = [one for one in versions if one > running and (one.is_final or not running.is_final)]
    return str(max(newer)) if newer else None


def _read(address: str, progress: Progress) -> str:
    """Read the file on a thread that can be abandoned, as a name lookup cannot be interrupted."""
    answers: queue.SimpleQueue[str | Exception] = queue.SimpleQueue()

    def read() -> None:
        try:
            answers.put(_fetch(address))
        except (OSError, http.client.HTTPException) as error:
            answers.put(error)

    threading.Thread(target=read, name="releases", daemon=True).start()
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        progress(0.0, _LOOKING)
        with contextlib.suppress(queue.Empty):
            answer = answers.get(timeout=_LOOK)
            if isinstance(answer, str):
                return answer
            raise _unknown(_reason(answer)) from answer
    raise _unknown(Message("The server did not answer in time."))


def _fetch(address: str) -> str:
    opener = urllib.request.build_opener(_OneAddress, urllib.request.HTTPSHandler(context=trusting()))
    request = urllib.request.Request(address, headers={"User-Agent": "storemon"})  # noqa: S310  # our own
    try:
        with opener.open(request, timeout=_SILENCE) as answer:
            content: bytes = answer.read(_LARGEST)
    except urllib.error.HTTPError as error:
        error.close()
        raise
    return content.decode("utf-8", errors="replace")


class _OneAddress(urllib.request.HTTPRedirectHandler):
    """Does not follow redirects to other addresses."""

    @override
    def redirect_request(self, *_request: object) -> None:
        return None


def _reason(error: Exception) -> Message:
    if isinstance(error, urllib.error.HTTPError):
        return Message("The server answered with error {code}.", code=str(error.code))
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, ssl.SSLError):
        return Message("The connection is not secure: the server's certificate is not trusted.")
    return Message("The server could not be reached.")


def _unknown(why: Message) -> ReleasesUnknown:
    return ReleasesUnknown(
        Message("storemon could not check for updates."),
        why,
        Message("Check the internet connection, and try again later."),
    )
