"""Whose value it is where nothing but its label, or "who has", stands between a name and it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.labels import claims, words
from detectors.words.clinical_words import CLEAR
from pipelines.attribution.nearby import AFFECTED, CLINICAL, Owner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_LEADS = re.compile(
    r"(?i)[ ]?[,(;–—-]?[ ]*"
    r"(?:(?:and )?(?:with|holder of|holding|bearing|carrying|whose|having)[ ]+)?"
)
_LABEL = re.compile(r"(?i)[^\W\d_][^.;:,()\n]{0,40}?(?:[ ](?:is|no|number))?[.:#, ]*\Z")
_HAS = re.compile(
    r"(?i),?(?: who)?(?: (?:himself|herself|also|still|now|recently|already))*"
    r"(?: (?:has|had|takes|suffers from|is on|is taking|broke|fractured|is having|is in|needs|is|"
    r"tested positive for|came down with|is recovering from|is undergoing|went into|"
    r"sustained|suffered|complained of|c/o|was hospitalized for|"
    r"(?:was|is|is being|has been) (?:diagnosed|treated|hospitalized) (?:with|for))"
    r"(?: (?:an?|the|his|her|severe|mild|moderate|chronic|type|early|stage|"
    r"minor|possible|apparent|serious|left|right))*[ ]\Z|"
    r"(?<=who himself)[^.;]{0,40}\Z|(?<=who herself)[^.;]{0,40}\Z)"
)
_HERS = re.compile(r"['’]s[ ](?:(?:severe|recent|current|known|mild|chronic|new|old)[ ])?")
"""Between a name and what somebody has: `Hamdi's seizures`."""

_TREATED = re.compile(
    r"(?i)\b(?:treat(?:ed|s|ing)|admitted|hospitalized|operated on|referred)\b[^.;]{0,40}\Z"
)
_FOR = re.compile(r",? (?:for|with) (?:[a-z]+ )?")
"""Around whom a doctor sees: "he treated my mother, Ana Ruiz, for pancreatic cancer"."""

_DID = re.compile(r"[a-z]+ (?:his|her|their)\b")
"""What somebody did to themselves: `Ana Ruiz tore her ACL`."""

_OF_NEXT = re.compile(r"(?i)[ ](?:(?:na|rin|pala|po|daw)[ ])*si[ ](?:[^\W\d_]+[ ])?")
"""How Tagalog says of whom it told: `na-stroke si Kuya Florencio`."""

_THEN_NAMED = re.compile(
    r"[^.!?;\n]{0,60}?(?:[ ](?:-{1,2}|[–—|]|/{1,2})[ ]|[ ](?:for|on|de)[ ]|:[ ]|[ ]\()"
    r"(?:[A-Z][a-z]{1,3}\.?[ ])?"
)
"""What parts a word of medicine from whom it is told of: `IVF cycle 2 / Ana Ruiz /`."""

_FILLERS = frozenset({"his", "her", "the", "a", "an", "us", "mexican", "california", "ca"})
_NOT_THEIRS = ("provider",)
_CHILD_OF = re.compile(r"(?i)\b(?:son|daughter|child|wife|widow|brother|sister) of (?:\w+ )?\Z")
"""What stands before a name that only says whose child somebody is: "Ali, son of Abbas, ID …"."""

_ANYONE = re.compile(
    r"(?i)\b(?:any ?(?:one|body|(?:other )?(?:person|member|adult|child)s?)|some(?:one|body)|who|"
    r"(?:which|any) of (?:you|them)|alguien|alguna persona|qui[eé]n)\b[^?\n]{0,90}\Z"
)
_NOBODY = re.compile(r"(?i)\W*(?:no|none|nobody|n/?a|ninguno|nadie)\b")
_IF_SO = re.compile(r"(?i)[ \t]*(?:if (?:yes|so)\W+)?(?:who|name|person)\b")

_SAME = re.compile(
    r"(?i)\bsame (?:patient|pt|client|resident|student|member|claimant|caller|person|child|inmate|"
    r"donor|employee|ee)\b"
)
"""How the next entry of a log goes on with whom the one before names: `0240 Same pt, vomiting`."""

_BROUGHT = re.compile(
    r"\b(?:[Cc]ame|came in|was|is|here|appeared|arrived|accompanied|visited)(?: in| here)?"
    r" (?:together )?(?:with|by)[ ](?:(?:his|her|the|their)[ ])?(?:[a-z-]+[ ]){0,2}\Z"
)
_REACH, _BACK, _ENTRY, _ENTRIES = 70, 30, 120, 600


def right_behind(near: Nearby, finding: Finding) -> Owner | None:
    """Return a relative or contact whose number follows: "her mother, Kim Le, passport C8841022".

    People whom the text is about have their values by other ways; those who act in it have none.
    """
    before = near.within(max(0, finding.start - _REACH), finding.start)
    if not before or near.people[before[-1].person].role != "contact":
        return None
    flat, named = near.doc.flat, before[-1]
    if _CHILD_OF.search(flat, max(0, named.start - _BACK), named.start):
        return None
    leads = _LEADS.match(flat, named.end, finding.start)
    label = flat[leads.end() if leads else named.end : finding.start]
    said = words(label)
    size = claims(said)[1]
    fillers = [word for word in said[:-size] if word not in _FILLERS]
    whole = size and not fillers and _LABEL.fullmatch(label) and ", " not in label.strip()
    return Owner(named.person, 0.9, "right behind the name") if whole else None


def came_with(near: Nearby, named: Mention) -> bool:
    """Whether a name only tells whom somebody brought: `Ana came in with her spouse Luis`."""
    flat, start = near.doc.flat, near.doc.sentence_start(named.start)
    return _BROUGHT.search(flat, start, named.start) is not None


def opened_by(near: Nearby, finding: Finding) -> Owner | None:
    """Return whose name opens what a label holds: `Voc rehab: Ana Ruiz, TBI in 2017, …`."""
    inside = near.within(finding.start, finding.start + 3)
    if not inside or inside[0].end >= finding.end or finding.detects not in CLINICAL:
        return None
    told = near.people[inside[0].person].role_or_subject() in AFFECTED
    return Owner(inside[0].person, 0.85, "opens the value") if told else None


def the_same(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom a log named last, where the entry of the finding is about "same patient"."""
    doc = near.doc
    start = max(doc.paragraph(finding.start)[0], finding.start - _ENTRY)
    said = next(iter(_SAME.finditer(doc.flat, start, finding.start)), None)
    if said is None or near.within(said.end(), finding.start):
        return None
    before = near.within(max(0, said.start() - _ENTRIES), said.start())
    told = [m for m in before if near.people[m.person].role_or_subject() in AFFECTED]
    return Owner(told[-1].person, 0.75, "the same as in the entry before") if told else None


def has_it(near: Nearby, finding: Finding) -> Owner | None:
    """Return who, whatever their part, has what is named: "our auditor, Al Vu, has diabetes"."""
    before = near.within(max(0, finding.start - _REACH), finding.start)
    if not before or near.people[before[-1].person].role in _NOT_THEIRS:
        return None
    flat, stop = near.doc.flat, before[-1].end
    did = flat[stop : finding.start] == " " and _DID.match(flat, finding.start)
    said = bool(did or _HAS.fullmatch(flat, stop, finding.start))
    theirs = finding.because == CLEAR and _HERS.fullmatch(flat, stop, finding.start) is not None
    said = said or theirs or _treated(flat, before[-1], finding.start)
    return Owner(before[-1].person, 0.85, "said of them in so many words") if said else None


def _treated(flat: str, named: Mention, place: int) -> bool:
    """Whether somebody is said to have treated a person for what stands there."""
    start = max(0, named.start - _REACH)
    return bool(
        _FOR.fullmatch(flat, named.end, place) and _TREATED.search(flat, start, named.start)
    )


def in_answer(near: Nearby, finding: Finding) -> Owner | None:
    """Return who has what a form asks of anyone: `Is anyone pregnant?  Yes   Who?  Ana Ruiz`.

    Who is named alone in the answer on the line, or on the next one that asks for the name; a
    person of -1 where the answer is no.
    """
    flat, (start, end) = near.doc.flat, near.doc.line(finding.start)
    asked = flat.find("?", finding.start, end) if _ANYONE.search(flat, start, finding.start) else -1
    if asked < 0:
        return None
    if _NOBODY.match(flat, asked + 1, end):
        return Owner(-1, 0.0, "nobody, says the answer")
    if _IF_SO.match(flat, end + 1):
        end = near.doc.line(end + 1)[1]
    told = {m.person for m in near.within(asked, end)}
    return Owner(told.pop(), 0.85, "named in the answer") if len(told) == 1 else None


def then_named(near: Nearby, finding: Finding, here: Sequence[Mention]) -> Owner | None:
    """Return whom a sentence names alone, in full, behind an illness and a sign between the two.

    here: the people of the sentence whom the finding may be about.
    """
    if not here:
        return None
    flat, span = near.doc.flat, (finding.end, here[0].start)
    alone = len({m.person for m in here}) == 1 and near.whole(here[0].person)
    parted = alone and finding.because == CLEAR and _THEN_NAMED.fullmatch(flat, *span)
    told = parted or _OF_NEXT.fullmatch(flat, *span)
    return Owner(here[0].person, 0.8, "named right behind") if told else None
