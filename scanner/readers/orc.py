"""ORC, by pyarrow, stripe by stripe."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa

from pipelines.blocks import Block
from scanner.readers.arrow_cells import ERRORS, ArrowTable
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/vnd.apache.orc",)


def read(source: Opened) -> Iterator[Block]:
    """One table; nested columns become dotted ones, lists of objects further rows.

    The footer states how many rows there are. Adds Unread("damaged") where the file breaks off.
    Raises ReadError: `damaged`, `empty` for a file without columns.
    """
    from pyarrow import orc  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        file = orc.ORCFile(source.path or io.BytesIO(source.bytes()))
        schema, stripes, rows = file.schema, file.nstripes, file.nrows
    except ERRORS as error:
        raise ReadError("damaged") from error
    if not schema.names:
        raise ReadError("empty")

    def batches() -> Iterator[pa.RecordBatch]:
        for stripe in range(stripes):
            yield file.read_stripe(stripe)

    yield from ArrowTable(schema, batches).blocks(source.stem, rows)
