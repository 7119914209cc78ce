"""Where the data is stored."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest

from storemon.services.paths import (
    default_database,
    log_folder,
    run_folder,
    settings_file,
    usual_folder,
    window_key,
)


def test_the_database_is_in_a_folder_of_the_persons_own() -> None:
    path = default_database()
    assert path.name == "storemon.db"
    assert "storemon" in {part.lower() for part in path.parent.parts}
    assert not path.exists()


def _settings(content: bytes) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def test_a_chosen_folder_is_used_instead(tmp_path: Path) -> None:
    _settings(b"theme=dark\n[data]\nfolder=" + quote(str(tmp_path / "Büro 1")).encode() + b"\n[ask]\n")
    assert default_database() == tmp_path / "Büro 1" / "storemon.db"


@pytest.mark.parametrize(
    "content",
    [
        b"[data]\nfolder=\n",
        b"[data]\nfolder=here\n",
        b"[data]\nfolder=/a%00b\n",
        b"[report]\nfolder=/a\n",
        b"folder=/a\n",
        b"\xff\xfe[data]\nfolder=/a\n",
        b"[data]\nfolder=/a\n" + b" " * 1_000_000,
    ],
)
def test_what_is_no_folder_is_passed_over(content: bytes) -> None:
    _settings(content)
    assert default_database().parent == usual_folder()


def test_a_window_of_the_persons_own_database_is_known_wherever_that_lies(tmp_path: Path) -> None:
    own = window_key(None)
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(f"[data]\nfolder={quote(str(tmp_path))}\n", "utf-8")
    assert default_database() == tmp_path / "storemon.db"
    assert window_key(None) == window_key(tmp_path / "storemon.db") == own
    assert window_key(tmp_path / "other.db") == tmp_path / "other.db"


def test_nothing_lies_in_the_home_folder_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for path in (default_database().parent, settings_file(), run_folder(), log_folder()):
        assert path.parent != Path.home()


@pytest.mark.skipif(os.name == "nt", reason="links need the administrator's rights on Windows")
def test_the_persons_own_database_is_known_by_any_path_to_it(tmp_path: Path) -> None:
    default_database().parent.mkdir(parents=True)
    (tmp_path / "link").symlink_to(default_database().parent, target_is_directory=True)
    other = tmp_path / "link" / default_database().name
    assert window_key(other) == window_key(None)
    default_database().touch()
    (tmp_path / "other name").symlink_to(default_database())
    assert window_key(other) == window_key(tmp_path / "other name") == window_key(None)
