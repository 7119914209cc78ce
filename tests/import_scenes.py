"""Scenes of `screenshots` for importing: the review, refused rows, an undo."""

from __future__ import annotations

import tempfile
from pathlib import Path

from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.widgets.confirm import Confirm
from tests.app_window import AppWindow
from tests.studio import Studio, dismiss, rest, until

POLLS = "store_id,status,timestamp_utc\n"


def review(studio: Studio) -> None:
    window = studio.window()
    folder = Path(tempfile.mkdtemp(dir=studio.scratch))
    from storemon.services.sample import make_sample  # noqa: PLC0415  # not before the first paint

    files = make_sample(folder)
    window.import_files([folder])
    until(window.review.button.isEnabled)
    studio.take(window, "review-good")
    window.session.review.clear()

    rows = files.polls.read_text().splitlines()
    rows[5] = "123,sleeping,2023-01-24 09:06:42 UTC"
    rows[9:12] = ["124,active,yesterday", "125,inactive,the day before", ",active,2023-01-24 09:06:42 UTC"]
    bad = folder / "polls week 4 from the stores.csv"
    bad.write_text("\n".join(rows) + "\n")
    spoilt = folder / "spoilt.csv"
    spoilt.write_text(POLLS + "8.41954E+018,active,2023-01-24 09:06:42 UTC\n")
    other = folder / "export.csv"
    other.write_text("Shop;When;State;Note\n" + "4711;2023-01-24 09:06:42 UTC;active;checked by hand\n" * 30)
    window.import_files([files.zones, bad, other, spoilt])
    until(window.review.button.isEnabled)
    studio.take(window, "review-problems")
    show_entry(window, 1)
    studio.take(window, "review-skips")
    show_entry(window, 2)
    studio.take(window, "review-unmatched")
    window.review.detail.form.kind.setCurrentIndex(1)
    until(window.review.button.isEnabled)
    studio.take(window, "review-matched")
    window.session.review.clear()
    undated = folder / "one day.csv"
    undated.write_text(POLLS + "".join(f"{4000 + n},active,1/5/2023 {n}:06\n" for n in range(24)))
    window.import_files([files.zones, undated])
    until(lambda: window.review.model.rowCount() == 2 and not window.session.review.busy)
    studio.take(window, "review-undated")
    dismiss(window)


def show_entry(window: AppWindow, row: int) -> None:
    window.review.table.selectRow(row)
    rest()


def first_import(studio: Studio) -> None:
    window = studio.window()
    folder = Path(tempfile.mkdtemp(dir=studio.scratch))
    from storemon.services.sample import make_sample  # noqa: PLC0415  # not before the first paint

    files = make_sample(folder)
    hours = files.hours.read_text().splitlines()
    (folder / "hours.csv").write_text("\n".join(hours[:-40]) + "\n")
    lines = files.polls.read_text().splitlines()
    lines[5] = "123,sleeping,2023-01-24 09:06:42 UTC"
    lines[9:60] = [f"{number},active,2023-01-24 {number}:06" for number in range(51)]
    lines[70] = "125;inactive"
    files.polls.write_text("\n".join(lines) + "\n")
    window.import_files([files.zones, files.hours, files.polls])
    until(window.review.button.isEnabled)
    window.review.button.click()
    until(lambda: bool(window.banners.banners) and bool(window.imports.model.records))
    studio.take(window, "prepared")
    window.imports.refused_wanted.emit(window.imports.model.records[0])
    until(lambda: window.findChild(RefusedDialog) is not None)
    dialog = window.findChild(RefusedDialog)
    assert dialog is not None
    studio.take(dialog, "refused")
    dialog.close()
    window.navigator.show("imports")
    window.imports.undo_wanted.emit(window.imports.model.drops[0].undoable)
    until(lambda: window.findChild(Confirm) is not None)
    question = window.findChild(Confirm)
    assert question is not None
    studio.take(question, "undo")
    question.yes.click()
    until(lambda: window.imports.model.records[0].undone is not None)
    window.imports.table.selectRow(1)
    studio.take(window, "imports-undone")
    dismiss(window)
