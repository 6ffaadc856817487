"""The commands: what each takes and says of itself. What they do is in `scanner/verbs.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from scanner import key_commands, notice_commands, options, people_commands, version
from scanner.failures import Program

if TYPE_CHECKING:
    from scanner import verbs
else:
    verbs = options.Later("scanner.verbs")

STAGES = ("sources", "records", "links", "individuals", "decisions", "outputs")
"""As in `pipelines.stages`, which is too slow to load for a help text."""

TABLES = (
    "individuals",
    "everyone",
    "sources",
    "pieces",
    "columns",
    "records",
    "identities",
    "links",
    "keys",
    "decisions",
    "counts",
    "obligations",
)
"""As in `scanner.export`."""

_evidence = click.argument("evidence", nargs=-1, required=True, type=options.path)
_more_evidence = click.argument("evidence", nargs=-1, type=options.path)
_nlp = click.option(
    "--nlp", metavar="MODEL", help="Find names with this installed spaCy model; kept in the case."
)
_workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that read evidence; by default one per processor.",
)
_beside = click.option(
    "--passwords-beside/--no-passwords-beside",
    "beside",
    default=None,
    help="Try passwords that stand in the evidence on what lies beside them; kept in the case.",
)

_ocr = click.option(
    "--ocr/--no-ocr",
    default=None,
    help="Recognize scans and pictures, or list them as not read; kept in the case.",
)

_retry = click.option(
    "--retry", is_flag=True, help="Read again what was not fully read; keep everything else."
)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=options.example("scan acme leak"),
)
@click.version_option(version.release())
def main() -> None:
    """Scope a data breach: who is affected, with what, and who must be told."""


@main.command(epilog=options.example("scan acme leak"))
@options.case
@_more_evidence
@_nlp
@_beside
@_ocr
@_workers
@_retry
@options.as_json
def scan(
    case: Path, evidence: tuple[Path, ...], as_json: bool, **how: Unpack[verbs.Reading]
) -> None:
    """Read EVIDENCE, find people, decide, write outputs.

    Makes the CASE where there is none; with --retry it may be left without new EVIDENCE. The exit
    status is 3 where some evidence was not fully read.
    """
    if not evidence and not how["retry"]:
        raise click.UsageError("Missing argument 'EVIDENCE...'.")
    verbs.scan(case, evidence, as_json=as_json, **how)


@main.command(epilog=options.example("new acme"))
@options.case
@_nlp
def new(case: Path, nlp: str | None) -> None:
    """Make an empty CASE with an incident.toml to fill in."""
    verbs.new(case, nlp=nlp)


@main.command(epilog=options.example("add acme leak"))
@options.case
@_evidence
def add(case: Path, evidence: tuple[Path, ...]) -> None:
    """Add EVIDENCE, files or folders, for the next run."""
    verbs.add(case, evidence)


@main.command(epilog=options.example("run acme --to records"))
@options.case
@click.option("--to", type=click.Choice(STAGES), default="outputs", help="Last stage to run.")
@_nlp
@_beside
@_ocr
@_workers
@_retry
def run(case: Path, to: str, **how: Unpack[verbs.Reading]) -> None:
    """Bring the CASE up to date; what is done and valid is kept.

    The exit status is 3 where some evidence was not fully read.
    """
    verbs.run(case, to=to, **how)


@main.command(epilog=options.example("status acme"))
@options.case
@options.as_json
def status(case: Path, as_json: bool) -> None:
    """Tell which stages of the CASE are done, stale or to do."""
    verbs.status(case, as_json=as_json)


@main.command(epilog=options.example("exceptions acme"))
@options.case
@options.as_json
def exceptions(case: Path, as_json: bool) -> None:
    """List what was not fully read, why, and what to do."""
    verbs.exceptions(case, as_json=as_json)


@main.command(epilog=options.example("columns acme"))
@options.case
@options.as_json
@click.option("--write", is_flag=True, help="Write columns.toml into the case, to correct by hand.")
def columns(case: Path, as_json: bool, write: bool) -> None:
    """Tell what each column of each table was taken for, and why.

    What columns.toml of the CASE says instead counts at the next run, which reads again only the
    sources concerned. A column that is "none" holds nothing of a person.
    """
    verbs.columns(case, as_json=as_json, write=write)


@main.command(epilog=options.example("explain acme 3f9c2a"))
@options.case
@click.argument("individual")
def explain(case: Path, individual: str) -> None:
    """Tell why an INDIVIDUAL is on the list.

    Every mention, place, element, score, merge and decision; no value. INDIVIDUAL is an id of
    the table individuals, or its beginning.
    """
    verbs.explain(case, individual)


@main.command(epilog=options.example("export acme individuals --format csv -o people.csv"))
@options.case
@click.argument("table", type=click.Choice(TABLES), metavar="TABLE")
@click.option("--format", "kind", type=click.Choice(["parquet", "csv", "json"]), default="parquet")
@click.option("-o", "--output", required=True, type=options.path, help="File to write or replace.")
def export(case: Path, table: str, kind: str, output: Path) -> None:
    """Write a TABLE of the CASE for another program.

    `individuals` holds the affected people, `everyone` also those without a notice to expect.
    The others: sources, pieces, columns, records, identities, links, keys, decisions, counts and
    obligations.
    """
    verbs.export(case, table, kind=kind, target=output)


@main.command(epilog=options.example("verify acme"))
@options.case
def verify(case: Path) -> None:
    """Check that evidence, tables, outputs and log are unchanged."""
    verbs.verify(case)


@main.command(epilog=options.example("doctor"))
@options.as_json
def doctor(as_json: bool) -> None:
    """Tell what this installation can read, and how safely."""
    verbs.doctor(as_json=as_json)


@main.command(epilog=options.example("check"))
def check() -> None:
    """Prove each detector and rule by its own examples."""
    verbs.check()


for _command in (*people_commands.COMMANDS, *key_commands.COMMANDS, *notice_commands.COMMANDS):
    main.add_command(_command)
