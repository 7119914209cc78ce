"""Which certificates are trusted besides the system's; the tests of mail show that a named one is."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from storemon.services.trust import trusting


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_that_holds_none_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "named").write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "named"))
    context = trusting()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
