"""The recipes of docs/design.md, followed literally in a copy of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.services.workspace import Workspace

ROOT = Path(__file__).parents[1]
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
PAGE = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from storemon.gui.application import make_application
from storemon.gui.counts.counts_page import CountsPage
from storemon.gui.declarations import menu_entries
from storemon.gui.features import FEATURES
from storemon.window_program import make_window

keys = [key for entry in menu_entries(FEATURES) for key in entry.keys]
assert len(keys) == len(set(keys)), keys
application = make_application()
folder = Path(sys.argv[1])
window = make_window(folder / "storemon.db", QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))

def counted(_summary):
    window.menus["page-counts"].trigger()
    page = window.pages.currentWidget()
    assert isinstance(page, CountsPage), page
    print(window.rail.title("counts"), page.label.text(), page.isVisible(), flush=True)
    window.close()

window.ready.connect(lambda context: context.session.data_changed.connect(counted))
window.show()
sys.excepthook = lambda *error: (sys.__excepthook__(*error), application.exit(1))
raise SystemExit(application.exec())
"""
KIND_SCRIPT = """
import sys
from pathlib import Path
from storemon.data import schema
from storemon.data.postgres import layout_steps
from storemon.errors import FileRefused
from storemon.gui.widgets.kind_texts import column_text, kind_texts
from storemon.services.import_service import FILE_SPECS, spec_of
from storemon.services.workspace import Workspace

folder = Path(sys.argv[1])
first, second, other = (folder / f"{name}.csv" for name in ("first", "second", "other"))
first.write_text("store_id,phone\\na,1\\nb,2\\nb,3\\n,4\\nc,\\n")
second.write_text("Phone;Store ID\\n5;a\\n")
other.write_text("shop,telephone\\nd,6\\n")
for name in ("old", "new"):
    workspace = Workspace.open(folder / f"{name}.db")
    imports = workspace.imports
    preview = imports.inspect(*imports.expand([first]))
    kind = preview.match.kind
    assert [problem.rows for problem in preview.problems] == [1, 1, 1], preview.problems
    results = [imports.import_file(path) for path in (first, second, second)]
    assert [(one.imported, one.known, one.refused) for one in results] == [(2, 0, 3), (1, 0, 0), (0, 1, 0)]
    try:
        imports.import_file(other)
    except FileRefused as error:
        assert "store_id, phone (phone numbers)" in str(error), error
    assert workspace.stores.summary().stores == 2
    imports.undo_together([record.import_id for record in imports.recent()])
    assert workspace.stores.summary().stores == 0
    workspace.close()
assert spec_of(kind) in FILE_SPECS
assert sorted(layout_steps.STEPS) == list(range(7, schema.VERSION))
print(kind, kind_texts(kind).title, flush=True)
assert column_text(kind, "phone") == "Phone number"
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
from storemon.gui.export.drawn_work import writer
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
    """A copy of the program's files."""
    for folder in ("storemon", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def follow(text: str, root: Path) -> set[str]:
    """Apply a recipe: write its new files and change others; return the names of both."""
    files = re.findall(r"`(storemon/[\w/]+\.py)`(?:(?!```).)*?```python\n(.*?)```", text, re.DOTALL)
    for name, content in files:
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    changes = re.findall(r"`(storemon/[\w/]+\.py)`[^`]*:\n+```diff\n(.*?)```", text, re.DOTALL)
    for name, diff in changes:
        path = root / name
        changed = path.read_text("utf-8")
        for hunk in diff.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] or line for line in lines if not line.startswith("+"))
            after = "".join(line[1:] or line for line in lines if not line.startswith("-"))
            assert changed.count(before) == 1, before
            changed = changed.replace(before, after)
        path.write_text(changed, "utf-8")
    touched = {name for name, _ in (*files, *changes)}
    lint(touched, root)
    return touched


def lint(names: set[str], root: Path) -> None:
    """Check that a recipe's result passes the linter and the formatter, as `check` requires."""
    for chosen in (["check", "--no-cache"], ["format", "--no-cache", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *chosen, "--config", str(ROOT / "pyproject.toml"), *sorted(names)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def run(script: str, copy: Path) -> str:
    """Run a script with the copy of the program; return its output."""
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


def test_a_kind_of_file_is_added_by_one_module_its_texts_and_its_table(copy: Path) -> None:
    touched = follow(recipe("Add a kind of file"), copy)
    assert touched == {
        "storemon/data/imports/phones_import.py",
        "storemon/data/imports/kinds.py",
        "storemon/core/vocabulary.py",
        "storemon/gui/widgets/kind_texts.py",
        *(f"storemon/data/{name}.py" for name in ("schema", "sqlite/migrations", "sqlite/shapes")),
        "storemon/data/postgres/layout_steps.py",
    }
    Workspace.open(copy / "old.db").close()
    assert run(KIND_SCRIPT, copy).split("\n")[0] == "phones Phone numbers"
