"""What a text sets right: "the tuberculosis belongs with Ana, not with Kim", "N is not Ana's".

A thread tells a number several times, and only once whose it is: what it says there holds for all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL, Owner

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
_TITLE = r"(?:(?:mr|ms|mrs|dr)\.?[ ])?"
_IS_NOT = re.compile(
    r"(?i)[\"”')]?[ ](?:(?:is|was)(?:[ ]not|n['’]t)|(?:does|did)(?:[ ]not|n['’]t)[ ]belong[ ]to)[ ]"
    rf"(?:(?:for|to|of|under)[ ])?{_TITLE}\Z"
)
_BUT_IS = re.compile(
    r"(?i)(?:['’]s?)?[ ]?(?:\([^()\n]{1,20}\))?[ .,;:!–—-]{1,4}(?:(?:that|it|this|which)(?: one| "
    r"number)?(?:['’]s|[ ](?:is|was|belongs|goes))|but|rather|instead)[ ]"
    rf"(?:(?:really|actually|in fact|for|to|of|with|under)[ ])*{_TITLE}\Z"
)
"""Behind a number and a name: `556-55-4160 is NOT Ana Ruiz. That is Kim Le`."""

_HOLDER = re.compile(
    r"(?i)[^.;\n]{0,60}[ ,(](?:card ?holder|subscriber|policy ?holder|contract holder|"
    r"account ?holder|primary insured|main member|titular)(?:[ ](?:name|is|was))?[ :,-]{1,3}\Z"
)
"""Behind a number, before whose it is: `ID KPN682482876 active since January, cardholder Ana`."""

_MANY = 40
_CLAUSE = 120


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


def of_the_same_number(near: Nearby, finding: Finding) -> Owner | None:
    """Return whose a number is by what a text says of it anywhere; -1 where it is not theirs.

    The mail that asks ("I entered 556-55-4160 for Ana") stands below the one that sets it right.
    """
    flat = near.doc.flat
    said = flat[finding.start : finding.end]
    if finding.detects in CLINICAL:
        return None
    alike = near.alike(finding, 0, len(flat))
    same = [f for f in alike if flat[f.start : f.end] == said] if len(alike) <= _MANY else [finding]
    told = [owner for one in same if (owner := _said_of(near, one)) is not None]
    sure = {owner.person: owner for owner in told if owner.person >= 0}
    if len(sure) > 1:
        return None
    return next(iter(sure.values()), told[0] if told and _said_of(near, finding) else None)


def _said_of(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom the words right behind a number call its holder, or tell from who is not."""
    flat, end = near.doc.flat, finding.end
    named = near.within(end, min(end + _CLAUSE, near.doc.line(end)[1]))
    if not named:
        return None
    if _HOLDER.fullmatch(flat, end, named[0].start):
        return Owner(named[0].person, 0.85, "called its holder")
    if not _IS_NOT.fullmatch(flat, end, named[0].start):
        return None
    if len(named) > 1 and _BUT_IS.fullmatch(flat, named[0].end, named[1].start):
        return Owner(named[1].person, 0.9, "whose it is said to be instead")
    return Owner(-1, 0.0, "said not to be theirs")
