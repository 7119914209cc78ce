"""Test the .deb on a bare system in a folder, with apt and none of our files.

Needs administrator rights, debootstrap, and Xvfb and xdotool for the window. The bare system is the
same release as this machine's, from the mirror that its apt uses.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import storemon
from resources.installer import console, deb, screen, system
from resources.installer.bare import HOME, USER, Bare
from resources.installer.folder import BUILD, expect

PLACE = BUILD / "bare"
TOOLS = {"debootstrap": "debootstrap", "Xvfb": "xvfb", "xdotool": "xdotool"}
OLDER = "0.0.9"
MIRRORS = "mirror+file:"


class NoBareSystem(console.Stop):
    """A bare system cannot be made on this machine."""


def mirror() -> tuple[str, str]:
    """Return the mirror that this machine's apt uses, and the release's name."""
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE) $(CODENAME) $(COMPONENT)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for line in listing.splitlines():
        site, codename, component = line.split()
        if (codename, component) == (release, "main"):
            return first_of(site), release
    raise NoBareSystem("apt has no list of this machine's release here; run apt-get update first.")


def components() -> str:
    """Return the release components that a system enables; Ubuntu keeps much of Debian's main in universe."""
    return "main,universe" if platform.freedesktop_os_release()["ID"] == "ubuntu" else "main"


def first_of(site: str) -> str:
    """Return a site that debootstrap can read; apt's may also be a file with one mirror per line."""
    if not site.startswith(MIRRORS):
        return site
    lines = Path(site.removeprefix(MIRRORS).rstrip("/")).read_text("utf-8").splitlines()
    found = next((line.split()[0] for line in lines if line.startswith("http")), None)
    if found is None:
        raise NoBareSystem(f"{site} lists no mirror.")
    return found


def make() -> Bare:
    """Make a fresh bare system, with one user."""
    site, release = mirror()
    console.say(f"Making a bare {release} in {PLACE.relative_to(console.ROOT)} …")
    shutil.rmtree(PLACE, ignore_errors=True)
    log = BUILD / "debootstrap.log"
    keep = BUILD / "debs"
    keep.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        options = ["--variant=minbase", f"--cache-dir={keep}", f"--components={components()}"]
        command = ["debootstrap", *options, release, str(PLACE), site]
        status = subprocess.run(command, stdout=output, stderr=output, check=False).returncode
    if status:
        raise NoBareSystem(f"debootstrap could not make the bare system; {log} says why.")
    proxies = subprocess.run(
        ["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=True
    ).stdout
    lines = [line for line in proxies.splitlines() if "::Proxy" in line]
    (PLACE / "etc/apt/apt.conf.d/90proxy").write_text("\n".join(lines) + "\n", "utf-8")
    for name in ("etc/hosts", "etc/resolv.conf"):
        shutil.copyfile(f"/{name}", PLACE / name)
    bare = Bare(PLACE)
    bare.run("useradd", "--create-home", "--shell", "/bin/sh", USER)
    return bare


def publish(bare: Bare, package: Path) -> None:
    """Put a package into the local repository of the bare system's apt, replacing an older version."""
    shop = bare.place / "srv/shop"
    shutil.rmtree(shop, ignore_errors=True)
    shop.mkdir(parents=True)
    shutil.copyfile(package, shop / package.name)
    fields = subprocess.run(
        ["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True
    ).stdout
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    entry = f"{fields}Filename: ./{package.name}\nSize: {package.stat().st_size}\nSHA256: {digest}\n"
    (shop / "Packages").write_text(entry, "utf-8")
    (bare.place / "etc/apt/sources.list.d/shop.list").write_text(
        "deb [trusted=yes] file:/srv/shop ./\n", "utf-8"
    )
    bare.apt("update")


def no_scripts(package: Path) -> bool:
    """Check that a package has no scripts that run, or download anything, during installation."""
    listing = subprocess.run(
        ["sh", "-c", 'dpkg-deb --ctrl-tarfile "$1" | tar t', "sh", str(package)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return {name.removeprefix("./") for name in listing} - {""} <= {"control", "md5sums"}


def upgrade(bare: Bare, package: Path) -> None:
    """Install an older version by name, use it, upgrade, and check that the data is still there."""
    publish(bare, deb.make(OLDER, effort="gzip1"))
    bare.apt("install", "storemon")
    expect("apt installs it by name", holds=OLDER in bare.run("dpkg-query", "-W", "storemon"))
    bare.storemon("make-sample", f"{HOME}/sample")
    samples = sorted(
        f"{HOME}/sample/{path.name}" for path in (bare.place / HOME[1:] / "sample").glob("*.csv")
    )
    bare.storemon("import", *samples)
    bare.storemon("trigger-report")
    before = bare.storemon("list-reports")
    publish(bare, package)
    bare.apt("install", "--only-upgrade", "storemon")
    version = bare.run("dpkg-query", "-W", "-f", "${Version}", "storemon")
    expect("apt upgrades it", holds=version == deb.debian_version(storemon.__version__))
    expect("the data of the older version are there", holds=bare.storemon("list-reports") == before != "")


def work(bare: Bare) -> None:
    """Use the installed program, first without a screen and then with one."""
    expect("the self-test passes", holds="All is well." in bare.storemon("--self-test"))
    number = bare.storemon("trigger-report").strip()
    bare.storemon("get-report", number, "--output", f"{HOME}/report.csv")
    expect(
        "the command line exports a report",
        holds=(bare.place / HOME[1:] / "report.csv").stat().st_size > 1000,
    )
    entry = (bare.place / "usr/share/applications/storemon.desktop").read_text("utf-8")
    expect("CSV files offer it under “open with”", holds="MimeType=text/csv;" in entry)
    screen.trial(bare, HOME)


def take_away(bare: Bare, before: set[str]) -> None:
    """Remove and purge the package, and check what is left."""
    bare.apt("remove", "storemon")
    expect("it is gone after a removal", holds=not (bare.place / "usr/bin/storemon").exists())
    kept = bare.place / HOME[1:] / ".local/share/storemon/storemon.db"
    expect("a removal keeps the user's data", holds=kept.exists())
    bare.apt("purge", "storemon")
    bare.apt("autoremove", "--purge")
    (bare.place / "etc/apt/sources.list.d/shop.list").unlink()
    left = sorted(bare.files() - before)
    expect(f"nothing is left when purged {left[:20] or ''}", holds=not left)


def expect_possible(tools: Mapping[str, str]) -> None:
    """Raise `NoBareSystem` if this machine cannot make one; install missing tools from their packages."""
    if os.geteuid() != 0:
        raise NoBareSystem("Only the administrator can make a bare system: run this as root.")
    if not console.succeeds("unshare", "--mount", "true"):
        raise NoBareSystem("This machine lets nobody mount anything.")
    wanting = [name for tool, name in tools.items() if shutil.which(tool) is None]
    if wanting:
        try:
            system.install_packages(wanting)
        except console.Stop as stop:
            raise NoBareSystem(str(stop)) from stop


def main(package: Path) -> int:
    """Test a package from installation to removal on a bare system."""
    expect_possible(TOOLS)
    expect("no script of ours runs at the installation, so nothing is downloaded", holds=no_scripts(package))
    bare = make()
    before = bare.files()
    upgrade(bare, package)
    work(bare)
    take_away(bare, before)
    shutil.rmtree(PLACE, ignore_errors=True)
    return 0
