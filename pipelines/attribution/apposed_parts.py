"""What a text calls people beside their names, in any word: `the roofer, Ana Ruiz, …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.part_words import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_ARTICLE = r"(?:[Tt]he|[Oo]ur|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[Aa]n?)"
_BEFORE = re.compile(
    rf"\b{_ARTICLE}[ ](?:[a-z][\w'-]*[ ]){{0,3}}?(?P<noun>[a-z][a-z-]{{2,}})"
    r"(?:[ ]who[ ][^,.;:\n]{2,50},[ ]|(?P<comma>,)?[ ])(?:named[ ])?(?:(?:Mr|Ms|Mrs)\.?[ ])?\Z"
)
_BEHIND = re.compile(
    rf"(?:,[ ]|[ ]?\(|[ ](?:is|was)[ ])(?:{_ARTICLE}[ ](?:[a-z][\w'-]*[ ]){{0,3}}?"
    r"(?P<noun>[a-z][a-z-]{2,})|(?P<bare>[a-z]{2,}(?:man|woman|er|or|ist|ian)))"
    r"(?=[ ]?[,.;)\n]|[ ](?:who|for|at|in|from|and|on|with)\b)"
)
_GOES_ON = re.compile(r"[ ]?(?:[,.;:)(\n]|\Z)")
_NO_PART = frozenset({
    "time", "morning", "afternoon", "evening", "night", "day", "week", "month", "year", "record",
    "end", "way", "meeting", "phone", "case", "matter", "name", "file", "hospital", "office",
    "clinic", "home", "house", "report", "hearing", "school", "family", "household", "estate",
    "person", "one", "court", "letter", "number", "card", "form", "center", "former", "latter",
    "other", "under", "over", "order", "paper", "water",
})  # fmt: skip
"""Nouns that stand before or behind a name and say nothing of whose it is."""

_OFFICIALS = frozenset({
    "nurse", "clerk", "agent", "cashier", "teacher", "manager", "supervisor", "officer", "deputy",
    "detective", "clinician", "doctor", "physician", "therapist", "technician", "tech", "adjuster",
    "attorney", "judge", "investigator", "worker", "counsel", "paralegal", "examiner", "secretary",
    "director", "coordinator", "analyst", "interpreter", "notary", "registrar", "counselor",
})  # fmt: skip
"""Who hands over what is others'."""

_PART = re.compile(rf"(?i)\b(?:{NOUNS})\Z")
_SPEAKS = (
    r"(?=['’]s?[ ]|[ ](?:was|is|has|had|who|said|says|told|gave|gives|sent|showed|shows|wrote|"
    r"brought|[a-z]{2,}ed|through|by|with|to|at|in|on|from|as|and|also|then)\b|[,;:)])"
)
_THEIRS = re.compile(r"(?i)\b(?:his|her|their)[ ](?!own\b)")
_BACK, _ON = 90, 60


class ApposedParts:
    """Answers who is called by a word of the text's own, and who by none; for one document."""

    def __init__(self, near: Nearby) -> None:
        """near: the people of the document."""
        self._near = near
        called: dict[str, set[int]] = {}
        self._parts: set[int] = set()
        for mention in near.mentions:
            for noun in _nouns(near, mention):
                self._parts.add(mention.person)
                if noun not in _OFFICIALS and not _PART.match(noun):
                    called.setdefault(noun, set()).add(mention.person)
        self._called = {noun: who.pop() for noun, who in called.items() if len(who) == 1}
        nouns = "|".join(sorted(map(re.escape, self._called), key=len, reverse=True))
        self._said = (
            re.compile(rf"\b[Tt]he[ ](?:[a-z]{{3,12}}[ ])?(?P<noun>{nouns}){_SPEAKS}")
            if nouns
            else None
        )

    def spoken_of(self, flat: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Find where a span speaks of somebody by such a word: `The roofer showed …`."""
        for said in self._said.finditer(flat, start, end) if self._said is not None else ():
            acts = self._near.people[self._called[said["noun"]]].role in ("staff", "provider")
            if not (acts and _THEIRS.search(flat, said.end(), end)):
                yield said

    def called(self, noun: str) -> int | None:
        """Return who alone is called by a word."""
        return self._called.get(noun)

    def without(self, people: set[int]) -> set[int]:
        """Return those of some people whom nothing beside their names gives a part."""
        return people - self._parts


def _nouns(near: Nearby, mention: Mention) -> Iterator[str]:
    """The words beside a name that say what part the person has."""
    flat = near.doc.flat
    before = _BEFORE.search(flat, max(0, mention.start - _BACK), mention.start)
    behind = _BEHIND.match(flat, mention.end, mention.end + _ON)
    found = (
        [before["noun"]]
        if before and (not before["comma"] or _GOES_ON.match(flat, mention.end))
        else []
    )
    found += [behind["noun"] or behind["bare"]] if behind else []
    yield from (noun for noun in found if noun not in _NO_PART)
