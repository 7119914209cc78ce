"""The recipes of docs/design.md, followed to the letter in a copy of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from storemon.gui.application import make_application
from storemon.gui.counts.counts_page import CountsPage
from storemon.window_program import make_window

application = make_application()
folder = Path(sys.argv[1])
window = make_window(folder / "storemon.db", QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))

def counted(_summary):
    window.menus["page-counts"].trigger()
    page = window.pages.currentWidget()
    assert isinstance(page, CountsPage), page
    print(window.rail.title("counts"), page.words.text(), page.isVisible(), flush=True)
    window.close()

window.ready.connect(lambda context: context.session.data_changed.connect(counted))
window.show()
sys.excepthook = lambda *error: (sys.__excepthook__(*error), application.exit(1))
raise SystemExit(application.exec())
"""


def recipe(title: str) -> str:
    """Return the section of the recipe with that title."""
    return re.split(r"^##+ ", DESIGN.partition(f"\n### {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the program is made of."""
    for folder in ("storemon", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def follow(text: str, root: Path) -> set[str]:
    """Write the files that a recipe names and change those that it changes; return both."""
    files = re.findall(r"`(storemon/[\w/]+\.py)`(?:(?!```).)*?```python\n(.*?)```", text, re.DOTALL)
    for name, content in files:
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    changes = re.findall(r"`(storemon/[\w/]+\.py)`:\n+```diff\n(.*?)```", text, re.DOTALL)
    for name, lines in changes:
        path = root / name
        changed = path.read_text("utf-8")
        before = ""
        for line in lines.splitlines():
            if line.startswith("+"):
                changed = changed.replace(before, f"{before}{line[1:]}\n", 1)
            else:
                before = f"{line[1:]}\n"
                assert before in changed
        path.write_text(changed, "utf-8")
    return {name for name, _ in (*files, *changes)}


def test_a_page_is_added_by_one_folder_and_its_lines_in_the_list(copy: Path) -> None:
    touched = follow(recipe("Add a page"), copy)
    folder = "storemon/gui/counts"
    assert {name for name in touched if not name.startswith(folder)} == {"storemon/gui/features.py"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(copy)],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "Counts Stores: 0 True"
