"""What the command about join keys does: list them with their reasons, and record judgments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import polars as pl

from pipelines.joins.key_discovery import KeyJudgment
from scanner import audit as logs
from scanner import key_judgments, tables
from scanner.errors import BreachscopeError, shown
from scanner.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scanner.case import Case

_MEANING = {
    "accepted": "joined",
    "doubtful": "not joined; accept or refuse them",
    "refused": "not joined",
}


def record(folder: Path, said: Iterable[tuple[str, str]], *, by: str | None) -> None:
    """Record what a person says of pairs of columns. said: (verdict, "COLUMN = COLUMN").

    Raises BreachscopeError `key_unknown` for a column that is not listed.
    """
    with Session(folder) as session:
        columns = _columns(session.case)
        pairs = [(verdict, _parted(folder, pair, columns)) for verdict, pair in said]
        for verdict, (left, right) in pairs:
            judgment = KeyJudgment(left=left, right=right, verdict=verdict, by=by or logs.actor())
            key_judgments.record(session.case, session.audit, judgment)
    click.echo(f"Recorded {len(pairs)}. Bring the case up to date with: breachscope run {folder}")


def show(folder: Path, *, refused: bool, as_json: bool) -> None:
    """Print the keys of a case. refused: also those that are not joined and need no look."""
    with Session(folder) as session:
        keys = tables.load(session.case, "keys").collect()
    kept = keys if refused else keys.filter(pl.col("verdict") != "refused")
    if as_json:
        click.echo(json.dumps(kept.to_dicts(), indent=1))
        return
    for verdict, meaning in _MEANING.items():
        part = kept.filter(pl.col("verdict") == verdict)
        if verdict == "refused" and not refused:
            continue
        click.echo(f"{verdict}: {part.height} ({meaning})")
        for row in part.iter_rows(named=True):
            click.echo(shown(f"  {row['column']} = {row['refers_to']}"))
            click.echo(shown(f"    {row['because']}"))
    if not refused:
        number = keys.height - kept.height
        click.echo(f"refused: {number} (not joined; list them with --all)")


def _columns(case: Case) -> frozenset[str]:
    keys = tables.load(case, "keys").select("column", "refers_to").collect()
    return frozenset(keys["column"]) | frozenset(keys["refers_to"])


def _parted(folder: Path, pair: str, columns: frozenset[str]) -> tuple[str, str]:
    """The two columns of "COLUMN = COLUMN"; a path may hold the sign as well."""
    steps = pair.split("=")
    for at in range(1, len(steps)):
        left, right = "=".join(steps[:at]).strip(), "=".join(steps[at:]).strip()
        if left in columns and right in columns:
            return left, right
    raise BreachscopeError("key_unknown", folder)
