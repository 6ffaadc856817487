"""Words of prints, screens, products and streets that look like names: `POSS FX`, `E SHAW STE`.

Lists of families hold a hundred thousand words, and short forms are among them: one listed word
beside another that is of things is no name. Sources: abbreviations in use in charts (Joint
Commission, AHIMA), police codes, parcel lists, and the drug forms of the FDA's labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people import name_words
from detectors.people.name_lists import places
from detectors.people.name_tokens import words
from detectors.words.header_words import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.people.name_tokens import Token

_SPOKEN = re.compile(r"[aeiouy]")
_COMPASS = re.compile(r"[NSEW][EW]?\.?")
_AT = re.compile(
    r"(?i)\b(?:(?:at|to|from|near|addr(?:ess)?|addy|lives?|moved|res(?:id(?:es|ence))?|loc)[.:,]?"
    r"[ ][0-9]{1,5}(?:[ ]?[A-Z]|[ ]1/2)?|x-?st(?:reet)?s?|loc|near|btwn|corner of):?[ ]$|"
    r"\b[NSEW][ ]\w+[ ]?[&/@][ ]?$"
)
_ON = re.compile(
    r"(?i)\b(?:branch|store|shop|office|house|home|apartment|apt|unit|condo|clinic|restaurant|"
    r"market|station|church|school|lot|building|property|exit|located|liv(?:es?|ed|ing)|"
    r"stay(?:s|ed|ing)?|parked|crash|accident|eastbound|westbound|northbound|southbound|[ewns]/?b)"
    r"[ ](?:is[ ])?on[ ]$"
)
_PLAN = re.compile(r"(?i:roth|traditional|sep|simple|rollover|inherited|spousal)[ ]IRA")
"""Kinds of individual retirement accounts; Ira is a given name too."""

_OF_HIS = re.compile(r"['’]s\b")
"""Behind a name: `lives on Ana Ruiz's street`."""

_GOES_ON = re.compile(
    r"(?i)[ ]?[&/@][ ]?[NSEW][ ][A-Z]|,?[ ](?:ave?|st|rd|blvd|ln|cir|hwy|pkwy|ste|suite)\b"
)
"""What goes on with a street. A room, a unit or an apartment is where a person is, too."""

_CAR = re.compile(
    r"(?i)\b(?:19[5-9]|20[0-3])[0-9][ ]{1,3}(?:acura|audi|bmw|buick|cadillac|chev(?:rolet|y)?|"
    r"chrysler|dodge|fiat|ford|gmc|honda?|hyundai|infiniti|jeep|kia|lexus|lincoln|mazda|"
    r"mercedes(?:[ -]benz)?|mitsubishi|nissan?|porsche|ram|saturn|subaru|tesla|toyo?ta?|"
    r"volkswagen|volvo|vw|yamaha|harley(?:[ -]davidson)?|freightliner)\b"
)
"""A car by its year, as reports and policies write it: `2021 KIA FORTE`."""

_THINGS = re.compile(r"[a-z]{3,}(?:tion|sion|ment|ness|ware)s?")
"""How words of the language end, and families that no list knows do not."""

_UNIONS = ("CU", "FCU")
"""Credit unions; in small letters `Cu` is a family, and so it may be where all is in capitals."""

_SYSTEMS = frozenset(
    {"kaiser", "sutter", "dignity", "adventist", "providence", "concentra", "mercy"}
)
"""Hospitals of these are called by where they stand: `treated at Kaiser Vallejo`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_ROW = re.compile(
    rf"(?im)^[ \t|]*({'|'.join(_MONTHS)})(?:[a-z]{{0,6}}\.?([ ]{{2}}|[ ]?[\t|])|[ ])"
)
_ROWS_AROUND = 200

_YEAR = 5
_BOTH = 3
"""What the ranks of a word of things and of the one beside it come to where a name is meant."""


def of_things(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a word is of things, and no others are known well as names; or they are a street."""
    plan = _PLAN.fullmatch(text, tokens[0].start, tokens[-1].end)
    car = _CAR.match(text, max(0, tokens[0].start - _YEAR))
    union = tokens[-1].text in _UNIONS and not all(t.text.isupper() for t in tokens)
    if union or plan or car or _in_street(text, tokens):
        return True
    said = [t for t in tokens if not t.initial and t.text not in (",", "/")]
    things = [t for t in said if _is_thing(t, first=t is said[0])]
    others = [t for t in said if t not in things]
    if not things or not others:
        return bool(things)
    # "Poss" is a family too; beside a word that nobody is called it is none.
    least = min(max(t.given, t.family) for t in things)
    most = min(0 if t.ordinary else max(t.given, t.family) for t in others)
    known = least + most >= _BOTH
    return not (known and (least or len(others) > 1))


def worded(tokens: Sequence[Token]) -> bool:
    """Whether a word of the language is among them that no list has as a name: `Tater Gems`.

    Beside one that hardly anybody is called it is none either.
    """
    said = (t for t in tokens if not t.initial and "-" not in t.low)  # a part of `Ter-Petrosyan`
    return any(t.known.word and not (t.given or t.family) for t in said)


def printed(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are a hospital, or an employer behind the month of its row."""
    return _at_a_hospital(tokens) or _by_month(text, tokens)


def _at_a_hospital(tokens: Sequence[Token]) -> bool:
    """Whether two words are of a hospital and its city: `Kaiser Vallejo`."""
    two = len(tokens) == _BOTH - 1 and tokens[0].low in _SYSTEMS
    return two and (tokens[1].known.place > 0 or tokens[1].low in places())


def _by_month(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the first word is the month of a row, among rows of others: `Jun  DOLE FRESH`."""
    start = text.rfind("\n", 0, tokens[0].start) + 1
    row = _MONTH_ROW.match(text, start) if tokens[0].low[:3] in _MONTHS else None
    if row is None or row.start(1) != tokens[0].start:
        return False
    around = text[max(0, start - _ROWS_AROUND) : start + _ROWS_AROUND]
    rows = _MONTH_ROW.findall(around)
    short = {month.lower() for month, white in rows if not white}  # `Jun DOLE FRESH 7,020.00`
    return len({month.lower() for month, white in rows if white}) > 1 or len(short) >= _BOTH


def _is_thing(token: Token, *, first: bool) -> bool:
    if token.low in name_words.words("things"):
        return True
    if token.given or token.family or "-" in token.low or not token.low.isascii():
        return False
    if any(token.low in words()[kind] for kind in ("suffix", "credential", "title", "particle")):
        return False
    if token.low in lists()["abbreviations"]:  # `DEPT`, `CLMT`
        return True
    initials = first and len(token.low) == 2 and token.text.isupper()  # `TJ Ruiz`
    short = token.low.isalpha() and not _SPOKEN.search(token.low) and not initials
    return short or _THINGS.fullmatch(token.low) is not None


def _in_street(text: str, tokens: Sequence[Token]) -> bool:
    """Whether it is a street: `branch on Blossom Hill`, `77 N Wishon`, `E Shaw Ste 9`."""
    on = _ON.search(text, max(0, tokens[0].start - 30), tokens[0].start)
    if on and not _OF_HIS.match(text, tokens[-1].end):
        return True
    if len(tokens) < 2 or not _COMPASS.fullmatch(tokens[0].text) or tokens[1].text == ",":
        return False
    before = text[max(0, tokens[0].start - 24) : tokens[0].start]
    after = text[tokens[1].end : tokens[-1].end + 12]
    return _AT.search(before) is not None or _GOES_ON.match(after) is not None
