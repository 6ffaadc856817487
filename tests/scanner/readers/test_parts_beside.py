"""Archives that were cut into parts are read where all parts lie beside each other."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from pipelines.blocks import Member, Unread
from scanner.readers import parts_beside, seven_zip, zip_archive
from scanner.readers.opened import Opened, ReadError
from scanner.reading import Settings, read_evidence

WHOLE = Path(__file__).parents[3] / "fixtures" / "readers" / "files" / "solid.7z"


def members(path: Path) -> list[tuple[str, bytes]]:
    size = path.stat().st_size
    source = Opened(name=path.name, media_type="", size=size, path=str(path), data=None)
    blocks = list(seven_zip.read(source))
    return [(block.name, block.data) for block in blocks if isinstance(block, Member)]


def cut(folder: Path, step: int) -> Path:
    content = WHOLE.read_bytes()
    for number, at in enumerate(range(0, len(content), step), 1):
        (folder / f"backup.7z.{number:03}").write_bytes(content[at : at + step])
    return folder / "backup.7z.001"


def test_an_archive_in_parts_gives_what_the_whole_gives(tmp_path: Path) -> None:
    assert members(cut(tmp_path, 100)) == members(WHOLE)


def test_a_missing_part_is_said(tmp_path: Path) -> None:
    first = cut(tmp_path, 100)
    (tmp_path / "backup.7z.002").unlink()
    with pytest.raises(ReadError, match="truncated"):
        members(first)


def test_a_part_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    first = cut(tmp_path, 100)
    second = tmp_path / "backup.7z.002"
    second.rename(tmp_path / "elsewhere")
    second.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReadError, match="truncated"):
        members(first)


STAFF = "id,name\n" + "".join(f"{random.Random(n).random()},Ana Ruiz\n" for n in range(400))


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("staff.csv", STAFF)
        archive.writestr("note.txt", "Wei Chen")
    return content.getvalue()


def spanned(folder: Path, cut_at: int) -> Path:
    """An archive of two volumes: its directory names the volume and the place in it."""
    content = bytearray(zipped())
    end = content.rindex(b"PK\5\6")
    size, directory = struct.unpack_from("<II", content, end + 12)
    at = directory
    while at < directory + size:
        place = struct.unpack_from("<I", content, at + 42)[0]
        later = place >= cut_at
        struct.pack_into("<H", content, at + 34, later)
        struct.pack_into("<I", content, at + 42, place - cut_at * later)
        at += 46 + sum(struct.unpack_from("<HHH", content, at + 28))
    struct.pack_into("<HH", content, end + 4, 1, 1)
    struct.pack_into("<I", content, end + 16, directory - cut_at)
    (folder / "backup.z01").write_bytes(content[:cut_at])
    (folder / "backup.zip").write_bytes(content[cut_at:])
    return folder / "backup.zip"


def zip_blocks(path: Path) -> list[object]:
    size = path.stat().st_size
    return list(
        zip_archive.read(
            Opened(name=path.name, media_type="", size=size, path=str(path), data=None)
        )
    )


@pytest.mark.parametrize("cut_at", [500, 2000])
def test_a_zip_over_two_volumes(tmp_path: Path, cut_at: int) -> None:
    path = spanned(tmp_path, cut_at)
    found = [block.data.decode() for block in zip_blocks(path) if isinstance(block, Member)]
    assert found == [STAFF, "Wei Chen"]
    assert parts_beside.is_part(tmp_path / "backup.z01")
    (tmp_path / "backup.z01").unlink()
    alone = [block for block in zip_blocks(path) if isinstance(block, Unread)]
    assert Unread(place="staff.csv", code="incomplete") in alone


def test_a_part_that_is_no_evidence_is_left_alone(tmp_path: Path) -> None:
    for name in ("leak", "parts"):
        (tmp_path / name).mkdir()
    first, last = cut(tmp_path / "leak", 100), spanned(tmp_path / "leak", 2000)
    sources = read_evidence(
        tmp_path / "parts", [first, last], bytes(32), Settings(workers=1), lambda *_told: None
    )
    codes = dict(sources.select("path", "code").iter_rows())
    assert codes[first.name] == "truncated"
    assert codes[last.name] == "incomplete"


def test_every_part_is_accounted_for(tmp_path: Path) -> None:
    leak, content = tmp_path / "leak", zipped()
    leak.mkdir()
    cut(leak, 100)
    for number, at in enumerate(range(0, len(content), 1500), 1):
        (leak / f"list.zip.{number:03}").write_bytes(content[at : at + 1500])
    dump = gzip.compress(STAFF.encode())
    for number, at in enumerate(range(0, len(dump), 1500), 1):
        (leak / f"dump.csv.gz.{number:03}").write_bytes(dump[at : at + 1500])
    (leak / "other.zip.002").write_bytes(bytes(range(256)))
    (tmp_path / "parts").mkdir()
    sources = read_evidence(
        tmp_path / "parts", [leak], bytes(32), Settings(workers=1), lambda what, done, total: None
    )
    assert sources.filter(sources["status"] != "read")["path"].to_list() == ["other.zip.002"]
    assert sources.filter(sources["path"].str.ends_with("!/staff.csv")).height == 2
    assert sources.filter(sources["path"].str.ends_with("gz.001!/dump.csv"))["rows"].sum() == 401
    cut_in = len(content) // 1500 + len(dump) // 1500
    assert (sources["media_type"] == parts_beside.PART).sum() == 2 + cut_in


def ledger(folder: Path, leak: Path) -> dict[str, tuple[str, int]]:
    (folder / "parts").mkdir()
    told = read_evidence(
        folder / "parts", [leak], bytes(32), Settings(workers=1), lambda *_told: None
    )
    return {
        path: (kind, rows) for path, kind, rows in told.select("path", "media_type", "rows").rows()
    }


def put(leak: Path, name: str, content: bytes, step: int) -> int:
    leak.mkdir(exist_ok=True)
    starts = range(0, len(content), step)
    for number, at in enumerate(starts, 1):
        (leak / f"{name}.{number:03}").write_bytes(content[at : at + step])
    return len(starts)


def test_a_table_that_was_cut_is_read_as_one(tmp_path: Path) -> None:
    count = put(tmp_path / "leak", "staff.csv", STAFF.encode(), 1999)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        info = tarfile.TarInfo("rows.csv")
        info.size = len(STAFF)
        archive.addfile(info, io.BytesIO(STAFF.encode()))
    put(tmp_path / "leak", "backup.tar", tar.getvalue(), 5 * 1024)
    found = ledger(tmp_path, tmp_path / "leak")
    assert found["staff.csv.001!/staff.csv"] == ("text/csv", 401)
    assert found["backup.tar.001!/backup.tar!/rows.csv"] == ("text/csv", 401)
    later = [found[f"staff.csv.{number:03}"] for number in range(2, count + 1)]
    assert set(later) == {(parts_beside.PART, 0)}


def test_numbered_files_of_their_own_are_read_each(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    rows = STAFF.splitlines(keepends=True)
    put(leak, "even.csv", b"".join(f"{row.strip():<40}\n".encode() for row in rows[1:]), 41 * 100)
    put(leak, "two.txt", b"Wei Chen of Fresno called. " * 20, 333)
    for number in (1, 2, 3):
        (leak / f"uneven.csv.{number:03}").write_text("".join(rows[: 9 + number]).rstrip())
    found = ledger(tmp_path, leak)
    assert len(found) == 4 + 2 + 3
    assert parts_beside.PART not in {kind for kind, _ in found.values()}
    assert [found[f"uneven.csv.{number:03}"][1] for number in (1, 2, 3)] == [10, 11, 12]


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("staff.csv.partaa", ["staff.csv.partab", "staff.csv.partac"]),
        ("staff.csv-00", ["staff.csv-01", "staff.csv-02"]),
        ("staff.csv.part1", ["staff.csv.part2", "staff.csv.part3"]),
        ("xaa", ["xab", "xac"]),
    ],
)
def test_parts_are_called_in_many_ways(tmp_path: Path, start: str, names: list[str]) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    content = STAFF.encode()
    step = len(content) // 3 + 5
    for number, name in enumerate([start, *names]):
        (leak / name).write_bytes(content[number * step : (number + 1) * step])
    found = ledger(tmp_path, leak)
    whole = "xaa" if start == "xaa" else "staff.csv"
    assert found[f"{start}!/{whole}"] == ("text/csv", 401)
    assert {found[name] for name in names} == {(parts_beside.PART, 0)}


def test_a_packed_dump_in_lettered_parts_is_one(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    dump = gzip.compress(STAFF.encode())
    step = len(dump) // 2 + 1
    for letter, at in (("a", 0), ("b", step)):
        (leak / f"dump.csv.gz.a{letter}").write_bytes(dump[at : at + step])
    found = ledger(tmp_path, leak)
    assert found["dump.csv.gz.aa!/dump.csv"] == ("text/csv", 401)
    assert found["dump.csv.gz.ab"] == (parts_beside.PART, 0)


def test_the_first_of_lettered_parts_alone_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    for name in ("leak", "parts"):
        (tmp_path / name).mkdir()
    dump = gzip.compress("".join(f"{at},Sefina Malae,{at * 7919}\n" for at in range(900)).encode())
    first = tmp_path / "leak" / "dump.csv.gz.aa"
    step = len(dump) // 2 + 1
    first.write_bytes(dump[:step])
    first.with_suffix(".ab").write_bytes(dump[step:])
    sources = read_evidence(
        tmp_path / "parts", [first], bytes(32), Settings(workers=1), lambda *_told: None
    )
    codes = dict(sources.select("path", "code").iter_rows())
    assert codes[first.name] == "truncated"


def test_packed_logs_that_rotate_are_read_each_and_once(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    for number in (1, 2, 3):
        (leak / f"staff.csv.gz-0{number}").write_bytes(gzip.compress(STAFF.encode(), mtime=number))
    found = ledger(tmp_path, leak)
    assert parts_beside.PART not in {kind for kind, _ in found.values()}
    assert [rows for kind, rows in found.values() if kind == "text/csv"] == [401, 401, 401]
