"""The PDF of a report that is not on the screen, such as one that is sent by mail."""

from __future__ import annotations

from functools import partial

from storemon.core.progress import Progress
from storemon.errors import ExportFailed
from storemon.gui.export.fleet_sheet import FleetSheet
from storemon.gui.export.list_sheet import StoreListSheet
from storemon.gui.export.picture_files import own_paper, pdf, pdf_pages
from storemon.gui.export.subject import Subject, Terms
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.papers import Words
from storemon.gui.report.store_rows import StoreRows
from storemon.message import Message
from storemon.override import override
from storemon.services.automation.presenting import PaperOrder


class DrawingPresenter(Words):
    """Translates into the window's language and draws like the window."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    @override
    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:
        """Return one page about all stores, or the list of some. Raises `ExportFailed`."""
        table, terms = order.report.table, self._terms
        if table is None:
            raise ExportFailed(Message("The report is not complete."))
        rows = StoreRows.of(table, order.labels, order.report.answers)
        subject = Subject(order.report, rows.judged(order.targets, terms.sales, terms.currency), terms)
        if order.stores is None:
            page = FleetSheet(subject, Fleet.of(subject.rows, terms.sales))
            return pdf(page.title, own_paper(), partial(page.draw, progress=progress))
        found, paper = StoreListSheet(subject, order.stores), own_paper()
        pages = range(found.pages(paper.sizePoints().height()))
        return pdf_pages(
            found.title, paper, [partial(found.draw, progress=progress, page=page) for page in pages]
        )
