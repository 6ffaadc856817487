"""Whether somebody is a man or a woman, as far as a text says: by titles, kinship and pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby

_HE = re.compile(r"(?i)\b(?:he|his|him|himself)\b")
_SHE = re.compile(r"(?i)\b(?:she|her|hers|herself)\b")
_HIS_KIN = (
    "(?:grand|step)?(?:father|son)|dad|husband|brother|uncle|nephew|boyfriend|fiancé|widower|esposo|"
    "hijo|padre|papá|hermano|chồng|bố"
)
_HER_KIN = (
    "(?:grand|step)?(?:mother|daughter)|mom|wife|sister|aunt|niece|girlfriend|fiancée|widow|esposa|"
    "hija|madre|mamá|hermana|vợ|mẹ"
)
_CODE = r"(?:\([A-Z/0-9-]{1,4}\)[ ])?"
_MALE = re.compile(rf"(?i)\b(?:(?:mr|sr|señor)\.?[ ]+|(?:{_HIS_KIN})[ ,]+{_CODE})$")
_FEMALE = re.compile(
    rf"(?i)\b(?:(?:mrs|ms|miss|sra|srta|señora)\.?[ ]+|(?:{_HER_KIN})[ ,]+{_CODE})$"
)
_KIN_BEHIND = re.compile(
    r"(?i)(?:,|[ ]?\()[ ]?(?:(?:his|her|the|my|their|your|an?|[a-z]+['’]s)[ ])?"
    r"(?:(?:single|married|unmarried|adult|late|elderly|young|[0-9]{1,2}[- ]year[- ]old)[ ])?"
    rf"(?:(?P<m>{_HIS_KIN}|man|male|boy)|(?P<f>{_HER_KIN}|woman|female|girl))\b"
)
SAID = re.compile(
    r"(?i)\b(?:said|says|stated|states|reported|reports|told (?:me|us|\w+)|tells (?:me|us)|advised|"
    r"explained|added|mentioned|confirmed|claimed|thinks?|believes?)(?: that)? "
    r"(?P<who>he|she|his|her)\b"
)
"""Behind such a word English does not say whether the speaker is meant."""

_WORDS = {
    "m": re.compile(rf"(?i)(?:\w+-)?(?:{_HIS_KIN}|he|his|him)"),
    "f": re.compile(rf"(?i)(?:\w+-)?(?:{_HER_KIN}|she|her|hers)"),
}
_BEHIND, _BEFORE = 90, 30


def sex_of_word(word: str) -> str:
    """Return m or f for a pronoun or a word of kinship, nothing for any other word."""
    return next((sex for sex, form in _WORDS.items() if form.fullmatch(word)), "")


def kin_before(before: str) -> str:
    """Return m or f where a title or a word of kinship ends the words before a name."""
    return "m" if _MALE.search(before) else "f" if _FEMALE.search(before) else ""


def sex_beside(flat: str, start: int, end: int) -> str:
    """Return m or f where a title or a word of kinship beside a name says it: ", a widow"."""
    told = kin_before(flat[max(0, start - _BEFORE) : start])
    behind = None if told else _KIN_BEHIND.match(flat, end)
    return told or (behind.lastgroup or "" if behind else "")


class Sexes:
    """Answers whether a person is a man (m) or a woman (f), for one document; "" if not said."""

    def __init__(self, near: Nearby) -> None:
        """near: the people of the document."""
        self._near = near
        self._known: dict[int, str] = {}

    def of(self, person: int) -> str:
        """Return m, f, or nothing where the text does not say."""
        if person not in self._known:
            self._known[person] = self._near.people[person].sex or self._spoken_of(person)
        return self._known[person]

    def agree(self, person: int, sex: str) -> bool:
        """Whether a pronoun of a sex may mean a person."""
        return not sex or self.of(person) in ("", sex)

    def meant(self, mentions: list[Mention], sex: str) -> list[Mention]:
        """Those whom a pronoun of a sex may mean: of whom the text says it, else of whom it may."""
        sure = [m for m in mentions if sex and self.of(m.person) == sex]
        return sure or [m for m in mentions if self.agree(m.person, sex)]

    def _spoken_of(self, person: int) -> str:
        flat = self._near.doc.flat
        for mention in self._near.people[person].mentions:
            end = min(self._near.doc.segment(mention.start)[1], mention.end + _BEHIND)
            following = self._near.within(mention.end, end)
            stop = min([end, *(m.start for m in following)])
            said = SAID.search(flat, mention.end, stop)
            stop = said.start() if said else stop
            told = {
                s for form, s in ((_HE, "m"), (_SHE, "f")) if form.search(flat, mention.end, stop)
            }
            if len(told) == 1:
                return told.pop()
        return ""
