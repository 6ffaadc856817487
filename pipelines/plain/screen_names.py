"""Names on screens of old programs: family and given name in fields side by side, one label.

`NAME  MONTERO               KAVYA            SEX F` is written as `NAME  MONTERO, KAVYA`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.people.name_lists import fold_plain, word
from detectors.words.headers import is_heading
from pipelines.blocks import TextBlock

_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_FIELDS = re.compile(
    r"(?m)(?:^[ ]*|(?<=[ ]{2})(?=\S))(?:[A-Za-z]+[ /-]){0,2}"
    r"(?i:name|nm|nam|nombre)[ ]?[:.#=]*[ ]{1,8}"
    rf"(?P<first>{_WORD}(?:[ ]{_WORD}){{0,2}})(?P<gap>[ ]{{2,}})"
    rf"(?P<second>{_WORD}(?:[ ]+[A-Z]\.?(?=[ ]{{2}}|[ ]*$))?)"
    r"(?=[ ]{2}|[ ]*$)"
)


def names_joined(block: TextBlock) -> TextBlock:
    """The block with such names written as names, of the same length; lines stay where they are.

    Both fields must be words that people are called by, one a given and one a family name first
    (`Gloria   Olga` are two people); a field that heads a column is none, and two words in the
    second are another person beside the first.
    """
    return replace(block, text=_FIELDS.sub(_joined, block.text))


def _joined(found: re.Match[str]) -> str:
    first, second = found["first"], " ".join(found["second"].split())
    if is_heading(first) or is_heading(second) or not (_known(first) and _known(second)):
        return found.group()
    given_first = _given(first) > _family(first)
    if given_first == (_given(second) > _family(second)):
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
