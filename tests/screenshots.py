"""Screenshots of the real window in its main states, for people to look at.

    python -m tests.screenshots FOLDER [--large] [--only NAME]

Runs on the screen of DISPLAY if it is set, otherwise offscreen.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from storemon.gui.application import make_application
from tests.automation_scenes import automation
from tests.dialog_scenes import backups, guide, search, settings, support, trouble
from tests.import_scenes import first_import, review
from tests.page_scenes import drill_down, empty, hours, large, overview, papers, reports, sample, store
from tests.studio import Studio


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800,1920x1080")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    scenes = [
        empty,
        review,
        first_import,
        sample,
        overview,
        drill_down,
        store,
        papers,
        hours,
        trouble,
        support,
        backups,
        settings,
        reports,
        automation,
        search,
        guide,
    ] + ([large] if chosen.large else [])
    with tempfile.TemporaryDirectory() as scratch:
        for theme in chosen.theme.split(","):
            for text in chosen.size.split(","):
                width, height = (int(part) for part in text.split("x"))
                studio = Studio(chosen.folder, Path(scratch), theme, (width, height), chosen.language)
                for scene in scenes:
                    if not chosen.only or scene.__name__ == chosen.only:
                        scene(studio)
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
