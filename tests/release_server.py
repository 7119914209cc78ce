"""A server on localhost that returns a list of releases and counts the requests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

import pytest
from typing_extensions import override

# An entry in GitHub's format.
_ENTRY: Final = """<entry><id>tag:github.com,2008:Repository/1/v{version}</id>
<link rel="alternate" type="text/html" href="https://github.com/some/storemon/releases/tag/v{version}"/>
<title>storemon {version}</title><content type="html">&lt;p&gt;v9.9.9&lt;/p&gt;</content></entry>
"""


@dataclass
class Releases:
    """The server's response; `asked` has the paths and headers of all requests."""

    address: str = ""
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)
    """Responses are sent while this is set, as it is initially."""

    def list(self, *versions: str) -> None:
        entries = "".join(_ENTRY.format(version=version) for version in versions)
        self.body = f"<feed><title>Release notes from storemon</title>{entries}</feed>".encode()


@contextmanager
def serve_releases(monkeypatch: pytest.MonkeyPatch) -> Iterator[Releases]:
    releases = Releases()
    releases.held.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            releases.asked.append((self.path, dict(self.headers)))
            releases.held.wait(30)
            self.send_response(releases.status)
            for name, value in releases.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(releases.body)

        @override
        def log_message(self, format: str, *arguments: object) -> None:
            """Print nothing."""

    # A proxy of this machine cannot reach localhost.
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    releases.address = f"http://127.0.0.1:{server.server_address[1]}/releases.atom"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield releases
    releases.held.set()
    server.shutdown()
    thread.join()
    server.server_close()
