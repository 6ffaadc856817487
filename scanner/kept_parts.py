"""Parts of a case that stand: what made each, whether it is kept, and what it holds."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from pipelines.model import PIECES, empty

PIECES_FILE, RECORDS_FILE = "pieces.jsonl", "records.parquet"
COLUMNS_FILE, DONE_FILE = "columns.parquet", "done.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What made a part.

    basis: hash of the code, the settings and the key. isolation: the measures that held while
    the source was read. sizes: bytes of each file, by name. unread: code of what was not read ->
    hash of the conditions that another reading of it waits for, "" where it waits for none.
    """

    id: str
    basis: str
    isolation: tuple[str, ...]
    sizes: dict[str, int]
    unread: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The ledger in `done.json`: a row per source, the source of the part first."""

    ledger: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What decides whether a part that stands is kept.

    basis: as in `Done`. conditions: code -> hash of what would have to change for a source with
    that code to be read again (passwords, optional parts). columns: source -> hash of what people
    said of its columns, for those of which something was said. retry: whether every source that was
    not fully read is read again whatever changed.
    """

    basis: str
    conditions: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)
    retry: bool = False

    def basis_of(self, source: str) -> str:
        """What decides about this source, beside its content."""
        return self.basis + self.columns.get(source, "")


def is_done(parts: Path, source: str, grounds: Grounds) -> bool:
    """Whether the part of this source stands whole and nothing speaks for a new reading."""
    folder = parts / source
    try:
        done = msgspec.json.decode((folder / DONE_FILE).read_bytes(), type=Done)
        sizes = {name: (folder / name).stat().st_size for name in done.sizes}
    except (OSError, msgspec.DecodeError):
        return False
    if done.id != source or done.basis != grounds.basis_of(source) or sizes != done.sizes:
        return False
    if grounds.retry:
        return not done.unread
    return all(grounds.conditions.get(code, "") == was for code, was in done.unread.items())


def read_ledger(parts: Path, source: str) -> list[dict[str, Any]]:
    """Rows of the source of a finished part and of its members, as in SOURCES; it comes first."""
    return msgspec.json.decode((parts / source / DONE_FILE).read_bytes(), type=_Told).ledger


def records_path(parts: Path, source: str) -> Path | None:
    """Where the records of a source lie; null where it gave none."""
    path = parts / source / RECORDS_FILE
    return path if path.is_file() else None


def read_pieces(parts: Path, sources: Iterable[str]) -> pl.DataFrame:
    """PIECES of finished parts, in this order."""
    paths = [parts / source / PIECES_FILE for source in sources]
    lines = b"".join(path.read_bytes() for path in paths if path.is_file())
    return pl.read_ndjson(io.BytesIO(lines), schema=PIECES) if lines else empty(PIECES)


def columns_path(parts: Path, source: str) -> Path | None:
    """Where the verdicts on the columns of a source lie; null where it has no table."""
    path = parts / source / COLUMNS_FILE
    return path if path.is_file() else None


def remove_others(parts: Path, sources: frozenset[str]) -> None:
    """Remove what was begun and not finished, and parts of sources that are gone."""
    for folder in parts.iterdir():
        if folder.is_dir() and folder.name not in sources:
            shutil.rmtree(folder)
