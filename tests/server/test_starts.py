"""The options that a server may be started with, and TLS."""

from __future__ import annotations

import http.client
import ssl
from pathlib import Path

import pytest

from storemon.errors import BadInput
from storemon.server.server_options import read_token, server_options
from tests.certificates import certificate
from tests.server.conftest import Start

WORD = "0123456789abcdef"


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(WORD)
    path.chmod(0o600)
    return path


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A self-signed certificate and its key."""
    return certificate(tmp_path_factory.mktemp("tls"), "localhost", "127.0.0.1")


def test_alone_it_listens_for_this_computer(token_file: Path) -> None:
    assert server_options("127.0.0.1", 1, None, (None, None)).is_local
    assert server_options("::1", 1, None, (None, None)).is_local
    assert server_options("127.0.0.9", 1, token_file, (None, None)).token == WORD


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "stores.example"])  # noqa: S104  # what is refused
def test_for_others_it_needs_a_token_and_encryption(
    host: str, token_file: Path, tls: tuple[Path, Path]
) -> None:
    with pytest.raises(BadInput, match="Without a token"):
        server_options(host, 1, None, tls)
    with pytest.raises(BadInput, match="Without a token"):
        server_options(host, 1, None, (None, None), behind_proxy=True)
    with pytest.raises(BadInput, match="Without TLS"):
        server_options(host, 1, token_file, (None, None))
    assert not server_options(host, 1, token_file, tls).is_local
    assert not server_options(host, 1, token_file, (None, None), behind_proxy=True).is_local


def test_certificate_and_key_belong_together(tls: tuple[Path, Path], token_file: Path) -> None:
    halves: list[tuple[Path | None, Path | None]] = [(tls[0], None), (None, tls[1])]
    for given in halves:
        with pytest.raises(BadInput, match="needs a certificate and its key"):
            server_options("127.0.0.1", 1, None, given)
    for wrong in ((tls[1], tls[0]), (token_file, token_file), (tls[0], token_file.with_name("none"))):
        with pytest.raises(BadInput, match="cannot be used for TLS"):
            server_options("127.0.0.1", 1, None, wrong)


@pytest.mark.parametrize("text", ["", "short", "two words that are long enough", "é" * 20, "x" * 513])
def test_what_is_no_token_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "token"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    with pytest.raises(BadInput, match="holds no token"):
        read_token(path)


def test_a_token_that_others_can_read_is_no_secret(token_file: Path) -> None:
    token_file.chmod(0o644)
    with pytest.raises(BadInput, match="is no secret"):
        read_token(token_file)


def test_a_token_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot be read from .*none"):
        read_token(tmp_path / "none")


def test_it_answers_over_tls(start: Start, tls: tuple[Path, Path], token_file: Path) -> None:
    server = start("--certificate", tls[0], "--key", tls[1], "--token-file", token_file)
    assert server.address.startswith("https://")
    trusted = ssl.create_default_context(cafile=tls[0])
    client = http.client.HTTPSConnection("127.0.0.1", server.port, timeout=60, context=trusted)
    client.request("GET", "/healthz")
    assert client.getresponse().status == 200
    client.close()


def test_others_are_told_of_at_the_start(start: Start, token_file: Path) -> None:
    server = start("--host", "0.0.0.0", "--token-file", token_file, "--behind-proxy")  # noqa: S104  # only during the test
    assert server.told[1] == (
        "Other computers can ask, with the token. What they send is only encrypted up to the proxy."
    )
    assert server.ask("GET", "/healthz", Host="127.0.0.1").status == 200
    assert server.ask("GET", "/healthz", Host="evil.example").status == 421
