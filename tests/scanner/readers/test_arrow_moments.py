"""Moments that no calendar has cost their own cells nothing but their form."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.blocks import Table, Unread
from scanner.readers import parquet
from scanner.readers.opened import Opened


def test_a_moment_out_of_the_calendar_stays_a_number(tmp_path: Path) -> None:
    path = tmp_path / "staff.parquet"
    columns = {
        "name": ["Ana Cruz", "Bo Li"],
        "hired": pa.array([1577836800000, 2**62], pa.timestamp("ms")),
        "born": pa.array([7305, 2**31 - 1], pa.date32()),
    }
    pq.write_table(pa.table(columns), path)
    assert read(path) == (
        [("Ana Cruz", "2020-01-01", "1990-01-01"), ("Bo Li", str(2**62), str(2**31 - 1))],
        ["column born", "column hired"],
    )


def test_a_nested_moment_that_python_has_no_year_for_is_text(tmp_path: Path) -> None:
    path = tmp_path / "staff.parquet"
    kind = pa.struct([("name", pa.string()), ("left", pa.timestamp("ms"))])
    far = 253_402_300_800_000  # the first moment of the year 10000
    people = pa.array([{"name": "Ana Cruz", "left": far}], kind)
    pq.write_table(pa.table({"person": people}), path)
    rows, unread = read(path)
    assert rows[0][0] == "Ana Cruz"
    assert "10000-01-01" in str(rows[0][1])
    assert unread == []


def read(path: Path) -> tuple[list[tuple[str | None, ...]], list[str]]:
    source = Opened(name="a", media_type="", size=path.stat().st_size, path=str(path), data=None)
    rows: list[tuple[str | None, ...]] = []
    unread: list[str] = []
    for block in parquet.read(source):
        if isinstance(block, Table):
            rows.extend(row for batch in block.batches for row in batch.rows())
        elif isinstance(block, Unread):
            unread.append(block.place)
    return rows, unread
