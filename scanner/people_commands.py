"""The commands about who is one person: what each takes and says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner import options

if TYPE_CHECKING:
    from scanner import people_verbs
else:
    people_verbs = options.Later("scanner.people_verbs")

STRICTNESS = ("confirmed", "likely", "possible")
"""As in `pipelines.outputs.band`, which is too slow to load for a help text."""


@click.command(epilog=options.example("count acme --strictness possible"))
@options.case
@click.option("--strictness", type=click.Choice(STRICTNESS), default="likely", show_default=True)
@options.as_json
def count(case: Path, strictness: str, *, as_json: bool) -> None:
    """Count the affected people, strictly or as many as possible.

    confirmed: certain ones, where two who may be one person count once. likely: the list as it is.
    possible: loosely joined ones apart, and what belongs to nobody.
    """
    people_verbs.count(case, strictness, as_json=as_json)


@click.command(
    epilog=options.example('judge acme 3f9c2a b81e07 --same --by "R. Okafor" --why "same badge"')
)
@options.case
@click.argument("one")
@click.argument("other")
@click.option("--same", "verdict", flag_value="same", help="The two are one person.")
@click.option("--different", "verdict", flag_value="different", help="They are two people.")
@click.option("--withdraw", "verdict", flag_value="withdrawn", help="Take back what was said.")
@click.option("--by", metavar="NAME", help="Who says so.")
@click.option("--why", metavar="TEXT", help="On what grounds; keep values of the evidence out.")
def judge(
    case: Path, one: str, other: str, verdict: str | None, by: str | None, why: str | None
) -> None:
    """Record whether two individuals are one person.

    ONE and OTHER are ids of the table individuals, or their beginnings. A judgment outweighs
    every rule and holds for every later run, which makes the list anew.
    """
    if verdict is None:
        raise click.UsageError("Say --same, --different or --withdraw.")
    if not by or not by.strip() or not why or not why.strip():
        raise click.UsageError("A judgment needs --by NAME and --why TEXT.")
    people_verbs.judge(case, (one, other), verdict, by=by.strip(), why=why.strip())


COMMANDS = (count, judge)
"""All of this module, in the order of their use."""
