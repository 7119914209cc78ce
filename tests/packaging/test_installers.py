"""The installers' files agree with the program and with each other; `tasks.py package-check` builds them."""

from __future__ import annotations

import configparser
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import storemon
from resources.installer import budgets, console, deb, elf, environment, others, release_notes
from resources.installer.icon_files import icns, ico
from storemon.gui.widgets.language import LANGUAGES

ROOT = Path(__file__).parents[2]
INSTALLER = ROOT / "resources" / "installer"
SPEC = (ROOT / "build.spec").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def desktop_entry() -> configparser.SectionProxy:
    reader = configparser.RawConfigParser()
    reader.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    reader.read(INSTALLER / "linux" / "storemon.desktop", "utf-8")
    return reader["Desktop Entry"]


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^(\S+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def test_the_menu_starts_the_program_with_the_files_it_is_given() -> None:
    entry = desktop_entry()
    assert entry["Exec"] == "storemon %F"
    assert entry["MimeType"] == "text/csv;"
    assert entry["Icon"] == "storemon"
    assert entry["Terminal"] == "false"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_menus_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(INSTALLER / "linux" / "storemon.desktop")]
    assert subprocess.run(command, capture_output=True, check=False).stdout == b""


def test_the_window_belongs_to_the_menus_entry() -> None:
    assert 'setDesktopFileName("storemon")' in (ROOT / "storemon" / "gui" / "application.py").read_text(
        "utf-8"
    )
    assert desktop_entry()["StartupWMClass"] == "storemon"


def test_the_description_for_software_centres_has_this_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    component = ET.fromstring(deb.filled("storemon.metainfo.xml", storemon.__version__))  # noqa: S314  # our own
    release = component.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": storemon.__version__, "date": "2023-11-14"}
    assert component.findtext("launchable") == "storemon.desktop"
    assert component.findtext("provides/mediatype") == "text/csv"


def test_software_centres_get_pictures_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "some/storemon")
    component = ET.fromstring(deb.filled("storemon.metainfo.xml", storemon.__version__))  # noqa: S314  # our own
    places = [image.text or "" for image in component.iter("image")]
    assert len(places) == 3
    start = f"https://raw.githubusercontent.com/some/storemon/v{storemon.__version__}/"
    assert [place for place in places if not (ROOT / place.removeprefix(start)).is_file()] == []


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
@pytest.mark.parametrize("repository", ["some/storemon", ""])
def test_the_description_for_software_centres_is_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: str
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    file = tmp_path / "storemon.metainfo.xml"
    file.write_text(deb.filled(file.name, storemon.__version__), "utf-8")
    # An id should begin with a domain, and storemon has none.
    told = "--override=cid-desktopapp-is-not-rdns=info"
    command = ["appstreamcli", "validate", "--no-net", told, str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_software_centres_read_every_sentence_in_spanish_too() -> None:
    component = ET.parse(INSTALLER / "linux" / "storemon.metainfo.xml").getroot()  # noqa: S314  # our own
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    said = [one for tag in ("summary", "p", "li", "caption") for one in component.iter(tag)]
    assert [one.get(language) for one in said] == [None, "es"] * (len(said) // 2)


def test_a_package_has_every_language_of_the_window_and_its_words_of_qt() -> None:
    packed = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in LANGUAGES.keys() - {"en"}:
        assert f"resources/translations/storemon_{name}.qm" in packed
        assert f"qtbase_{name}.qm" in SPEC
    assert f'"CFBundleLocalizations": {json.dumps([*LANGUAGES])}' in SPEC


def test_the_manual_names_every_command() -> None:
    from storemon.cli.arguments import COMMANDS  # noqa: PLC0415  # only needed here

    manual = (INSTALLER / "linux" / "storemon.1").read_text("utf-8").replace("\\-", "-")
    assert [name for name in COMMANDS if name not in manual] == []


def test_no_file_has_a_version_of_its_own() -> None:
    files = [
        ROOT / "build.spec",
        *(path for path in INSTALLER.rglob("*") if path.suffix != ".pyc" and path.is_file()),
    ]
    # A comment that shows how to run a script may.
    own = [
        path.name
        for path in files
        for line in path.read_text("utf-8").splitlines()
        if storemon.__version__ in line and not line.startswith(";")
    ]
    assert own == []


def test_all_that_the_window_reads_is_in_the_package() -> None:
    parts = {path.name for path in (ROOT / "resources").iterdir()} - {"installer"}
    assert [part for part in parts if part not in SPEC] == []


def test_the_wheel_leaves_the_installers_out() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all((ROOT / source).exists() for source in included)
    parts = {f"resources/{path.name}" for path in (ROOT / "resources").iterdir()}
    taken = {"/".join(Path(source).parts[:2]) for source in included}
    assert parts - taken == {"resources/installer"}
    # Of the translations, the compiled files and not the sources.
    loaded = {Path(source).suffix for source in included if "translations" in source}
    assert loaded == {".qm"}


def test_the_package_is_built_of_the_versions_that_were_tested() -> None:
    package, run = pins(environment.PACKAGE_LOCK), pins(environment.RUN_LOCK)
    assert run.items() <= package.items()
    # Packages that only other systems need.
    assert {"pyinstaller", "pefile", "pywin32-ctypes", "macholib"} <= package.keys()
    assert "adbc-driver-sqlite" not in package


def test_a_package_names_the_libraries_it_takes_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = {
        "libc.so.6",
        "libm.so.6",
        "libresolv.so.2",
        "ld-linux-x86-64.so.2",
        "libEGL.so.1",
        "libglib-2.0.so.0",
        "libX11-xcb.so.1",
    }
    monkeypatch.setattr(deb, "system_libraries", lambda: frozenset(libraries))
    monkeypatch.setattr(deb, "glibc", lambda: "2.34")
    assert deb.depends() == "libc6 (>= 2.34), libegl1, libglib2.0-0t64 | libglib2.0-0, libx11-xcb1, xkb-data"


def test_a_package_describes_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deb, "depends", lambda: "libc6")
    fields = dict(line.split(": ", 1) for line in deb.control("1.2.3", 7).splitlines() if line[0] != " ")
    assert fields["Package"] == "storemon"
    assert fields["Version"] == "1.2.3"
    assert fields["Installed-Size"] == "7"


def test_the_setup_program_says_everything_in_both_languages() -> None:
    script = (INSTALLER / "windows" / "storemon.nsi").read_text("utf-8")
    words = re.findall(r'^!insertmacro Words (\w+) "(.+?)" "(.+?)"$', script, re.MULTILINE)
    assert len(words) >= 5
    assert [
        name for name, english, spanish in words if english == spanish or f"$({name})" not in script
    ] == []
    # All texts for the user are in that list.
    assert (
        re.findall(
            r'^(?:Section|\s+MessageBox \S+) (?:/o )?"(?!\$\(|storemon"|Uninstall")', script, re.MULTILINE
        )
        == []
    )


def test_a_setup_program_has_its_name_only_once_it_is_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "setup.exe"
    target.write_text("old")

    def cut_off(*words: str | Path) -> None:
        (output,) = (Path(str(word)[9:]) for word in words if str(word).startswith("-DOUTPUT="))
        output.write_text("half")
        if "whole" not in words:
            raise console.Stop("makensis was ended")

    monkeypatch.setattr(others, "run", cut_off)
    monkeypatch.setattr(others, "makensis", lambda: "makensis")
    with pytest.raises(console.Stop):
        others.setup(tmp_path, target)
    assert not target.exists()
    assert others.setup(tmp_path, target, "whole") == target
    assert target.read_text() == "half"


def test_the_release_tells_what_the_changelog_says_of_it() -> None:
    changelog = "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-01-02\n\n- new\n\n## [1.0.0]\n\n- old\n"
    assert release_notes.section(changelog, "1.1.0") == "- new\n"
    assert release_notes.section(changelog, "1.0.0") == "- old\n"
    with pytest.raises(console.Stop, match="Unreleased"):
        release_notes.section(changelog, "Unreleased")
    with pytest.raises(console.Stop, match=r"2\.0\.0"):
        release_notes.section(changelog, "2.0.0")


def test_a_checksum_lies_beside_its_file(tmp_path: Path) -> None:
    file = tmp_path / "storemon.deb"
    file.write_bytes(b"abc")
    release_notes.checksums([file])
    digest = hashlib.sha256(b"abc").hexdigest()
    assert (tmp_path / "storemon.deb.sha256").read_text() == f"{digest}  storemon.deb\n"


def test_a_budget_is_kept_up_to_its_limit() -> None:
    assert budgets.Line("folder", 300.0, "MB", 300).kept
    assert not budgets.Line("folder", 300.1, "MB", 300).kept
    assert (
        budgets.Line("folder", 300.1, "MB", 300).markdown() == "| folder | 300.1 MB | 300 MB | **broken** |"
    )
    assert budgets.Line("start", 12.0, "ms").markdown() == "| start | 12.0 ms |  |  |"


def test_one_table_has_what_was_tried_on_all_systems_and_says_what_was_not(tmp_path: Path) -> None:
    here, there = tmp_path / "budgets.md", tmp_path / "windows.md"
    assert budgets.tell([budgets.Line("Linux: folder", 230.04, "MB", 240)], here) == 0
    os.utime(here, (1_700_000_000, 1_700_000_000))
    table = budgets.overview({"package-check": here, "windows-check": there}).splitlines()
    assert table[2:] == [
        "| **package-check**, 2023-11-14 22:13 UTC | | | |",
        "| Linux: folder | 230.0 MB | 240 MB | kept |",
        "| **windows-check**, not run here | | | |",
    ]


def test_links_do_not_weigh_twice(tmp_path: Path) -> None:
    (tmp_path / "library.so.1").write_bytes(b"x" * 1_000_000)
    (tmp_path / "library.so").symlink_to("library.so.1")
    assert budgets.size(tmp_path) == 1.0


def pieces(icon: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(icon):
        kind, length = struct.unpack(">4sI", icon[at : at + 8])
        yield kind, icon[at + 8 : at + length]
        at += length


def test_an_icon_of_windows_points_to_its_pictures() -> None:
    icon = ico({16: b"small", 256: b"large one"})
    assert struct.unpack("<HHH", icon[:6]) == (0, 1, 2)
    width, *_, length, offset = struct.unpack("<BBBBHHII", icon[22:38])
    assert width == 0  # the encoding of 256
    assert icon[offset : offset + length] == b"large one"


def test_an_icon_of_macos_holds_its_pictures() -> None:
    icon = icns({b"icp4": b"small", b"ic08": b"large one"})
    assert icon[:8] == b"icns" + struct.pack(">I", len(icon))
    assert dict(pieces(icon)) == {b"icp4": b"small", b"ic08": b"large one"}


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own files")
@pytest.mark.skipif(shutil.which("objdump") is None, reason="needs binutils")
def test_a_program_says_what_it_needs() -> None:
    found = elf.shared_object(Path(sys.executable).resolve())
    assert "libc.so.6" in found.needed
    assert found.glibc >= (2, 2)
