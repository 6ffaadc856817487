"""What the terminal shows: progress, the summary, the state of a case, what was not read."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

import click
from rich import box
from rich import progress as bars
from rich.console import Console
from rich.table import Table

from detectors import elements
from pipelines.outputs import count
from pipelines.stages import STAGES, Stage
from scanner import key, run, tables
from scanner import unread as lacking
from scanner.errors import shown
from scanner.unread import Unread, unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.case import Case

_PIPE_WIDTH = 200
"""Columns of text where nobody watches a terminal: enough that no path is cut."""

_STATES_SHOWN = 12
"""States listed before the rest is one line."""

_PLACES_SHOWN = 5
_PATHS_SHOWN = 20
"""Paths listed per reason; --json and the sources table hold all."""


@contextmanager
def progress() -> Iterator[run.Progress]:
    """Show on standard error what is being done; silent where that is not a terminal."""
    console = Console(stderr=True, markup=False)
    columns = (
        bars.SpinnerColumn(),
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("")

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=shown(what), completed=done, total=total or None)

        yield tell


def show_scan(case: Case, *, as_json: bool) -> None:
    """Print who is affected, by element, residency and decision, and what was not read."""
    sources = tables.load(case, "sources").collect()
    individuals = tables.load(case, "individuals").collect()
    decisions = tables.load(case, "decisions").collect()
    found = count.totals(individuals, decisions, sources)
    lost = count.unattributed(tables.load(case, "records"), individuals)
    groups = unread(sources, tables.load(case, "pieces").collect())
    if as_json:
        content = {
            "case": str(case.folder),
            "totals": asdict(found),
            "unattributed": lost.to_dicts(),
            "unread": [asdict(group) for group in groups],
            "outputs": str(case.outputs),
        }
        _print_json(content)
        return
    sure, owed = found.confidence, found.owed
    people = "person" if found.affected == 1 else "people"
    click.echo(
        f"{found.affected:,} {people} affected: {sure['confirmed']:,} confirmed,"
        f" {sure['likely']:,} likely, {sure['possible']:,} possible"
        f" ({found.individuals:,} people found in all)"
    )
    click.echo(
        f"Decisions: notify {owed['notify']:,}, review {owed['review']:,},"
        f" do not notify {owed['do_not_notify']:,}{_protected(found.protected_only)}"
    )
    if owed["review"]:
        click.echo(f"What open decisions wait for: breachscope incident {shown(case.folder)}")
    labels = {code: elements.label(code) for code in found.elements}
    _show_counts(labels, found.elements, found.residency)
    if not lost.is_empty():
        told = ", ".join(
            f"{elements.label(row['element'])} {row['values']:,}" for row in lost.to_dicts()
        )
        click.echo(f"Exposed values that belong to nobody found: {told}")
    _show_unread(case, groups, lacking.count(sources), sources.height)
    click.echo(f"Outputs: {shown(case.outputs)}")


def _protected(number: int) -> str:
    """Say why the decisions are of more people than are affected."""
    return f"; {number:,} of them with encrypted or hashed information only" if number else ""


def _show_counts(
    labels: Mapping[str, str], by_element: Mapping[str, int], by_state: Mapping[str, int]
) -> None:
    grid = Table(box=box.SIMPLE, pad_edge=False)
    grid.add_column("element")
    grid.add_column("people", justify="right")
    grid.add_column("residency")
    grid.add_column("people", justify="right")
    left = [(labels[code], f"{number:,}") for code, number in by_element.items()]
    right = [(state, f"{number:,}") for state, number in by_state.items()]
    rest = sum(list(by_state.values())[_STATES_SHOWN:])
    if rest:
        right = [*right[:_STATES_SHOWN], ("other", f"{rest:,}")]
    for one, two in zip_longest(left, right, fillvalue=("", "")):
        grid.add_row(*one, *two)
    if left or right:
        _console().print(grid)


def _show_unread(case: Case, groups: list[Unread], number: int, sources: int) -> None:
    if not number:
        click.echo(f"All {sources:,} sources were fully read.")
        return
    told = ", ".join(f"{group.code} {len(group.paths):,}" for group in groups)
    click.echo(
        f"Not fully read: {number:,} of {sources:,} sources ({told});"
        f" what to do: breachscope exceptions {shown(case.folder)}"
    )


def count_unread(case: Case) -> int:
    """Count the sources that were not fully read."""
    return lacking.count(tables.load(case, "sources").collect())


def show_exceptions(case: Case, *, as_json: bool) -> None:
    """Print what was not fully read, by reason, with what to do about each."""
    sources = tables.load(case, "sources").collect()
    groups = unread(sources, tables.load(case, "pieces").collect())
    if as_json:
        _print_json([asdict(group) for group in groups])
        return
    if not groups:
        click.echo("All evidence was fully read.")
        return
    click.echo(
        f"Not fully read: {lacking.count(sources):,} of {sources.height:,} sources."
        f" Once something was done: breachscope scan {shown(case.folder)} --retry"
    )
    for group in groups:
        pieces = f"; {group.pieces:,} parts" if group.pieces else ""
        click.echo(
            f"\n{group.code} ({group.way}): {group.whole:,} not read ({_size(group.bytes)}),"
            f" {group.partial:,} read in part{pieces}. {group.reason}"
            f"\n  What to do: {group.step}"
        )
        for line in _paths(group):
            click.echo(f"    {shown(line)}")


def show_status(case: Case, *, as_json: bool) -> None:
    """Print every stage with its state and the number of rows it made."""
    secret, typed = key.read_key(), run.read_typed(case)
    states = [
        {
            "stage": stage.name,
            "state": _state(case, stage, run.is_current(case, stage, typed, secret)),
            "rows": receipt.rows if (receipt := tables.read_receipt(case, stage)) else {},
        }
        for stage in STAGES
    ]
    if as_json:
        _print_json({"case": str(case.folder), "evidence": _roots(case), "stages": states})
        return
    click.echo(f"{shown(case.folder)}, made of")
    for root in _roots(case):
        click.echo(f"  {shown(root)}")
    grid = Table(box=box.SIMPLE, pad_edge=False)
    for heading in ("stage", "state", "rows"):
        grid.add_column(heading)
    for row in states:
        rows = row["rows"]
        counts = rows.items() if isinstance(rows, dict) else ()
        told = ", ".join(f"{number:,} {name}" for name, number in counts)
        grid.add_row(str(row["stage"]), str(row["state"]), told)
    _console().print(grid)


def _state(case: Case, stage: Stage, current: bool) -> str:
    if current:
        return "done"
    return "to do" if tables.read_receipt(case, stage) is None else "stale"


def _roots(case: Case) -> list[str]:
    return [str(root) for root in case.roots]


def _paths(group: Unread) -> Iterator[str]:
    for path, places in zip(group.paths[:_PATHS_SHOWN], group.places, strict=False):
        inside = [place for place in places if place != group.code]
        more = ["and more, in exceptions.csv"] if len(inside) > _PLACES_SHOWN else []
        told = [*inside[:_PLACES_SHOWN], *more]
        yield f"{path} ({'; '.join(told)})" if told else path
    if len(group.paths) > _PATHS_SHOWN:
        yield f"and {len(group.paths) - _PATHS_SHOWN} more"


def _size(number: float) -> str:
    """Bytes as a person says them: "12 MB"."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:,.0f} TB"


def _console() -> Console:
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(markup=False, highlight=False, width=width)


def _print_json(content: object) -> None:
    click.echo(json.dumps(content, indent=1, ensure_ascii=True))
