"""Numbers of documents whose kind another field names: `Document title: U.S. Passport`.

Forms that take any identity document (Form I-9, visitor and traveler sheets) label its number
"document number" and say elsewhere, a few lines above, what document it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate
from detectors.texts.labels import claims, fields, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detectors.texts.labels import Field

_NUMBER_OF = re.compile(
    r"(?:(?:id|identification|identity|document|doc|card) )*(?:document|doc|id|identification|"
    r"card|identity)?"
    r" ?(?:number|no|num)(?: if any)?|id|document id"
)
_KIND_OF = re.compile(
    r"(?:(?:id|identification|identity|document|doc|form)(?: of| document)? )?"
    r"(?:type|title|kind|presented|id type|identification|shown|provided|of id)"
    r"|(?:\w+ ){0,8}(?:document|identification) (?:title|type)"
    r"|(?:kind|type|form|title) of (?:identity )?(?:document|id|identification)(?: \w+){0,2}"
    r"|(?:note|item|entry|record|secure note) type|category"
)
_KINDS = (
    (re.compile(r"(?i)passport"), "us/passport"),
    (re.compile(r"(?i)driver|licen[cs]e|\bcdl\b|\bdl\b"), "us/drivers_license"),
    (
        re.compile(r"(?i)state id|identification card|\b(?:ca|calif\w*) id|\bid (?:card|only)"),
        "us/state_id",
    ),
    (re.compile(r"(?i)social security"), "us/ssn"),
    (
        re.compile(r"(?i)permanent resident|green card|alien|employment authorization"),
        "us/a_number",
    ),
    (re.compile(r"(?i)military"), "us/military_id"),
)
_VALUE = re.compile(r"(?=[A-Z-]{0,6}[0-9])[0-9A-Z][0-9A-Z -]{4,18}[0-9A-Z]", re.IGNORECASE)
_BARE = re.compile(
    r"(?<!\S)(?:id|doc(?:ument)?|card)[ ]{1,3}(?:(?:no|num|nbr|number)\b\.?|#)[ ]{0,3}"
    r"(?P<value>(?=[A-Z-]{0,3}[0-9])[0-9A-Z-]{5,15})(?!\S)",
    re.IGNORECASE,
)
"""A number behind its label with one blank, as slips print it: `ID NO D5147205`."""

_ID_CARD = re.compile(
    r"(?:^[ \t>*-]*+|[ ]{2}|[,;(|/][ ]?|\b(?i:an?|his|her|their|my|your)[ ])"
    r"(?i:id(?:entification)?[ ]card)(?i:[ ](?:no\.?|number))?(?:[ ]?[:#,(]|[ ])[ ]{0,3}"
    r"(?P<value>[A-Z][0-9]{7})(?![0-9A-Za-z-])",
    re.MULTILINE,
)
_NO_LICENSE = re.compile(
    r"(?i)\bid(?:entification)?(?:[ ]card)?[ ,(]{1,3}not[ ](?:an?[ ])?(?:dl|(?:driver['’]?s?[ ])?"
    r"licen[cs]e)\)?[ ]?[:#]?[ ]{0,3}(?P<value>[A-Z][0-9]{7})(?![0-9A-Za-z-])"
)
"""A card that is said to be no license: `Calif. ID card (not DL) Y2817455`."""

_KIND_BEHIND = re.compile(
    r"(?i)(?<![\w-])(?:id|identification|ident|document|doc|oln|dln?)(?:[ ](?:shown|"
    r"presented|provided|given|checked|used))?(?:[ ]?(?:no\.?|number|#))?[ ]?[:#]?[ ]{0,3}"
    r"(?P<value>(?=[A-Z-]{0,4}[0-9])[0-9A-Z-]{5,15})[ ]{0,3}"
    r"[(\[](?!drivers?[)\]])(?P<kind>[^()\[\]\n]{2,40})[)\]]"
)
"""A number whose kind stands behind it in brackets: `ID: Y4183067 (CALIF ID CARD)`."""

_OTHER_CARD = re.compile(
    r"(?i)\b(?:members?|insur\w+|subscribers?|students?|employees?|badges?|staff|plans?|access)\b"
)
"""Whose cards are no state's: above `ID CARD Y4183067` the number is theirs."""

_CARD_REACH, _OVER_LABELS = 200, 0.97
_LEAST_KIND = 2
_REACH = 300


def typed_numbers(text: str) -> Iterator[Candidate]:
    """Yield the numbers whose kind a field before them names; not yet checked by `valid`.

    A card without more words has the form of the state's: `ID CARD Y4183067` of police reports.
    """
    for card in _ID_CARD.finditer(text):
        if not _OTHER_CARD.search(text, max(0, card.start() - _CARD_REACH), card.start()):
            yield Candidate(*card.span("value"), "us/state_id", 0.8, 2, "label of its kind")
    for card in _NO_LICENSE.finditer(text):
        yield Candidate(*card.span("value"), "us/state_id", _OVER_LABELS, 2, "label of its kind")
    yield from _kind_behind(text)
    kinds, above, numbers = list[tuple[str | None, int]](), 0, 0
    for field in fields(text):
        said, value = " ".join(field.words), text[field.start : field.end]
        asked = text[field.label_end : field.start].lstrip()[:1] == "?"
        if _KIND_OF.fullmatch(said) or (asked and claims(field.words)[0]):
            value = text[field.label_start : field.label_end] if asked else value
            if kinds and len(value.strip()) < _LEAST_KIND:
                continue  # `Type: P` inside of a passport says no other kind
            beside = kinds and "\n" not in text[kinds[-1][1] : field.label_start]
            named = next((name for form, name in _KINDS if form.search(value)), None)
            kinds = [*(kinds if beside else ()), (named, field.end)]
            if named is not None and (
                bare := _BARE.search(text, *_this_line_and_next(text, field))
            ):
                yield Candidate(*bare.span("value"), named, 0.8, 3, "label of its kind")
        elif kinds and field.start - kinds[-1][1] < _REACH and _numbered(field, said):
            numbers = 0 if "\n" in text[above : field.start] else numbers + 1
            above, match = field.start, _VALUE.match(value)
            # Documents stand beside each other, and so do their numbers.
            kind = kinds[min(numbers, len(kinds) - 1)][0]
            if match is not None and kind is not None:
                start = field.start
                yield Candidate(start, start + match.end(), kind, 0.8, 3, "label of its kind")


def _kind_behind(text: str) -> Iterator[Candidate]:
    """Yield the numbers whose kind stands behind them in brackets."""
    for told in _KIND_BEHIND.finditer(text):
        named = next((name for form, name in _KINDS if form.search(told["kind"])), None)
        if named is not None and not _OTHER_CARD.search(told["kind"]):
            yield Candidate(*told.span("value"), named, _OVER_LABELS, 3, "label of its kind")


def _this_line_and_next(text: str, field: Field) -> tuple[int, int]:
    end = text.find("\n", field.start, field.start + _REACH)
    last = text.find("\n", end + 1, field.start + _REACH) if end >= 0 else -1
    return field.start, last if last >= 0 else min(len(text), field.start + _REACH)


def _numbered(field: Field, said: str) -> bool:
    return bool(_NUMBER_OF.fullmatch(said)) and not claims(words(said))[0] - {field.words[0]}
