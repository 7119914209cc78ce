"""The column that every kind of file has."""

from __future__ import annotations

from typing import Final

from storemon.core.file_spec import ColumnSpec
from storemon.core.zone_files import known_zone
from storemon.data.files.written_times import looks_like_a_time


def _is_id(text: str) -> bool:
    never = text.lower() in {"active", "inactive"} or known_zone(text)
    return bool(text) and not never and not looks_like_a_time(text)


STORE_ID: Final = ColumnSpec("store_id", ("store", "shop", "restaurant", "location", "id"), _is_id)
