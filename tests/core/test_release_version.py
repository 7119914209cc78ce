"""Versions: their order, and their form on each system."""

from __future__ import annotations

import pytest

from storemon import __version__
from storemon.core.release_version import ReleaseVersion

IN_ORDER = ("0.1.0", "0.9.12", "0.10.0", "1.0.0rc1", "1.0.0rc2", "1.0.0rc10", "1.0.0", "1.0.1rc1", "1.0.1")


def version(text: str) -> ReleaseVersion:
    found = ReleaseVersion.parse(text)
    assert found is not None
    return found


def test_a_candidate_comes_before_its_release_and_after_the_release_before() -> None:
    assert sorted(map(version, reversed(IN_ORDER))) == [*map(version, IN_ORDER)]


def test_windows_compares_four_numbers_in_the_same_order() -> None:
    parts = [tuple(map(int, version(text).windows.split("."))) for text in IN_ORDER]
    assert parts == sorted(parts)
    assert all(len(part) == 4 and max(part) <= 65_535 for part in parts)


def test_debian_and_macos_have_forms_of_their_own() -> None:
    assert version("1.0.0rc2").debian == "1.0.0~rc2"
    assert version("1.0.0").debian == "1.0.0"
    assert version("1.0.0rc2").numbers == "1.0.0"


@pytest.mark.parametrize("text", [*IN_ORDER, __version__])
def test_a_version_is_written_as_it_was_read(text: str) -> None:
    assert str(version(text)) == text


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "1.0.0rc", "1.0.0-rc1", "v1.0.0", "1.0.0b1", "\u0661.0.0"]
)
def test_what_is_no_version_is_none(text: str) -> None:
    assert ReleaseVersion.parse(text) is None
