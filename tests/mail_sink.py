"""A mail server and a web server on localhost that record what is sent."""

from __future__ import annotations

import asyncio
import logging
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope
from typing_extensions import override

from storemon.core.mail import MailAccount, MailSecurity
from tests.certificates import certificate

USER, PASSWORD = "ana", "secret%20=\\"


def context_of(names: tuple[Path, Path]) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*names)
    return made


@dataclass
class MailSink:
    """The mails that a server has accepted.

    `answers`: its next responses instead of accepting a mail. `holds`: it accepts none for now;
    `takes`: nor any once it has accepted so many.
    """

    port: int = 0
    taken: list[Envelope] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused_people: dict[str, str] = field(default_factory=dict)
    security: MailSecurity = MailSecurity.STARTTLS
    logins: int = 0
    holds: bool = False
    takes: int = sys.maxsize

    # The library requires these argument names.
    async def handle_RCPT(  # the library's
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused_people:
            return self.refused_people[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # as above
        while self.holds or len(self.taken) >= self.takes:
            await asyncio.sleep(0.01)
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(envelope)
        return "250 OK"

    @property
    def account(self) -> MailAccount:
        return MailAccount("localhost", self.port, self.security, USER, "storemon@example.com")

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one.content or b"", policy=default) for one in self.taken]  # type: ignore[arg-type]  # bytes, as the server keeps them

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    def login(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        self.logins += 1
        fits = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=fits, handled=False)


@contextmanager
def mail_sink(
    folder: Path, security: MailSecurity = MailSecurity.STARTTLS, *, encrypted: bool = True
) -> Iterator[MailSink]:
    sink = MailSink(security=security)
    trusted = context_of(certificate(folder))
    implicit = security is MailSecurity.TLS
    for log in ("mail.log", "mail.debug", "asyncio"):
        # Tests cover client errors, so the server's warnings about them are off.
        logging.getLogger(log).setLevel(logging.CRITICAL + 1)
    loop = asyncio.new_event_loop()
    # The server must run on its loop's own thread the whole time.
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def protocol() -> SMTP:
        return SMTP(
            sink,
            hostname="localhost",
            tls_context=None if implicit or not encrypted else trusted,
            require_starttls=encrypted and not implicit,
            auth_required=encrypted,
            auth_require_tls=encrypted and not implicit,
            authenticator=sink.login,
            auth_exclude_mechanism=["LOGIN"],
            loop=loop,
        )

    async def begin() -> asyncio.Server:
        return await loop.create_server(
            protocol, "localhost", 0, ssl=trusted if implicit else None, family=AF_INET
        )

    async def end() -> None:
        server.close()
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(begin(), loop).result()
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@dataclass
class WebSink:
    """The headers and bodies that a web server received. `statuses`: its next statuses instead of 200."""

    url: str = ""
    taken: list[tuple[dict[str, str], str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


@contextmanager
def web_sink(folder: Path | None = None) -> Iterator[WebSink]:
    """Serve over http, or over https with a certificate in a folder."""
    sink = WebSink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status = sink.statuses.pop(0) if sink.statuses else 200
            if status == 200:
                sink.taken.append((dict(self.headers), body))
            self.send_response(status)
            self.send_header("Location", "https://elsewhere.example.com/")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        @override
        def log_message(self, format: str, *args: object) -> None:  # the library's
            pass

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    if folder is not None:
        server.socket = context_of(certificate(folder)).wrap_socket(server.socket, server_side=True)
    sink.url = f"http{'s' if folder else ''}://localhost:{server.server_address[1]}/hook?to=1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield sink
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
