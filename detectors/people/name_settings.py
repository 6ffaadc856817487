"""What around some words says that they name somebody: an address behind, an account they join."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.states import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.people.name_tokens import Token

_TWO, _USUAL = 2, 3

_OWNED = re.compile(
    r"['’]s (?:[A-Z](?![.\w])|[A-Z](?:[0-9]|[A-Z]{1,4}(?!\w))|"
    rf"(?:{'|'.join(state.title() for state in STATES)})\b)"
)
_ADDRESS_AFTER = re.compile(r"[\"']?[ ][<\[(](?:mailto:)?[^\s<>]+@[^\s<>]+[>\])]")
_PUTS = re.compile(
    r"(?i)\b(?:add(?:ed|ing)?|tak(?:en?|ing)|took|remov(?:ed?|ing)|drop(?:ped|ping)?|"
    r"list(?:ed|ing)) $"
)
_ON_ACCOUNT = re.compile(
    r"(?i)[ ](?:off|from|to|onto|on|as)[ ](?:(?:an?|the|this|that|your|his|her|my|our|their|joint|"
    r"authorized|second|primary|sole|co-)[ ]?){0,3}(?:accounts?|policy|plan|lease|deed|title|loan|"
    r"membership|signer|signatory|user|owner|borrower|tenant|beneficiary|applicant|dependent|"
    r"driver|trustee|payee)\b"
)
ACTS = (
    r"(?=[ ](?:said|says|told|tells|wrote|asked|asks|called|calls|lost|has|had|needs|wants|gave|"
    r"took|signed|came|went|who|lives|works|himself|herself|reported|reports|stated|states|"
    r"believes|agreed|denied|explained|requested|filed|moved|left)\b)"
)
"""What follows somebody in a sentence: `Virginia Day lost her purse`."""

_ACTS = re.compile(ACTS)
_MET = re.compile(
    r"\b(?:interviewed|spoke (?:with|to)|met with|talked (?:with|to)|arrested|detained) \Z"
)
_WHO = re.compile(r",[ ]who\b")
"""Around somebody whom no list has: "I interviewed Zalmai Stanekzai", "…, who pulled him out"."""

_SMALL_BEFORE = re.compile(r"[a-z](?:,?|:)[ ]\Z")
_PAPER_AFTER = re.compile(
    r"(?i)[ ]?[:,-]?[ ](?:green[ ]card|passport|ssn|social|dl|driver|visa|i-?94|ead|"
    r"work permit|a-?#)"
)
"""Behind a name in a list of papers: `My Vu green card A058-608-426`."""

_ORDINAL = re.compile(
    r"(?:\A|[.;:\n] ?)(?:First|Second|Third|Fourth|Fifth|Last|Lastly|Finally|Next), \Z"
)
_BED = re.compile(
    r"(?im)^[ \t*•-]*(?:(?:rm|room|bed|bay|hall|cell)\.?[ ]?[0-9]{1,4}[ -]?[a-z]?|"
    r"[0-9]{1,4}-?[a-z])"
    r"[ \t:.)]{1,3}\Z"
)
_GIVEN_TOO = frozenset({"my", "an", "so", "do"})
_WAYS = frozenset({"street", "north", "west"})


def owns_next(text: str, end: int) -> bool:
    """Whether what somebody has begins behind their name: `Ana Ruiz's A1c`, `… Arizona license`."""
    return _OWNED.match(text, end) is not None


def acts_next(text: str, words: Sequence[Token]) -> bool:
    """Whether two words, a usual given name and a usual family name, then do something.

    A family may be a word that is in no name elsewhere: `Virginia Day lost …`; no street does.
    """
    if len(words) != _TWO or words[0].ordinary or words[-1].initial:
        return False
    usual = words[0].given == _USUAL and words[1].family == _USUAL
    usual = usual and not (words[0].known.place and words[1].low in _WAYS)
    return usual and _ACTS.match(text, words[-1].end) is not None


def counted_off(text: str, words: Sequence[Token]) -> bool:
    """Whether one of several told by number does something: `Second, Zalmai Noori asks for …`.

    A comma behind the word that opens a sentence keeps a model from seeing whom it names.
    """
    told = _ORDINAL.search(text, max(0, words[0].start - 12), words[0].start) is not None
    return told and _ACTS.match(text, words[-1].end) is not None


def in_a_bed(text: str, start: int) -> bool:
    """Whether a bed or room alone stands before a place on its line: `412B Ibekwe, Adaeze`."""
    return _BED.search(text, text.rfind("\n", 0, start) + 1, start) is not None


def turns(tokens: Sequence[Token]) -> bool:
    """Whether a comma, a given name and an initial follow a word: `Us, Yer M`, `English, Obi F`."""
    if len(tokens) < 4 or tokens[1].text != "," or not tokens[0].text[0].isupper():
        return False
    return bool(tokens[0].family and tokens[2].given and tokens[3].initial)


def within_sentence(text: str, words: Sequence[Token]) -> bool:
    """Whether a small word is a given name: capital in a sentence, with a family: `with My Vu`.

    So it is before a paper of theirs, and behind a label: `Present: My Pillai (employee)`.
    """
    if len(words) != _TWO or words[0].low not in _GIVEN_TOO or not words[0].text.istitle():
        return False
    family = words[1].family >= _TWO and not words[1].ordinary and words[1].text.istitle()
    before, start = max(0, words[0].start - 4), words[0].start
    return family and (
        _SMALL_BEFORE.search(text, before, start) is not None
        or (not words[1].known.place and _PAPER_AFTER.match(text, words[1].end) is not None)
    )


def names_somebody(text: str, start: int, end: int) -> bool:
    """Whether what stands around `text[start:end]` says so: "we took Ana Ruiz off this account"."""
    if _ADDRESS_AFTER.match(text, end):
        return True
    met = _MET.search(text, max(0, start - 20), start)
    article = text[max(0, start - 4) : start].lower() == "the "
    if met is not None or (_WHO.match(text, end) and not article):
        return True
    put = _PUTS.search(text, max(0, start - 12), start)
    return put is not None and _ON_ACCOUNT.match(text, end) is not None
