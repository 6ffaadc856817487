"""Fields with another mark than a colon between label and value, told with one.

Answers of police message switches (NCIC, CLETS): `NAM/RUIZ,ANA.DOB/19640414.OLN/N4183067`. Hashes
that programs log: `"last_name"=>"Ruiz"` (Ruby), `[last_name] => Ruiz` (`print_r` of PHP).
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.catalog import detectors
from detectors.words.label_words import claims, words
from pipelines.blocks import TextBlock

_MARKS = (
    "NAME?|AKA|DOB|SOC|SSN|SEX|RAC|ETN|HGT|WGT|HAI|EYE|OLN|OLS|OLY|DL|LIC|LIS|LIY|LIT|VIN|VYR|VMA|"
    "FBI|SID|CII|POB|ADR|ADDR|CTY|STATUS|CLASS|EXP|ISS|MNU|MIS|PPN"
)
_FIELD = re.compile(
    rf"(?P<end>(?:(?<=[^\s.])\.|(?<=\S)[ ])?)(?<![\w/])(?P<mark>{_MARKS})/(?=[^\s/])"
)
_LEAST = 2
"""Such fields on one line: a single `DL/ID` is words that stand for each other."""

_KEY = r"[^\W\d][\w .-]{0,40}"
_HASHED = re.compile(
    rf"(?<![\w:])(?P<open>[\"'\[:])(?P<key>{_KEY})(?P<close>[\"'\]]?)[ ]{{0,30}}=>"
)
_PERSONAL = frozenset({"given_name", "family_name", "birth_date", "email", "ssn"})


def told_with_colons(block: TextBlock) -> TextBlock:
    """The block with `NAM: RUIZ` for `NAM/RUIZ` on lines of such fields; every place stays.

    Hashes are told so where one of their keys asks for what only people have: settings of programs
    have names too.
    """
    text = block.text
    if "/" in text:
        text = "\n".join(map(_plain, text.split("\n")))
    if "=>" in text and any(
        _is_personal(key) for key in {m["key"] for m in _HASHED.finditer(text)}
    ):
        text = _HASHED.sub(_unhashed, text)
    return replace(block, text=text)


def _plain(line: str) -> str:
    found = list(_FIELD.finditer(line))
    if len(found) < _LEAST:
        return line
    return _FIELD.sub(lambda field: "\t" * len(field["end"]) + field["mark"] + ":", line)


def _is_personal(key: str) -> bool:
    return any(detectors()[name].detects in _PERSONAL for name in claims(words(key))[0])


def _unhashed(field: re.Match[str]) -> str:
    """A key as a label of the same length, in the quotes of a string or in none."""
    quoted = field["open"] in "\"'"
    label = f"{field['open']}{field['key']}{field['close']}" if quoted else f" {field['key']}"
    return f"{label}:".ljust(len(field.group()))
