"""Accounts of several people: who holds them together, as their title or the letter says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import AFFECTED, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby

_HELD = ("account_number", "access_code")
_TOGETHER = re.compile(
    r"(?i)\b(?:joint(?:ly)?|jt ?wros|jt ?ten|survivorship|community property|co-?owners?|"
    r"both (?:owners|signers|names|of you)|titled|registration|"
    r"(?:account|acct\.?) (?:title|holders|owners|names))\b"
)
_OR = re.compile(r"[ ]+(?:and/)?or[ ]+", re.IGNORECASE)
_REACH = 300
"""Characters from the names to the number, at most."""


def with_the_others(near: Nearby, finding: Finding, owner: Owner | None) -> list[Owner]:
    """Return everyone whom the number of an account is given to: its owner, and who shares it.

    `Account title: Ana Ruiz OR Bao Pham` over one number is both people's. owner: as `Owners`
    answers; None where nobody's. Empty where it is nobody's still.
    """
    alone = [owner] if owner is not None else []
    before = near.within(finding.start - _REACH, finding.start)
    before = [m for m in before if near.whole(m.person)]
    if finding.detects not in _HELD or not before:
        return alone
    group = near.joined(before)
    people = {m.person: near.people[m.person].role_or_subject() for m in group}
    if len(people) < 2 or (owner is not None and owner.person not in people):
        return alone
    first, end = near.doc.line(group[0].start)[0], near.doc.line(finding.end)[1]
    between = near.doc.flat[group[0].end : group[-1].start]
    told = _OR.fullmatch(between) or _TOGETHER.search(near.doc.flat, first, end)
    single = near.alike(finding, group[0].start, end) == [finding]
    if not told or not single or set(people.values()) - {*AFFECTED, "addressee"}:
        return alone
    return [Owner(person, 0.8, "who hold it together") for person in people]
