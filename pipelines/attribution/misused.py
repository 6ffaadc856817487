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

_ADDED = re.compile(
    r"(?i)\b(?:add(?:s|ed|ing)?|remov(?:es?|ed|ing)|nam(?:es?|ed|ing)|ma(?:ke|de|king)|put)[ ]"
    r"(?:(?:(?:his|her|their|the)[ ](?:[\w-]+,?[ ]){1,3})|(?:mr|ms|mrs)\.?[ ])?$"
)
_ON = re.compile(
    r"(?i),?(?: (?:as|to be) (?:[\w-]+ ){0,3}?[\w-]+| (?:co-?)?(?:signer|owner|beneficiary|user))?"
    r" (?:to|on|of|from|for)"
    r"(?: (?:his|her|their|the))?(?: [\w-]+){0,3}?(?: (?:no|number)\b\.?)?[ #:]*"
)

_KNEW = re.compile(
    r"(?i)\b(?:he|she|they|(?:the[ ])?(?:caller|man|woman|suspect|imposter|subject|thief))[ ]"
    r"(?:(?:already|also|then|somehow)[ ])?(?:had|has|knew|knows|gave|provided|presented|recited|"
    r"read[ ](?:out|off))[ ]the[ ](?:correct[ ]|full[ ]|right[ ])?(?:[a-z]+[ ]){0,2}"
    r"(?:account|card|pin|social|ssn|password|code|number)\b"
    r"(?![^.;]{0,80}\b(?:his|her|their)[ ]own\b)"
)
"""Somebody has what is another's: of one's own number nobody says that one knew it."""

_HOLDER = re.compile(
    r"(?i)\b(?:customer|member|victim|(?:account|card) ?holder|client|depositor)"
    r"(?: name)?[ .:\t–-]{1,30}\Z"
)
_SECRETS = frozenset({"account_number", "access_code", "card_number", "password", "ssn"})


def known_to_another(near: Nearby, finding: Finding) -> Owner | None:
    """Return the customer of the form whose number somebody else is said to have known."""
    doc = near.doc
    start = doc.sentence_start(finding.start)
    if finding.detects not in _SECRETS or not _KNEW.search(doc.flat, start, finding.start):
        return None
    before = near.within(0, start)
    holders = [m for m in before if _HOLDER.search(doc.flat, max(0, m.start - 60), m.start)]
    if not holders or before[-1].person == holders[-1].person:
        return None
    return Owner(holders[-1].person, 0.85, "the customer, whose number another knew")


def added_to(near: Nearby, finding: Finding, before: list[Mention]) -> Owner | None:
    """Return whose account it is to which somebody else is added: "to add Luis as signer on 64…".

    before: the people of the sentence before the value.
    """
    last = before[-1] if before and finding.detects in ("account_number", "card_number") else None
    if last is None or not _ON.fullmatch(near.doc.flat, last.end, finding.start):
        return None
    start = near.doc.sentence_start(finding.start)
    if not _ADDED.search(near.doc.flat, start, last.start):
        return None
    earlier = [m for m in before if m.person != last.person]
    told = near.within(near.doc.paragraph(start)[0], start)
    told = [m for m in told if near.people[m.person].role_or_subject() in AFFECTED]
    earlier = earlier or ([near.topic(told)] if told else [])
    return Owner(earlier[-1].person, 0.8, "to whose account another is added") if earlier else None


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
