"""Whose what a test or a doctor found is: of whom the lines around say that it was examined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.clinical_words import CLEAR
from pipelines.attribution import told_of_health as saying
from pipelines.attribution.nearby import Owner

if TYPE_CHECKING:
    from collections.abc import Collection

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_RESULT = re.compile(r"(?i)(?:[0-9][0-9.,/]*|positive|reactive|detected|abnormal)\Z")
_REPORTED = re.compile(
    r"(?i)\b(?:critical|panic|abnormal|high|low|elevated|positive|reactive|detected|phoned|"
    r"called|read back|resulted|verified|[mµu]?g/d?l|m?mol/l|meq/l)\b|(?-i:\b[HL]{1,2}\b)"
)
"""What a laboratory says of a result, and a flyer of none: `Potassium 6.4, critical, phoned to`."""

_IS_OF = re.compile(
    r"(?i)\b(?:results?|values?|levels?|findings?|report|patient|pt)\b[^.\n]{0,25}?"
    r"(?:\b(?:is|are|was|for|of|on|to)|:)[ ](?:(?:patient|pt|client)[ :]+)?\Z"
)
_TAKEN = re.compile(
    r"(?i)\b(?:specimens?|samples?|tubes?|recollect\w*|redr[ae]wn?|drawn?|blood|swab\w*|urine|"
    r"collected|received|label(?:l?ed)?|accession\w*)\b"
)
_SAID_WITHIN, _BACK = 160, 60


def of_the_examined(near: Nearby, about: Collection[int], finding: Finding) -> Owner | None:
    """Return whose a result is: of whom the words behind it say so, or whose specimen is told of.

    about: the people whom the document may be about. None for words that are no result.
    """
    flat, (start, end) = near.doc.flat, near.doc.segment(finding.start)
    result = finding.because == CLEAR and _RESULT.search(flat, finding.start, finding.end)
    if not result or not _REPORTED.search(flat, start, end):
        return None
    behind = [m for m in near.within(finding.end, finding.end + _SAID_WITHIN) if m.person in about]
    if behind and _IS_OF.search(flat, max(finding.end, behind[0].start - _BACK), behind[0].start):
        return Owner(behind[0].person, 0.8, "whose result it is said to be")
    told = _told(near, about, finding)
    taken = told and _TAKEN.search(flat, near.doc.sentence_start(told[-1].start), finding.start)
    return Owner(told[-1].person, 0.7, "whose specimen it is") if taken else None


def of_whom_was_found(
    near: Nearby, about: Collection[int], finding: Finding, sentence: str
) -> Owner | None:
    """Return whom the paragraph spoke of where doctors or tests then found something."""
    told = _told(near, about, finding) if saying.FOUND.search(sentence) else []
    return Owner(near.topic(told).person, 0.6, "whom the paragraph is about") if told else None


def _told(near: Nearby, about: Collection[int], finding: Finding) -> list[Mention]:
    start, _ = near.doc.paragraph(finding.start)
    return [m for m in near.within(start, finding.start) if m.person in about]
