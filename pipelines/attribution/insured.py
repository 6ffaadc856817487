"""Whose health plan a number is: not a relative's named above, unless they had one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby


def insured(near: Nearby, mentions: list[Mention], finding: Finding) -> list[Mention]:
    """Return the mentions, in order, without relatives on lines above a plan number."""
    if not mentions or mentions[0].start >= finding.start:
        return mentions
    line = near.doc.line(finding.start)[0]
    own = [
        m
        for m in mentions
        if m.start >= line or near.people[m.person].role_or_subject() == "subject"
    ]
    return own or mentions if not near.alike(finding, mentions[0].start, line) else mentions
