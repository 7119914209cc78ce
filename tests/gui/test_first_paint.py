from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from storemon.gui.window import MainWindow

application = QApplication([])
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)

def open_workspace():
    raise AssertionError("opened")

window = MainWindow(open_workspace, lambda folder: None, settings)
HEAVY = ("pandas", "pyarrow", "sqlalchemy", "pyqtgraph", "storemon.services.reports")

def painted():
    print("loaded:", [name for name in HEAVY if name in sys.modules])
    sys.stdout.flush()
    window.bench.open = lambda: None
    application.quit()

window.first_painted.connect(painted)
window.show()
application.exec()
window.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["loaded: []"]
