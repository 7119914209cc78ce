"""Messages about a change, with a button to undo it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from storemon.gui.session.edits import Edits, Made
from storemon.gui.widgets.banner import Banner, BannerStack, Tone


class UndoOffers(QObject):
    """Offers to undo changes, each until it has been undone here or from the menu."""

    def __init__(self, edits: Edits, banners: BannerStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits, self._banners = edits, banners
        self._open: list[tuple[Made, Banner]] = []
        edits.changed.connect(self._withdraw)

    def offer(self, made: Made, title: str, detail: str = "") -> None:
        """Show what was changed, with a button that undoes it.

        The message stays until it is closed: the new report that follows soon would clear a passing one.
        """
        undo = (QCoreApplication.translate("UndoOffers", "Undo"), partial(self._edits.undo_one, made))
        self._open.append((made, self._banners.show_message(Tone.NOTICE, title, detail, action=undo)))

    @Slot()
    def _withdraw(self) -> None:
        for offer in self._open[:]:
            made, banner = offer
            if not self._edits.can_undo(made):
                self._open.remove(offer)
                self._banners.remove(banner)
