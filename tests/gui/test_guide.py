from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest

from storemon.gui.guide.guide import Guide
from storemon.gui.guide.guide_controller import GuideController
from storemon.gui.guide.guide_pages import PAGES, anchor_of, guide_folder, read_pages
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.resources import resource_folder
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HELP = resource_folder() / "help"
LANGUAGES = sorted(path.name for path in HELP.iterdir())
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


@pytest.fixture
def guide(theme: Theme, icons: Icons, settings: QSettings, qtbot: QtBot) -> Guide:
    guide = Guide(theme, icons, settings, guide_folder("en"))
    qtbot.addWidget(guide)
    guide.show()
    return guide


def key(widget: object, *keys: Qt.Key, ctrl: bool = False, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.NoModifier
    modifier |= Qt.KeyboardModifier.ControlModifier if ctrl else modifier
    modifier |= Qt.KeyboardModifier.AltModifier if alt else modifier
    for one in keys:
        QTest.keyClick(widget, one, modifier)  # type: ignore[call-overload]  # any widget


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_holds_exactly_the_pages_of_the_contents(language: str) -> None:
    assert {path.stem for path in (HELP / language).glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_text(language: str) -> None:
    for page in read_pages(HELP / language):
        assert page.markdown.startswith("# ")
        assert page.title
        assert len(page.words.split()) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_heading_that_are_there(language: str) -> None:
    pages = {page.name: page for page in read_pages(HELP / language)}
    for page in pages.values():
        for link in LINK.findall(page.markdown):
            name, _, heading = link.partition("#")
            target = pages[name.removesuffix(".md") if name else page.name]
            headings = {anchor_of(text) for text in HEADING.findall(target.markdown)}
            assert not heading or heading in headings, f"{page.name}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_for_both_themes_and_is_described(language: str) -> None:
    found = set()
    for page in read_pages(HELP / language):
        for words, link in PICTURE.findall(page.markdown):
            path = HELP / language / link
            found |= {path.name, path.stem + "-dark.png"}
            assert words
            assert not QImage(str(path)).isNull()
            assert not QImage(str(path.with_stem(path.stem + "-dark"))).isNull()
    assert {path.name for path in (HELP / language / "pictures").iterdir()} == found


def test_the_guide_takes_less_than_two_megabytes() -> None:
    assert sum(path.stat().st_size for path in HELP.rglob("*") if path.is_file()) < 2_000_000


def test_a_language_without_pages_gets_the_english_ones() -> None:
    assert guide_folder("xx") == HELP / "en"


def test_every_page_is_reached_by_the_arrow_keys(guide: Guide) -> None:
    guide.search.setFocus()
    key(guide.search, Qt.Key.Key_Down)
    seen = [guide.page]
    for _ in PAGES[1:]:
        key(guide.contents, Qt.Key.Key_Down)
        seen.append(guide.page)
    assert seen == list(PAGES)
    assert guide.view.toPlainText().startswith("Keys")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_from_its_beginning(guide: Guide, page: str) -> None:
    guide.hide()
    guide.open(page)
    guide.show()
    guide.view._fit()
    assert guide.view.verticalScrollBar().value() == 0


def test_headings_are_anchors_of_the_shown_document(guide: Guide) -> None:
    guide.open("trouble")
    names: set[str] = set()
    block = guide.view.document().begin()
    while block.isValid():
        walk = block.begin()
        while not walk.atEnd():
            names |= set(walk.fragment().charFormat().anchorNames())
            walk += 1
        block = block.next()
    assert {"troubleshooting", "the-database", "rows"} <= names


def test_a_link_is_followed_by_keyboard_and_back_leads_to_where_one_was(guide: Guide) -> None:
    guide.open("start")
    guide.view.setFocus()
    key(guide.view, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert guide.page == "files"
    guide.back.click()
    assert (guide.page, guide.back.isEnabled(), guide.forward.isEnabled()) == ("start", False, True)
    guide.forward.click()
    assert (guide.page, guide.back.isEnabled(), guide.forward.isEnabled()) == ("files", True, False)


def test_a_link_to_a_heading_shows_the_page_from_there_on(guide: Guide, qtbot: QtBot) -> None:
    guide.resize(800, 400)
    guide.view._clicked(QUrl("numbers.md#target"))
    assert guide.page == "numbers"
    qtbot.waitUntil(lambda: guide.view.verticalScrollBar().value() > 0)
    guide.view._clicked(QUrl("#reach"))
    assert guide.page == "numbers"


def test_a_link_out_of_the_guide_leads_nowhere(guide: Guide) -> None:
    guide.open("files")
    guide.view._clicked(QUrl("https://example.org/other.md"))
    guide.view._clicked(QUrl("file:///etc/passwd"))
    assert guide.page == "files"


def test_typing_lists_the_pages_that_have_all_the_words_and_marks_them(guide: Guide) -> None:
    guide.search.setText("spreadsheet ROUNDED")
    names = [guide.contents.item(row).data(Qt.ItemDataRole.UserRole) for row in range(guide.contents.count())]
    assert guide.page in names
    assert 0 < len(names) < len(PAGES)
    assert guide.view.extraSelections()
    assert guide.view.textCursor().selectedText().lower() == "spreadsheet"
    first = guide.view.textCursor().position()
    key(guide.search, Qt.Key.Key_Return)
    assert guide.view.textCursor().position() != first


def test_words_that_are_nowhere_are_said_to_be_so_and_escape_brings_all_back(guide: Guide) -> None:
    guide.search.setText("zeppelin")
    assert guide.nothing.isVisible()
    assert guide.contents.count() == 0
    key(guide.search, Qt.Key.Key_Escape)
    assert guide.search.text() == ""
    assert guide.contents.count() == len(PAGES)
    key(guide.search, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_dark_theme_has_pictures_of_its_own(guide: Guide) -> None:
    def picture() -> QImage:
        found = guide.view.loadResource(QTextDocument.ResourceType.ImageResource.value, "pictures/stores.png")
        assert isinstance(found, QImage)
        return found

    light = picture()
    guide.view._theme._preferences.theme = "dark"
    assert light != picture()
    assert light.pixelColor(2, 2).lightness() > 128 > picture().pixelColor(2, 2).lightness()


def test_nothing_but_pictures_of_the_guide_is_loaded(guide: Guide, tmp_path: Path) -> None:
    outside = tmp_path / "stores.txt"
    outside.write_text("secret")
    html = QTextDocument.ResourceType.HtmlResource.value
    assert guide.view.loadResource(html, QUrl.fromLocalFile(str(outside))) is None


@pytest.mark.parametrize(
    ("page", "fitting"), [("imports", "files"), ("stores", "start"), ("overview", "start")]
)
def test_the_guide_opens_at_the_page_that_fits(window: AppWindow, page: str, fitting: str) -> None:
    window.navigator.show(page)
    window.menus["guide"].trigger()
    assert window.guide_controller.guide is not None
    assert window.guide_controller.guide.page == fitting


def test_the_guide_leaves_with_the_window_and_keeps_its_size(window: AppWindow) -> None:
    flow = window.guide_controller
    flow.open()
    assert flow.guide is not None
    window.close()
    assert window.findChild(GuideController) is flow
    assert [flow.guide] == [None]
    assert window.settings.value("guide/geometry") is not None


def test_a_narrow_window_shows_pictures_whole(guide: Guide, qtbot: QtBot) -> None:
    guide.open("start")
    for width in (760, 1000, 700):
        guide.resize(width, 600)
        qtbot.waitUntil(lambda: guide.view._room == guide.view.viewport().width() - 64)
        assert guide.view.horizontalScrollBar().maximum() == 0
