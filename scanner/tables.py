"""The tables of a case as Parquet files, and the receipts that say what they were made of.

A receipt is `tables/<stage>.stage.json`: a hash of everything the stage depends on, and the hash
of every file it wrote. It holds hashes and counts, never a value.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.model import conform, empty
from pipelines.stages import SCHEMAS, STAGES, Stage
from scanner import store
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scanner.case import Case

ROWS_PER_GROUP = 100_000
"""Rows in one group of a Parquet file: fixed, since the bytes depend on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a finished stage left behind.

    basis: hash of all it depends on. files: path relative to the case -> SHA-256.
    rows: table -> number of rows, empty for the stage that makes output files.
    """

    basis: str
    files: dict[str, str]
    rows: dict[str, int]


def table_path(case: Case, table: str) -> Path:
    """Tell where a table is stored."""
    return case.tables / f"{table}.parquet"


def store_table(case: Case, table: str, frame: pl.DataFrame | pl.LazyFrame, stage: str) -> int:
    """Check the frame against the table's schema, store it, and return the number of its rows.

    A lazy frame is written as it flows, without ever being whole in memory.
    Raises BreachscopeError `table_unfit` or `disk_full`.
    """
    path = table_path(case, table)
    try:
        with store.replacing(path) as temporary:
            conform_lazy(frame, table).sink_parquet(temporary, row_group_size=ROWS_PER_GROUP)
    except pl.exceptions.PolarsError as error:
        raise _translated(error, path, stage) from error
    rows: int = pl.scan_parquet(path).select(pl.len()).collect().item()
    return rows


def conform_lazy(frame: pl.DataFrame | pl.LazyFrame, table: str) -> pl.LazyFrame:
    """Put a frame, whole or lazy, into the columns, order and types of its table."""
    schema = SCHEMAS[table]
    if isinstance(frame, pl.DataFrame):
        return conform(frame, schema).lazy()
    return frame.select(pl.col(name).cast(dtype) for name, dtype in schema.items())


def load(case: Case, table: str) -> pl.LazyFrame:
    """Read a table as it was stored.

    Raises BreachscopeError `table_missing`, or `table_damaged` where its bytes or its schema are
    not what the receipt says.
    """
    stage = next(stage for stage in STAGES if table in stage.writes)
    receipt = read_receipt(case, stage)
    path = table_path(case, table)
    if receipt is None:
        raise BreachscopeError("table_missing", case.folder, table)
    relative = str(path.relative_to(case.folder))
    if not path.is_file() or store.sha256(path) != receipt.files.get(relative):
        raise BreachscopeError("table_damaged", case.folder, table)
    frame = pl.scan_parquet(path)
    if frame.collect_schema() != SCHEMAS[table]:
        raise BreachscopeError("table_damaged", case.folder, table)
    return frame


def of_stage(case: Case, stage: Stage) -> dict[str, pl.LazyFrame]:
    """All tables that a stage looks at, by name. Raises as `load`."""
    former = {name: _remembered(case, name) for name in stage.remembers}
    return former | {name: load(case, name) for name in stage.reads}


def _remembered(case: Case, table: str) -> pl.LazyFrame:
    """Read a table as the last run left it; without rows where it is not there.

    A run that was killed may have written the table and not its receipt: both are not compared.
    Raises BreachscopeError `table_damaged` where it cannot be read: without it all ids change.
    """
    path = table_path(case, table)
    if not path.is_file():
        return empty(SCHEMAS[table]).lazy()
    frame = pl.scan_parquet(path)
    try:
        whole = frame.collect_schema() == SCHEMAS[table]
    except pl.exceptions.PolarsError as error:
        raise BreachscopeError("table_damaged", case.folder, table) from error
    if not whole:
        raise BreachscopeError("table_damaged", case.folder, table)
    return frame


def receipt_path(case: Case, stage: Stage) -> Path:
    """Tell where the receipt of a stage is stored."""
    return case.tables / f"{stage.name}.stage.json"


def read_receipt(case: Case, stage: Stage) -> Receipt | None:
    """Read the receipt of a stage; None where there is none or it cannot be understood."""
    try:
        content = json.loads(receipt_path(case, stage).read_bytes())
        return Receipt(**content)
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write_receipt(case: Case, stage: Stage, receipt: Receipt) -> None:
    """Record that a stage is finished."""
    content = {"basis": receipt.basis, "files": receipt.files, "rows": receipt.rows}
    text = json.dumps(content, indent=1, sort_keys=True)
    store.write(receipt_path(case, stage), text.encode() + b"\n")


def holds(case: Case, stage: Stage, basis: str) -> bool:
    """Tell whether the stage was finished on this basis and its files are as it left them."""
    receipt = read_receipt(case, stage)
    if receipt is None or receipt.basis != basis:
        return False
    return not changed_files(case, receipt)


def changed_files(case: Case, receipt: Receipt) -> list[str]:
    """List the files of a receipt that are missing or changed, as paths relative to the case."""
    return [
        name
        for name, expected in sorted(receipt.files.items())
        if not (case.folder / name).is_file() or store.sha256(case.folder / name) != expected
    ]


def hash_of(content: Mapping[str, object]) -> str:
    """Hash a mapping of plain values; the order of its keys does not count."""
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _translated(error: pl.exceptions.PolarsError, path: Path, stage: str) -> BreachscopeError:
    # Polars hides the system's error in a text, and a text of Polars may quote a value.
    if "(os error 28)" in str(error) or "(os error 27)" in str(error):
        return BreachscopeError("disk_full", path)
    return BreachscopeError("table_unfit", path, stage)
