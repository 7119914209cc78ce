"""A tour of the window: offered once, with the first report, and then available in the Help menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.tour.callout import Callout
from storemon.gui.tour_stops import TourStop
from storemon.gui.widgets.banner import Banner, Tone
from storemon.gui.widgets.stored import stored_text

OFFERED: Final = "tour/offered"
"""The settings key that records that the tour was offered."""


class TourController(QObject):
    """Shows one callout after another; leaving the page, Escape or the close button ends the tour."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._stops: Sequence[TourStop] = ()
        self._at = 0
        self.callout: Callout | None = None
        self._offer: Banner | None = None
        self._moving = False
        shell = context.window
        context.tour.add(
            TourStop(
                0,
                shell.rail,
                self.tr("Pages"),
                self.tr("Everything is on these pages. Ctrl+1, Ctrl+2 and so on lead there too."),
            )
        )
        context.tour.add(
            TourStop(
                90,
                shell.menuBar(),
                self.tr("Find and undo"),
                self.tr(
                    "Ctrl+K finds stores, pages, actions and help. The Edit menu undoes what you change."
                ),
            )
        )
        context.menus["tour"].triggered.connect(self.begin)
        context.session.report_shown.connect(self._report_shown)
        context.navigator.changed.connect(self._page_changed)
        context.navigator.add_escape(self._escaped)

    @Slot()
    def begin(self) -> None:
        """Start with the first stop."""
        self._offered()
        self._stops, self._at = self._context.tour.in_order(), 0
        if self.callout is None:
            self.callout = Callout(self._context.theme, self._context.window.centre)
            self.callout.next.connect(self._next)
            self.callout.closed.connect(self._end)
        self._show()

    @Slot()
    def _report_shown(self) -> None:
        """Offer the tour with the very first report, since the things that it shows exist from then on."""
        self._context.menus["tour"].setEnabled(True)
        if stored_text(self._context.settings, OFFERED) is not None:
            return
        self._offered()
        self._offer = self._context.banners.show_message(
            Tone.NOTICE,
            self.tr("New here? A few short notes show you around."),
            self.tr("You can take the tour any time from the Help menu."),
            (self.tr("Take the tour"), self.begin),
        )

    def _offered(self) -> None:
        self._context.settings.setValue(OFFERED, "true")

    @Slot()
    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._stops):
            self._show()
        else:
            self._end()

    def _show(self) -> None:
        stop = self._stops[self._at]
        navigator = self._context.navigator
        if stop.page and navigator.page != stop.page:
            self._moving = True
            navigator.show(stop.page)
            self._moving = False
        if self.callout is not None:
            place = self.tr("{n} of {all}").format(n=self._at + 1, all=len(self._stops))
            last = self._at == len(self._stops) - 1
            self.callout.show_at(stop.widget, stop.title, stop.text, place, last=last)

    @Slot()
    def _end(self) -> None:
        if self.callout is not None:
            self.callout.end()

    @Slot(str)
    def _page_changed(self, _page: str) -> None:
        if not self._moving:
            self._end()
        # Users who explore on their own find it in the menu; here it would cover a table's end on every page.
        if self._offer is not None:
            self._context.banners.remove(self._offer)
            self._offer = None

    def _escaped(self) -> bool:
        shown = self.callout is not None and self.callout.isVisible()
        if shown:
            self._end()
        return shown
