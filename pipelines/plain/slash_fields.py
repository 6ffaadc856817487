"""Answers of police message switches (NCIC, CLETS): `NAM/RUIZ,ANA.DOB/19640414.OLN/N4183067`."""

from __future__ import annotations

import re
from dataclasses import replace

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


def told_with_colons(block: TextBlock) -> TextBlock:
    """The block with `NAM: RUIZ` for `NAM/RUIZ` on lines of such fields; every place stays."""
    if "/" not in block.text:
        return block
    return replace(block, text="\n".join(map(_plain, block.text.split("\n"))))


def _plain(line: str) -> str:
    found = list(_FIELD.finditer(line))
    if len(found) < _LEAST:
        return line
    return _FIELD.sub(lambda field: "\t" * len(field["end"]) + field["mark"] + ":", line)
