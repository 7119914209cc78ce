from __future__ import annotations

import io

import pytest

from storemon.data.files.encodings import UTF_8, WINDOWS, Recoded, SingleBytes, unmarked


def test_ascii_leaves_the_question_open() -> None:
    text = SingleBytes()
    assert text.utf_8(b"plain") == b"plain"
    assert text.name == UTF_8
    assert text.utf_8("né".encode("cp1252")) == "né".encode()
    assert text.name == WINDOWS
    assert text.utf_8("é".encode()) == "Ã©".encode()


def test_what_was_utf_8_stays_so() -> None:
    text = SingleBytes()
    text.utf_8("é".encode())
    assert text.utf_8(b"\xe9") == b"\xe9"
    assert text.name == UTF_8


def test_a_sign_that_is_cut_at_the_end_does_not_mislead() -> None:
    text = SingleBytes()
    text.look("store,é".encode()[:-1], cut=True)
    assert text.name == UTF_8


@pytest.mark.parametrize(("sound", "name"), [(3, UTF_8), (0, WINDOWS)])
def test_one_odd_byte_is_outvoted_by_sound_signs(sound: int, name: str) -> None:
    text = SingleBytes()
    text.look("é".encode() * sound + b"\xe9,x")
    assert text.name == name


def test_every_byte_of_windows_1252_gives_a_sign_of_its_own() -> None:
    text = SingleBytes()
    text.look(b"\xff,")
    assert len({text.utf_8(bytes([byte])) for byte in range(256)}) == 256


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_zeros(codec: str) -> None:
    assert unmarked("store_id,Ā".encode(codec)) == (0, codec)
    assert unmarked("مطعم".encode(codec)) == (0, "")


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_known_by_its_zeros(codec: str) -> None:
    assert unmarked("store_id,Ā".encode(codec)) == (0, codec)
    assert unmarked("a\0\0\0".encode(codec)) == (0, "")


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_a_recoded_stream_gives_the_same_text_in_pieces_of_any_size(size: int) -> None:
    text = "aé🍕\rb\r" * 3
    stream = io.BufferedReader(Recoded(io.BytesIO(text.encode("utf-16-le")), "utf-16-le", returns=True), size)
    pieces = iter(lambda: stream.read(size), b"")
    assert b"".join(pieces).decode() == text.replace("\r", "\n")
