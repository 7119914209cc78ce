"""What a server rejects before it looks up a report."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.conftest import MAIN, Server, Start, ended, started

WORD = "0123456789abcdef-a-token"


@pytest.fixture(scope="module")
def closed(served: Path) -> Iterator[Server]:
    """Return a server that requires a token."""
    path = served.with_name("token")
    path.write_text(f"{WORD}\n")
    path.chmod(0o600)
    one = started(served, "--token-file", path)
    yield one
    ended([one])


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.2", "localhost.evil.example", "", "[::2]:80", "a@b"]
)
def test_a_foreign_host_is_refused(server: Server, host: str) -> None:
    answer = server.ask("GET", "/get_report/none", Host=host)
    assert answer.status == 421
    assert "--name" in answer.json["detail"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_this_computer_is_known_by_all_its_names(server: Server, host: str) -> None:
    assert server.ask("GET", "/healthz", Host=host).status == 200


def test_a_host_that_was_named_is_known(start: Start) -> None:
    server = start("--name", "Reports.Example", "--name", "other.example")
    assert server.ask("GET", "/healthz", Host="reports.example").status == 200
    assert server.ask("GET", "/healthz", Host="other.example:443").status == 200
    assert server.ask("GET", "/healthz", Host="evil.example").status == 421


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", f"Bearer {WORD}x", f"Bearer {WORD[:-1]}", f"Basic {WORD}", "Bearer é"],
)
def test_without_the_token_there_is_no_report(closed: Server, authorization: str) -> None:
    for method, path in (("POST", "/trigger_report"), ("GET", "/get_report/none"), ("GET", "/nothing")):
        answer = closed.ask(method, path, Authorization=authorization)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_with_the_token_there_is(closed: Server) -> None:
    assert closed.ask("POST", "/trigger_report", Authorization=f"Bearer {WORD}").status == 200
    assert closed.ask("GET", "/get_report/none", Authorization=f"bearer {WORD}").status == 404


@pytest.mark.parametrize(
    "path", ["/", "/page.js", "/page.css", "/icon.svg", "/healthz", "/docs", "/openapi.json"]
)
def test_what_shows_no_data_needs_no_token(closed: Server, path: str) -> None:
    assert closed.ask("GET", path).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_sites_page_can_trigger_nothing(server: Server, headers: dict[str, str]) -> None:
    assert server.ask("GET", "/trigger_report", **headers).status == 403


def test_its_own_page_can(server: Server) -> None:
    address = f"http://127.0.0.1:{server.port}"
    for own in (
        {"Origin": address},
        {"Sec_Fetch_Site": "same-origin", "Origin": address},
        {"Sec_Fetch_Site": "same-origin", "Origin": "https://behind.a.proxy"},
        {"Sec_Fetch_Site": "none"},
    ):
        assert server.ask("POST", "/trigger_report", **own).status == 200


def test_a_large_body_is_refused_whether_its_length_is_said_or_not(server: Server) -> None:
    assert server.ask("POST", "/get_report", b"x" * 4097).status == 413
    assert server.ask("POST", "/get_report", b"x" * 4096).status == 400
    chunked = b"1000\r\n" + b"x" * 4096 + b"\r\n1\r\nx\r\n0\r\n\r\n"
    assert server.ask("POST", "/get_report", chunked, Transfer_Encoding="chunked").status == 413


def test_reports_cannot_be_asked_for_without_end(start: Start) -> None:
    server = start()
    statuses = [server.ask("POST", "/trigger_report").status for _ in range(40)]
    assert statuses[:8] == [200] * 8
    assert 429 in statuses


def test_a_head_that_has_no_end_is_cut_off(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        with contextlib.suppress(ConnectionError):  # it is truncated
            client.sendall(b"X: " + b"x" * 20_000 + b"\r\n")
            assert client.recv(1) == b""
    assert server.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: local"])
def test_a_head_that_does_not_come_is_not_waited_for(start: Start, begun: bytes) -> None:
    hasty = f"from storemon.server import bounded_protocol as one; one.SECONDS_FOR_A_HEAD = 0.1; {MAIN}"
    server = start(program=hasty)
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(begun)
        assert client.recv(1) == b""


def test_a_body_that_does_not_come_is_not_waited_for(start: Start) -> None:
    server = start(program=f"from storemon.server import guard; guard._SECONDS_FOR_A_BODY = 0.1; {MAIN}")
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(b"POST /get_report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
        assert client.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_several_requests_of_one_connection_are_each_answered(server: Server) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 9000 + b"\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        answers = client.makefile("rb")
        for _ in range(5):
            client.sendall(one)
            assert answers.readline() == b"HTTP/1.1 200 OK\r\n"
            head = b"".join(iter(answers.readline, b"\r\n")).lower()
            answers.read(int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0]))


def test_no_answer_is_kept_or_shown_in_a_frame(server: Server) -> None:
    for path in ("/", "/get_report/none", "/healthz", "/docs"):
        headers = server.ask("GET", path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'self'; frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
