"""The content of mails: plain text, the same as HTML, and attachments."""

from __future__ import annotations

import html
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from storemon.core.vocabulary import SECOND
from storemon.errors import ExportFailed
from storemon.message import Message

MOST_BYTES: Final = 15_000_000
"""Total size of a mail's attachments: many servers accept 20 MB, and encoding adds a third."""
_SEVEN_BITS: Final = SMTP.clone(cte_type="7bit")
_UNKNOWN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """The content of a mail: a lead, facts as names and values, and lines; then a footer in small print."""

    subject: str
    lead: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    foot: str = ""
    files: tuple[Attachment, ...] = ()

    def text(self) -> str:
        """Return the mail as plain text."""
        facts = "\n".join(f"{name}: {value}" for name, value in self.facts)
        parts = (self.lead, facts, "\n".join(self.lines), f"-- \n{self.foot}" if self.foot else "")
        return "\n\n".join(part for part in parts if part) + "\n"

    def html(self) -> str:
        """Return the mail as HTML, without any remote content."""
        rows = "".join(
            f'<tr><td style="padding:2px 16px 2px 0;color:#566773">{html.escape(name)}</td>'
            f"<td>{html.escape(value)}</td></tr>"
            for name, value in self.facts
        )
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.lines)
        return (
            '<!DOCTYPE html><html><body style="font-family:sans-serif;font-size:14px;color:#14212b">'
            f"<p>{html.escape(self.lead)}</p>"
            + (f"<table>{rows}</table>" if rows else "")
            + (f"<ul>{lines}</ul>" if lines else "")
            + (f'<p style="color:#566773;font-size:12px">{html.escape(self.foot)}</p>' if self.foot else "")
            + "</body></html>"
        )


def mail_of(letter: Letter, to: Sequence[str], key: str, now: int) -> str:
    """Return a letter as an ASCII mail without the From header; `now` in µs UTC.

    `key`: the mail's id, the same for each attempt, so that servers and mail programs can detect duplicates.
    Raises `ExportFailed` if the attachments are too large.
    """
    if sum(len(file.content) for file in letter.files) > MOST_BYTES:
        raise ExportFailed(
            Message("The files are too large to be sent by mail."),
            Message("Most mail servers take {most} MB.", most=MOST_BYTES // 1_000_000),
            Message("Save the report to a folder, or choose the PDF."),
        )
    made = EmailMessage(policy=_SEVEN_BITS)
    made["To"] = ", ".join(to)
    made["Subject"] = one_line(letter.subject)
    made["Date"] = format_datetime(datetime.fromtimestamp(now / SECOND, UTC))
    made["Message-ID"] = f"<{key}@storemon.local>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text())
    made.add_alternative(letter.html(), subtype="html")
    for file in letter.files:
        kind, _, sort = (mimetypes.guess_type(file.name)[0] or _UNKNOWN).partition("/")
        made.add_attachment(file.content, maintype=kind, subtype=sort, filename=file.name)
    return made.as_bytes().decode("ascii")


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
