"""Words that a model takes for a name of a person and that are none: code, verbs, medicine."""

from __future__ import annotations

import re

from detectors.people.lone_names import coded
from detectors.people.medical_names import medical
from detectors.people.name_evidence import is_us, label_before, refused
from detectors.people.name_kinds import ONE, SWAPPED, TURNED, WHOLE
from detectors.people.name_lists import fold_plain, places, word
from detectors.people.name_settings import counted_off
from detectors.people.name_things import printed, worded
from detectors.people.name_tokens import FAMILY_ENDS, Token, tokens_of, words
from detectors.people.person_finder import Person
from detectors.words.header_words import folded, translated_words
from detectors.words.headers import is_heading, owner_words

_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{2,}(?!\w)")
_TITLED = "title before ordinary word"
_REVISED = re.compile(
    r"(?i)(?:Rev\.?[ ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[ ]"
    r"(?:[0-9]{1,2},[ ])?(?:19|20)[0-9]{2}\b"
)
"""The edition of a form, `(Rev. May 2024)`, is no reverend."""

_THEN = re.compile(r"[ ]([^\W\d_]{3,})(?!\w)")
_ACCOUNT = frozenset(
    {"login", "logon", "user", "username", "userid", "usuario", "acct", "pw", "pwd", "password"}
)
_NUMBER = re.compile(r"[ #:]{1,3}[0-9]{4}")
_FLOWING = 6
"""Words in small letters around that make running text."""

_TRADE = re.compile(r"[ ]([A-Z][A-Za-z]{2,})(?=[ ]?(?:\n|$|[,.;)]|(?:Inc|LLC|PC|Group|Center)\b))")
_SPECIALTIES = ("ology", "iatry", "iatrics", "iatric", "dontics", "metry", "pathy", "genomics")
"""How the names of what practices and laboratories do end."""

_CELL, _AROUND, _SPANISH = re.compile(r"\n|\t|[ ]?\|[ ]?"), 100, 4
"""How many small words stand around in so many characters where a sentence is Spanish."""

_THING = re.compile(
    r"(?i)\b(?:host ?name|host|sysname|device[ -]?name|server(?: name)?|snmp-server location|vdom|"
    r"birth ?place|(?:place|city|country) of birth|birth ?city|lugar de nacimiento|"
    r"direct deposit|bank(?: name)?|financial institution|credit union|lienholder|carrier|insurer)"
    r"[ \t:=]{1,4}[\"']?$"
)
_COLORS = frozenset({"whi", "blk", "blu", "grn", "gry", "sil", "yel", "bge", "crm"})
"""Colors of vehicles as the police write them (NCIC code manual): WHI PU is a pickup truck."""


def no_person(text: str, tokens: list[Token], full: frozenset[str], *, listed: bool) -> bool:
    """Whether the words are refused, code, medicine, or of a sentence in Spanish.

    full: words, folded, of the names that the model sees in full in the text. listed: the first one
    is a listed given name, the last one a listed family name.
    """
    refusal = refused(text, tokens, numbered=listed) or coded(text, tokens, full)
    refusal = refusal or all(not t.low.isascii() and places().get(t.low) == 3 for t in tokens)
    refusal = refusal or _of_a_thing(text, tokens[0].start) or _of_words(text, tokens)
    refusal = refusal or _of_a_sentence(text, tokens) or _goes_on(tokens) or printed(text, tokens)
    refusal = refusal or _in_passing(text, tokens) or tokens[0].low in _COLORS
    return refusal or medical(text, tokens) or _of_a_form(text, tokens) or _of_a_firm(text, tokens)


def _of_words(text: str, tokens: list[Token]) -> bool:
    """Whether one of several words is of the language alone, and the others are hardly names."""
    rare = len(tokens) > 1 and all(max(t.given, t.family) < 2 for t in tokens)
    return rare and worded(tokens) and not label_before(text, tokens[0].start)


def _of_a_thing(text: str, start: int) -> bool:
    return _THING.search(text, max(0, start - 30), start) is not None


def _goes_on(tokens: list[Token]) -> bool:
    """Whether small words end in one that no name ends in: `declaro bajo pena de`."""
    ends = tokens[-1].text.islower() and tokens[-1].low in words()["particle"]
    return len(tokens) > 1 and ends


def in_capitals(tokens: list[Token]) -> list[Token]:
    """The words without small ones around, where some are capital: `tên là Lan Doan gọi`.

    Particles stay, and listed family names: `Maria gomez`. None are left of a sentence that
    begins with a word no usual name is: `Persona autorizada`.
    """
    small, spanish = words()["particle"], words()["spanish"]
    # A family name in small letters stands behind a given name: no `viêm gan B`, no `Mataas ang`.
    called = any(t.given and not t.text.islower() and not t.initial for t in tokens)
    called = called or (len(tokens) > 2 and tokens[0].initial)
    spoken = [
        t.text.islower()
        and t.text not in small
        and (t.family < 2 or t.ordinary or t.text in spanish or not called)
        for t in tokens
    ]
    if all(t.text.islower() for t in tokens):
        return tokens
    first = next((at for at, plain in enumerate(spoken) if not plain), len(tokens))
    last = next((at for at in range(first, len(tokens)) if spoken[at]), len(tokens))
    kept = tokens[first:last]
    called = first > 0 and tokens[first - 1].low in words()["title"] | words()["label"]
    unlisted = max((max(t.given, t.family) for t in kept), default=0) < 2
    alone = len(kept) == 1 < len(tokens) and unlisted and not called
    return [] if alone else kept


def _in_passing(text: str, tokens: list[Token]) -> bool:
    """Whether all words are small and no usual name is among them: `cada mañana`, `aura`.

    Where nobody writes capitals, as in chat, what the lists know well enough and sentences never
    hold is a name: `pull up silvana for me`.
    """
    if not all(t.text.islower() for t in tokens):
        return False
    line = text[text.rfind("\n", 0, tokens[0].start) + 1 : tokens[0].start]
    line = line.partition(": ")[2] or line
    careless = line.islower() and not any(t.known.word or t.known.place for t in tokens)
    if len(tokens) == 1:
        return max(tokens[0].given, tokens[0].family) < (2 if careless else 3)
    if careless or _opens(text, tokens):
        return False
    usual = any(max(t.given, t.family) > 1 for t in tokens)
    return not (usual and tokens[0].given and tokens[-1].family)


def _opens(text: str, tokens: list[Token]) -> bool:
    """Whether words that the language lacks begin a line, and no line above goes on in them."""
    above = text[: tokens[0].start]
    begins = not above or (above.endswith("\n") and not above[-2:-1].isalpha())
    return begins and not any(t.known.word or t.known.place for t in tokens)


def is_verb(tokens: list[Token]) -> bool:
    """Whether the last word is in small letters behind capitals: `Ana qualifies`."""
    last = tokens[-1]
    small = last.text.islower() and tokens[0].text[:1].isupper()
    return small and last.low not in words()["particle"] and not last.family


def unlikely(text: str, person: Person, *, post: bool) -> bool:
    """Whether a name that only the rules see is none: a model has read the words and saw nobody.

    In running text and posts the model errs less than the lists do; in forms and rows the lists
    know more.
    """
    tokens = [t for t in tokens_of(text, person.start, person.end) if not t.initial]
    if person.because == _TITLED:  # "… with Ana Ruiz, RN. Discussed the plan"
        revised = _REVISED.match(text, person.start) is not None
        return revised or all(t.family < 2 for t in tokens)
    if person.because == SWAPPED:
        return _flowing(text, person) and not surely_swapped(text, person)
    if person.because not in (WHOLE, ONE, TURNED):
        return False
    if any(places().get(t.low, 0) == 3 and t.given < 3 for t in tokens):
        return True
    us = is_us(tokens[-1], tokens[:-1]) or counted_off(text, tokens)
    long = [t for t in tokens if t.low not in words()["particle"]]
    new = person.because == ONE and len(long) == 2 and _given_and_unknown(*long)
    if us or new or not (post or _flowing(text, person)) or FAMILY_ENDS.search(tokens[-1].low):
        return False
    doubtful = any(t.ordinary or t.known.word > 1 or places().get(t.low, 0) > 1 for t in long)
    return person.because != WHOLE or (doubtful and tokens[-1].family < 3)


def _flowing(text: str, person: Person) -> bool:
    """Whether words of a sentence stand around on the line, or in the cell of a row."""
    before = _CELL.split(text[max(0, person.start - 60) : person.start])[-1]
    after = _CELL.split(text[person.end : person.end + 60])[0]
    return len(_SMALL_WORD.findall(before)) + len(_SMALL_WORD.findall(after)) >= _FLOWING


def surely_swapped(text: str, person: Person) -> bool:
    """Whether words before and behind a comma are no series of places or people: `Osaka, Kobe`."""
    tokens = list(tokens_of(text, person.start, person.end))
    comma = next(at for at, token in enumerate(tokens) if token.text == ",")
    last, first = tokens[comma - 1].known, tokens[comma + 1].known
    place = all(t.known.place or places().get(t.low, 0) for t in tokens if not t.initial)
    return first.given > first.family and last.family > last.given and not place


def _given_and_unknown(first: Token, last: Token) -> bool:
    """Whether a common given name stands before a word that is on no list: `Lorraine Stanekzai`."""
    listed = last.given or last.family or last.known.word or places().get(last.low, 0)
    return first.given == 3 and not first.known.place and not listed and len(last.low) > 4


def _of_a_firm(text: str, tokens: list[Token]) -> bool:
    """Whether a word of firms ends the line, right behind or as the last: `Owens Lake Cardiology`.

    Words that are usual both as a given and as a family name stand for a person all the same.
    """
    if len(tokens) > 1 and not tokens[-1].family and tokens[-1].low.endswith(_SPECIALTIES):
        return True
    behind = _TRADE.match(text, tokens[-1].end)
    if behind is None or (tokens[0].given > 1 and tokens[-1].family > 1):
        return False
    word = behind[1].lower()
    return word in words()["after_no"] or word.endswith(_SPECIALTIES)


def _of_a_form(text: str, tokens: list[Token]) -> bool:
    """Whether the first word is of a form's label in another language, or a part: `Camper's`.

    Also one of a note of logins, `login afong`, and one of a screen, `CIN 93120047A`.
    """
    first = tokens[0]
    numbered = len(tokens) == 1 and first.text.isupper() and _NUMBER.match(text, first.end)
    if numbered and is_heading(first.text):
        return True
    word = folded(first.text)
    if word in _ACCOUNT and first.text.islower():
        return True
    if len(tokens) == 1 and word in owner_words():
        return True
    # "L. Kahananui" is an initial; small words of other languages begin family names.
    unknown = not first.given and not first.family and len(word.rstrip(".")) > 2
    return unknown and word in translated_words()


def _of_a_sentence(text: str, tokens: list[Token]) -> bool:
    """Whether a model that read little Spanish took its small words for a name: `Según el`.

    A lone word, or a capital one, may be a name ("Si", "Según") outside Spanish sentences.
    """
    small = words()["spanish"]
    first, last = tokens[0], tokens[-1]
    if first.text.lower() not in small and last.text not in small:
        return False
    start, end = max(0, first.start - _AROUND), last.end + _AROUND
    around = tokens_of(text[start : first.start] + " . " + text[last.end : end], 0, 2 * _AROUND)
    spoken = sum(token.text in small for token in around) >= _SPANISH
    goes_on = len(tokens) == 1 or tokens[1].text.islower()
    begins = first.text.lower() in small and (goes_on or first.text in small)
    then = _THEN.match(text, last.end) if len(tokens) == 1 else None
    if (
        then and then[1].islower() and not word(fold_plain(then[1])).word
    ):  # `Su cobertura`, not `Su called`
        return True
    return spoken and (begins or last.text in small)
