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
PAGE = """
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

DECLARATIONS = """
import sys
from pathlib import Path
import numpy as np
from PySide6.QtCore import QSettings
from storemon.core.columns import csv_text
from storemon.core.model import Figures
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.vocabulary import HOUR, Method
from storemon.gui.application import make_application
from storemon.gui.export.export_controller import writer
from storemon.gui.report.export_actions import ExportActions
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.settings.settings_page import SettingsPage
from storemon.gui.store_list.store_table import StoreTableModel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.setting import Page
from storemon.gui.widgets.theme import Theme
from PySide6.QtWidgets import QWidget

application = make_application()
folder = Path(sys.argv[1])
preferences = Preferences(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
theme = Theme(preferences)
opened = np.array([[1, 24, 168]]) * HOUR
none = np.zeros_like(opened)
no = np.zeros(1, np.bool_)
figures = Figures(opened, opened, none, none)
table = ReportTable(Method.INTERPOLATED, ["1"], ["America/Chicago"], no, no, figures)
model = StoreTableModel(theme, theme)
model.show_rows(StoreRows.of(table))
print(model.column_names()[Column.OPEN_WEEK], model.index(0, Column.OPEN_WEEK).data())
columns = report_columns(table, further=True)
for column in columns:
    if column.name.startswith("open_"):
        print(column.name, column.texts()[0])
window = QWidget()
print(ExportActions(window).of[ExportKind.ZONES].text().replace("&", ""))

class Some:
    def export(self):
        return self
    def columns(self, further):
        return columns

writer(ExportKind.ZONES)(Some())(folder / "zones.csv", None)
print(*(folder / "zones.csv").read_text().splitlines())
page = SettingsPage(theme, Icons(theme, theme), preferences)
page.add_settings(Page.APPEARANCE)
before = preferences.keep_filter
page.field("keep_filter").click()
print(before, preferences.keep_filter)
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
    for name, diff in changes:
        path = root / name
        changed = path.read_text("utf-8")
        for hunk in diff.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] or line for line in lines if not line.startswith("+"))
            after = "".join(line[1:] or line for line in lines)
            assert changed.count(before) == 1, before
            changed = changed.replace(before, after)
        path.write_text(changed, "utf-8")
    return {name for name, _ in (*files, *changes)}


def run(script: str, copy: Path) -> str:
    """Run a script with the program of the copy; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(copy)],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_page_is_added_by_one_folder_and_its_lines_in_the_list(copy: Path) -> None:
    touched = follow(recipe("Add a page"), copy)
    folder = "storemon/gui/counts"
    assert {name for name in touched if not name.startswith(folder)} == {"storemon/gui/features.py"}
    assert run(PAGE, copy).split("\n")[0] == "Counts Stores: 0 True"


def test_a_column_an_export_and_a_setting_are_a_declaration_each(copy: Path) -> None:
    assert follow(recipe("Add a column"), copy) == {
        "storemon/gui/report/store_columns.py",
        "storemon/core/report_columns.py",
    }
    assert follow(recipe("Add an export"), copy) == {
        "storemon/gui/report/export_kinds.py",
        "storemon/gui/export/export_work.py",
    }
    assert follow(recipe("Add a setting"), copy) == {"storemon/gui/widgets/preferences.py"}
    assert run(DECLARATIONS, copy).splitlines() == [
        "Open, last week, h 168.00",
        "open_last_hour(in minutes) 60.00",
        "open_last_day(in hours) 24.00",
        "open_last_week(in hours) 168.00",
        "Time zones as CSV file…",
        "store_id,timezone_str 1,America/Chicago",
        "False True",
    ]


def test_the_documents_name_files_that_are_there() -> None:
    texts = [path.read_text("utf-8") for path in (*(ROOT / "docs").glob("*.md"), ROOT / "CONTRIBUTING.md")]
    named = {name for text in texts for name in re.findall(r"`([\w/]+/\w+\.py)`", text)}
    there = {name for name in named if (ROOT / name).exists() or (ROOT / "storemon" / name).exists()}
    assert {name for name in named - there if "/counts/" not in name} == set()
