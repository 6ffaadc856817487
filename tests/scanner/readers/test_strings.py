"""Text inside unknown binaries is found, noise and the symbols of programs are not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipelines.blocks import TextBlock
from scanner.readers import strings
from scanner.readers.opened import Opened

UNKNOWN, ELF = "application/octet-stream", "application/x-elf"


def noise(size: int, seed: int = 5) -> bytes:
    return random.Random(seed).randbytes(size)


def found(content: bytes, media_type: str = UNKNOWN) -> list[TextBlock]:
    source = Opened(name="x", media_type=media_type, size=len(content), path=None, data=content)
    return list(strings.read(source))


def record(*fields: str) -> bytes:
    return b"".join(field.encode().ljust(24, b"\0") for field in fields) + b"\x01\x02\xff\xfe"


def test_records_of_an_unknown_program() -> None:
    rows = record("Nguyen, Thuy Linh", "SSN: 218-45-9031") + record("Muñoz, Ana", "DOB: 1984-03-17")
    [block] = found(noise(4096) + rows + noise(4096, 6))
    assert block.text.split("\t") == [
        "Nguyen, Thuy Linh", "SSN: 218-45-9031", "Muñoz, Ana", "DOB: 1984-03-17",
    ]  # fmt: skip
    assert (block.kind, block.place) == ("log", "bytes 4096-4187")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8", "cp1252"])
@pytest.mark.parametrize("before", [1000, 1001])
def test_encodings_at_any_offset(encoding: str, before: int) -> None:
    text = "Employee: José Villanueva, Social Security number 529-74-3316"
    [block] = found(bytes(before) + text.encode(encoding) + bytes(100))
    assert block.text == text
    assert block.place.startswith((f"bytes {before}-", f"bytes {before - 1}-"))


def test_vietnamese_letters() -> None:
    text = "Nguyễn Thị Thùy Linh, passport C01234567"
    assert [b.text for b in found(bytes(9) + text.encode() + bytes(9))] == [text]


def test_noise_holds_no_text() -> None:
    assert found(noise(1 << 20)) == []


def test_symbols_of_a_program_are_left_and_values_in_it_are_not() -> None:
    symbols = [b"_ZN4core3fmt9Formatter", b"Anderson", b"Written by David Miller", b"password:"]
    value = b"owner of the key: ssn: 218-45-9031"
    [block] = found(b"\0\x01".join([*symbols, value, *symbols]), ELF)
    assert block.text == value.decode()
    assert found(b"\0\x01".join(symbols * 50), ELF) == []


def test_a_run_over_the_border_of_two_pieces(tmp_path: Path) -> None:
    text = "Aram Sarkisian lives in Glendale, California"
    content = bytearray((9 << 20) + 7)
    for at in ((4 << 20) - 20, (4 << 20) - (64 << 10) - 10, (8 << 20) - (64 << 10) + 3):
        content[at : at + len(text)] = text.encode()
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    source = Opened(name="x", media_type=UNKNOWN, size=len(content), path=str(path), data=None)
    assert "".join(block.text for block in strings.read(source)).count(text) == 3


def test_a_long_run_without_spaces_takes_no_time() -> None:
    assert found(b"_a" * (3 << 20)) == []
