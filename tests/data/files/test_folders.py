"""Which files of a folder are used, whatever else it contains."""

from __future__ import annotations

from pathlib import Path

import pytest

from storemon.data.files import folders
from storemon.data.files.folders import files_in
from storemon.errors import FileRefused
from tests.links import link


def test_tables_of_a_folder_come_before_those_of_the_folders_below_each_in_order(tmp_path: Path) -> None:
    for name in ("b.csv", "a.xlsx", "z/c.csv", "k/d.zip", "k/deeper/e.csv", "photo.jpg", ".hidden.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_to(tmp_path).as_posix() for file in files_in(tmp_path)]
    assert found == ["a.xlsx", "b.csv", "k/d.zip", "z/c.csv"]


def test_what_is_not_meant_does_not_make_a_folder_too_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    for number in range(9):
        (tmp_path / f"{number}.jpg").touch()
    (tmp_path / "a.csv").touch()
    assert files_in(tmp_path) == [tmp_path / "a.csv"]


@pytest.mark.parametrize(
    "places", [("0.csv", "1.csv", "2.csv"), ("0/", "1/", "2/"), ("0.csv", "b/1.csv", "b/2.csv")]
)
def test_too_many_files_or_folders_are_refused(
    places: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    for place in places:
        path = tmp_path / place
        (path if place.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not place.endswith("/"):
            path.touch()
    with pytest.raises(FileRefused, match="too many files"):
        files_in(tmp_path)


def test_links_in_a_circle_and_to_nothing_are_passed_over(tmp_path: Path) -> None:
    link(tmp_path / "round.csv", tmp_path / "round.csv")
    link(tmp_path / "gone.csv", tmp_path / "nothing.csv")
    link(tmp_path / "up", tmp_path)
    (tmp_path / "a.csv").touch()
    assert files_in(tmp_path) == [tmp_path / "a.csv"]
