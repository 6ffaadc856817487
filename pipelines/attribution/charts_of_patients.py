"""Whether a document is a patient's chart: by the words of charts, or as a page of results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.clinical_words import CLEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby

_CHART = re.compile(
    r"(?i)\b(?:patient|pt|client|session|dob|mrn|rx|dx|hx|soap|chart|therapist|encounter|"
    r"specimen|accession|facilitator|y/?o|y\.o|triage|"
    r"(?<!permanent )resident|(?:daily|progress|nurse|triage) note)\b"
)
_TESTED = re.compile(r"(?i)\btest ?:[^\n:]{1,60}[ \t]results? ?:")
_WORK = re.compile(r"(?i)\b(?:resume|curriculum|employment history|experience|education)\b *[:\n]")
_MEASURED = re.compile(
    r"(?i)[^\W\d][^.:=]*[ .:=]{2,}(?:[<>]?[0-9.,]+|\w*reactive|positive|(?:not )?detected)$"
)
"""A result of a laboratory behind white or dots: two of them make a page of results."""

_ENOUGH = 2
_SECTION = 300
PERSONAL = frozenset({"birth_date", "ssn", "drivers_license", "health_insurance", "state_id"})
"""What a chart tells of its patient at its head."""


def is_chart(flat: str, findings: Sequence[Finding]) -> bool:
    """Whether a document is about a patient; never where it tells of somebody's work and schools.

    flat: its text; findings: all of it.
    """
    if _WORK.search(flat):
        return False
    if _CHART.search(flat) or tested(flat):
        return True
    told = (f for f in findings if f.because == CLEAR)
    return sum(bool(_MEASURED.match(flat, f.start, f.end)) for f in told) >= _ENOUGH


def tested(flat: str) -> bool:
    """Whether a line tells a test and its result: `TEST: HIV 1/2   RESULT: REACTIVE`."""
    return _TESTED.search(flat) is not None


def numbered(near: Nearby) -> list[int]:
    """Who alone of those with a part aside has a number of their own behind their name.

    `Beneficiary: Ana Ruiz` over her Medicare number, `Mother: …` and her birth date, where the
    `Father: …` below has none: the document is about her.
    """
    stops = [*(m.start for m in near.mentions[1:]), len(near.doc.flat)]
    found = {
        m.person
        for m, stop in zip(near.mentions, stops, strict=False)
        if near.people[m.person].role == "contact" and near.whole(m.person)
        for value in near.alike(None, m.end, min(stop, m.end + _SECTION))
        if value.detects in PERSONAL
    }
    return list(found) if len(found) == 1 else []
