"""SQLite beside its write-ahead log."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from pipelines.blocks import Table
from scanner.readers import sqlite_database
from scanner.readers.opened import Opened


def rows(path: Path) -> list[tuple[str | None, ...]]:
    source = Opened(name="a.db", media_type="", size=path.stat().st_size, path=str(path), data=None)
    found: list[tuple[str | None, ...]] = []
    for block in sqlite_database.read(source):
        assert isinstance(block, Table)
        found.extend(row for batch in block.batches for row in batch.rows())
    return found


def names(path: Path) -> list[str | None]:
    return [row[0] for row in rows(path)]


def leaked(folder: Path, *, log: bool) -> Path:
    """A copy of a database in use: what was checkpointed, and what stands only in the log."""
    database = sqlite3.connect(folder / "live.db")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE people(name TEXT)")
    database.execute("INSERT INTO people VALUES ('Ana Cruz')")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.execute("INSERT INTO people VALUES ('Bo Li')")
    database.commit()
    database.execute("INSERT INTO people VALUES ('never committed')")
    shutil.copy(folder / "live.db", folder / "copy.db")
    if log:
        shutil.copy(folder / "live.db-wal", folder / "copy.db-wal")
    database.close()
    return folder / "copy.db"


def test_rows_in_the_log_are_read(tmp_path: Path) -> None:
    assert names(leaked(tmp_path, log=True)) == ["Ana Cruz", "Bo Li"]


def test_a_database_without_its_log_is_still_read(tmp_path: Path) -> None:
    assert names(leaked(tmp_path, log=False)) == ["Ana Cruz"]


def test_nothing_is_written_beside_the_evidence(tmp_path: Path) -> None:
    path = leaked(tmp_path, log=True)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    names(path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_rows_around_a_value_that_is_no_text_are_kept_once(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("CREATE TABLE people(name TEXT, code INTEGER)")
        people = [(f"Ana Cruz {number}", number) for number in range(5000)]
        database.executemany("INSERT INTO people VALUES (?, ?)", people)
        database.execute("INSERT INTO people VALUES (CAST(x'4a6f73e92052616d6f73' AS TEXT), 2.5)")
        database.execute("INSERT INTO people VALUES (?, 'n/a')", ("Bo Li " * 400_000,))
        database.execute("INSERT INTO people VALUES (x'ffd8ffe0', 12.0)")
    database.close()
    expected = [(name, str(number)) for name, number in people]
    expected += [("José Ramos", "2.5"), ("Bo Li " * 400_000, "n/a"), ("0xffd8ffe0", "12")]
    assert rows(tmp_path / "a.db") == expected


def test_a_column_that_is_named_like_a_number_keeps_its_cells(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute('CREATE TABLE people("1.0" TEXT)')
        database.execute("INSERT INTO people VALUES ('Ana Cruz')")
    database.close()
    assert rows(tmp_path / "a.db") == [("Ana Cruz",)]
