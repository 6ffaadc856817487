"""Whom "he" or "she" means behind "said that": the speaker, or whom the speaker tells of.

English does not say; a speaker whom the text calls by the other pronoun is not meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Nearby, Owner
from pipelines.attribution.sexes import SAID, Sexes, kin_before

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_WHOSE = re.compile(r"(?i)\b(?P<whose>his|her)[ ](?:[\w-]+[ ])?[\w-]+[ ,]+$")
_OWN = re.compile(r"(?i)\b(?P<whose>his|her)[ ](?!own\b)")
_BEFORE = 30


class Pronouns:
    """Answers of whom a speaker tells, for one document."""

    def __init__(self, near: Nearby, sexes: Sexes) -> None:
        """near: the people and values of the document; sexes: of those people."""
        self._near = near
        self._sexes = sexes

    def of(self, finding: Finding, called: Owner | None) -> Owner | None:
        """Return of whom a sentence "… said that he has …" tells, where the speaker is not meant.

        called: whom a word for a part means that the sentence speaks of. A person of -1 where it
        may be several people; None where nothing speaks against the speaker.
        """
        start = self._near.doc.sentence_start(finding.start)
        found = list(SAID.finditer(self._near.doc.flat, start, finding.start))
        if not found:
            return None
        sex = "m" if found[-1]["who"].lower() in ("he", "his") else "f"
        earlier = self._near.within(0, found[-1].start())
        speakers = [m.person for m in earlier if m.start >= start] or (
            [called.person] if called else []
        )
        if not speakers or (self._sexes.of(speakers[-1]) or self._kin_sex(earlier)) in ("", sex):
            return None
        others = [m.person for m in earlier if self._may_be(m.person, speakers[-1], sex)]
        sure = [person for person in others if self._sexes.of(person) == sex]
        if not sure and len(set(others)) != 1:
            return Owner(-1, 0.0, "several people")
        return Owner((sure or others)[-1], 0.75, "whom the speaker tells of")

    def _kin_sex(self, earlier: list[Mention]) -> str:
        """Return the sex of whose relative was named last: of a woman in "her father Luis Vega"."""
        for mention in reversed(earlier):
            before = self._near.doc.flat[max(0, mention.start - _BEFORE) : mention.start]
            told = _WHOSE.search(before)
            if told is not None and kin_before(before):
                return "m" if told["whose"].lower() == "his" else "f"
        return ""

    def _may_be(self, person: int, speaker: int, sex: str) -> bool:
        acts = self._near.people[person].role in ("staff", "provider", "author")
        return person != speaker and not acts and self._sexes.of(person) in ("", sex)


def of_another_sex(
    near: Nearby, sexes: Sexes, finding: Finding, here: list[Mention]
) -> Owner | None:
    """Return whom "his" means before a value where the sentence names women alone, or men.

    "Mr. Tran called about Rosa Lim. Mr. Tran read out her passport number, …". here: the people
    of the sentence whose value it may be.
    """
    start = near.doc.sentence_start(finding.start)
    said = list(_OWN.finditer(near.doc.flat, start, finding.start))
    if not said or said[-1].start() < here[0].start:
        return None
    sex = "m" if said[-1]["whose"].lower() == "his" else "f"
    agreed = [m for m in here if sexes.agree(m.person, sex) and m.start < said[-1].start()]
    if agreed:  # "Petrosyan said that her ex-husband, Luis Vega, had her card, …"
        named = near.within(start, said[-1].start())[-1]
        other = named.person != agreed[-1].person and sexes.of(agreed[-1].person) == sex
        other = other and sexes.of(named.person) not in ("", sex)
        return Owner(agreed[-1].person, 0.8, "whom the pronoun means") if other else None
    if any(sexes.agree(m.person, sex) for m in here):
        return None
    told = near.eligible(near.within(near.doc.paragraph(start)[0], start), finding)
    told = [m for m in told if sexes.agree(m.person, sex)]
    meant = near.topic(sexes.meant(told, sex)) if told else None
    return Owner(meant.person, 0.75, "of whom another speaks") if meant else None
