"""Whose value another person used: "he said that Luis Vega had opened an account with his SSN"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import AFFECTED, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_USED = re.compile(
    r"(?i)\b(?:us(?:ed|ing)|stole|stolen|took|taken|copied|sold|opened|obtained|misused|shared|gave|"
    r"given|passed|leaked|photographed)\b[^.;]{0,60}\b(?P<whose>his|her|their)\b"
)
_TOLD = re.compile(
    r"(?i)\b(?:(?P<pronoun>he|she|they) )?(?:said|says|told|tells|reported|reports|stated|states|"
    r"claim(?:s|ed)|alleg(?:es|ed)|believes?|believed|suspects?|suspected|learned|discovered|"
    r"complain(?:s|ed)|found out|advised|explained)\b"
)


def misused(near: Nearby, finding: Finding, before: list[Mention]) -> Owner | None:
    """Return who tells of it; None where nobody is said to have used another's value.

    before: the people of the sentence before the value.
    """
    doc, last = near.doc, before[-1] if before else None
    if last is None or not _USED.search(doc.flat, last.end, finding.start):
        return None
    start = doc.sentence_start(finding.start)
    told = _TOLD.search(doc.flat, start, last.start)
    if told is None:
        return None
    tellers = [m for m in before if m.start < told.start() and m.person != last.person]
    if not tellers and told["pronoun"]:
        earlier = near.within(doc.paragraph(start)[0], start)
        earlier = [m for m in earlier if near.people[m.person].role_or_subject() in AFFECTED]
        tellers = [near.topic(earlier)] if earlier else []
    return Owner(tellers[-1].person, 0.8, "who tells of its misuse") if tellers else None
