"""Whom "he" or "she" means behind "said that": the speaker, or whom the speaker tells of.

English does not say; a speaker whom the text calls by the other pronoun is not meant. Sex is known
from titles, from words of kinship before a name, and from the pronouns right behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_HE = re.compile(r"(?i)\b(?:he|his|him|himself)\b")
_SHE = re.compile(r"(?i)\b(?:she|her|hers|herself)\b")
_MALE = re.compile(
    r"(?i)\b(?:mr|father|dad|son|husband|brother|uncle|nephew|grandfather|grandson|boyfriend)\.?"
    r"[ ,]+$"
)
_FEMALE = re.compile(
    r"(?i)\b(?:mrs|ms|miss|mother|mom|daughter|wife|sister|aunt|niece|grandmother|granddaughter|"
    r"girlfriend)\.?[ ,]+$"
)
_KIN_BEHIND = re.compile(
    r"(?i)(?:,|[ ]?\()[ ]?(?:(?:his|her|the|my|their)[ ])?(?:(?P<m>father|dad|son|husband|brother|"
    r"uncle|nephew|grandfather|grandson)|(?P<f>mother|mom|daughter|wife|sister|aunt|niece|"
    r"grandmother|granddaughter))\b"
)
_SAID = re.compile(
    r"(?i)\b(?:said|says|stated|states|reported|reports|told (?:me|us|\w+)|tells (?:me|us)|advised|"
    r"explained|added|mentioned|confirmed|claimed|thinks?|believes?)(?: that)? "
    r"(?P<who>he|she|his|her)\b"
)
_WHOSE = re.compile(r"(?i)\b(?P<whose>his|her)[ ](?:[\w-]+[ ])?[\w-]+[ ,]+$")
_BEHIND = 90
_BEFORE = 30


class Pronouns:
    """Answers of whom a speaker tells, for one document."""

    def __init__(self, near: Nearby) -> None:
        """near: the people and values of the document."""
        self._near = near
        self._sexes: dict[int, str] = {}

    def of(self, finding: Finding, called: Owner | None) -> Owner | None:
        """Return of whom a sentence "… said that he has …" tells, where the speaker is not meant.

        called: whom a word for a part means that the sentence speaks of. A person of -1 where it
        may be several people; None where nothing speaks against the speaker.
        """
        start = self._near.doc.sentence_start(finding.start)
        found = list(_SAID.finditer(self._near.doc.flat, start, finding.start))
        if not found:
            return None
        sex = "m" if found[-1]["who"].lower() in ("he", "his") else "f"
        earlier = self._near.within(0, found[-1].start())
        speakers = [m.person for m in earlier if m.start >= start] or (
            [called.person] if called else []
        )
        if not speakers or (self._sex(speakers[-1]) or self._kin_sex(earlier)) in ("", sex):
            return None
        others = [m.person for m in earlier if self._may_be(m.person, speakers[-1], sex)]
        sure = [person for person in others if self._sex(person) == sex]
        if not sure and len(set(others)) != 1:
            return Owner(-1, 0.0, "several people")
        return Owner((sure or others)[-1], 0.75, "whom the speaker tells of")

    def _kin_sex(self, earlier: list[Mention]) -> str:
        """Return the sex of whose relative was named last: of a woman in "her father Luis Vega"."""
        for mention in reversed(earlier):
            before = self._near.doc.flat[max(0, mention.start - _BEFORE) : mention.start]
            told = _WHOSE.search(before)
            if told is not None and (_MALE.search(before) or _FEMALE.search(before)):
                return "m" if told["whose"].lower() == "his" else "f"
        return ""

    def _may_be(self, person: int, speaker: int, sex: str) -> bool:
        acts = self._near.people[person].role in ("staff", "provider", "author")
        return person != speaker and not acts and self._sex(person) in ("", sex)

    def _sex(self, person: int) -> str:
        """Return m, f, or nothing where the text does not say."""
        if person not in self._sexes:
            self._sexes[person] = self._told(person)
        return self._sexes[person]

    def _told(self, person: int) -> str:
        flat = self._near.doc.flat
        for mention in self._near.people[person].mentions:
            before = flat[max(0, mention.start - _BEFORE) : mention.start]
            for form, sex in ((_MALE, "m"), (_FEMALE, "f")):
                if form.search(before):
                    return sex
            behind = _KIN_BEHIND.match(flat, mention.end)
            if behind is not None and behind.lastgroup:
                return behind.lastgroup
        for mention in self._near.people[person].mentions:
            end = min(self._near.doc.segment(mention.start)[1], mention.end + _BEHIND)
            following = self._near.within(mention.end, end)
            stop = min([end, *(m.start for m in following)])
            told = {
                sex
                for form, sex in ((_HE, "m"), (_SHE, "f"))
                if form.search(flat, mention.end, min(stop, self._said_at(mention.end, stop)))
            }
            if len(told) == 1:
                return told.pop()
        return ""

    def _said_at(self, start: int, stop: int) -> int:
        said = _SAID.search(self._near.doc.flat, start, stop)
        return said.start() if said else stop
