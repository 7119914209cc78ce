"""The window in another language: every text is translated, and every menu has usable mnemonics."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QModelIndex, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QDialog, QMenu, QTableView, QWidget
from typing_extensions import override

from storemon.gui.declarations import Menu
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.widgets import language
from storemon.gui.widgets.language import LANGUAGE, LANGUAGES, speak
from storemon.message import plural_form
from tests.app_window import AppWindow
from tests.gui.conftest import REFUSED, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_SAID = ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "windowTitle")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_TRANSLATED = re.compile(r"⟦[^⟦⟧]*(?:⟧|…$)")
_MARKUP = re.compile(r"<[^>]*>")
# Text from files and the system, units, and names that are the same in all languages.
_DATA = re.compile(
    r"asleep=ignore|storemon|nord|active|inactive|asleep|UTF-8|dayOfWeek|status|\w+_\w+|\w+\.csv"
    rf"|\w+/\w[\w/.-]*|UTC|{'|'.join(LANGUAGES.values())}|\(Chicago\)"
    r"|\d+ [A-Z][a-z]{2}\b|\bmin\b|\b[A-Z][a-z]+day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
)
_WORD = re.compile(r"[A-Za-z]{3}")


class Brackets(QTranslator):
    """Encloses all translations in brackets, with their placeholders unchanged."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: object, sourceText: object, disambiguation: object = None, n: int = -1
    ) -> str:
        text = plural_form(str(sourceText), n)
        return "".join(part if part.startswith("{") else f"⟦{part}⟧" for part in re.split(r"(\{\w+\})", text))


@pytest.fixture
def brackets(qtbot: QtBot) -> Iterator[None]:
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, settings: QSettings) -> Iterator[str]:
    settings.setValue("look/language", request.param)
    yield request.param
    speak("en")


def left_behind(root: QWidget) -> set[str]:
    """Return the texts in a widget that were not translated."""
    said = []
    for widget in [root, *root.findChildren(QWidget)]:
        for name in _SAID:
            with contextlib.suppress(
                AttributeError, TypeError
            ):  # some have none, or an unrelated attribute of that name
                said.append(getattr(widget, name)())
        said += [action.text() for action in widget.actions()]
        said += [widget.title()] if isinstance(widget, QMenu) else []
        if isinstance(widget, QTableView):
            model = widget.model()
            for column in range(model.columnCount(QModelIndex())):
                cells = [model.index(row, column) for row in range(model.rowCount(QModelIndex()))]
                across = Qt.Orientation.Horizontal
                said += [str(model.headerData(column, across, role) or "") for role in _ROLES]
                said += [str(cell.data(role) or "") for role in _ROLES for cell in cells]
    plain = {text: _DATA.sub("", _TRANSLATED.sub(" ", _MARKUP.sub("", text))) for text in said}
    return {text for text, rest in plain.items() if _WORD.search(rest)}


@pytest.mark.usefixtures("brackets")
def test_every_text_on_the_screen_goes_through_the_translation(
    qtbot: QtBot, window: AppWindow, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LANGUAGE, "name", "with brackets")
    with files[2].open("a", encoding="utf-8") as file:
        file.write(REFUSED)
    import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    window.menus["settings"].trigger()
    window.imports.refused_wanted.emit(next(r for r in window.imports.model.records if r.refused))
    qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)
    window.navigator.open_store("nord")
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert left_behind(window) == set()


def test_no_two_entries_of_a_menu_share_a_key(spoken: str, open_window: Callable[[], AppWindow]) -> None:
    window = open_window()
    menus = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    for menu in menus:
        texts = [action.text() for action in menu.actions()]
        keys = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
        assert len(keys) == len(set(keys)), texts


def test_reasons_of_rows_are_shown_in_the_language_of_the_window(
    settings: QSettings, open_window: Callable[[], AppWindow], qtbot: QtBot, files: list[Path]
) -> None:
    settings.setValue("look/language", "es")
    try:
        window = open_window()
        assert window.menus.bars[Menu.FILE].title() == "&Archivo"
        with files[2].open("a", encoding="utf-8") as file:
            file.write(REFUSED)
        import_now(qtbot, window, files)
        qtbot.waitUntil(lambda: any(record.refused for record in window.imports.model.records))
        window.imports.refused_wanted.emit(next(r for r in window.imports.model.records if r.refused))
        qtbot.waitUntil(lambda: window.findChild(RefusedDialog) is not None)
        dialog = window.findChild(RefusedDialog)
        assert isinstance(dialog, QDialog)
        reason = dialog.reasons_model.index(1, 0).data()
        assert reason == "El estado es «asleep», ni active ni inactive"
    finally:
        speak("en")


def test_qts_own_translator_beside_ours_are_taken_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    beside = tmp_path / "one, two" / "translations"
    beside.mkdir(parents=True)
    shutil.copyfile(Path(of_qt, "qtbase_es.qm"), beside / "qtbase_es.qm")
    monkeypatch.setattr(language, "resource_folder", lambda: beside.parent)
    words = language._qt_translator("es")
    assert Path(words.filePath()) == beside / "qtbase_es.qm"
    (beside / "qtbase_es.qm").unlink()
    assert Path(language._qt_translator("es").filePath()).parent == Path(of_qt)
