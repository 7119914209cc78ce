"""Which page is shown, the way to others and back, and what pages tell each other through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from storemon.gui.declarations import Feature
from storemon.gui.widgets.rail import Rail

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.vocabulary import Range


class PageController(QObject):
    """Connects a page. Others may ask any page these; the answers here are those of one that has none."""

    shows_one_store = False
    """Whether the page is about one store, which is then the one at hand."""

    def __init__(self, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.widget = page

    def further(self) -> Iterator[object]:
        """Make what the page has beside its frame, in steps between which the window answers."""
        return iter(())

    def open(self, subject: str) -> bool:  # noqa: ARG002  # for pages that have something to open
        """Show what `subject` names: a store's id, or a text to filter by; return whether that is there."""
        return True

    def find_field(self) -> QLineEdit | None:
        """Return the field that the page is searched with."""
        return None

    def listed(self) -> Int64 | None:
        """Return the stores that the page lists, in its order, as positions in the report."""
        return None

    def current_store(self) -> int | None:
        """Return the position of the chosen store."""
        return None

    def choose_store(self, store_id: str) -> None:
        """Choose a store where the page lists it."""

    def shown_span(self) -> Range | None:
        """Return the time that the page's chart is of."""
        return None


class Navigator(QObject):
    """Shows pages by the names of their features. A page that is left out, or not made yet, is passed over.

    `changed` carries the name of the page that is shown now, `went_back` that of the one that was left.
    """

    changed = Signal(str)
    went_back = Signal(str)

    def __init__(
        self, features: Sequence[Feature], rail: Rail, pages: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.pages = pages
        self._waiting = QWidget()
        pages.addWidget(self._waiting)
        self._features = {feature.name: feature for feature in features if feature.title or feature.under}
        self._rail = rail
        self._controllers: dict[str, PageController] = {}
        self._fronts: dict[str, QWidget] = {}
        self._escapes: list[Callable[[], bool]] = []
        self.home = next((feature.name for feature in features if feature.title), "")
        """The page that a new window shows, and to which one is led when there is something new to see."""
        self.page = ""
        self._history: list[str] = []

    def add(self, name: str, controller: PageController) -> None:
        """Take in the page of a feature."""
        self._controllers[name] = controller
        self.take(controller.widget)
        self.put(name, controller.widget)

    def take(self, widget: QWidget) -> None:
        """Take in a widget that is to be put in the place of a page."""
        self.pages.addWidget(widget)

    def put(self, name: str, widget: QWidget | None = None) -> None:
        """Decide which widget stands for a page from now on; without one it is the page itself."""
        if widget is None:
            controller = self._controllers.get(name)
            if controller is None:
                return
            widget = controller.widget
        self._fronts[name] = widget
        if name == self.page:
            self._go(name)

    @property
    def origin(self) -> str:
        """The page that `back` leads to: the one that led here, or else the first."""
        return self._history[-1] if self._history else self.home

    @property
    def was_led(self) -> bool:
        """Whether another page has led here, so that there is a way back."""
        return bool(self._history)

    @Slot(str)
    def show(self, name: str) -> None:
        """Show a page, and forget the way to it; nothing until it has been made."""
        self._history.clear()
        self._go(name)

    def lead(self, name: str) -> None:
        """Show a page that the one on the screen leads to; back leads there again."""
        if name != self.page and name in self._controllers:
            self._history.append(self.page)
            self._go(name)

    def _go(self, name: str) -> None:
        feature = self._features.get(name)
        if feature is None:
            return
        self.page = name
        button = feature.under or name
        if self._rail.has(button):
            self._rail.mark(button)
        self.pages.setCurrentWidget(self._fronts.get(name, self._waiting))
        self.changed.emit(name)

    @Slot()
    def show_home(self) -> None:
        """Show the first page."""
        self.show(self.home)

    def open(self, name: str, subject: str) -> None:
        """Show a page, and on it what `subject` names."""
        controller = self._controllers.get(name)
        if controller is None:
            return
        history = list(self._history)
        if name != self.page:
            self._history.append(self.page)
        if controller.open(subject):
            self._go(name)
        else:
            self._history = history

    @Slot(str)
    def open_store(self, store_id: str) -> None:
        """Show a store's own page, from anywhere; its back button leads to where one was."""
        self.open("store", store_id)

    @Slot()
    def back(self) -> bool:
        """Go back to the page that led here, and return whether there is one.

        One that has no button in the rail is left for the first page where none is known.
        """
        feature = self._features.get(self.page)
        if not self._history and (feature is None or not feature.under):
            return False
        left, origin = self.page, self.origin
        self._history = self._history[:-1]
        self._go(origin)
        self.went_back.emit(left)
        return True

    def add_escape(self, handler: Callable[[], bool]) -> None:
        """Ask `handler` before others when Escape is pressed; it returns whether that was for it."""
        self._escapes.insert(0, handler)

    @Slot()
    def escape(self) -> None:
        """Close what lies over the page, or leave the page."""
        if not any(handler() for handler in self._escapes):
            self.back()

    @Slot()
    def find(self) -> None:
        """Go to the field that the page is searched with, or else to the first page that has one."""
        here = self._controllers.get(self.page)
        field = None if here is None else here.find_field()
        if field is None or not field.isVisible():
            for name, controller in self._controllers.items():
                field = controller.find_field()
                if field is not None:
                    self.show(name)
                    break
        if field is not None:
            field.setFocus()
            field.selectAll()

    def title(self, name: str) -> str:
        """Return what a page is called in the rail."""
        return self._rail.title(name)

    def listed(self, name: str) -> Int64 | None:
        """Return the stores that a page lists, in its order, as positions in the report."""
        controller = self._controllers.get(name)
        return None if controller is None else controller.listed()

    def current_store(self) -> int | None:
        """Return the position of the store whose page is shown, or else of the one chosen in a list."""
        here = self._controllers.get(self.page)
        if here is not None and here.shows_one_store:
            return here.current_store()
        lists = [one for one in self._controllers.values() if not one.shows_one_store]
        return next((store for one in lists if (store := one.current_store()) is not None), None)

    def choose_store(self, store_id: str) -> None:
        """Choose a store wherever it is listed."""
        for controller in self._controllers.values():
            controller.choose_store(store_id)

    def shown_span(self) -> Range | None:
        """Return the time that the chart of the page is of, where it has one."""
        here = self._controllers.get(self.page)
        return None if here is None else here.shown_span()
