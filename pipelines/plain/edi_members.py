"""Names of people in messages of X12, pasted into texts: `NM1*IL*1*Ruiz*Ana****34*612448123~`.

NM1 names a person (entity type 1: family, given, middle name) and behind a qualifier the number by
which they are known: 34 a Social Security number, MI a member number, HN a Medicare number (ASC X12
005010, segment NM1).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_PERSON = re.compile(
    r"(?m)(?:^|(?<=~))[ \t>]*NM1\*(?P<part>\w{2})\*1\*(?P<family>[^*~\n]{1,60})"
    r"\*(?P<given>[^*~\n]{1,35})\*(?P<middle>[^*~\n]{0,25})(?:\*[^*~\n]{0,10}){2}\*(?P<kind>34|MI|HN)\*(?P<value>\w{4,20})~?"
)
_KINDS = {"34": "SSN", "MI": "Member ID", "HN": "Medicare number"}
_ACTS = frozenset({"82", "DN", "DQ", "77", "P3", "71", "72", "73", "ZZ"})
"""Parts of who treats people: rendering, referring, supervising, attending, operating."""


def members_named(block: TextBlock) -> TextBlock:
    """The block with `Name: Ana Ruiz  SSN: 612448123` for such a segment about who is insured.

    Lines stay where they are. Only where the segment gives the person a number.
    """
    if "NM1*" not in block.text:
        return block
    return replace(block, text=_PERSON.sub(_told, block.text))


def _told(found: re.Match[str]) -> str:
    if found["part"] in _ACTS:
        return found.group()
    names = " ".join(part for part in found.group("given", "middle", "family") if part)
    return f"Name: {names}   {_KINDS[found['kind']]}: {found['value']}"
