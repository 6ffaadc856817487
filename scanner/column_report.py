"""What `breachscope columns` prints: per table a line per column, with the reasons, no values."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from detectors import elements
from scanner import column_corrections
from scanner.errors import shown

if TYPE_CHECKING:
    from scanner.case import Case


def show(case: Case, *, as_json: bool) -> None:
    """Print the verdicts. Raises BreachscopeError where nothing was read yet."""
    rows = column_corrections.listed(case).drop("source").to_dicts()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for (path, place), held in groupby(rows, key=lambda row: (row["path"], row["place"])):
        click.echo(shown(f"{path}, {place}" if place else path))
        for row in held:
            click.echo(shown(f"  {row['column']}: {_said(row)}"))


def _said(row: dict[str, Any]) -> str:
    if row["detects"] is None:
        return "; ".join(["nothing by itself, searched like text", *row["reasons"]])
    whose = "" if row["role"] == "subject" else f" of the {row['role']}"
    told = "; ".join(row["reasons"])
    return (
        f"{elements.label(row['detects'])}{whose} ({row['detector']}, {row['score']:.2f}): {told}"
    )
