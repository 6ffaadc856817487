"""The stage that reads, with the real pool on real files."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pipelines.model import PIECES, RECORDS, SOURCES
from scanner import installed, reading
from scanner.frames import Limits
from scanner.reading import Settings, read_evidence, scan_pieces, scan_records

KEY = bytes(range(32))
STAFF = """\
Name,SSN,City
Thuy Linh Nguyen,218-45-9031,San Jose
Aram Sarkisian,337-62-1840,Glendale
Denise Okafor,452-18-7739,Oakland
"""


def zipped(**members: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read(
    folder: Path, *roots: Path, limits: Limits | None = None, workers: int = 2
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Sources and records of the roots, with the parts in `folder`."""
    folder.mkdir(exist_ok=True)
    settings = Settings(workers=workers, limits=limits or Limits(seconds=20))
    sources = read_evidence(folder, roots, KEY, settings, lambda what, done, total: None)
    assert sources.schema == SOURCES
    records = scan_records(folder, sources).collect()
    assert records.schema == RECORDS
    return sources, records


def codes(sources: pl.DataFrame) -> dict[str, str | None]:
    return dict(sources.select("path", "code").iter_rows())


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    (folder / "hr").mkdir(parents=True)
    (folder / "hr" / "staff.csv").write_text(STAFF)
    (folder / "a.zip").write_bytes(zipped(**{"in/staff.csv": STAFF, "notes.txt": "Nothing here."}))
    (folder / "b.zip").write_bytes((folder / "a.zip").read_bytes())
    (folder / "empty.csv").touch()
    (folder / "scan.djvu").write_bytes(b"AT&TFORM" + bytes(100))
    (folder / "noise.dat").write_bytes(bytes(range(256)) * 8)
    (folder / "link").symlink_to("/etc/hosts")
    os.mkfifo(folder / "pipe")
    return folder


def test_every_file_and_member_is_accounted_for(tmp_path: Path, leak: Path) -> None:
    sources, records = read(tmp_path / "parts", leak)
    assert codes(sources) == {
        "a.zip": None,
        "a.zip!/in/staff.csv": None,
        "a.zip!/notes.txt": None,
        "b.zip": None,
        "b.zip!/in/staff.csv": None,
        "b.zip!/notes.txt": None,
        "empty.csv": None,
        "hr/staff.csv": None,
        "link": "link",
        "noise.dat": "unknown_type",
        "pipe": "special",
        "scan.djvu": "unsupported",
    }
    assert sources["path"].is_sorted()
    assert sources["id"].n_unique() == sources.height
    assert records.filter(pl.col("full_name").is_not_null()).height == 3


def test_members_hang_on_their_container(tmp_path: Path, leak: Path) -> None:
    sources, _ = read(tmp_path / "parts", leak)
    rows = {row["path"]: row for row in sources.iter_rows(named=True)}
    inner, outer = rows["b.zip!/in/staff.csv"], rows["b.zip"]
    assert inner["parent"] == inner["family"] == outer["id"]
    assert outer["parent"] is None
    assert outer["family"] == outer["id"]
    assert (inner["rows"], inner["media_type"]) == (4, "text/csv")
    assert rows["hr/staff.csv"]["custodian"] == "hr"
    assert rows["hr/staff.csv"]["modified"] is not None


def test_the_same_content_counts_once(tmp_path: Path, leak: Path) -> None:
    sources, records = read(tmp_path / "parts", leak)
    ids = dict(sources.select("path", "id").iter_rows())
    repeats = dict(sources.select("path", "duplicate_of").iter_rows())
    assert repeats["b.zip"] == ids["a.zip"]
    assert repeats["hr/staff.csv"] == repeats["b.zip!/in/staff.csv"] == ids["a.zip!/in/staff.csv"]
    assert repeats["a.zip"] is None
    assert set(records["source"]) == {ids["a.zip!/in/staff.csv"]}


def test_the_number_of_workers_changes_no_byte(tmp_path: Path, leak: Path) -> None:
    for number in range(6):
        (leak / f"list{number}.csv").write_text(STAFF.replace("218-45", f"21{number}-45"))
    results = []
    for workers in (1, 3):
        folder = tmp_path / f"parts{workers}"
        sources, records = read(folder, leak, workers=workers)
        files = {
            str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()
        }
        results.append((sources, records, files))
    assert results[0][0].equals(results[1][0])
    assert results[0][1].equals(results[1][1])
    assert results[0][2] == results[1][2]


def test_what_was_read_is_not_read_again(tmp_path: Path, leak: Path) -> None:
    first = read(tmp_path / "parts", leak)
    before = {p: p.stat().st_ino for p in (tmp_path / "parts").rglob("*")}
    (leak / "new.csv").write_text(STAFF.replace("218", "219"))
    (leak / "noise.dat").unlink()
    sources, _ = read(tmp_path / "parts", leak)
    after = {p: p.stat().st_ino for p in (tmp_path / "parts").rglob("*")}
    ids = dict(first[0].select("path", "id").iter_rows())
    assert {path for path in before if path not in after} == {
        path for path in before if ids["noise.dat"] in path.parts
    }
    assert all(after[path] == before[path] for path in before if path in after)
    assert "new.csv" in set(sources["path"])


def test_a_part_that_is_not_whole_is_made_again(tmp_path: Path, leak: Path) -> None:
    sources, records = read(tmp_path / "parts", leak)
    broken = next((tmp_path / "parts").glob("*/records.parquet"))
    broken.write_bytes(broken.read_bytes()[:100])
    (tmp_path / "parts" / ".leftover.tmp").mkdir()
    again = read(tmp_path / "parts", leak)
    assert again[0].equals(sources)
    assert again[1].equals(records)
    assert not (tmp_path / "parts" / ".leftover.tmp").exists()


def test_containers_in_containers_are_read_to_the_limit(tmp_path: Path) -> None:
    content: bytes | str = STAFF
    name = "staff.csv"
    for level in range(9, 0, -1):
        content, name = zipped(**{name: content}), f"level{level}.zip"
    (tmp_path / "leak").mkdir()
    (tmp_path / "leak" / name).write_bytes(content if isinstance(content, bytes) else b"")
    sources, records = read(tmp_path / "parts", tmp_path / "leak")
    deepest = sources.filter(pl.col("code").is_not_null())
    assert sources.height == 10
    assert deepest["code"].to_list() == ["too_deep"]
    assert deepest["path"].item().endswith("!/staff.csv")
    assert records.height == 0


def test_a_bomb_is_stopped_and_named(tmp_path: Path) -> None:
    (tmp_path / "leak").mkdir()
    zeros = {f"{n:02}.txt": b"nothing to see here\n" * (200 << 10) for n in range(8)}
    bomb = zipped(**{"list.csv": STAFF}, **zeros)
    (tmp_path / "leak" / "bomb.zip").write_bytes(bomb)
    limits = Limits(seconds=60, ratio=100, ratio_from=10 << 20)
    sources, records = read(tmp_path / "parts", tmp_path / "leak", limits=limits)
    told = {row["path"]: row for row in sources.iter_rows(named=True)}
    assert (told["bomb.zip"]["status"], told["bomb.zip"]["code"]) == ("partial", "bomb")
    assert told["bomb.zip!/02.txt"]["code"] == "bomb"
    assert "bomb.zip!/07.txt" not in told
    assert records.filter(pl.col("full_name").is_not_null()).height == 3


def test_a_member_that_breaks_the_worker_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "mixed.zip").write_bytes(
        zipped(**{
            "1.csv": STAFF,
            "2.txt": "abort this",
            "3.txt": "raise this",
            "4.txt": "allocate this",
            "5.csv": STAFF.replace("218-45", "219-45"),
            "6.txt": "sleep on this",
            "7.csv": STAFF.replace("218-45", "220-45"),
        })
    )  # fmt: skip
    (leak / "alone.txt").write_text("abort, there is nothing else")
    monkeypatch.setattr(reading, "PROGRAM", "hostile")
    sources, records = read(tmp_path / "parts", leak, limits=Limits(seconds=10))
    assert codes(sources) == {
        "alone.txt": "crashed",
        "mixed.zip": None,
        "mixed.zip!/1.csv": None,
        "mixed.zip!/2.txt": "crashed",
        "mixed.zip!/3.txt": "crashed",
        "mixed.zip!/4.txt": "too_large",
        "mixed.zip!/5.csv": None,
        "mixed.zip!/6.txt": "timeout",
        "mixed.zip!/7.csv": None,
    }
    assert records["source"].n_unique() == 3


def test_a_source_that_breaks_the_worker_costs_none_of_those_taken_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    for number in range(24):
        (leak / f"{number:02}.txt").write_text(f"Nothing {number}.")
    (leak / "12.txt").write_text("abort this")
    (leak / "20.txt").write_text("raise this")
    monkeypatch.setattr(reading, "PROGRAM", "hostile")
    sources, _ = read(tmp_path / "parts", leak, workers=1)
    assert {path: code for path, code in codes(sources).items() if code} == {
        "12.txt": "crashed",
        "20.txt": "crashed",
    }
    whole = sources.filter(pl.col("code").is_null())
    assert whole["characters"].min() == len("Nothing 0.")


def again(folder: Path, root: Path, **changes: object) -> set[str]:
    """Read once more with changed settings; the ids of the parts that were made anew."""
    before = {path.name: path.stat().st_ino for path in folder.iterdir()}
    settings = replace(Settings(workers=2, limits=Limits(seconds=20)), **changes)  # type: ignore[arg-type]
    read_evidence(folder, [root], KEY, settings, lambda what, done, total: None)
    return {path.name for path in folder.iterdir() if before.get(path.name) != path.stat().st_ino}


def test_a_retry_reads_only_what_was_not_fully_read(tmp_path: Path, leak: Path) -> None:
    sources, _ = read(tmp_path / "parts", leak)
    top = sources.filter(pl.col("parent").is_null() & pl.col("status").is_in(["exception"]))
    unread = set(top.filter(~pl.col("code").is_in(["link", "special"]))["id"])
    assert again(tmp_path / "parts", leak) == set()
    assert again(tmp_path / "parts", leak, retry=True) == unread
    assert len(unread) == 2


def test_what_was_installed_meanwhile_reads_only_what_waits_for_it(
    tmp_path: Path, leak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (leak / "locked.zip").write_bytes(b"PK\x03\x04\x14\x00\x01\x00" + bytes(60))
    sources, _ = read(tmp_path / "parts", leak)
    waiting = {
        row["id"]
        for row in sources.iter_rows(named=True)
        if any(place.split(" ")[0] in {"no_reader", "no_text"} for place in row["places"])
    }
    monkeypatch.setattr(installed, "versions", lambda: {"rapidocr": "99"})
    assert again(tmp_path / "parts", leak) == waiting


def test_pieces_are_stored_for_every_source_once(tmp_path: Path, leak: Path) -> None:
    sources, _ = read(tmp_path / "parts", leak)
    pieces = scan_pieces(tmp_path / "parts", sources).collect()
    assert pieces.schema == PIECES
    ids = dict(sources.select("id", "path").iter_rows())
    told = {(ids[row[0]], *row[1:]) for row in pieces.select("source", "kind", "read").iter_rows()}
    assert told == {
        ("a.zip", "whole", 2),
        ("a.zip!/in/staff.csv", "table", 4),
        ("a.zip!/notes.txt", "text", 13),
    }
