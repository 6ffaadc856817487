"""The table of sources: what the walk found, what the workers told of it, what repeats what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from pipelines.model import SOURCES
from scanner.evidence import Found, rows, source_id, state_of

_STATUSES = pl.Enum(["read", "partial", "exception", "excluded"])


def first_by_content(found: Sequence[Found]) -> dict[str, Found]:
    """SHA-256 -> the first entry by path with that content; those without a hash are left out."""
    first: dict[str, Found] = {}
    for entry in found:
        if entry.sha256 is not None:
            first.setdefault(entry.sha256, entry)
    return first


def inventory(
    found: Sequence[Found], ledgers: Mapping[str, Sequence[dict[str, Any]]]
) -> pl.DataFrame:
    """SOURCES of all entries and their members, sorted by path.

    ledgers: id of a source that was read -> the ledger of its part. Entries with the content of
    another share its ledger: their members are listed too, under their own path.
    Of sources with the same content one stands, the best read and then the first by path; the
    others name it in `duplicate_of`.
    """
    first = first_by_content(found)
    told: list[dict[str, Any]] = []
    for entry, row in zip(found, rows(found).iter_rows(named=True), strict=True):
        if entry.sha256 is None:
            told.append({**row, "own": False})
            continue
        original = first[entry.sha256].id
        told += _with_members(row, ledgers[original], own=original == entry.id)
        if entry.code is not None or state_of(entry.location) != entry.state:
            _mark_changed(told, row["id"])
    return _marked(pl.DataFrame(told, schema={**SOURCES, "own": pl.Boolean}))


def _with_members(
    row: dict[str, Any], ledger: Sequence[dict[str, Any]], *, own: bool
) -> Iterator[dict[str, Any]]:
    """The row of an entry as it was read, and those of its members."""
    here: dict[str, dict[str, Any]] = {}
    length = 0
    for told in ledger:
        if not told["parent"]:
            known = {name: row[name] for name in ("id", "path", "sha256", "size", "modified")}
            length = len(told["path"])
            made = {**told, **known, "parent": None}
        else:
            parent = here[told["parent"]]["id"]
            path = row["path"] + told["path"][length:]
            identity = source_id(parent, path, told["sha256"])
            made = {**told, "id": identity, "parent": parent, "path": path}
        here[told["id"]] = made
        yield {**made, "family": row["id"], "custodian": row["custodian"], "own": own}


def _mark_changed(told: list[dict[str, Any]], identity: str) -> None:
    """Say of an entry that it changed after it was hashed: what was read may be something else."""
    for row in told:
        if row["id"] == identity:
            row["status"] = "partial" if row["status"] == "read" else row["status"]
            row["code"] = row["code"] or "changed"
            row["places"] = [*row["places"], "changed"]


def _marked(frame: pl.DataFrame) -> pl.DataFrame:
    """Fill `duplicate_of`; a source that nobody read of its own never stands for another."""
    standing = (
        frame.filter(pl.col("sha256").is_not_null())
        .sort(~pl.col("own"), pl.col("status").cast(_STATUSES), "path")
        .group_by("sha256", maintain_order=True)
        .agg(stands=pl.col("id").first())
    )
    return (
        frame.join(standing, on="sha256", how="left")
        .with_columns(duplicate_of=pl.when(pl.col("stands") != pl.col("id")).then(pl.col("stands")))
        .sort("path", "id")
        .select(SOURCES.names())
    )
