"""Parse and check the values of options."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from storemon.core.choices import FROM_BEGINNING
from storemon.core.server_address import Place
from storemon.services.paths import check_open_to_see, named_database


def path_value(text: str) -> Path:
    """Return the path; an empty name, which would be the current folder, raises `ArgumentTypeError`."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def database_value(text: str) -> Place:
    """Return the place of a database. Raises `argparse.ArgumentTypeError`, and `BadInput` for a password."""
    path_value(text)
    place = named_database(text)
    check_open_to_see(place)
    return place


def hours_from_value(text: str) -> str:
    """Return an ISO 8601 date, or `FROM_BEGINNING`. Raises `argparse.ArgumentTypeError`."""
    if text.lower() == FROM_BEGINNING:
        return FROM_BEGINNING
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it is neither a date such as 2026-12-01 nor beginning") from None
    if not 2000 <= date.year < 2100:
        raise argparse.ArgumentTypeError("it is not a date of the years 2000 to 2099")
    return date.isoformat()


def count_value(text: str) -> int:
    """Return a number of at least 1. Raises `argparse.ArgumentTypeError`."""
    number = number_value(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it is not a number from 1 up")
    return number


def number_value(text: str) -> int:
    """Return an integer. Raises `argparse.ArgumentTypeError`."""
    try:
        return int(text)
    except ValueError:  # also for thousands of digits
        raise argparse.ArgumentTypeError("it is not a whole number") from None


def text_value(text: str) -> str:
    """Return a text, which must be valid Unicode as in files. Raises `argparse.ArgumentTypeError`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it holds bytes that are no text") from None
    return text
