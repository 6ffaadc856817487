"""Moments that no calendar has, and types that are rare, cost no other cell anything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.blocks import Table, Unread
from scanner.readers import arrow_file, parquet
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


@pytest.mark.parametrize(
    ("odd", "written"),
    [
        (pa.array([Decimal("1.50"), None], pa.decimal256(60, 2)), ["1.50", None]),
        (pa.array([(1, 3, 0), None], pa.month_day_nano_interval()), ["1 months 3 days 0 ns", None]),
        (pa.RunEndEncodedArray.from_arrays([2], ["member"]), ["member", "member"]),
        (
            pa.UnionArray.from_sparse(
                pa.array([0, 1], pa.int8()), [pa.array([7, 0]), pa.array(["", "none"])]
            ),
            ["7", "none"],
        ),
        (pa.array([2**62, 5], pa.duration("ms")), [str(2**62), "5"]),
    ],
    ids=["decimal", "interval", "runs", "union", "span"],
)
def test_a_column_of_a_rare_type_costs_no_other(odd: pa.Array, written: list[str | None]) -> None:
    sink = pa.BufferOutputStream()
    table = pa.table({"name": ["Hoa Tran", "Raúl Ortiz"], "odd": odd})
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    data = sink.getvalue().to_pybytes()
    kind = "application/vnd.apache.arrow.stream"
    source = Opened(name="staff.arrows", media_type=kind, size=len(data), path=None, data=data)
    (table,) = (block for block in arrow_file.read(source) if isinstance(block, Table))
    rows = [row for batch in table.batches for row in batch.rows()]
    assert rows == list(zip(["Hoa Tran", "Raúl Ortiz"], written, strict=True))
