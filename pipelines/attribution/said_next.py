"""Whose value it is where words or a field behind it say so: "in the name of", "Name on card"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL, Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_NAME_OF = re.compile(
    r"(?i)[\"”')]?[ .,;(–—-]*(?:\?\s{1,40}A:[ ]+)?(?:"
    r"(?:(?:which|that|(?:and )?it|and|this)"
    r"(?: (?:one|number|card|account|license|licence|passport|id))? )?(?:is |was |has been )?"
    r"(?:issued |registered |made out |opened |held |kept |listed |set up |"
    r"belonging )?(?:in|under) the name(?: of)?|"
    r"(?:(?:which|that|it|this)(?: (?:one|number|card|account|license|licence|passport|id))? )?"
    r"(?:is |was |has been )?(?:belong(?:s|ed|ing) to|made out to|issued to|registered to|"
    r"assigned to|given to|mailed to)|"
    r"(?:for|of) (?:the |our |your )?(?:traveler|traveller|passenger|customer|client|cardholder|"
    r"card ?holder|account ?holder|holder|patient|member|employee|driver|guest|renter|tenant|"
    r"student|payee|taxpayer|applicant|owner|buyer|seller|borrower|resident|worker)|"
    r"(?<=, )name(?= ))"
    r"[ :]+(?:mr|ms|mrs|dr)?\.?[ ]?(?=(?-i:[A-ZÀ-Þ]))"
)
_IS_THEIRS = re.compile(
    r"(?i)[\"”')]?[ .,;?(–—-]*(?:\n[ ]*A:[ ]+)?(?:which|that|it|this)(?: (?:one|number|"
    r"card|account|license|passport))?(?:['’]s|[ ](?:is|was))[ ](?:mr|ms|mrs|dr)?"
    r"\.?[ ]?(?=(?-i:[A-ZÀ-Þ]))"
)
_WITH_NAME = re.compile(
    r"(?i)[\"”')]?[ ,;(–—-]*(?:(?:which|that|and|it)[ ])?(?:(?:is|was|are|were|still)[ ])*"
    r"(?:printed|issued|listed|carried|kept|held|opened|shown|embossed|marked|filed|bearing|bears)"
    r"[ ](?:(?:out|only)[ ])?(?:(?:with|under|in|by)[ ])?(?:mr|ms|mrs|dr)?\.?[ ]?(?=(?-i:[A-ZÀ-Þ]))"
)
"""Behind a value whose name is said with it: `member number X, printed with Ana's name on it`."""

_NAMED_ON = re.compile(r"['’]s?[ ](?:full |own |first |last |maiden )?name\b")
_NOBODY_KNOWS = re.compile(
    r"(?i)\b(?:nobody|no one|none of us|(?:not|n['’]t|never)(?: yet)?(?: been)?|unable)"
    r"[^.;\n]{0,30}?\b(?:tell|say|know|knows|learn|learned|determine|establish|find out|sure|clear)"
    r"[^.;]{0,20}?\bwhose\b|"
    r"\bwhose[^.;\n]{0,30}(?:unknown|not known|unclear|anybody['’]s guess|anyone['’]s guess)\b|"
    r"\b(?:no|without (?:a|any)|missing|lacks a) name\b(?! (?:of|for|change|match))|"
    r"\bname[s]?(?: (?:is|was|are|has been))? (?:torn|cut|ripped|rubbed|washed|blotted|smeared|"
    r"burned|illegible|unreadable|not legible|(?:water )?damaged|covered)\b|"
    r"\bname did not (?:transmit|print|scan|come through)\b"
)
"""What says in the sentence of a number that it is nobody's whom the text names."""

_IN_YOURS = re.compile(
    r"(?i)[ ,;(–—-]*(?:(?:which|that|it|and)[ ])?(?:(?:is|are|was|were|we|i|they|have|had|has|been|"
    r"held|kept|opened|set up|registered|issued|still|only|solely)[ ]){0,4}in (?P<whose>your|my)[ ]"
    r"(?:own[ ]|sole[ ])?name\b"
)
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")
_OF_NEXT = re.compile(
    r"(?i)[ ]*(?:[(\-–—:,][ ]*|(?:which |that )?(?:is|was|belongs to|belonging to|of|for|to|"
    r"assigned to|issued to|under)[ ]+(?:the (?:name|(?:application|petition|case|claim|account|"
    r"file)(?= of))[ ]+)?(?:of[ ]+)?(?:mr|ms|mrs)?\.?[ ]?)[ ]*"
)
"""What stands between a value and the name right behind it whose it is."""

_ROW = re.compile(r"[ \t>*•-]*(?:[0-9]{1,3}[.)][ ]+)?\Z")
_THEN = re.compile(r"[ \t]*[,;:|=–—-]?[ \t]*\Z")
_NO_NAME = re.compile(r"[ \t]*[,;:|=–—-]?[ \t]*\(")
_LIST = 600
"""Characters to either side in which a list has its other rows."""

_FOR_PART = re.compile(
    r"(?i)[ ,(]*for (?:the |his |her )?(?:wife|husband|spouse|mother|father|son|daughter|first|"
    r"second|former|latter|older|younger)\b"
)
_CLOSE, _BEHIND, _TOLD = 3, 8, 160
_BESIDE = "name right after"
_ON_CARD = re.compile(
    r"(?i)\bname[ ](?:\([^()\n]{1,30}\)[ ])?(?:(?:exactly[ ])?as[ ]"
    r"(?:it[ ])?(?:appears|shown|printed|is)?[ ]?)?on[ ]"
    r"(?:the[ ]|your[ ])?(?:credit[ ]|debit[ ]|bank[ ])?card\b[ :._]{1,40}"
)
_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}")
_FIELDS = 400
"""Characters from a card to the name on it, at most."""


def named_behind(near: Nearby, finding: Finding) -> Owner | None:
    """Return the person named so; -1 as the person where that name was not understood."""
    if _unknown_whose(near, finding):
        return Owner(-1, 0.0, "nobody knows whose")
    if told := _IN_YOURS.match(near.doc.flat, finding.end):
        role = "author" if told["whose"].lower() == "my" else "addressee"
        return near.nearest(role, finding.start)
    said = _NAME_OF.match(near.doc.flat, finding.end)
    if said is None:
        return _said_theirs(near, finding) or _named_on_card(near, finding)
    named = near.within(said.end() - _CLOSE, said.end() + _CLOSE)
    return Owner(named[0].person, 0.93, "in the name of") if named else Owner(-1, 0.0, "not read")


def of_next(flat: str, end: int, after: Mention, *, begins: bool) -> bool:
    """Whether a value that ends there is of the name right after: `F4417209 (Ana Ruiz)`.

    begins: nobody is named before it, so that white alone may part the two, as in a row. Else
    `Ana's DL F4417209, Bao's DL …` goes on with another.
    """
    if begins and not flat[end : after.start].strip(" \t"):
        return True
    if _OF_NEXT.fullmatch(flat, end, after.start) is None:
        return False
    return begins or flat[after.end : after.end + 2] not in ("'s", "’s")


def _said_theirs(near: Nearby, finding: Finding) -> Owner | None:
    """Return whose a value is by the words behind it: "F1833498. That one is Ana's"."""
    flat = near.doc.flat
    printed = _WITH_NAME.match(flat, finding.end)
    said = printed or _IS_THEIRS.match(flat, finding.end)
    named = near.within(said.end() - _CLOSE, said.end() + _CLOSE) if said else []
    if not named:
        return None
    theirs = (_NAMED_ON if printed else _POSSESSIVE).search(
        flat, named[0].end - _CLOSE, named[0].end + _BEHIND
    )
    return Owner(named[0].person, 0.93, "said to be theirs") if theirs else None


def _unknown_whose(near: Nearby, finding: Finding) -> bool:
    """Whether the sentence of a number, or the part of it behind, says that nobody knows whose."""
    if finding.detects in CLINICAL or finding.because.startswith("header"):
        return False
    doc = near.doc
    start, stop = doc.sentence_start(finding.start), doc.segment(finding.start)[1]
    named = [m.start for m in near.within(finding.end, stop)]
    behind = _NOBODY_KNOWS.search(doc.flat, finding.end, min([stop, finding.end + _TOLD, *named]))
    before = near.within(start, finding.start)
    return bool(behind) or (
        not before and _NOBODY_KNOWS.search(doc.flat, start, finding.start) is not None
    )


def _named_on_card(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom the form names as on the card, nearest to the card or to the code behind it."""
    flat, start = near.doc.flat, finding.start
    code = finding.detects == "access_code" and _CARD.search(flat, max(0, start - 200), start)
    if finding.detects != "card_number" and not code:
        return None
    fields = _ON_CARD.finditer(flat, max(0, start - _FIELDS), finding.end + _FIELDS)
    for field in sorted(fields, key=lambda match: abs(match.start() - start)):
        named = near.within(field.end() - 1, field.end() + _CLOSE)
        if named:
            return Owner(named[0].person, 0.93, "name on the card")
    return None


def opens_row(near: Nearby, finding: Finding) -> Owner | None:
    """Return who is named right behind a number in a list of such rows: `458-77-6738 Ana Ruiz`.

    -1 as the person where something in brackets stands for the name: `(NO NAME ON CARD)`.
    """
    if finding.detects in CLINICAL or not (told := _row(near, finding)):
        return None
    beside = near.alike(finding, finding.start - _LIST, finding.end + _LIST)
    if not any(_row(near, other) == "named" for other in beside if other.start != finding.start):
        return None
    if told == "nameless":
        return Owner(-1, 0.0, "a row without a name")
    return Owner(near.within(finding.end, near.doc.line(finding.start)[1])[0].person, 0.95, _BESIDE)


def _row(near: Nearby, finding: Finding) -> str:
    """Whether a value opens its line, with a name behind it or with brackets; else empty."""
    flat, (start, end) = near.doc.flat, near.doc.line(finding.start)
    if not _ROW.match(flat[start : finding.start]):
        return ""
    named = near.within(finding.end, end)
    if named and _THEN.match(flat[finding.end : named[0].start]):
        return "named"
    return "nameless" if not named and _NO_NAME.match(flat, finding.end) else ""


def in_parts_behind(near: Nearby, finding: Finding) -> Owner | None:
    """Return the person at the value's place: "Ana and Luis … <value> for the wife, <value>"."""
    doc = near.doc
    if not _FOR_PART.match(doc.flat, finding.end):
        return None
    paragraph, sentence = doc.paragraph(finding.start)[0], doc.sentence_start(finding.start)
    before = near.eligible(near.within(paragraph, sentence), finding)
    group = near.joined(before) if before else []
    return near.in_order(finding, group) if len(group) > 1 else None
