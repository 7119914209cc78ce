"""The contents of the .deb other than the program, and the mirror of the system that it is tested on."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from resources.installer import chroot, deb, elf, environment, folder, licences, sbom

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="packages for Linux are made there")


def shipped() -> dict[str, str]:
    """Return the locked versions of the package without those that only notebooks and the build need."""
    lock = environment.PACKAGE_LOCK.read_text("utf-8")
    pins = dict(re.findall(r"^(\S+)==(\S+)", lock, re.MULTILINE))
    return {name: version for name, version in pins.items() if name not in environment.NOT_SHIPPED}


@on_linux
def test_a_package_lists_its_files_digests(tmp_path: Path) -> None:
    (tmp_path / "usr").mkdir()
    (tmp_path / "usr" / "b").write_bytes(b"abc")
    (tmp_path / "a").symlink_to("usr/b")
    assert deb.md5sums(tmp_path) == "900150983cd24fb0d6963f7d28e17f72  usr/b\n"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Replace the built folder, and the information on its libraries."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(deb, "depends", lambda: "libc6")
    place = tmp_path / "dist" / "storemon"
    (place / "_internal").mkdir(parents=True)
    (place / "storemon").write_text("program")
    (place / "storemon").chmod(0o755)
    (place / "_internal" / "library.so").write_text("library")
    (place / "link.so").symlink_to("_internal/library.so")
    (tmp_path / "icons").mkdir()
    for size in deb.PNG_SIZES:
        (tmp_path / "icons" / f"storemon-{size}.png").write_text("icon")
    for name, value in {"BUILD": tmp_path, "DIST": tmp_path / "dist", "FOLDER": place}.items():
        monkeypatch.setattr(deb, name, value)
    return place


def at_another_moment(place: Path) -> None:
    """Change the files' times and permissions, as at another time with another umask."""
    for path in (*place.rglob("*"), place):
        os.utime(path, (1800000000, 1800000000), follow_symlinks=False)
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o700)


@on_linux
def test_the_same_folder_makes_the_same_archive_at_any_time(built: Path) -> None:
    first = deb.archive("1.2.3").read_bytes()
    at_another_moment(built)
    path = deb.archive("1.2.3")
    assert path.read_bytes() == first
    with tarfile.open(path) as archive:
        names = archive.getnames()
        members = {(member.uname, member.gid, member.mtime) for member in archive.getmembers()}
    inside = [name for name in names if "/share" not in name]
    assert inside == sorted(inside)
    assert members == {("root", 0, 1700000000)}


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg")
def test_the_same_folder_makes_the_same_package_at_any_time(built: Path) -> None:
    first = deb.make("1.2.3", effort="gzip1").read_bytes()
    at_another_moment(built)
    assert deb.make("1.2.3", effort="gzip1").read_bytes() == first


def test_a_package_bears_the_time_of_its_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    answer = subprocess.CompletedProcess([], 0, "1700000001\n", "")
    monkeypatch.setattr(shutil, "which", lambda _: "git")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    assert folder.epoch() == 1700000001


def test_a_package_made_without_git_bears_the_time_of_the_changelog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert folder.epoch() == int((folder.ROOT / "CHANGELOG.md").stat().st_mtime)


def test_every_part_of_the_package_brings_its_licence(tmp_path: Path) -> None:
    licences.main(tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == shipped().keys()
    assert all(list(path.iterdir()) for path in tmp_path.iterdir() if path.is_dir())
    assert (tmp_path / "pyside6-essentials" / "LGPL-3.0.txt").stat().st_size > 5000
    assert (tmp_path / "python.txt").exists()


def test_what_the_lock_has_for_other_machines_alone_needs_no_licence_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def find(name: str) -> str:
        if name in missing:
            raise PackageNotFoundError(name)
        return name

    monkeypatch.setattr(licences, "distribution", find)
    missing = {"pysqlite3"}
    assert len(list(licences.packages())) == len(environment.shipped()) - 1
    missing = {"numpy"}
    with pytest.raises(PackageNotFoundError):
        list(licences.packages())


def test_the_bill_of_materials_names_what_the_lock_does(tmp_path: Path) -> None:
    sbom.main(tmp_path / "licences" / "storemon.cdx.json")
    bill = json.loads((tmp_path / "licences" / "storemon.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "storemon")
    python, *parts = bill["components"]
    assert python["version"] == platform.python_version()
    assert {part["name"]: part["version"] for part in parts} == shipped()
    assert len({part["bom-ref"] for part in parts}) == len(parts)
    assert all(part["properties"] for part in parts)
    digests = {one["value"] for part in parts for one in part["properties"]}
    assert digests < set(re.findall(r"sha256:(\w{64})", environment.PACKAGE_LOCK.read_text("utf-8")))


def test_licences_of_parts_of_a_part_do_not_hide_each_other() -> None:
    base = Path("numpy-2.dist-info", "licenses")
    assert licences.flat(base / "LICENSE.txt") == "LICENSE.txt"
    assert licences.flat(base / "numpy" / "fft" / "LICENSE.txt") == "numpy-fft-LICENSE.txt"
    assert licences.flat(Path("old.dist-info", "COPYING")) == "COPYING"


def test_a_bare_system_comes_from_where_the_machines_own_does(monkeypatch: pytest.MonkeyPatch) -> None:
    site = "http://mirror.example/linux"
    listing = f"https://other.example/ stable main\n{site} here universe\n{site} here main\n"
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"VERSION_CODENAME": "here"})
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, listing, ""))
    assert chroot.mirror() == (site, "here")


@pytest.mark.parametrize(("system", "parts"), [("debian", "main"), ("ubuntu", "main,universe")])
def test_a_bare_system_has_the_parts_that_its_kind_has_from_the_start(
    system: str, parts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": system})
    assert chroot.components() == parts


def test_a_list_of_mirrors_is_as_good_as_one(tmp_path: Path) -> None:
    mirrors = tmp_path / "mirrors.txt"
    mirrors.write_text("# near\nhttp://near.example/linux\tpriority:1\nhttp://far.example/linux\n", "utf-8")
    assert chroot.first_of(f"mirror+file:{mirrors}") == "http://near.example/linux"
    mirrors.write_text("", "utf-8")
    with pytest.raises(chroot.NoBareSystem, match="no mirror"):
        chroot.first_of(f"mirror+file:{mirrors}/")


@pytest.mark.parametrize(
    ("line", "outside"),
    [
        ("  RUNPATH              /opt/python/lib", True),
        ("  RPATH                $ORIGIN:/opt/lib", True),
        ("  RUNPATH              $ORIGIN/../lib", False),
        ("  NEEDED               libc.so.6", False),
    ],
)
def test_a_library_that_looks_in_folders_of_the_build_machine_is_known(
    line: str, outside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, line, ""))
    assert elf.shared_object(Path("library.so")).looks_outside is outside
