"""What the conformance files cannot show of archives: missing parts, limits, content."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.blocks import Block, Member, Unread
from scanner.readers import compressed, rar_library
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

FILES = Path(__file__).parents[3] / "fixtures" / "readers" / "files"
STAFF = b"id,name,ssn\n1,Thuy Nguyen,518-24-7731\n2,Anahit Petrosyan,613-08-4420\n"
RAR, ZIP, GZIP = "application/vnd.rar", "application/zip", "application/gzip"


def blocks(content: bytes, media_type: str) -> list[Block]:
    reader = reader_for(media_type)
    assert reader is not None
    opened = Opened(name="x", media_type=media_type, size=len(content), path=None, data=content)
    return list(reader(opened))


@pytest.mark.parametrize("name", ["stored4.rar", "stored5.rar"])
def test_rar_without_its_library(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (FILES / name).read_bytes()
    by_library = [block for block in blocks(content, RAR) if isinstance(block, Member)]
    monkeypatch.setattr(rar_library, "installed", lambda: False)
    assert [block for block in blocks(content, RAR) if isinstance(block, Member)] == by_library
    packed = content.replace(b"\x14\x30\x09\0", b"\x14\x33\x09\0")
    if packed != content:
        assert Unread(place="staff.csv", code="no_reader") in blocks(packed, RAR)


def test_members_hold_what_was_packed() -> None:
    found = blocks((FILES / "methods.zip").read_bytes(), ZIP)
    assert {block.data for block in found if isinstance(block, Member)} == {STAFF}
    holes = blocks((FILES / "sparse.tar").read_bytes(), "application/x-tar")
    assert [block.data for block in holes if isinstance(block, Member)] == [
        bytes(4096) + "José Peña, 242-91-0356\n".encode()
    ]


def test_a_stream_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "MEMBER_LIMIT", 1000)
    assert [type(block) for block in blocks(gzip.compress(bytes(5000)), GZIP)] == [Member, Unread]
    monkeypatch.setattr(compressed, "RATIO_FLOOR", 1000)
    assert blocks(gzip.compress(bytes(1 << 20)), GZIP) == [Unread(place="", code="bomb")]


def test_long_text_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "WHOLE_LIMIT", 2 << 20)
    lines = b"".join(b"%07d,Mei Chen,613-08-4420\n" % number for number in range(200_000))
    found = [block for block in blocks(gzip.compress(lines), GZIP) if isinstance(block, Member)]
    assert b"".join(block.data for block in found) == lines
    assert [block.name for block in found[:2]] == ["x", "x (part 2)"]
    assert all(block.data.endswith(b"\n") for block in found)


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(64 << 20))
    content = bytearray(made.getvalue())
    at = content.rindex(b"PK\1\2") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert Unread(place="zeros", code="bomb") in blocks(bytes(content), ZIP)


def test_names_are_labels() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../etc/cron.d/x\x07", b"x")

    def names(found: list[Block]) -> Iterator[str]:
        return (block.name for block in found if isinstance(block, Member))

    assert list(names(blocks(made.getvalue(), ZIP))) == ["../../etc/cron.d/x"]


def test_a_disc_with_two_sides_gives_each_file_once() -> None:
    sector = 2048
    image = bytearray((FILES / "plain.udf").read_bytes())
    udf = bytes(image[16 * sector : 19 * sector])
    begin = image.index(b"id,name\n1,Ana Ruiz\n") // sector

    def entry(name: bytes, at: int, size: int, flags: int) -> bytes:
        held = struct.pack("<BI4xI4x", 0, at, size) + bytes(7) + bytes([flags]) + bytes(6)
        held += bytes([len(name)]) + name
        return bytes([len(held) + 2 & ~1]) + held + bytes(len(held) % 2 == 0)

    root = entry(b"\0", 21, sector, 2)
    plain = bytearray(b"\1CD001\1".ljust(sector, b"\0"))
    struct.pack_into("<H", plain, 128, sector)
    plain[156 : 156 + len(root)] = root
    listed = root + entry(b"\1", 21, sector, 2) + entry(b"STAFF.CSV;1", begin, 19, 0)
    listed += entry(b"ISO.TXT;1", 22, 8, 0)
    sides = [bytes(plain), b"\xffCD001\1".ljust(sector, b"\0"), udf, listed.ljust(sector, b"\0")]
    sides.append(b"Mei Tran".ljust(sector, b"\0"))
    image[16 * sector : 23 * sector] = b"".join(sides)
    read = blocks(bytes(image), "application/x-iso9660-image")
    found = {block.name: block.data for block in read if isinstance(block, Member)}
    assert found["STAFF.CSV"] == b"id,name\n1,Ana Ruiz\n"
    assert found["ISO.TXT"] == b"Mei Tran"
    assert found.keys() == {"STAFF.CSV", "ISO.TXT", "Wei Chén, 518-24-7731.txt"}
