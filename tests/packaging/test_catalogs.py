"""The files for winget, Homebrew and Flathub are complete and in the required format."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

import storemon
from resources.installer import catalogs, console

VERSION = storemon.__version__
ASSETS = (
    f"storemon-{VERSION}-setup.exe",
    f"storemon-{VERSION}-macos-arm64.dmg",
    f"storemon-{VERSION}-macos-x86_64.dmg",
    f"storemon-{VERSION}-linux-x86_64.tar.xz",
)
NEEDED = {
    "": {"PackageIdentifier", "PackageVersion", "ManifestType", "ManifestVersion"},
    ".yaml": {"DefaultLocale"},
    ".installer.yaml": {"InstallerType", "Scope", "Installers"},
    ".locale.en-US.yaml": {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"},
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ASSETS:
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def told(files: Path) -> dict[str, str]:
    catalogs.main("Some-Owner/storemon", files, files / "told")
    return {
        path.relative_to(files / "told").as_posix(): path.read_text("utf-8")
        for path in (files / "told").rglob("*")
        if path.is_file()
    }


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def test_no_blank_is_left(told: dict[str, str]) -> None:
    assert len(told) == 5
    assert [name for name, text in told.items() if re.search("@[A-Z]", text)] == []


def test_each_file_is_named_with_its_own_digest(told: dict[str, str]) -> None:
    whole = "\n".join(told.values())
    for name in ASSETS:
        assert digest(name) in whole
    release = f"https://github.com/Some-Owner/storemon/releases/download/v{VERSION}"
    assert f"InstallerUrl: {release}/{ASSETS[0]}\n    InstallerSha256: {digest(ASSETS[0])}\n" in whole
    assert f'arm:   "{digest(ASSETS[1])}"' in whole
    assert f'intel: "{digest(ASSETS[2])}"' in whole


@pytest.mark.parametrize("ending", [".yaml", ".installer.yaml", ".locale.en-US.yaml"])
def test_winget_gets_what_its_schema_requires(told: dict[str, str], ending: str) -> None:
    text = told[f"winget/Some-Owner.storemon{ending}"]
    keys = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert len(keys) == len(set(keys))
    assert set(keys) >= NEEDED[""] | NEEDED[ending]
    # A value with one of these would need quotes.
    values = re.findall(r"^\s*(?:- )?\w+: (.+)$", text, re.MULTILINE)
    assert [value for value in values if re.search(r": | #|^[\[{&*!|>%@`\"']", value)] == []
    assert not re.search(r"\t| $", text, re.MULTILINE)


def test_homebrew_gets_a_short_description_that_is_no_sentence(told: dict[str, str]) -> None:
    described = re.search(r'^  desc "(.+)"$', told["homebrew/storemon.rb"], re.MULTILINE)
    assert described is not None
    assert len(described[1]) <= 80
    assert not described[1].endswith(".")


def test_flathub_gets_an_id_that_is_its_files_name_and_no_network(told: dict[str, str]) -> None:
    (name,) = (name for name in told if name.startswith("flathub/"))
    manifest = json.loads(told[name])
    assert name == f"flathub/{manifest['id']}.json"
    assert re.fullmatch(r"io\.github\.\w+\.storemon", manifest["id"])
    assert not any("network" in right or "filesystem" in right for right in manifest["finish-args"])
    (module,) = manifest["modules"]
    (source,) = module["sources"]
    assert source["sha256"] == digest(ASSETS[3])


def test_an_installer_that_is_missing_is_named(files: Path) -> None:
    (files / ASSETS[0]).unlink()
    with pytest.raises(console.Stop, match=rf"has no {re.escape(ASSETS[0])}"):
        catalogs.main("some/storemon", files, files / "told")
