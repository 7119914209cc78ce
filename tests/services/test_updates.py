"""The update check, against a local test server."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from storemon.core.progress import silent
from storemon.errors import Cancelled, ReleasesUnknown
from storemon.message import Message
from storemon.services import updates
from storemon.services.updates import newer_release
from tests.release_server import Releases, serve_releases


@pytest.fixture
def releases(monkeypatch: pytest.MonkeyPatch) -> Iterator[Releases]:
    with serve_releases(monkeypatch) as serving:
        yield serving


@pytest.mark.parametrize(
    ("current", "listed", "found"),
    [
        ("1.0.0", ["1.2.0", "1.10.0", "1.1.0"], "1.10.0"),
        ("1.10.0", ["1.2.0", "1.10.0", "1.1.0"], None),
        ("2.0.0", ["1.2.0"], None),
        ("1.0.0", ["1.1.0rc1", "1.0.0"], None),
        ("1.0.0rc1", ["1.0.0rc2", "1.0.0rc1"], "1.0.0rc2"),
        ("1.0.0rc2", ["1.0.0rc1", "1.0.0"], "1.0.0"),
        ("1.0.0", ["nightly", "2024.1.2.3", "1.0.1"], "1.0.1"),
    ],
)
def test_the_newest_version_counts_and_candidates_for_those_who_run_one(
    releases: Releases, current: str, listed: list[str], found: str | None
) -> None:
    releases.list(*listed)
    assert newer_release(releases.address, current, silent) == found


def test_one_file_is_read_and_nothing_is_said_of_the_person(releases: Releases) -> None:
    releases.list("1.0.0")
    newer_release(releases.address, "1.0.0", silent)
    ((path, headers),) = releases.asked
    assert path == "/releases.atom"
    assert headers.pop("Host").startswith("127.0.0.1:")
    assert headers == {"Accept-Encoding": "identity", "Connection": "close", "User-Agent": "storemon"}


def test_a_redirection_is_not_followed(releases: Releases) -> None:
    releases.status, releases.headers = 302, {"Location": releases.address.replace("releases", "other")}
    with pytest.raises(ReleasesUnknown, match="error 302"):
        newer_release(releases.address, "1.0.0", silent)
    assert [path for path, _ in releases.asked] == ["/releases.atom"]


def test_what_goes_wrong_is_told_with_its_reason(releases: Releases) -> None:
    releases.status = 404
    with pytest.raises(
        ReleasesUnknown, match=r"could not check for updates\. .* error 404\. Check the internet"
    ):
        newer_release(releases.address, "1.0.0", silent)
    releases.status, releases.body = 200, b"\xff<html>Sign in to the hotel's network</html>"
    with pytest.raises(ReleasesUnknown, match="not a list of storemon's releases"):
        newer_release(releases.address, "1.0.0", silent)
    with pytest.raises(ReleasesUnknown, match="could not be reached"):
        newer_release("http://127.0.0.1:1/releases.atom", "1.0.0", silent)
    # This server does not speak TLS.
    with pytest.raises(ReleasesUnknown, match=r"not secure|could not be reached"):
        newer_release(releases.address.replace("http:", "https:"), "1.0.0", silent)


def test_a_server_that_says_nothing_is_given_up(releases: Releases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "_PATIENCE", 0.2)
    releases.held.clear()
    with pytest.raises(ReleasesUnknown, match="did not answer in time"):
        newer_release(releases.address, "1.0.0", silent)


def test_a_look_can_be_canceled_while_the_server_says_nothing(releases: Releases) -> None:
    releases.held.clear()
    begun = threading.Event()

    def cancel(fraction: float, text: Message) -> None:
        if begun.is_set():
            raise Cancelled
        begun.set()

    with pytest.raises(Cancelled):
        newer_release(releases.address, "1.0.0", cancel)
