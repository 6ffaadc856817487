"""Payment messages by their field tags: an account behind a slash, and below it whose it is.

`:50K: /4412887310` with a name and an address below is who pays, `:59:` who is paid (SWIFT MT103,
fields 50a and 59a: an optional line `/account`, then name and address). Prints of wire desks and
files of banks hold them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from detectors.people.person_likeness import person_likeness

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_PARTY = re.compile(
    r"(?m)^(?P<in>[ \t>]*):(?P<tag>50[AFKL]?|59[AF]?):[ \t]*/(?P<account>[0-9A-Z]{5,34})"
    r"(?:[ \t]*\n){1,2}"
    r"[ \t>]*(?:1/)?(?P<name>[^\W\d_][^\n:/]{2,34}?)[ \t]*$"
)
_WHO, _LIKE = {"50": "Payer", "59": "Payee"}, 0.2


def parties_of_payments(block: TextBlock) -> TextBlock:
    """The block with name and account of each party in one line, both labelled.

    Lines stay where they are: the account stands in the line of the name. Firms stay as they are.
    """
    if ":5" not in block.text:
        return block
    return replace(block, text=_PARTY.sub(_told, block.text))


def _told(party: re.Match[str]) -> str:
    if float(person_likeness(pl.Series([party["name"]]))[0]) < _LIKE:
        return party.group()
    who, blank = _WHO[party["tag"][:2]], "\n" * party.group().count("\n")
    return f"{blank}{who} name: {party['name']}   Account number: {party['account']}"
