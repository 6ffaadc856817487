"""Whether a document is a patient's chart: by the words of charts, or as a page of results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.clinical_words import CLEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding

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
