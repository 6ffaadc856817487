"""The commands from facts to letters: what each takes and says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner import options

if TYPE_CHECKING:
    from scanner import mail, notices, typed_facts
else:
    mail = options.Later("scanner.mail")
    notices = options.Later("scanner.notices")
    typed_facts = options.Later("scanner.typed_facts")

ROLES = ("department", "county_counsel", "privacy_officer", "substitute_notice", "translator")
"""As in `pipelines.outputs.documents`, which is too slow to load for a help text."""

_by = click.option("--by", metavar="NAME", help="Who says so; by default the account's name.")


@click.command(epilog=options.example("incident acme --set breach.discovered=2026-03-04"))
@options.case
@click.option(
    "--set", "facts", multiple=True, metavar="KEY=VALUE", help="Record a fact; may be repeated."
)
@_by
@options.as_json
def incident(case: Path, facts: tuple[str, ...], by: str | None, *, as_json: bool) -> None:
    """Tell what is known of the incident, and what is missing.

    What the data tells stands beside what was typed in, and contradictions are marked. A fact is
    written into incident.toml and its key into the log; an empty VALUE makes it unknown again.
    """
    if facts:
        typed_facts.record(case, facts, by=by)
    typed_facts.show(case, as_json=as_json)


@click.command(epilog=options.example('approve acme notice --by "R. Okafor" --role county_counsel'))
@options.case
@click.argument("document", required=False)
@click.option("--by", metavar="NAME", help="Who approved it.")
@click.option("--role", type=click.Choice(ROLES), help="In which role.")
@options.as_json
def approve(
    case: Path, document: str | None, by: str | None, role: str | None, *, as_json: bool
) -> None:
    """Record that somebody approved the text of a DOCUMENT.

    DOCUMENT is an id such as `notice-A`, or `notice` for every letter. Without it: list what
    needs whose approval. When the text changes the approval lapses.
    """
    if document is None:
        if by or role:
            raise click.UsageError("Missing argument 'DOCUMENT'.")
        notices.show_documents(case, as_json=as_json)
        return
    if not by or not by.strip() or role is None:
        raise click.UsageError("An approval needs --by NAME and --role ROLE.")
    notices.approve(case, document, by=by.strip(), role=role)


@click.command(epilog=options.example("notify acme --reveal"))
@options.case
@options.reveal
@click.option("--format", "kind", type=click.Choice(["csv", "parquet"]), default="csv")
@click.option(
    "-o", "--output", type=options.path, help="Folder for the list; by default the outputs."
)
@options.as_json
def notify(case: Path, kind: str, output: Path | None, *, reveal: bool, as_json: bool) -> None:
    """Write the documents, with --reveal also the mailing list.

    The list names people and where they live: it is written for its owner alone and entered in
    the log. The exit status is 3 where some evidence was not fully read.
    """
    if output and not reveal:
        raise click.UsageError("Nothing is written to --output without --reveal.")
    mail.notify(case, output, kind=kind, reveal=reveal, as_json=as_json)


@click.command(
    "merge-letters", epilog=options.example("merge-letters acme A --reveal -o letters.pdf")
)
@options.case
@click.argument("variant")
@options.reveal
@click.option("-o", "--output", required=True, type=options.path, help="PDF to write or replace.")
def merge_letters(case: Path, variant: str, output: Path, *, reveal: bool) -> None:
    """Write the letters of a VARIANT as one PDF, one per person.

    For everybody who is owed this notice and has an address that a letter can reach; A-es is
    A in Spanish. The letters say DRAFT until their text is approved.
    """
    mail.merge_letters(case, variant, output, reveal=reveal)


COMMANDS = (incident, approve, notify, merge_letters)
"""All of this module, in the order of their use."""
