"""Archives: nothing is extracted to disk, and none fills the memory."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from storemon.services.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEAD = b"store_id,status,timestamp_utc\n"
ROW = b"nord,active,2023-01-24 09:06:42 UTC\n"
OUTSIDE = ("../up.csv", "../../up.csv", "/tmp/up.csv", "C:\\up.csv", "a\\..\\up.csv", "a/../../up.csv")  # noqa: S108  # not used
MEMORY_MB = 700

CHILD = """
import sys
from pathlib import Path
from storemon.errors import UserError
from storemon.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
for name in sys.argv[2:]:
    (part,) = workspace.imports.expand([Path(name)])
    for work in (workspace.imports.inspect, workspace.imports.import_input):
        try:
            print("none" if (error := getattr(work(part), "error", None)) is None else error.what)
        except UserError as error:
            print(error.what)
workspace.close()
# Of this program alone; getrusage would count the one that started it.
(most,) = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(most) // 1024)
"""


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_members_are_read_whatever_they_are_called_and_written_nowhere(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "er"
    place.mkdir(parents=True)
    with zipfile.ZipFile(place / "week.zip", "w") as archive:
        for name in OUTSIDE:
            archive.writestr(name, HEAD + ROW)
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "data").mkdir()
    workspace = Workspace.open(tmp_path / "data" / "storemon.db")
    before = tree(tmp_path)
    parts = workspace.imports.expand([place / "week.zip"])
    # On Windows, zipfile itself turns backslashes into slashes.
    assert [part.member for part in parts] == [*(name.replace(os.sep, "/") for name in OUTSIDE), "link.csv"]
    results = [workspace.imports.import_input(part) for part in parts[:-1]]
    assert [result.imported for result in results] == [1, 0, 0, 0, 0, 0]
    # A link is read as the few letters of its target, which are not one of our CSVs.
    assert workspace.imports.inspect(parts[-1]).match is None
    assert tree(tmp_path) == before
    workspace.close()


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_what_unpacks_to_far_more_than_its_size_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    million = 1 << 20
    bombs = {
        "line.csv.gz": HEAD + b"a" * (80 * million),
        "mark.csv.gz": HEAD + b'"' + b"a,b\n" * (20 * million),
        "zeros.csv.gz": HEAD + b"\0" * million,
    }
    for name, content in bombs.items():
        (tmp_path / name).write_bytes(gzip.compress(content, 1))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("line.csv", bombs["line.csv.gz"])
    names = [*bombs, "bomb.zip"]
    assert sum((tmp_path / name).stat().st_size for name in names) < 5 * million
    done = subprocess.run(
        [sys.executable, "-c", CHILD, tmp_path / "storemon.db", *(tmp_path / name for name in names)],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    *words, memory = done.stdout.splitlines()
    assert words == [
        *["line.csv.gz is not a plain CSV.", "line.csv.gz unpacks to far more than a table does."],
        *["mark.csv.gz cannot be read from line 2 on.", "mark.csv.gz unpacks to far more than a table does."],
        *["none"] * 2,  # a line of zero bytes, as a crash leaves them, is refused on its own
        *["bomb.zip › line.csv unpacks to far more than a table does."] * 2,
    ]
    assert int(memory) < MEMORY_MB
