"""The people and values around a place in a document, by line, span and role."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.attribution.clauses import outside_clauses
from pipelines.attribution.insured import insured
from pipelines.attribution.letter_heads import beside_reader, on_envelope, whom_letter_is_about
from pipelines.attribution.name_roles import speaks
from pipelines.attribution.threads import Message, message_at, messages, speaker, voice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention, Person
    from pipelines.attribution.units import Document

CLINICAL = frozenset({"medical", "genetic"})
"""Elements that are information about a person only where a person stands beside them."""

SAME_LINE = "same line or sentence"
"""Reason of an owner who is named right there."""

AFFECTED = ("subject", "spouse", "dependant", "guarantor")
"""Roles of people whom information in a document may be about."""
_OPENS = re.compile(r"[ \t*0-9.)-]*(?:[^\W\d_]{2,9}\.?[ ])?")
_POSSESSOR = re.compile(r"\b([^\W\d_]{4,20})['’]s\b")
_BRACKET = re.compile(r"[ ]?[(\[](?:[^\W\d_][\w.#' -]{0,24}[ :#]+)?")
_LISTED = re.compile(
    r"[ ,;&/]*(?:(?:for|of) (?:the|her|his|my|your) [\w-]+[ ,;]*)?(?:(?:and|y|or)\b)?[ ]*"
    r"(?:[\w.#']+[ :]*){0,3}"
)
_HELLO = re.compile(
    r"(?i)\b(?:dear|kính gửi|to our \w+|estimad[oa][(/oas)]*|good (?:morning|afternoon|evening))\W"
)
_YOUR = re.compile(r"(?i)\b(?:your?|sus?|usted)\b")
_SUBJECT_REACH, _TOLD = 5, 8
_OBJECT_OF = frozenset({
    "said", "says", "told", "asked", "by", "with", "to", "from", "of", "and", "that", "left", "at",
    "for", "or", "gave", "met", "saw", "called"})  # fmt: skip
_THEIRS = re.compile(r"(?i)\b(?:his|her)[ ](?!own\b)(?:(?!yours?\b)[\w ,'-])*\Z")
_ABOUT_THIRD = re.compile(r"(?:\A|[.!?\n] ?)(?:He|She|His|Her)[ ](?:(?!\byou)[^\n]|\n(?!\n))*\Z")
_JOINED = re.compile(
    r"(?i)[ ]*(?:,|,? and|&|or|/|as well as|along with)[ ]*(?:(?:mr|ms|mrs|his|her|their)\.?[ ])?"
    r"(?:wife|husband|spouse|son|daughter)?,?[ ]*"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's place in the list of people, how sure (0..1), and why in words."""

    person: int
    sure: float
    because: str


class Nearby:
    """Looks people and values of one document up by place."""

    def __init__(
        self, doc: Document, people: Sequence[Person], findings: Sequence[Finding]
    ) -> None:
        """people: as `mentions.people` gives them; findings: of the whole document."""
        self.doc = doc
        self.people = people
        self._values = sorted((f for f in findings if f.detects != "name"), key=lambda f: f.start)
        self.mentions = sorted((m for p in people for m in p.mentions), key=lambda m: m.start)
        self._starts = [m.start for m in self.mentions]
        self.messages = messages(doc, people, self.mentions)
        self._by_role: dict[str, list[int]] = {}
        for index, person in enumerate(people):
            for role in {person.role, *(m.role for m in person.mentions)}:
                self._by_role.setdefault(role, []).append(index)
        self._by_code: dict[str, list[Finding]] = {}
        for finding in self._values:
            self._by_code.setdefault(finding.detects, []).append(finding)

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that start in a span."""
        first = bisect.bisect_left(self._starts, start)
        return self.mentions[first : bisect.bisect_left(self._starts, end)]

    def eligible(self, mentions: list[Mention], finding: Finding) -> list[Mention]:
        """Those a value may belong to: people who act are passed over where others are named."""
        mentions = outside_clauses(self.doc.flat, mentions, finding)
        kept = [m for m in mentions if self.people[m.person].role_or_subject() in AFFECTED]
        kept = [m for m in kept if self.whole(m.person)] or kept
        kept = insured(self, kept, finding) if finding.detects == "health_insurance" else kept
        if kept or finding.detects in CLINICAL:
            return kept
        kept = [m for m in mentions if self.people[m.person].role in ("contact", "addressee")]
        if kept:
            return kept
        alone = len({m.person for m in mentions}) == 1
        opens = alone and _OPENS.fullmatch(self.doc.line_before(mentions[0].start))
        return mentions if opens else []

    def whole(self, index: int) -> bool:
        """Whether more than one bare word names a person, or something says that it is a name."""
        person = self.people[index]
        return bool((person.given_name and person.family_name) or person.role)

    def alike(self, finding: Finding | None, start: int, end: int) -> list[Finding]:
        """Return the values of the same code in a span; of any where no finding is given."""
        found = self._by_code[finding.detects] if finding else self._values
        first = bisect.bisect_left(found, start, key=lambda v: v.start)
        return found[first : bisect.bisect_left(found, end, key=lambda v: v.start)]

    def clinical(self) -> list[Finding]:
        """Return the findings of the document that are about health, in order of codes."""
        return [f for code in sorted(CLINICAL) for f in self._by_code.get(code, ())]

    def values_beside(self, mention: Mention) -> bool:
        """Whether a value stands behind a name on its line, as where each person has a line."""
        end = self.doc.line(mention.start)[1]
        return any(mention.end <= v.start < end for v in self._values)

    def joined(self, before: list[Mention]) -> list[Mention]:
        """Return the nearest name with the names it is joined to by "and", no value between."""
        group = [before[-1]]
        for mention in reversed(before[:-1]):
            between = self.doc.flat[mention.end : group[0].start]
            if not _JOINED.fullmatch(between) or mention.person == group[0].person:
                break
            group.insert(0, mention)
        return group

    def in_order(self, finding: Finding, group: list[Mention]) -> Owner | None:
        """Return the name at the value's own place, where as many values follow as names."""
        alike = self.alike(finding, group[0].start, self.doc.segment(finding.start)[1])
        flat = self.doc.flat
        if _BRACKET.fullmatch(flat[group[-1].end : finding.start]):
            return Owner(group[-1].person, 0.9, "beside the name")
        gaps = [flat[a.end : b.start] for a, b in itertools.pairwise(alike)]
        if (
            len(alike) != len(group)
            or finding not in alike
            or not all(map(_LISTED.fullmatch, gaps))
        ):
            return None
        return Owner(group[alike.index(finding)].person, 0.8, "in the order of the names")

    def message(self, place: int) -> tuple[Message, str]:
        """Return the message around a place and its text."""
        message, end = message_at(self.messages, place)
        return message, self.doc.flat[message.start : end]

    def possessed(self, before: str) -> Owner | None:
        """Return whom the last possessive of a line's last sentence means: `Petitioner's …`."""
        said = _POSSESSOR.findall(before.rpartition(". ")[2])
        return self.called(said[-1]) if said else None

    def called(self, word: str) -> Owner | None:
        """Return the only person whom the document calls by a word: "Petitioner AMPARO TUTTLE"."""
        said = re.escape(word)  # "Ana, Tenant      Bao, Landlord": of who stands before
        before = re.compile(rf"(?i)\b(?:(?<!,[ ]){said}[ :,]*|{said},?[ ]?)(?:name[ :]*|is )?$")
        flat = self.doc.flat
        found = {
            m.person
            for m in self.mentions
            if self.people[m.person].role_or_subject() not in ("staff", "provider")
            and before.search(flat[max(0, m.start - 40) : m.start])
        }
        return Owner(found.pop(), 0.9, "called so in the document") if len(found) == 1 else None

    def addressed(self, finding: Finding) -> Owner | None:
        """Return whom a letter greets, where it has spoken of nobody else before the value."""
        flat = self.doc.flat
        told = [m for m in self.mentions if m.role == "addressee" and m.start < finding.start]
        greeted = [m for m in told[-1:] if _HELLO.search(flat, max(0, m.start - 30), m.start)]
        greeted = greeted or on_envelope(self, finding.start)
        theirs = _THEIRS.search(flat, max(0, finding.start - 60), finding.start)
        if not greeted or theirs or finding.detects in (*CLINICAL, "password"):
            return None
        between = self.within(greeted[-1].end, finding.start)
        over = max(0, self.doc.paragraph(finding.start)[0] - 1)
        third = {m.person for m in between} - {greeted[-1].person}
        if third and _ABOUT_THIRD.search(flat, over, finding.start):
            return None
        others = [m for m in between if self.people[m.person].role_or_subject() in AFFECTED]
        aside = beside_reader(flat, others)
        others = [m for m in others if m.person not in aside]
        reader = greeted[-1].person
        if greeted[-1].start > finding.start and finding.detects == "tax_id":
            return None  # over the address: whose paper it is written on
        again = any(m.person == reader for m in between) or self.people[reader].role == "addressee"
        spoken_to = again or _YOUR.search(flat, greeted[-1].end)
        if not spoken_to or others or whom_letter_is_about(self, greeted[-1], finding):
            return None
        return Owner(reader, 0.75, "whom the letter is to")

    def topic(self, mentions: list[Mention]) -> Mention:
        """Return whom a pronoun after these means: who opened a sentence last, else the nearest."""
        flat, paragraph = self.doc.flat, self.doc.paragraph(mentions[-1].start)[0]
        for mention in reversed([m for m in mentions[-_TOLD:] if m.start >= paragraph]):
            before = flat[self.doc.sentence_start(mention.start) : mention.start].split()
            if len(before) <= _SUBJECT_REACH and not {w.lower() for w in before} & _OBJECT_OF:
                return mention
        return mentions[-1]

    def nearest(self, role: str, place: int) -> Owner | None:
        """Return the writer or reader of the message around a place; None unless there is one."""
        message, _ = message_at(self.messages, place)
        told = message.author if role == "author" else message.addressee
        heard = voice_of(self.doc, self.mentions, place) if role == "author" else None
        told = told if heard is None else heard
        if told is None and role == "author":
            told = speaker(self.doc, self.mentions, place)
        if told is not None:
            return Owner(told, 0.85, f"said to or by the {role}")
        inside = self._by_role.get(role, [])
        if len(inside) == 1:
            return Owner(inside[0], 0.85, f"said to or by the {role}")
        found = [m for m in self.mentions if m.role == role]
        if role == "author":
            line = self.doc.line(place)
            same = [m for m in found if line[0] <= m.start < place]
            later = [m for m in found if m.start > place]
            about = [i for i, p in enumerate(self.people) if p.role_or_subject() in AFFECTED]
            first = [m for m in self.mentions if m.start < place and speaks(self.doc, m.start)]
            if not found and first:
                return Owner(first[-1].person, 0.85, "says I")
            if not found and len(about) == 1:
                return Owner(about[0], 0.65, "the only person speaks")
            chosen = same[-1:] or later[:1] or found[-1:]
        else:
            chosen = [m for m in found if m.start < place][-1:] or on_envelope(self, place)
            earlier = [] if chosen else self.within(0, self.doc.segment(place)[0])
            part = {m.start: self.people[m.person].role for m in earlier}
            read = [m.person for m in earlier if part[m.start] == "subject"] or [
                m.person for m in earlier if not part[m.start] and self.values_beside(m)
            ]
            if len(set(read)) == 1:
                return Owner(read[0], 0.65, "the only person spoken to")
        return Owner(chosen[0].person, 0.7, f"said to or by the {role}") if chosen else None


def stacked(doc: Document, mention: Mention, line: int) -> bool:
    """Whether the lines between a name and a line are short, as in an address or a signature."""
    between = doc.flat[mention.end : line].split("\n")
    return all(len(text) < 60 for text in between) and len(between[0].strip()) < 40
