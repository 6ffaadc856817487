"""What the commands about who is one person do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from pipelines.outputs import band
from pipelines.outputs import count as counts
from scanner import judgments, tables
from scanner.errors import shown
from scanner.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def count(folder: Path, strictness: str, *, as_json: bool) -> None:
    """Print how many people are affected and who counts otherwise than as one.

    Raises what `tables.load` raises.
    """
    with Session(folder) as session:
        individuals = tables.load(session.case, "individuals").collect()
        nobodys = counts.unattributed(tables.load(session.case, "records"), individuals)
        found = band.counted(individuals, nobodys, strictness)
    rows = found.differ.rows(named=True)
    if as_json:
        told = {"strictness": strictness, "people": found.people, "nobodys": found.nobodys}
        click.echo(json.dumps(told | {"differ": rows}, indent=1))
        return
    click.echo(f"{found.people} people affected ({strictness})")
    if found.nobodys:
        click.echo(f"  {found.nobodys} of them for values that belong to nobody on the list")
    for row in rows:
        told_as = "does not count" if row["counts"] == 0 else f"counts as {row['counts']}"
        click.echo(shown(f"  {row['individual_id']} {told_as}: {row['because']}"))


def judge(folder: Path, individuals: tuple[str, str], verdict: str, *, by: str, why: str) -> None:
    """Record a judgment; the next run makes the list anew. Raises as `judgments.judge`."""
    with Session(folder) as session:
        judgments.judge(session.case, session.audit, individuals, verdict, by=by, why=why)
    click.echo(shown(f"Recorded. Make the list anew with: breachscope run {folder}"))
