"""The file that a workbook is packed into."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from storemon.override import override

if TYPE_CHECKING:
    from typing_extensions import Buffer


class PackedFile(io.FileIO):
    """An unbuffered file that keeps a failure to write for `check`, and drops what is written after it.

    Python's zip files write again when they are discarded after an error, which would raise then.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path, "w")
        self._failure: OSError | None = None
        self._place = 0

    @override
    def write(self, content: Buffer) -> int:
        """Write all of the content, or drop it after a failure and once the file is closed."""
        rest = memoryview(content).cast("B")
        size = rest.nbytes
        try:
            while rest.nbytes and self._failure is None and not self.closed:
                rest = rest[super().write(rest) :]
        except OSError as error:
            self._failure = error
        return size

    @override
    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place, in a closed file in name only."""
        self._place = place if self.closed else super().seek(place, whence)
        return self._place

    @override
    def tell(self) -> int:
        """Return the current place, in a closed file the one that was last moved to."""
        return self._place if self.closed else super().tell()

    @override
    def flush(self) -> None:
        """Do nothing, as the file has no buffer."""

    def check(self) -> None:
        """Raise the first failure."""
        if self._failure is not None:
            raise self._failure
