"""Whose two numbers are that stand behind no more than two parts: "Participant …, beneficiary …".

Forms, transfers and forwarded mail name both people once, often only as "my wife", and call them
by their parts where the numbers stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL, Nearby, Owner
from pipelines.attribution.part_words import NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from detectors.texts.text import Finding

_LED = re.compile(
    rf"(?i)(?<![\w'’-])(?P<noun>{NOUNS}|co-?\w+|joint \w+|owner|ee|retiree|survivor|dependent|"
    r"annuitant)(?:['’]s)?(?:[ ](?:ssn|ss#?|social(?: security)?|dl|licen[cs]e|lic|passport|itin|"
    r"id|acct|account|no\.?|number|num|#)){0,3}(?:[ ]is)?[ :#=(-]{1,3}\Z"
)
_SECOND = re.compile(
    r"(?i)co-?\w+|joint \w+|beneficiary|spouse|wife|husband|survivor|dependent|child|son|daughter|"
    r"partner|cosigner|guarantor"
)
_KIN = (
    r"(?:wife|husband|spouse|partner|son|daughter|sister|brother|mother|father|child|niece|nephew)"
)
_OF_SOMEBODY = re.compile(rf"(?i)\b(?:my|his|her|their|your)[ ]{_KIN},?(?:[ ]is)?[ ]\Z")
_CALLED_SO = re.compile(
    rf"(?i),?[ ](?:\(?(?:my|his|her|their|your)[ ]{_KIN}\b|as[ ](?:an?[ ]|the[ ])?(?:co-|joint |"
    r"beneficiary))"
)
_AROUND, _BACK, _MOST = 60, 30, 16
_BESIDE, _ACTS = ("spouse", "dependant", "guarantor"), ("staff", "provider", "author", "addressee")


def of_two_parts(
    near: Nearby, means: Callable[[str, int], Owner | None], finding: Finding
) -> Owner | None:
    """Return whose a number is that stands behind a part, where another stands behind a second.

    means: whom a word for a part means at a place; None. What follows both without a part of its
    own or a name is of the first. None where it cannot be told, or for what tells of health.
    """
    if finding.detects in CLINICAL:
        return None
    start, end = near.doc.paragraph(finding.start)
    ids = [f for f in near.alike(None, start, end) if f.detects not in CLINICAL]
    if len(ids) > _MOST:
        return None
    led = {f.start: said["noun"] for f in ids if (said := _led(near, f)) is not None}
    first = [at for at, noun in led.items() if not _SECOND.fullmatch(noun)]
    second = [at for at, noun in led.items() if _SECOND.fullmatch(noun)]
    if len(first) != 1 or len(second) != 1:
        return None
    if finding.start not in led and not _goes_on(near, max(led), finding.start):
        return None
    other = _other(near, means, led[second[0]], second[0])
    if finding.start == second[0]:
        return other
    return _first(near, means, led[first[0]], (first[0], other)) if other else None


def _goes_on(near: Nearby, start: int, end: int) -> bool:
    """Whether nobody is named between two places but who only acts."""
    between = near.within(start, end)
    return start < end and all(near.people[m.person].role in _ACTS for m in between)


def _led(near: Nearby, finding: Finding) -> re.Match[str] | None:
    before = near.doc.flat[max(0, finding.start - _AROUND) : finding.start]
    return _LED.search(before)


def _other(
    near: Nearby, means: Callable[[str, int], Owner | None], noun: str, place: int
) -> Owner | None:
    """Who has the second part: called so, else who alone is a relative or joins somebody."""
    flat = near.doc.flat
    kin = {
        m.person
        for m in near.mentions
        if near.people[m.person].role in _BESIDE
        or _OF_SOMEBODY.search(flat, max(0, m.start - _BACK), m.start)
        or _CALLED_SO.match(flat, m.end)
    }
    kin = {person for person in kin if near.whole(person)}
    if len(kin) == 1:
        return Owner(kin.pop(), 0.8, f"the {noun.lower()} of two")
    told = means(noun.lower(), place)
    return told if told is not None and told.person >= 0 else None


def _first(
    near: Nearby,
    means: Callable[[str, int], Owner | None],
    noun: str,
    where: tuple[int, Owner],
) -> Owner | None:
    """Who has the first part: the only other whom the text names in full, or right before."""
    place, other = where
    acts = {i for i, p in enumerate(near.people) if p.role in _ACTS}
    named = {m.person for m in near.mentions if near.whole(m.person)} - acts - {other.person}
    doc = near.doc
    line = doc.paragraph(max(0, doc.paragraph(place)[0] - 1))[0]
    beside = {m.person for m in near.within(line, place)} - {other.person}
    quoted = {m.addressee for m in near.messages} | {near.messages[0].author}
    beside -= quoted | {i for i in acts if near.people[i].role in ("staff", "provider")}
    for few in (named, beside):
        if len(few) == 1:
            return Owner(few.pop(), 0.8, f"the {noun.lower()} of two")
    told = means(noun.lower(), place)
    return told if told is not None and told.person != other.person else None
