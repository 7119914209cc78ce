"""Navigation between pages, and what pages ask each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from storemon.gui.declarations import Feature
from storemon.gui.widgets.rail import Rail

if TYPE_CHECKING:
    from storemon.core.daily import Period
    from storemon.core.model import Int64
    from storemon.core.vocabulary import Range


class PageController(QObject):
    """Connects a page. The defaults are the answers of a page that does not support a request."""

    shows_one_store = False
    """Whether the page is about a single store, which is then the current one."""

    def __init__(self, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.widget = page

    def build(self) -> Iterator[object]:
        """Create the page's content in steps, between which the window stays responsive.

        The page is added to the window before the first step, and nothing can ask for it before the last.
        """
        return iter(())

    def further(self) -> Iterator[object]:
        """Create in steps what a page can be shown without."""
        return iter(())

    def open(self, subject: str) -> bool:  # noqa: ARG002  # for pages that have something to open
        """Show `subject`, a store's id or a text to filter by; return whether it was found."""
        return True

    def find_field(self) -> QLineEdit | None:
        """Return the page's search field."""
        return None

    def listed(self) -> Int64 | None:
        """Return the stores that the page lists, in its order, as positions in the report."""
        return None

    def current_store(self) -> int | None:
        """Return the position of the selected store in the report."""
        return None

    def choose_store(self, store_id: str) -> None:
        """Select a store if the page lists it."""

    def shown_span(self) -> Range | None:
        """Return the time range of the page's chart."""
        return None

    def shown_trend(self) -> tuple[str, Period] | None:
        """Return the group whose trend the page shows, empty for all stores or one, and by which period."""
        return None


class Navigator(QObject):
    """Shows pages by the names of their features; ignores pages that do not exist or are not created yet.

    `changed` carries the name of the new page, `went_back` that of the page that was left.
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
        """The first page of a new window, also shown when there is something new to see."""
        self.page = ""
        self._history: list[str] = []

    def add(self, name: str, controller: PageController) -> None:
        """Add the page of a feature, whose widget has been taken."""
        self._controllers[name] = controller
        self.put(name, controller.widget)

    def take(self, widget: QWidget) -> None:
        """Add a widget that may replace a page."""
        self.pages.addWidget(widget)

    def put(self, name: str, widget: QWidget | None = None) -> None:
        """Set the widget that is shown for a page from now on; None for the page itself."""
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
        """The page that `back` returns to: the one that led here, or else the first."""
        return self._history[-1] if self._history else self.home

    @property
    def was_led(self) -> bool:
        """Whether another page led here, so that it is possible to go back."""
        return bool(self._history)

    @Slot(str)
    def show(self, name: str) -> None:
        """Show a page and clear the history; the page stays empty until it has been created."""
        self._history.clear()
        self._go(name)

    def lead(self, name: str) -> None:
        """Show a page from the current one, which Back returns to."""
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
        """Show a page with `subject` on it."""
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
        """Show a store's page from any page, which its Back button returns to."""
        self.open("store", store_id)

    @Slot()
    def back(self) -> bool:
        """Go back to the page that led here, and return whether there is one.

        From a page without a button in the rail, go to the first page if the history is empty.
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
        """Call `handler` before earlier ones when Escape is pressed; it returns whether it used the key."""
        self._escapes.insert(0, handler)

    @Slot()
    def escape(self) -> None:
        """Close what covers the page, or go back."""
        if not any(handler() for handler in self._escapes):
            self.back()

    @Slot()
    def find(self) -> None:
        """Focus the page's search field, or else that of the first page that has one."""
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
        """Return the title of a page in the rail."""
        return self._rail.title(name)

    def listed(self, name: str) -> Int64 | None:
        """Return the stores that a page lists, in its order, as positions in the report."""
        controller = self._controllers.get(name)
        return None if controller is None else controller.listed()

    def current_store(self) -> int | None:
        """Return the position of the store whose page is shown, or else of the one selected in a list."""
        here = self._controllers.get(self.page)
        if here is not None and here.shows_one_store:
            return here.current_store()
        lists = [one for one in self._controllers.values() if not one.shows_one_store]
        return next((store for one in lists if (store := one.current_store()) is not None), None)

    def choose_store(self, store_id: str) -> None:
        """Select a store on all pages that list it."""
        for controller in self._controllers.values():
            controller.choose_store(store_id)

    def shown_span(self) -> Range | None:
        """Return the time range of the current page's chart, None if it has none."""
        here = self._controllers.get(self.page)
        return None if here is None else here.shown_span()

    def shown_trend(self) -> tuple[str, Period] | None:
        """Return which trend the current page shows, None if it has none."""
        here = self._controllers.get(self.page)
        return None if here is None else here.shown_trend()
