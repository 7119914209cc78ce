"""Check the message of a commit, in the file that git hands to its hook."""

import sys
from pathlib import Path

LONGEST_SUBJECT = 72


def fault(message: str) -> str:
    """Return what is wrong with the form of a message, "" for nothing."""
    lines = [line for line in message.splitlines() if not line.startswith("#")]
    subject, rest = (lines or [""])[0], lines[1:2]
    if not subject or len(subject) > LONGEST_SUBJECT or subject.endswith("."):
        return f"Begin with one line in the imperative: at most {LONGEST_SUBJECT} characters, no period."
    if rest and rest[0]:
        return "Leave the line after the first one empty."
    return ""


if __name__ == "__main__":
    sys.exit(fault(Path(sys.argv[1]).read_text("utf-8")) or None)
