"""The question before quitting while work is running: what is stopped, and what stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.listing import named

if TYPE_CHECKING:
    from storemon.gui.job_bar import JobBar
    from storemon.gui.session.session import Session

_tr: Final = partial(QCoreApplication.translate, "quit")


def quit_text(bar: JobBar, session: Session) -> tuple[str, str]:
    """Return the question, with the work that is lost and the work that stays."""
    jobs = bar.at_work()
    parts = []
    if "import" in jobs:
        parts.append(_import_text(session.imports.kept, session.imports.unfinished))
    if "report" in jobs:
        parts.append(_tr("The report is not finished; earlier reports and your data stay."))
    parts += [
        _tr("Not finished: {job}. It will not change anything.").format(job=job)
        for key, job in jobs.items()
        if key not in {"import", "report"}
    ]
    return _question(jobs), "\n".join(parts)


def _question(jobs: dict[str, str]) -> str:
    if "import" in jobs:
        return _tr("Quit during import?")
    if list(jobs) == ["report"]:
        return _tr("Quit before the report is finished?")
    return _tr("Quit before this is finished?")


def _import_text(kept: list[str], unfinished: list[str]) -> str:
    texts = []
    if unfinished:
        texts.append(_tr("Not imported if you quit now: {names}.").format(names=named(unfinished)))
    if kept:
        texts.append(_tr("Imported, and kept: {names}.").format(names=named(kept)))
    return "\n".join(texts)
