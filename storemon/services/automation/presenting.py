"""Presenters create the texts and PDFs of messages; the window provides one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from storemon.core.labels import Labels
from storemon.core.model import Int64
from storemon.core.progress import Progress
from storemon.core.targets import Targets
from storemon.errors import ExportFailed
from storemon.message import Message
from storemon.services.found_report import Report


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """The content of a PDF: a complete report, judged by targets.

    `stores`: positions of the stores to list; None for one page about all.
    """

    report: Report
    labels: Labels
    targets: Targets
    stores: Int64 | None = None


class Presenter(Protocol):
    """Translates messages and draws PDFs."""

    def text(self, message: Message) -> str:
        """Return what a message says."""

    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:
        """Return the PDF; may run on a worker. Raises `ExportFailed`."""


class PlainPresenter:
    """Returns English texts; cannot draw PDFs."""

    def text(self, message: Message) -> str:
        """Return the English text of a message."""
        return str(message)

    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:  # noqa: ARG002  # as of `Presenter`
        """Raise `ExportFailed`."""
        raise ExportFailed(
            Message("A PDF cannot be made here."), remedy=Message("Choose a workbook, or open the window.")
        )


PLAIN: Final = PlainPresenter()


class LatePresenter:
    """Delegates to another presenter that is loaded on first use.

    If `load` raises `ImportError`, as on a server without desktop libraries, `PLAIN` is used.
    """

    def __init__(self, load: Callable[[], Presenter]) -> None:
        self._load = load

    def text(self, message: Message) -> str:
        """Return what a message says."""
        return self._loaded.text(message)

    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:
        """Return the PDF. Raises `ExportFailed`."""
        return self._loaded.pdf(order, progress)

    @cached_property
    def _loaded(self) -> Presenter:
        try:
            return self._load()
        except ImportError:
            return PLAIN
