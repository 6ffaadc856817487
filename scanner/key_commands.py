"""The command about join keys: what it takes and says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner import options

if TYPE_CHECKING:
    from scanner import key_review
else:
    key_review = options.Later("scanner.key_review")

_PAIR = '"COLUMN = COLUMN"'


@click.command(epilog=options.example('keys acme --refuse "hr.csv.No = shop.csv.Id"'))
@options.case
@click.option("--accept", multiple=True, metavar=_PAIR, help="Join two columns from now on.")
@click.option("--refuse", multiple=True, metavar=_PAIR, help="Never join two columns.")
@click.option("--forget", multiple=True, metavar=_PAIR, help="Take back what was said of them.")
@click.option("--by", metavar="NAME", help="Who says so; by default the account's name.")
@click.option("--all", "refused", is_flag=True, help="List also what needs no look.")
@options.as_json
def keys(
    case: Path,
    by: str | None,
    *,
    refused: bool,
    as_json: bool,
    **said: tuple[str, ...],
) -> None:
    """Tell which columns join the tables of the CASE, and why.

    Columns are named as they are listed; what is said of them is kept in the log and holds in every
    later run.
    """
    told = [(verdict, pair) for verdict, pairs in said.items() for pair in pairs]
    if told:
        key_review.record(case, told, by=by)
        return
    key_review.show(case, refused=refused, as_json=as_json)


COMMANDS = (keys,)
"""All of this module."""
