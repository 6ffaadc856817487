"""Names on screens and cards of old programs: in fields side by side, with labels and no colon.

`NAME  MONTERO               KAVYA            SEX F` is written as `NAME  MONTERO, KAVYA`, and so
is `LAST Montero   FIRST Kavya`; `DECEDENT   RUIZ, ANA` gets a colon.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.people.name_lists import fold_plain, word
from detectors.words.headers import is_heading, says_only_whom, words
from pipelines.blocks import TextBlock
from pipelines.plain.side_by_side import is_part

_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_PART = r"[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]*)*"
_LEANS = 3
"""How much more the first field is a family name than the second, in weights of the name lists."""

_FIELDS = re.compile(
    r"(?m)(?P<label>(?:^[ ]*|(?<=[ ]{2})(?=\S))(?:[A-Za-z]+[ /-]){0,2}"
    r"(?i:name|nm|nam|nombre)[ ]?[:.#=]*[ ]{1,8})"
    rf"(?P<first>{_WORD}(?:[ ]{_WORD}){{0,2}})(?P<gap>[ ]{{2,}})"
    rf"(?P<second>{_WORD}(?:[ ]{_WORD})?(?:[ ]+[A-Z]\.?(?=[ ]{{2}}|[ ]*$))?)"
    r"(?=[ ]{2}|[ ]*$)"
)


_PARTS = re.compile(
    r"(?m)(?P<at>^[ ]*|[ ]{2})(?:LAST|LNAME|SURNAME|LAST NAME)(?:[ ]?:[ ]*|[ ]{1,8})"
    rf"(?P<last>{_PART}(?:[ ]{_PART}){{0,2}})[ ]{{2,}}"
    r"(?:FIRST|FNAME|GIVEN|FIRST NAME)(?:[ ]?:[ ]*|[ ]{1,8})"
    rf"(?P<first>{_PART}(?:[ ]{_PART}){{0,2}})"
    rf"(?:[ ]{{2,}}(?:MIDDLE|MID|MI|M)(?:[ ]?:[ ]*|[ ]{{1,8}})(?P<middle>{_PART})?[-_]*"
    r"(?=[ ]{2}|[ ]*$))?"
    r"(?=[ ]{2}|[ ]*$)"
)
"""Cards that print a label and what was written behind it: `LAST Zepeda   FIRST Ana   MID -`."""

_WHO = re.compile(
    r"(?m)^(?P<at>[ ]{0,4})(?P<who>[A-Z][A-Z./# -]{1,18}[A-Z#])(?P<gap>[ ]{2,16})"
    rf"(?=(?:{_WORD}[ ]){{0,2}}{_WORD},[ ]?{_WORD}(?:[ ]|$))"
)
_YOU = re.compile(
    rf"(?m)^(?P<you>[ ]{{0,4}}You)[ ](?P<gap>[ ]{{1,40}})(?={_WORD}[ ](?:[^\n]*[ ])?{_WORD})"
)
"""Whom an organizer speaks to: `You        Ana Ruiz` over `Your SSN`."""

_SLASHED = re.compile(
    r"(?i)(?P<label>\bLAST(?: NAME)?[/,][ ]?FIRST(?: NAME)?(?:[/,][ ]?M(?:I|ID|IDDLE)?)?)[ ]?:[ ]*"
    rf"(?P<last>{_PART})/(?P<first>{_PART}(?:[ ]{_PART})?)(?:/(?P<middle>{_PART})?)?"
    r"(?=[ ]{2}|[ ]*$)",
    re.MULTILINE,
)


def names_joined(block: TextBlock) -> TextBlock:
    """The block with such names written as names; lines stay where they are.

    Both fields must be words that people are called by, one a given and one a family name first
    (`Gloria   Olga` are two people); a field that heads a column is none, and two words in the
    second are another person beside the first. Behind a colon one word that is known is enough.
    """
    text = _FIELDS.sub(_joined, block.text)
    if "LAST" in text or "NAME" in text or "Last" in text:
        text = _SLASHED.sub(_in_order, _PARTS.sub(_in_order, text))
    return replace(block, text=_WHO.sub(_labelled, _YOU.sub(r"\g<you>:\g<gap>", text)))


def _in_order(found: re.Match[str]) -> str:
    if any(map(is_heading, (found["last"], found["first"]))):
        return found.group()
    lead = found["at"] if "at" in found.re.groupindex else ""
    given = f"{found['first']} {found['middle'] or ''}".strip()
    return f"{lead}NAME: {found['last']}, {given}".ljust(len(found.group()))


def _labelled(found: re.Match[str]) -> str:
    if not (is_part(found["who"]) or says_only_whom(words(found["who"]))):
        return found.group()
    return f"{found['at']}{found['who']}:{found['gap'][1:]}"


def _joined(found: re.Match[str]) -> str:
    first, second = found["first"], " ".join(found["second"].split())
    if is_heading(first) or is_heading(second):
        return found.group()
    leans = _family(first) - _given(first), _family(second) - _given(second)
    if ":" in found["label"] and first.isupper() and second.isupper():
        sure = leans[0] - leans[1] >= _LEANS and (leans[1] <= 0 or leans[0] > leans[1])
        given_first = False
    else:
        given_first = leans[0] < 0
        sure = _known(first) and _known(second) and given_first != (leans[1] < 0)
        sure = sure and " " not in second.removesuffix(".")[:-2]
    if not sure:
        return found.group()
    name = f"{first} {second}" if given_first else f"{first}, {second}"
    start, whole = found.start("first") - found.start(), found.group()
    return f"{whole[:start]}{name}".ljust(len(whole))


def _known(text: str) -> bool:
    return _given(text) + _family(text) > 0


def _given(text: str) -> int:
    return max(word(fold_plain(part)).given for part in text.split())


def _family(text: str) -> int:
    return max(word(fold_plain(part)).family for part in text.split())
