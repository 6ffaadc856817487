"""Whatever rows are written in a format, the reader gives every one of their cells."""

from __future__ import annotations

import base64
import csv
import io
import json
import sqlite3

import fastavro
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocks import Table, Unread
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

WORD = st.text("abcÑé\"',;| \n7-", max_size=8).map(str.strip)
GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.tuples(*[WORD] * width), min_size=3, max_size=30)
)
NO_DEADLINE = settings(deadline=None, max_examples=60)


def rows(content: bytes, media_type: str) -> list[list[str]]:
    """The rows of all tables, empty cells as ""."""
    reader = reader_for(media_type)
    assert reader is not None
    source = Opened(name="a.b", media_type=media_type, size=len(content), path=None, data=content)
    found = []
    for block in reader(source):
        assert not isinstance(block, Unread)
        if isinstance(block, Table):
            found += [[cell or "" for cell in row] for b in block.batches for row in b.rows()]
    return found


def names(grid: list[tuple[str, ...]]) -> list[str]:
    return [f"c{n}" for n in range(len(grid[0]))]


def filled(grid: list[tuple[str, ...]]) -> list[list[str]]:
    """Rows with a first cell, so that none is blank."""
    return [["x" + row[0], *row[1:]] for row in grid]


@NO_DEADLINE
@given(GRIDS)
def test_quoted_cells(grid: list[tuple[str, ...]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(filled(grid))
    assert rows(out.getvalue().encode(), "text/csv") == filled(grid)


@NO_DEADLINE
@given(GRIDS, st.booleans())
def test_json(grid: list[tuple[str, ...]], lines: bool) -> None:
    records = [dict(zip(names(grid), row, strict=True)) for row in filled(grid)]
    if lines:
        content = "".join(json.dumps(record) + "\n" for record in records)
        assert rows(content.encode(), "application/x-ndjson") == filled(grid)
    else:
        assert rows(json.dumps(records).encode(), "application/json") == filled(grid)


@NO_DEADLINE
@given(GRIDS)
def test_sqlite(grid: list[tuple[str, ...]]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE t ({', '.join(names(grid))})")
    database.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(grid[0]))})", grid)
    database.commit()
    assert rows(database.serialize(), "application/vnd.sqlite3") == [list(row) for row in grid]


@NO_DEADLINE
@given(GRIDS)
def test_mysql_dump(grid: list[tuple[str, ...]]) -> None:
    quoted = (
        ["'" + cell.replace("'", "\\'").replace("\n", "\\n") + "'" for cell in row] for row in grid
    )
    values = ",\n".join(f"({','.join(row)})" for row in quoted)
    content = f"-- MySQL dump\nCREATE TABLE `t` (`a` text);\nINSERT INTO `t` VALUES {values};\n"
    assert rows(content.encode(), "application/sql") == [list(row) for row in grid]


@NO_DEADLINE
@given(GRIDS)
def test_arrow_and_avro(grid: list[tuple[str, ...]]) -> None:
    table = pa.table(dict(zip(names(grid), map(list, zip(*grid, strict=True)), strict=True)))
    out = io.BytesIO()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=7)
    wanted = [list(row) for row in grid]
    assert rows(out.getvalue(), "application/vnd.apache.arrow.stream") == wanted
    parquet = io.BytesIO()
    pl.DataFrame(grid, schema=names(grid), orient="row").write_parquet(parquet)
    assert rows(parquet.getvalue(), "application/vnd.apache.parquet") == wanted
    fields = [{"name": name, "type": "string"} for name in names(grid)]
    records = [dict(zip(names(grid), row, strict=True)) for row in grid]
    out = io.BytesIO()
    schema = {"type": "record", "name": "r", "fields": fields}
    fastavro.writer(out, schema, records, sync_interval=50)
    assert rows(out.getvalue(), "application/avro") == wanted


@NO_DEADLINE
@given(GRIDS)
def test_ldif(grid: list[tuple[str, ...]]) -> None:
    def line(name: str, cell: str) -> str:
        return f"{name}:: {base64.b64encode(cell.encode()).decode()}\n"

    entries = (
        f"dn: uid={n}\n" + "".join(map(line, names(grid), row))
        for n, row in enumerate(filled(grid))
    )
    found = rows("\n".join(entries).encode(), "application/ldif")
    assert found == [[f"uid={n}", *row] for n, row in enumerate(filled(grid))]
