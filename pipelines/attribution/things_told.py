"""Whose a thing is that a sentence before gave to somebody: "the Medicare card of her mother"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution import part_words as terms
from pipelines.attribution.nearby import AFFECTED, CLINICAL, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.part_nouns import PartNouns

_THING = re.compile(
    r"(?i)\bthe (?P<thing>(?:[\w-]+ ){0,2}"
    r"(?:card|licen[sc]e|passport|policy|account|visa|permit))\b"
)
_OWN_THING = re.compile(
    r"(?i)\b(?:his|her|their) (?:[\w-]+ ){0,3}?"
    r"(?:card|licen[sc]e|passport|policy|account|visa|permit|number|ssn|id)\b"
)
_HOLDS = re.compile(
    r"(?i)\bthe (?:[\w-]+ )?(?P<thing>application|wallet|purse|backpack|handbag|bag|envelope|"
    r"folder|file|form|declaration|statement|claim|lease|resume|return|paystub|packet)\b"
)
_SPOKEN_TO = re.compile(r"(?i)\b(?:your?|my|mine|our)\b")
_TOLD_OF, _ITEMS, _WORDS, _LONG = 60, 16, 5, 110


def of_the_thing(near: Nearby, nouns: PartNouns, finding: Finding) -> Owner | None:
    """Return whose "the card" is of which a sentence before says whose it is.

    "… her license and the Medicare card of her mother, Ana. She read me the number of the Medicare
    card: …". None where the value's sentence says "his" or "her" of the thing itself. What holds
    values is of whom it was said to be too: "tenant's application attached. The application …".
    """
    told = _called_of(near, finding) or _held_in(near, nouns, finding)
    return told or _listed_under(near, nouns, finding)


def _called_of(near: Nearby, finding: Finding) -> Owner | None:
    doc, start = near.doc, near.doc.sentence_start(finding.start)
    said = list(_THING.finditer(doc.flat, start, finding.start))
    if not said or near.within(said[-1].end(), finding.start):
        return None
    if _OWN_THING.search(
        doc.flat, said[-1].end(), finding.start
    ):  # "… the policy and gave her license"
        return None
    thing = re.escape(said[-1]["thing"])
    of = re.compile(rf"(?i)\b{thing}(?: (?:of|for|belonging to|issued to)) (?:[\w-]+,? ){{0,3}}\Z")
    for mention in reversed(near.within(doc.paragraph(start)[0], start)):
        if of.search(doc.flat[max(0, mention.start - _TOLD_OF) : mention.start]):
            return Owner(mention.person, 0.85, "whose thing it is called before")
    return None


def _held_in(near: Nearby, nouns: PartNouns, finding: Finding) -> Owner | None:
    """Return whose what holds a value was said to be last: "Ana's bag … In the bag: …"."""
    flat, start = near.doc.flat, near.doc.sentence_start(finding.start)
    said = list(_HOLDS.finditer(flat, start, finding.start))
    if not said or near.within(start, finding.start):
        return None
    owned = re.compile(rf"(?i)(?P<who>[\w-]+)['’]s? (?:[\w-]+ ){{0,2}}?{said[-1]['thing']}\b")
    told = list(owned.finditer(flat, near.doc.paragraph(start)[0], said[-1].start()))
    if not told:
        return None
    place = told[-1].end("who")
    named = [m for m in near.within(place - _TOLD_OF, place) if m.end in (place, place + 2)]
    if named:  # a mention may hold its "'s"
        return Owner(named[-1].person, 0.85, "whose thing it is called before")
    return nouns.means(told[-1]["who"], told[-1].start())


def _listed_under(near: Nearby, nouns: PartNouns, finding: Finding) -> Owner | None:
    """Return whose things a sentence lists below its colon: "these accounts of the decedent:"."""
    doc, end = near.doc, _colon_above(near, finding)
    if end < 0 or finding.detects in CLINICAL:
        return None
    start = doc.sentence_start(end - 1)
    if _SPOKEN_TO.search(doc.flat, doc.line(finding.start)[0], finding.start):
        return None
    named = [m.person for m in near.within(start, end)]
    told = {person for person in named if near.people[person].role_or_subject() in AFFECTED}
    if named:
        one = len(set(named)) == len(told) == 1 and not _SPOKEN_TO.search(doc.flat, start, end)
        return Owner(told.pop(), 0.8, "whose things are listed") if one else None
    said = list(terms.SPOKEN_OF.finditer(doc.flat, start, end))
    return nouns.means(next(filter(None, said[-1].groups())), end) if said else None


def _colon_above(near: Nearby, finding: Finding) -> int:
    """Where a sentence ends in a colon that heads the list of a value; -1 without one.

    Its items are short lines that name nobody.
    """
    flat, (start, _) = near.doc.flat, near.doc.line(finding.start)
    if near.within(start, finding.start):
        return -1
    for _ in range(_ITEMS):
        if not start:
            return -1
        start, end = near.doc.line(start - 1)
        said = flat[start:end].rstrip()
        if said.endswith(":") and len(said.split()) >= _WORDS:
            return start + len(said)
        if len(said) > _LONG or near.within(start, end):
            return -1
    return -1
