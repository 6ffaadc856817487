"""Parquet, by pyarrow, a few row groups' worth at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.blocks import Block
from scanner.readers.arrow_cells import ERRORS, ArrowTable
from scanner.readers.cells import batch_rows
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/vnd.apache.parquet",)


def read(source: Opened) -> Iterator[Block]:
    """One table; nested columns become dotted ones, lists of objects further rows.

    The footer states how many rows there are. Adds Unread("damaged") where the file breaks off.
    Raises ReadError: `encrypted`, `damaged`, `empty` for a file without columns.
    """
    try:
        file = pq.ParquetFile(source.path or io.BytesIO(source.bytes()))
    except ERRORS as error:
        head = source.bytes()[:4] if source.path is None else _head(source)
        raise ReadError("encrypted" if head == b"PARE" else "damaged") from error
    with file:
        schema = file.schema_arrow
        if not schema.names:
            raise ReadError("empty")

        def batches() -> Iterator[pa.RecordBatch]:
            yield from file.iter_batches(batch_size=batch_rows(len(schema.names)))

        yield from ArrowTable(schema, batches).blocks(source.stem, file.metadata.num_rows)


def _head(source: Opened) -> bytes:
    with source.open() as stream:
        return stream.read(4)
