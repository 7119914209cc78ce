"""The file of a workbook keeps its first failure and raises it once."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storemon.services.packed_file import PackedFile


def test_a_zip_is_written_as_into_any_file(tmp_path: Path) -> None:
    with PackedFile(str(tmp_path / "a.zip")) as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("a.xml", "x" * 100_000)
        packed.check()
    with zipfile.ZipFile(tmp_path / "a.zip") as book:
        assert book.read("a.xml") == b"x" * 100_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_failure_is_raised_when_asked_for_and_nothing_after_it_is() -> None:
    with PackedFile("/dev/full") as packed:
        assert packed.write(b"one") == 3
        assert packed.write(b"two") == 3
        with pytest.raises(OSError, match="No space left"):
            packed.check()


def test_a_zip_discarded_after_its_file_was_closed_raises_nothing(tmp_path: Path) -> None:
    with PackedFile(str(tmp_path / "a.zip")) as packed:
        book = zipfile.ZipFile(packed, "w")
        book.writestr("a.xml", "x")
    book.close()
    packed.check()
