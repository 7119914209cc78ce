"""Detect the encoding of a file's text, and convert it to UTF-8."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from typing import IO, Final

from typing_extensions import Buffer

from storemon.override import override

UTF_8: Final = "UTF-8"
UTF_16: Final = "UTF-16"
UTF_32: Final = "UTF-32"
WINDOWS: Final = "Windows-1252"

_STEP: Final = 1 << 20
_ASCII: Final = 127
_PRINTABLE: Final = (10, 126)
_MOST_WORDS: Final = 5
_MOST_LOOKS: Final = 1_000
_LONGEST_WORD: Final = 40
_SPECIAL: Final = re.compile(r"[^\x00-\x7f]")
_BETWEEN: Final = re.compile(r"[ \t\r\n,;|\"]")
_TEXT: Final = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]*")
"""What text may consist of: anything but control characters."""
_BOMS: Final = (
    (codecs.BOM_UTF8, ""),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # must precede UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOK: Final = 16
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Windows-1252 leaves five bytes undefined; each maps to its own character, so that ids stay distinct.
_SIGNS: Final = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def unmarked(head: bytes) -> tuple[int, str]:
    """Return the length of the byte order mark, and the codec of a UTF-16 or UTF-32 file, "" for any other.

    `head`: the first few thousand bytes of the file.
    """
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return len(mark), codec
    look = head[:_LOOK]
    if len(look) >= 4 and 0 in look:
        # The first column's name is in ASCII letters, each with one zero byte next to it, or with three.
        for first, codec in ((0, "utf-32-le"), (3, "utf-32-be")):
            letters = look[first::4]
            if len(look) == _LOOK and 0 not in letters and look.count(0) == 3 * len(letters):
                return 0, codec
        for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
            if not any(look[first::2]) and 0 not in look[1 - first :: 2]:
                return 0, codec
    return 0, _by_zeros(head) if 0 in head else ""


def is_text_with_zeros(head: bytes) -> bool:
    """Return whether a file is text except for zero bytes in it, as a crash leaves them."""
    head = head.rstrip(b"\0")
    letters = head.replace(b"\0", b"")
    return len(letters) > len(head) // 2 and _TEXT.fullmatch(letters.decode("latin-1")) is not None


def _by_zeros(head: bytes) -> str:
    """Return the codec of a UTF-16 text that does not begin with ASCII letters, or ""."""
    even = head[: len(head) // 2 * 2]
    for zeros, others, codec in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        # In every language, separators, digits and line ends have a zero byte next to them.
        if even[zeros::2].count(0) * 5 < len(even) // 2 or 0 in even[others::2]:
            continue
        with contextlib.suppress(UnicodeDecodeError):
            text = codecs.getincrementaldecoder(codec)().decode(even)
            if "\n" in text and _TEXT.fullmatch(text) and not _is_ascii_in_pairs(text):
                return codec
    return ""


def _is_ascii_in_pairs(text: str) -> bool:
    """Return whether nearly all non-ASCII characters of a UTF-16 text are two ASCII letters read as one."""
    pairs = [divmod(ord(letter), 256) for letter in text if ord(letter) > _ASCII]
    both = sum(_PRINTABLE[0] <= min(pair) and max(pair) <= _PRINTABLE[1] for pair in pairs)
    return both * 10 > len(pairs) * 9


class SingleBytes:
    """Tells UTF-8 from Windows-1252 by the first bytes that are not ASCII, and converts text to UTF-8.

    `name` is the encoding as far as known: pure ASCII counts as UTF-8. `words` are a few words of a
    Windows-1252 text with special characters, by which the user can see whether the guess is right.
    """

    def __init__(self) -> None:
        self.name = UTF_8
        self.words: list[str] = []
        self._shown: set[str] = set()
        self._looks = 0
        self._decided = False

    def look(self, data: bytes, *, cut: bool = False) -> None:
        """Decide from `data` if possible; if `cut`, its last character may be incomplete."""
        if not self._decided and not data.isascii():
            self._decided = True
            self.name = UTF_8 if _is_utf_8(data, cut=cut) else WINDOWS

    def utf_8(self, data: bytes) -> bytes:
        """Return `data`, complete rows, as UTF-8; the reader refuses rows with bytes that are invalid."""
        self.look(data)
        if self.name == UTF_8 or data.isascii():
            return data
        text = codecs.charmap_decode(data, "strict", _SIGNS)[0]
        if len(self.words) < _MOST_WORDS and self._looks < _MOST_LOOKS:
            self._keep_words(text)
        return text.encode()

    def _keep_words(self, text: str) -> None:
        """Keep words that contain a special character not in any word kept so far."""
        for found in _SPECIAL.finditer(text):
            self._looks += 1
            if len(self.words) == _MOST_WORDS or self._looks > _MOST_LOOKS:
                return
            if found[0] not in self._shown:
                place = found.start()
                before = _BETWEEN.split(text[max(0, place - _LONGEST_WORD) : place])[-1]
                after = _BETWEEN.split(text[place : place + _LONGEST_WORD], maxsplit=1)[0]
                self.words.append(before + after)
                self._shown.update(letter for letter in before + after if not letter.isascii())


def _is_utf_8(data: bytes, *, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError:
        # A few damaged characters among many valid ones do not mean a different encoding.
        found = _SEQUENCE.findall(data)
        odd = len(data.translate(None, bytes(range(128)))) - sum(map(len, found))
        return len(found) > odd
    return True


class Recoded(io.RawIOBase):
    """The bytes of `source` as UTF-8 with line feeds; `codec`: its encoding, `returns`: lines end in CR."""

    def __init__(self, source: IO[bytes], codec: str, *, returns: bool) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(codec)("replace") if codec else None
        self._returns = returns
        self._ready = b""

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = b"?"
        while not self._ready and data:
            data = self._source.read(_STEP)
            text = data if self._decoder is None else self._decoder.decode(data, final=not data).encode()
            self._ready = text.replace(b"\r", b"\n") if self._returns else text
        piece = self._ready[: len(view)]
        self._ready = self._ready[len(view) :]
        view[: len(piece)] = piece
        return len(piece)
