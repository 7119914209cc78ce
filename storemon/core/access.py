"""What may be done with an open database besides reading it."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.message import NOTHING, Message


@dataclass(frozen=True, slots=True)
class Access:
    """`changes`: imports, undos, names, hours and notes; `reports`: making, keeping and deleting reports.

    If one of them is not allowed, `why` is the reason and `remedy` what to do about it.
    """

    changes: bool = True
    reports: bool = True
    why: Message = NOTHING
    remedy: Message = NOTHING


FULL_ACCESS = Access()
