"""The commands: what each takes and says of itself. What they do is in `scanner/verbs.py`."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner import version
from scanner.failures import Program

if TYPE_CHECKING:
    from scanner import verbs
else:

    class _Later:
        """The module `scanner.verbs`, loaded at its first use: help must come at once."""

        def __getattr__(self, name: str) -> object:
            return getattr(importlib.import_module("scanner.verbs"), name)

    verbs = _Later()

STAGES = ("sources", "records", "links", "individuals", "decisions", "outputs")
"""As in `pipelines.stages`, which is too slow to load for a help text."""

TABLES = ("individuals", "everyone", "sources", "records", "links", "decisions", "obligations")
"""As in `scanner.export`."""

_path = click.Path(path_type=Path)
_case = click.argument("case", type=click.Path(path_type=Path, resolve_path=True))
_evidence = click.argument("evidence", nargs=-1, required=True, type=_path)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
_nlp = click.option(
    "--nlp", metavar="MODEL", help="Find names with this installed spaCy model; kept in the case."
)
_workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that read evidence; by default one per processor.",
)


def _example(words: str) -> str:
    return f"\b\nExample:\n    breachscope {words}"


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_example("scan acme leak"),
)
@click.version_option(version.release())
def main() -> None:
    """Scope a data breach: who is affected, with what, and who must be told."""


@main.command(epilog=_example("scan acme leak"))
@_case
@_evidence
@_nlp
@_workers
@_json
def scan(
    case: Path, evidence: tuple[Path, ...], nlp: str | None, workers: int | None, as_json: bool
) -> None:
    """Do everything: read EVIDENCE, find people, decide, write outputs.

    Makes the CASE where there is none. The exit status is 3 where some evidence was not fully
    read.
    """
    verbs.scan(case, evidence, nlp=nlp, workers=workers, as_json=as_json)


@main.command(epilog=_example("new acme"))
@_case
@_nlp
def new(case: Path, nlp: str | None) -> None:
    """Make an empty CASE with an incident.toml to fill in."""
    verbs.new(case, nlp=nlp)


@main.command(epilog=_example("add acme leak"))
@_case
@_evidence
def add(case: Path, evidence: tuple[Path, ...]) -> None:
    """Add EVIDENCE, files or folders, to the CASE, for its next run."""
    verbs.add(case, evidence)


@main.command(epilog=_example("run acme --to records"))
@_case
@click.option("--to", type=click.Choice(STAGES), default="outputs", help="Last stage to run.")
@_nlp
@_workers
def run(case: Path, to: str, nlp: str | None, workers: int | None) -> None:
    """Bring the CASE up to date; what is done and valid is kept.

    The exit status is 3 where some evidence was not fully read.
    """
    verbs.run(case, to=to, nlp=nlp, workers=workers)


@main.command(epilog=_example("status acme"))
@_case
@_json
def status(case: Path, as_json: bool) -> None:
    """Tell which stages of the CASE are done, stale or to do."""
    verbs.status(case, as_json=as_json)


@main.command(epilog=_example("exceptions acme"))
@_case
@_json
def exceptions(case: Path, as_json: bool) -> None:
    """List what was not fully read, why, and what to do."""
    verbs.exceptions(case, as_json=as_json)


@main.command(epilog=_example("explain acme 3f9c2a"))
@_case
@click.argument("individual")
def explain(case: Path, individual: str) -> None:
    """Tell why an INDIVIDUAL is on the list.

    Every mention, place, element, score, merge and decision; no value. INDIVIDUAL is an id of
    the table individuals, or its beginning.
    """
    verbs.explain(case, individual)


@main.command(epilog=_example("export acme individuals --format csv -o people.csv"))
@_case
@click.argument("table", type=click.Choice(TABLES))
@click.option("--format", "kind", type=click.Choice(["parquet", "csv", "json"]), default="parquet")
@click.option("-o", "--output", required=True, type=_path, help="File to write or replace.")
def export(case: Path, table: str, kind: str, output: Path) -> None:
    """Write a TABLE of the CASE for another program.

    `individuals` holds the affected people, `everyone` also those without a notice to expect.
    """
    verbs.export(case, table, kind=kind, target=output)


@main.command(epilog=_example("verify acme"))
@_case
def verify(case: Path) -> None:
    """Check that evidence, tables, outputs and log are unchanged."""
    verbs.verify(case)


@main.command(epilog=_example("check"))
def check() -> None:
    """Prove each detector and rule by its own examples."""
    verbs.check()
