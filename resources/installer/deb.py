"""The .deb and the plain archive for Linux: the folder plus the files for desktop integration."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import re
import shutil
import tarfile
from pathlib import Path

import storemon
from resources.installer import console
from resources.installer.folder import (
    BUILD,
    DIST,
    FOLDER,
    ROOT,
    epoch,
    finished,
    glibc,
    run,
    system_libraries,
)
from resources.installer.system import package_of
from storemon.core.release_version import ReleaseVersion

LINUX = Path(__file__).parent / "linux"
ARCHITECTURE = "amd64"
HICOLOR = "usr/share/icons/hicolor"
PNG_SIZES = (48, 128, 256)
OF_GLIBC = re.compile(r"(libc|libm|libdl|libpthread|libresolv|librt|libutil|ld-linux[^.]*)\.so")


def depends() -> str:
    """Return the packages that the folder needs: exactly those of the system libraries it links to."""
    others = sorted(name for name in system_libraries() if not OF_GLIBC.match(name))
    packages = sorted({package_of(name).replace("|", " | ") for name in others})
    return ", ".join([f"libc6 (>= {glibc()})", *packages, "xkb-data"])


def debian_version(version: str) -> str:
    """Return a version in the form that Debian's tools sort correctly."""
    parsed = ReleaseVersion.parse(version)
    if parsed is None:
        raise console.Stop(f"{version} is no version that Debian could compare.")
    return parsed.debian


def control(version: str, kilobytes: int) -> str:
    """Return the package's control file."""
    return f"""Package: storemon
Version: {debian_version(version)}
Architecture: {ARCHITECTURE}
Maintainer: storemon contributors <storemon@localhost>
Installed-Size: {kilobytes}
Depends: {depends()}
Section: misc
Priority: optional
Description: uptime of many stores inside their business hours
 For people who run many stores. Give storemon three CSV files: what the polls
 found, when the stores are open, and where they are. It answers with a report
 of every store's uptime and downtime in its last hour, day and week.
"""


def filled(name: str, version: str) -> str:
    """Return a file of resources/installer/linux with its placeholders filled in.

    Screenshots need a URL, which is known on GitHub's machines and may be missing elsewhere.
    """
    date = dt.datetime.fromtimestamp(epoch(), dt.UTC).date().isoformat()
    text = (LINUX / name).read_text("utf-8").replace("@VERSION@", version).replace("@DATE@", date)
    if repository := os.environ.get("GITHUB_REPOSITORY"):
        pictures = f"https://raw.githubusercontent.com/{repository}/v{version}/docs/images"
        return text.replace("@PICTURES@", pictures)
    return re.sub(r" *<screenshots>.*</screenshots>\n", "", text, flags=re.DOTALL)


def write(path: Path, content: str | bytes) -> None:
    """Write a file that everyone can read, and create its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(0o644)


def share(root: Path, version: str) -> None:
    """Add the desktop files: the menu entry, icons, metadata, and the manual page."""
    write(root / "usr/share/applications/storemon.desktop", filled("storemon.desktop", version))
    write(root / "usr/share/metainfo/storemon.metainfo.xml", filled("storemon.metainfo.xml", version))
    manual = gzip.compress(filled("storemon.1", version).encode(), 9, mtime=0)
    write(root / "usr/share/man/man1/storemon.1.gz", manual)
    write(
        root / f"{HICOLOR}/scalable/apps/storemon.svg", (ROOT / "resources/icons/storemon.svg").read_bytes()
    )
    for size in PNG_SIZES:
        png = (BUILD / "icons" / f"storemon-{size}.png").read_bytes()
        write(root / f"{HICOLOR}/{size}x{size}/apps/storemon.png", png)
    write(root / "usr/share/doc/storemon/copyright", (LINUX / "copyright").read_text("utf-8"))
    write(
        root / "usr/share/doc/storemon/CHANGELOG.md.gz",
        gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=0),
    )


def md5sums(root: Path) -> str:
    """List the MD5 digest of every file in a folder, in dpkg's format."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    digests = [hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest() for path in files]
    return "".join(
        f"{digest}  {path.relative_to(root)}\n" for digest, path in zip(digests, files, strict=True)
    )


def tree(version: str) -> Path:
    """Lay out the package's files in build/deb."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / "usr/lib/storemon", symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/storemon").symlink_to("../lib/storemon/storemon")
    share(root, version)
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == root / "usr/lib/storemon/storemon" else 0o644)
    weight = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file())
    sums = md5sums(root)  # `dpkg --verify` uses these to find damaged files
    write(root / "DEBIAN/control", control(version, weight // 1024))
    write(root / "DEBIAN/md5sums", sums)
    root.chmod(0o755)
    moment = epoch()
    for path in (*root.rglob("*"), root):
        os.utime(path, (moment, moment), follow_symlinks=False)
    return root


def make(version: str = storemon.__version__, *, effort: str = "xz6") -> Path:
    """Build dist/storemon_VERSION_amd64.deb from the built folder; `effort` sets the compression."""
    root = tree(version)
    package = DIST / f"storemon_{version}_{ARCHITECTURE}.deb"
    console.say(f"Making {package.name} …")
    squeeze = [f"-Z{effort[:-1]}", f"-z{effort[-1]}"]
    with finished(package) as unfinished:
        run("dpkg-deb", "--root-owner-group", *squeeze, "--build", root, unfinished)
    return package


def archive(version: str = storemon.__version__) -> Path:
    """Build dist/storemon-VERSION-linux-x86_64.tar.xz for systems without .deb packages: unpack and start."""
    path = DIST / f"storemon-{version}-linux-x86_64.tar.xz"
    console.say(f"Making {path.name} …")

    def everyones(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = moment
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    moment = epoch()
    root = BUILD / "share"
    shutil.rmtree(root, ignore_errors=True)
    share(root, version)
    with finished(path) as unfinished, tarfile.open(unfinished, "w:xz", preset=6) as file:
        file.add(FOLDER, f"storemon-{version}", filter=everyones)
        file.add(root / "usr/share", f"storemon-{version}/share", filter=everyones)
    return path


def try_archive(path: Path) -> None:
    """Unpack an archive and run the program from a folder whose name has a space, a comma, and an accent."""
    place = BUILD / "unpacked here, señor"
    shutil.rmtree(place, ignore_errors=True)
    with tarfile.open(path) as file:
        file.extractall(place, filter="data")
    (program,) = place.glob("*/storemon")
    run(program, "--self-test")
    shutil.rmtree(place)
