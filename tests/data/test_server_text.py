"""Encoding of text for servers; and databases in files are opened without the server's driver."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data import database
from storemon.data.server_text import from_server, to_server
from storemon.errors import DatabaseProblem

WITHOUT = """
import sys
from pathlib import Path
from storemon.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
workspace.stores.summary()
workspace.close()
assert not {name for name in sys.modules if name.startswith("psycopg") or name.endswith("server_connections")}
"""


@given(st.text(st.sampled_from("a01\0\ue000é")))
def test_any_text_comes_back_and_none_has_a_nul(text: str) -> None:
    sent = to_server(text)
    assert sent is not None
    assert "\0" not in sent
    assert from_server(sent) == text


@given(st.text(), st.text())
def test_two_texts_are_never_the_same_there(one: str, other: str) -> None:
    assert (to_server(one) == to_server(other)) == (one == other)


def test_a_file_is_opened_without_the_driver(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WITHOUT, str(tmp_path / "storemon.db")], check=True)


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(database, "import_module", missing)
    with pytest.raises(DatabaseProblem, match=r"pip install 'storemon\[postgres\]'"):
        database.need_driver()
