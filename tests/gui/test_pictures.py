"""Charts as images and stores as pages: from the menus to real files."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from storemon.core.hours_week import Span, WeekHours
from storemon.core.vocabulary import HOUR
from storemon.errors import Cancelled
from storemon.gui.export.fleet_pictures import bars_picture
from storemon.gui.export.picture import Picture
from storemon.gui.export.picture_files import image, paper_size, pdf, png, svg
from storemon.gui.figures.hours_paint import paint_hours
from storemon.gui.figures.week_paint import paint_week
from storemon.gui.report.export_kinds import ExportKind, Place
from storemon.gui.widgets.sheet import BODY, Sheet, fit
from storemon.gui.widgets.sheet_table import SheetColumn, paint_table
from tests.app_window import AppWindow
from tests.gui.conftest import choose_place
from tests.gui.test_week import micros, week

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.core.progress import Progress
    from storemon.gui.widgets.theme import Theme

END = "2023-01-25T18:13:22+00:00"
HOSTILE = "<b>Ben & Söhne</b>\x00\x1b\n\ud800 “=1+1” בית קפה"


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


def week_picture(title: str = "Nord") -> Picture:
    def paint(sheet: Sheet, rect: QRectF, progress: Progress) -> None:
        paint_week(sheet, rect, week(micros(END)), progress)

    return Picture(title, ("one", "two"), (600, 240), paint)


def texts_of(content: bytes) -> str:
    root = ET.fromstring(content)  # noqa: S314  # our own
    return "\n".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith("text"))


def pages(content: bytes) -> int:
    return content.count(b"/Type /Page\n") or content.count(b"/Type /Page ")


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.report is not None and window.stores.panel.week is not None)
    return window


def save(qtbot: QtBot, window: AppWindow, kind: ExportKind, path: Path) -> bytes:
    with qtbot.waitSignal(window.export_controller.written):
        window.export_controller.actions.of[kind].trigger()
        choose_place(window, path)
    return path.read_bytes()


def test_an_svg_holds_its_words_as_text_and_no_markup_of_a_name(theme: Theme) -> None:
    content = svg(week_picture(HOSTILE))
    found = texts_of(content)
    for words in ("Wed, 18 Jan", "00:00", "24:00", "one", "two"):
        assert words in found
    assert "<b>Ben & Söhne</b>" in found.replace("\n", " ")


def test_an_svg_names_typefaces_that_are_elsewhere_too(theme: Theme) -> None:
    assert b'font-family="Inter, Segoe UI' in svg(week_picture())
    assert b'font-family="Inter"' not in svg(week_picture('font-family="Inter"'))


def test_a_png_is_white_and_has_two_dots_to_the_pixel(theme: Theme) -> None:
    picture = week_picture()
    image = QImage.fromData(png(picture))
    assert image.width() == round(picture.width * 96 / 72 * 2)
    assert image.dotsPerMeterX() == 7559
    corners = [(x, y) for x in (0, image.width() - 1) for y in (0, image.height() - 1)]
    assert {image.pixelColor(*corner).name() for corner in corners} == {"#ffffff"}


def test_a_picture_looks_the_same_in_the_dark(theme: Theme, preferences: object) -> None:
    before = png(week_picture())
    preferences.theme = "dark"  # type: ignore[attr-defined]  # the fixture's
    assert theme.dark
    assert png(week_picture()) == before


def test_pictures_can_be_drawn_beside_the_window(theme: Theme) -> None:
    found: list[bytes] = []
    thread = threading.Thread(target=lambda: found.extend([png(week_picture()), svg(week_picture())]))
    thread.start()
    thread.join()
    assert found == [png(week_picture()), svg(week_picture())]


@pytest.mark.parametrize("draw", [png, svg])
def test_a_picture_can_be_stopped(theme: Theme, draw: object) -> None:
    def stop(fraction: float, text: str) -> None:
        assert fraction >= 0 or text
        raise Cancelled

    with pytest.raises(Cancelled):
        draw(week_picture(), stop)  # type: ignore[operator]  # either of two classes


@pytest.mark.parametrize(
    ("territory", "width"), [("US", 612), ("us", 612), ("MX", 612), ("DE", 595), ("GB", 595), ("ZZ", 595)]
)
def test_paper_is_that_of_the_country(territory: str, width: int) -> None:
    assert paper_size(territory).sizePoints().width() == width


def test_a_page_is_one_page_with_its_fonts_and_its_title(theme: Theme) -> None:
    content = pdf(
        "Café & Co", paper_size("US"), lambda sheet, *_: sheet.text(QRectF(9, 9, 99, 9), "Hi", BODY) and None
    )
    assert content.startswith(b"%PDF-")
    assert pages(content) == 1
    assert b"/FontFile2" in content
    assert "Café & Co".encode("utf-16-be") in content


def test_a_text_without_room_is_cut_and_none_breaks_a_line(theme: Theme, qapp: object) -> None:
    assert fit("a\x00b\nc\ud800d\u2066e") == "a b c d\u2066e"


def test_a_table_says_how_many_rows_it_has_no_room_for(theme: Theme) -> None:
    column = SheetColumn("Start", str, 1.0)
    found: list[int] = []

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        found.append(paint_table(sheet, rect, [column], 200))

    content = svg(Picture("", (), (200, 120), paint))
    assert 0 < found[0] < 10
    assert f"and {200 - found[0]} more" in texts_of(content)


def test_hours_past_midnight_are_painted_and_described(theme: Theme) -> None:
    days = [[Span(9 * HOUR, 17 * HOUR, carried=False)], [], *[[Span(0, 24 * HOUR, carried=False)]] * 5]

    def paint(sheet: Sheet, rect: QRectF, _progress: Progress) -> None:
        paint_hours(sheet, rect, WeekHours(days, 6), (6, 0, 1, 2, 3, 4, 5))

    found = texts_of(svg(Picture("", (), (300, 90), paint))).split("\n")
    assert found[:2] == ["Sun", "all day"]
    assert found[2:6] == ["Mon", "09:00–17:00", "Tue", "closed"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ExportKind.WEEK_PICTURE, "local time"),
        (ExportKind.HOURS_PICTURE, "Business hours"),
        (ExportKind.HEAT_PICTURE, "Downtime by hour of the week"),
        (ExportKind.BARS_PICTURE, "Stores by uptime"),
        (ExportKind.TREND_PICTURE, "Uptime over time"),
        (ExportKind.STORE_TREND_PICTURE, "Uptime over time"),
    ],
)
def test_each_chart_is_saved_from_the_menu(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, kind: ExportKind, words: str
) -> None:
    assert words in texts_of(save(qtbot, full, kind, tmp_path / "a.svg"))
    assert titles(full) == ["Saved a.svg."]
    image = QImage.fromData(save(qtbot, full, kind, tmp_path / "a.png"))
    assert image.pixelColor(0, 0) == QColor("white")
    assert image.width() > 600


def test_the_trend_that_the_page_shows_is_saved(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    full.navigator.show("overview")
    card = full.overview.trend
    qtbot.waitUntil(lambda: card.kind.count() > 1)
    card.kind.setCurrentIndex(1)
    card.periods.choose(2)
    card.periods.chosen.emit(2)
    said = texts_of(save(qtbot, full, ExportKind.TREND_PICTURE, tmp_path / "a.svg"))
    rows = full.session.rows
    assert rows is not None
    stores = rows.labels.groups.count(card.group)
    assert f"{card.group} · Uptime over time" in said
    assert f"{stores} store" in said
    assert "by month" in said


def test_a_store_is_one_page(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    content = save(qtbot, full, ExportKind.STORE_PAGE, tmp_path / "a.pdf")
    assert pages(content) == 1
    rows = full.session.rows
    assert rows is not None
    title = rows.title(full.stores.model.store_at(0))
    assert title.encode("utf-16-be") in content


def test_the_week_that_the_page_shows_is_saved(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    full.navigator.open_store(full.stores.model.id_at(0))
    qtbot.waitUntil(lambda: full.store.week.shown is not None)
    end = full.store.week.shown.week.end if full.store.week.shown else 0
    full.store.week.bar.before.click()
    qtbot.waitUntil(lambda: full.store.week.shown is not None and full.store.week.shown.week.end < end)
    assert "11 Jan 2023" in texts_of(save(qtbot, full, ExportKind.WEEK_PICTURE, tmp_path / "a.svg"))
    material = full.export_controller.material(ExportKind.WEEK_PICTURE, shown=False)
    assert material is not None
    assert material.stamp == "2023-01-11 to 2023-01-18"


def test_a_long_name_leaves_room_for_what_the_file_is(qtbot: QtBot, full: AppWindow) -> None:
    rows = full.session.rows
    assert rows is not None
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    with qtbot.waitSignal(full.session.relabelled):
        full.rename(rows.table.store_ids[full.stores.model.store_at(0)], "Ñandú/ " * 28)
    full.export_controller.actions.of[ExportKind.WEEK_PICTURE].trigger()
    dialog = full.findChild(QFileDialog)
    assert dialog is not None
    name = Path(dialog.selectedFiles()[0]).name
    dialog.reject()
    assert name.endswith(" week 2023-01-18 to 2023-01-25.png")
    assert "/" not in name


def test_a_full_disk_is_reported_and_leaves_nothing(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    full.export_controller.actions.of[ExportKind.STORE_PAGE].trigger()
    choose_place(full, tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: titles(full) == ["a.pdf could not be saved."])
    assert not list(tmp_path.glob("*.pdf"))


def test_the_tools_and_menus_of_the_charts_ask_for_their_pictures(
    qtbot: QtBot, full: AppWindow, tmp_path: Path
) -> None:
    page, panel = full.store, full.stores.panel
    full.navigator.open_store(full.stores.model.id_at(0))
    qtbot.waitUntil(lambda: page.week.shown is not None)
    assert page.week.chart is not None
    assert panel.chart is not None
    ways = [page.week.picture.click, page.cards.picture.click]
    for chart in (page.week.chart, page.cards.grid, panel.chart):
        assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
        _copy, save_it = chart.actions()
        ways.append(save_it.trigger)
    ways += [full.overview.heat.picture.click, full.overview.bars.picture.click]
    found = []
    for way in ways:
        with qtbot.waitSignal(full.export_controller.written):
            way()
            choose_place(full, tmp_path / "a.svg")
        texts = texts_of((tmp_path / "a.svg").read_bytes())
        marks = ("Business hours ·", "Downtime by hour", "Stores by uptime", "local time")
        found.append(next(mark for mark in marks if mark in texts))
    week, hours = "local time", "Business hours ·"
    assert found == [week, hours, week, hours, week, "Downtime by hour", "Stores by uptime"]


def test_a_chart_is_copied_as_it_would_be_saved(qtbot: QtBot, full: AppWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    full.navigator.show("overview")
    qtbot.waitUntil(lambda: full.overview.fleet is not None)
    bars = full.overview.bars.bars
    with qtbot.waitSignal(full.export_controller.copied):
        QTest.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    material = full.export_controller.material(ExportKind.BARS_PICTURE, shown=False)
    assert material is not None
    expected = image(bars_picture(material.subject))
    assert clipboard.image().size() == expected.size()
    assert clipboard.image().convertToFormat(expected.format()) == expected
    assert titles(full)[0] == "The picture is copied. Paste it where you need it."


@pytest.mark.parametrize("kind", ExportKind.at(Place.PICTURE))
def test_every_chart_of_all_stores_can_be_copied(qtbot: QtBot, full: AppWindow, kind: ExportKind) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(full.export_controller.copied):
        full.export_controller.actions.copy_wanted.emit(kind)
    assert not QGuiApplication.clipboard().image().isNull()
