"""Libraries of table formats called bare: every cell as text, in columns.

The cheapest call of pyreadstat and calamine stops at Python values, which nothing can search
yet; a second line of the comparison, "values", shows what a reader takes against that.
"""

from __future__ import annotations

import plistlib
import re
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import polars as pl
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
import yaml
from lxml import etree
from pyarrow import orc


def _frame(records: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(records, infer_schema_length=None).cast(pl.String)


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """Objects inside as dotted columns, lists inside as one cell."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat.update((f"{name}.{inner}", cell) for inner, cell in value.items())
        else:
            flat[name] = "; ".join(value) if isinstance(value, list) else value
    return flat


def read_csv(path: str) -> object:
    """Polars, eager, on the bytes."""
    return pl.read_csv(Path(path).read_bytes(), infer_schema=False)


def read_fixed(path: str) -> object:
    """Slices of str, where the names in the first line begin."""
    lines = Path(path).read_text("utf-8").splitlines()
    starts: list[int | None] = [found.start() for found in re.finditer(r"\S+", lines[0])]
    spans = map(slice, starts, [*starts[1:], None])
    return pl.DataFrame(
        {str(n): [line[span].strip() for line in lines] for n, span in enumerate(spans)}
    )


def read_json(path: str) -> object:
    """msgspec, then Polars."""
    return _frame(msgspec.json.decode(Path(path).read_bytes())["people"])


def read_nested(path: str) -> object:
    """msgspec, one level made flat, then Polars."""
    return _frame(list(map(_flat, msgspec.json.decode(Path(path).read_bytes()))))


def read_lines(path: str) -> object:
    """msgspec line by line, then Polars."""
    return _frame(list(map(msgspec.json.decode, Path(path).read_bytes().splitlines())))


def read_xml(path: str) -> object:
    """lxml, one event for each record."""
    rows = []
    for _, element in etree.iterparse(path, tag="person"):
        rows.append({str(child.tag): child.text for child in element})
        element.clear()
    return _frame(rows)


def read_yaml(path: str) -> object:
    """The parser in C, then Polars."""
    return _frame(yaml.load(Path(path).read_bytes(), yaml.CSafeLoader))


def read_plist(path: str) -> object:
    """plistlib, then Polars."""
    return _frame(plistlib.loads(Path(path).read_bytes()))


def _strings(table: pa.Table) -> object:
    return pl.from_arrow(
        table.cast(pa.schema([(name, pa.string()) for name in table.schema.names]))
    )


def read_parquet(path: str) -> object:
    """pyarrow to Polars."""
    return _strings(pq.read_table(path, use_threads=False))


def read_arrow(path: str) -> object:
    """pyarrow to Polars."""
    return _strings(pa.ipc.open_file(path).read_all())


def read_orc(path: str) -> object:
    """pyarrow to Polars."""
    return _strings(orc.read_table(path))


def read_avro(path: str) -> object:
    """fastavro, then Polars."""
    import fastavro  # noqa: PLC0415

    with Path(path).open("rb") as stream:
        records: list[Any] = list(fastavro.reader(stream))
    return _frame(records)


def read_sqlite(path: str) -> object:
    """sqlite3, all rows, then Polars."""
    found = sqlite3.connect(path).execute("SELECT * FROM people")
    return pl.DataFrame(
        found.fetchall(), schema=[column[0] for column in found.description], orient="row"
    ).cast(pl.String)


def read_dbf(path: str) -> object:
    """dbfread, then Polars."""
    import dbfread  # type: ignore[import-untyped] # noqa: PLC0415

    return _frame(list(map(dict, dbfread.DBF(path, encoding="utf-8"))))


def statistics(read: Any, path: str) -> object:
    """A function of pyreadstat, by its own way to Polars."""
    return read(path, output_format="polars")[0].cast(pl.String)


def grid(module: Any, path: str) -> list[list[Any]]:
    """calamine, the first sheet as Python values."""
    rows: list[list[Any]] = module.load_workbook(path).get_sheet_by_index(0).to_python()
    return rows


def workbook(module: Any, path: str) -> object:
    """calamine, then Polars."""
    return pl.DataFrame(grid(module, path), orient="row", infer_schema_length=None).cast(pl.String)
