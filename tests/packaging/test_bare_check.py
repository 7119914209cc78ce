"""What the test of the README's commands sets up in a bare system, and its message if there is none."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from resources.installer import bare_check, chroot
from resources.installer.bare import Bare


def test_a_machine_that_can_make_no_bare_system_says_why_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_tools: object) -> None:
        raise chroot.NoBareSystem("Only the administrator can.")

    monkeypatch.setattr(chroot, "expect_possible", fail)
    assert bare_check.where_it_can() == 0
    assert "not tried on a bare system. Only the administrator can." in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="bare systems are made on Linux")
def test_the_bare_system_trusts_what_this_machine_trusts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    certificates = tmp_path / "here" / "all.crt"
    certificates.parent.mkdir()
    certificates.write_text("trusted")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))
    bare = Bare(tmp_path / "bare")
    bare_check.give_certificates(bare)
    assert (bare.place / str(certificates).lstrip("/")).read_text() == "trusted"


def test_a_chore_runs_as_the_person_and_reaches_the_index_that_this_machine_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[tuple[Sequence[str], dict[str, object]]] = []

    def run(_bare: Bare, *words: str, **options: object) -> str:
        ran.append((words, options))
        return "done"

    monkeypatch.setattr(Bare, "run", run)
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.example/simple")
    monkeypatch.setenv("PYTHONPATH", "/not/passed/on")
    assert bare_check.chore(Bare(tmp_path), "test", "tests/core") == "done"
    ((words, options),) = ran
    assert words[-2:] == ("test", "tests/core")
    assert options["user"] is True
    assert options["PIP_INDEX_URL"] == "https://index.example/simple"
    assert "PYTHONPATH" not in options
