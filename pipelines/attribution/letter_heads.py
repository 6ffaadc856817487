"""Letters about somebody other than their reader: whom the line over the greeting names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

ABOUT_RELATIVE = re.compile(
    r"(?i)(?:(?:^|\n)[ \t]*(?:re|regarding|concerning|subject)[ :]+|\b(?:chart|records?|care|claim|"
    r"treatment|results?|enrollment|admission) (?:of|for) )"
    r"(?:your|the|my) (?:late )?[\w-]+,? $"
)
"""What stands before the name in such a line: `Regarding: your mother, Ana Ruiz`."""

_SPOKEN_OF = re.compile(r"(?i)\b(?:his|her|he|she)\b")


def whom_letter_is_about(near: Nearby, greeted: Mention, finding: Finding) -> list[Mention]:
    """Mentions of whom a line over the greeting is about, where the paragraph speaks of "her"."""
    over = [m for m in near.within(0, greeted.start) if m.person != greeted.person]
    over = [m for m in over if near.people[m.person].role == "subject"]
    told = near.doc.flat[near.doc.paragraph(finding.start)[0] : finding.start]
    return over if _SPOKEN_OF.search(told) else []
