"""Arrow: IPC files and streams, Feather of both versions, a batch at a time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import pyarrow as pa

from pipelines.blocks import Block
from scanner.readers.arrow_cells import ERRORS, ArrowTable
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = (
    "application/vnd.apache.arrow.file",
    "application/vnd.apache.arrow.stream",
    "application/x-feather-v1",
)


def read(source: Opened) -> Iterator[Block]:
    """One table; nested columns become dotted ones, lists of objects further rows.

    Feather 1 states how many rows there are; an IPC file only how many batches, all of which
    are read. Adds Unread("damaged") where the file breaks off. Raises ReadError: `damaged`,
    `empty` for a file without columns.
    """
    opened = _first_feather if source.media_type.endswith("feather-v1") else _ipc
    try:
        table, rows = opened(source)
    except ERRORS as error:
        raise ReadError("damaged") from error
    yield from table.blocks(source.stem, rows)


def _ipc(source: Opened) -> tuple[ArrowTable, int | None]:
    """The table of an IPC file or stream. Raises ERRORS, ReadError("empty")."""
    streamed = source.media_type.endswith("stream")

    def batches() -> Iterator[pa.RecordBatch]:
        with _file(source) as file:
            if streamed:
                found = iter(pa.ipc.open_stream(file))
            else:
                held = pa.ipc.open_file(file)
                found = map(held.get_batch, range(held.num_record_batches))
            yield from found

    with _file(source) as file:
        schema = (pa.ipc.open_stream(file) if streamed else pa.ipc.open_file(file)).schema
    return ArrowTable(_named(schema), batches), None


def _first_feather(source: Opened) -> tuple[ArrowTable, int | None]:
    """The table of Feather version 1, whole. Raises ERRORS, ReadError("empty")."""
    import pyarrow.feather  # noqa: PLC0415 - slow to import, and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        whole = pyarrow.feather.read_table(io.BytesIO(source.bytes()))
    whole.validate(full=True)
    return ArrowTable(_named(whole.schema), lambda: iter(whole.to_batches())), whole.num_rows


def _named(schema: pa.Schema) -> pa.Schema:
    if not schema.names:
        raise ReadError("empty")
    return schema


def _file(source: Opened) -> pa.NativeFile:
    return pa.OSFile(source.path) if source.path is not None else pa.BufferReader(source.bytes())
