"""What each command does; `scanner/cli.py` says what it takes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from scanner import case as cases
from scanner import column_corrections as correcting
from scanner import column_report, options, report
from scanner import run as running
from scanner.errors import BreachscopeError, shown
from scanner.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from detectors import examples
    from pipelines.law import packs
    from scanner import doctor as doctoring
    from scanner import explain as explaining
    from scanner import export as exporting
    from scanner import verify as verifying
else:
    examples, packs = options.Later("detectors.examples"), options.Later("pipelines.law.packs")
    doctoring, explaining = options.Later("scanner.doctor"), options.Later("scanner.explain")
    exporting, verifying = options.Later("scanner.export"), options.Later("scanner.verify")

NOT_ALL_READ = 3
"""Exit status where some evidence was not fully read."""


class Reading(TypedDict):
    """How evidence is to be read; None leaves what the case says.

    nlp, beside, ocr: kept in the case. workers: processes, None for one per processor. retry: read
    again what was not fully read.
    """

    nlp: str | None
    beside: bool | None
    ocr: bool | None
    workers: int | None
    retry: bool


def scan(
    folder: Path,
    evidence: Sequence[Path],
    *,
    as_json: bool,
    **how: Unpack[Reading],
) -> None:
    """Make the case where it is missing, take in the evidence, run every stage, sum up.

    Without evidence the case must be there.
    """
    cases.check_evidence(folder, evidence)
    with Session(
        folder, create=bool(evidence), nlp=how["nlp"], beside=how["beside"], ocr=how["ocr"]
    ) as session:
        session.add_evidence(evidence)
        _run(session, "outputs", how)
        report.show_scan(session.case, as_json=as_json)
        end(session)


def new(folder: Path, *, nlp: str | None) -> None:
    """Make an empty case."""
    cases.refuse_existing(folder)
    with Session(folder, create=True, nlp=nlp) as session:
        facts = shown(session.case.incident_path)
    click.echo(f"Made the case. Type what is known of the incident into {facts}")


def add(folder: Path, evidence: Sequence[Path]) -> None:
    """Add roots of evidence to a case; what it has already changes nothing."""
    with Session(folder) as session:
        number = session.add_evidence(evidence)
        click.echo(f"Added {number}; the case has {len(session.case.roots)} in all.")


def run(folder: Path, *, to: str, **how: Unpack[Reading]) -> None:
    """Bring the stages up to `to` up to date."""
    with Session(folder, nlp=how["nlp"], beside=how["beside"], ocr=how["ocr"]) as session:
        _run(session, to, how)
        end(session)


def status(folder: Path, *, as_json: bool) -> None:
    """Print the state of every stage; works beside a running command."""
    report.show_status(cases.load(folder), as_json=as_json)


def exceptions(folder: Path, *, as_json: bool) -> None:
    """Print what was not fully read."""
    with Session(folder) as session:
        report.show_exceptions(session.case, as_json=as_json)


def columns(folder: Path, *, as_json: bool, write: bool) -> None:
    """Print what the columns were taken for; write the file in which people correct it."""
    with Session(folder) as session:
        if write:
            correcting.write(session.case)
            session.audit.add("columns_written")
        column_report.show(session.case, as_json=as_json)


def explain(folder: Path, individual: str) -> None:
    """Print how an individual came about."""
    with Session(folder) as session:
        click.echo("\n".join(explaining.explain(session.case, individual)))


def export(folder: Path, table: str, *, kind: str, target: Path) -> None:
    """Write a table for another program, and record that it was taken out."""
    with Session(folder) as session:
        rows = exporting.export(session.case, table, kind, target)
        session.audit.add("export", table=table, format=kind, rows=rows)
    click.echo(f"{rows} rows", err=True)


def verify(folder: Path) -> None:
    """Print every difference between the case and its record; raises where there is one."""
    with Session(folder) as session:
        found = verifying.differences(session.case)
        session.audit.add("verify", differences=len(found))
        for line in found:
            click.echo(shown(line))
        if found:
            raise BreachscopeError("unverified", folder, str(len(found)))
    click.echo("Everything is as it was recorded.")


def doctor(*, as_json: bool) -> None:
    """Print what is installed, what it reads, and what holds while it reads."""
    health = doctoring.examine()
    if as_json:
        click.echo(json.dumps(asdict(health), indent=1))
        return
    click.echo("\n".join(shown(line) for line in doctoring.lines(health)))


def check() -> None:
    """Print every declaration that its own examples disprove; raises where there is one."""
    failures = [*examples.failures(), *packs.failures()]
    for line in failures:
        click.echo(line)
    if failures:
        raise BreachscopeError("declarations", detail=str(len(failures)))
    click.echo("Every declaration holds.")


def end(session: Session) -> None:
    """Leave the command with `NOT_ALL_READ` where some evidence was not fully read, else with 0."""
    click.get_current_context().exit(NOT_ALL_READ if report.count_unread(session.case) else 0)


def _run(session: Session, to: str, how: Reading) -> None:
    with report.progress() as progress:
        running.run(
            session.case,
            session.audit,
            to=to,
            workers=how["workers"],
            retry=how["retry"],
            progress=progress,
        )
