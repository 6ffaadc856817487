"""A Parquet file that grows by frames, written in groups of many rows; only then is it made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow.parquet as pq

from pipelines.model import empty
from scanner import store

_ROWS_TOGETHER = 50_000


class Growing:
    """A table being stored; frames must have its schema."""

    def __init__(self, path: Path, schema: pl.Schema) -> None:
        """Nothing is written yet, and no file is made for a table without rows."""
        self._path = path
        self._schema = schema
        self._waiting: list[pl.DataFrame] = []
        self._height = 0
        self._writer: pq.ParquetWriter | None = None
        self._file: BinaryIO | None = None

    def add(self, frame: pl.DataFrame) -> None:
        """Append a frame. Raises OSError."""
        self._waiting.append(frame)
        self._height += frame.height
        if self._height >= _ROWS_TOGETHER:
            self._flush()

    def close(self) -> None:
        """Write what is left. Raises OSError."""
        self._flush()
        if self._writer is not None and self._file is not None:
            self._writer.close()
            self._file.close()
            self._writer = self._file = None

    def _flush(self) -> None:
        if not self._height:
            return
        table = pl.concat(self._waiting).to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._writer is None:
            self._file = private(self._path)
            schema = empty(self._schema).to_arrow(compat_level=pl.CompatLevel.oldest()).schema
            self._writer = pq.ParquetWriter(self._file, schema, compression="zstd")
        self._writer.write_table(table)
        self._waiting, self._height = [], 0


def private(path: Path) -> BinaryIO:
    """A new file for this user alone, open for writing. Raises OSError where there is one."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, store.PRIVATE_FILE), "wb")
