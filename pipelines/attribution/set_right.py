"""What a text sets right of an illness: "the tuberculosis belongs with Ana, not with Kim"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby

_BELONGS = re.compile(
    r"(?:[ ](?:[\w-]+[ ]){0,3}?|[ ])(?:belong(?:s|ed)?[ ](?:to|with|in|on|under)|"
    r"(?:is|was|should be|should have been|goes|went|were)[ ]"
    r"(?:meant[ ]|really[ ]|actually[ ]|filed[ ])?(?:for|to|with|under|in|on))[ ]"
    r"(?:the[ ](?:chart|file|record)s?[ ]of[ ])?(?:Mr|Ms|Mrs)?\.?[ ]?\Z"
)
_NOT_WITH = re.compile(r"(?i)\bnot[ ](?:to|with|in|on|under|for)[ ]")
_NOT = re.compile(
    r"(?i)\bnot[ ](?:to|with|in|on|under|for)[ ]"
    r"(?:the (?:chart|file|record)s? of )?(?:(?:mr|ms|mrs)\.?[ ])?\Z"
)
_REACH = 60


def belongs_to(near: Nearby, finding: Finding) -> Owner | None:
    """Return with whom an illness is said to belong; None where nothing is said of it."""
    stop = min(near.doc.segment(finding.start)[1], finding.end + _REACH)
    named = near.within(finding.end, stop)
    if not named or not _BELONGS.fullmatch(near.doc.flat, finding.end, named[0].start):
        return None
    return Owner(named[0].person, 0.85, "with whom it is said to belong")


def cleared(near: Nearby) -> frozenset[int]:
    """Return who is said not to have an illness that belongs with another: "not with Kim".

    The message that asks ("the portal says Kim has TB") stands below the one that sets it right.
    """
    flat, found = near.doc.flat, set[int]()
    for finding in near.clinical() if _NOT_WITH.search(flat) else ():
        if (told := belongs_to(near, finding)) is not None:
            others = near.within(finding.end, near.doc.segment(finding.start)[1])
            found |= {m.person for m in others if _NOT.search(flat[m.start - _REACH : m.start])}
            found.discard(told.person)
    return frozenset(found)
