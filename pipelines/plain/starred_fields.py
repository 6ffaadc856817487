"""Fields that a mainframe ends with stars (`DL/NO:D1234567*B/D:03-07-1988*`), as labels and values.

The California Department of Motor Vehicles prints its driver records so (INF 1125, Employer Pull
Notice): the first column steers the printer, and names begin with the family name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_FIELD = re.compile(
    r"(?P<label>[A-Z][A-Z/ ]{0,18}[A-Z])[ ]?(?:AS OF[ 0-9-]{6,10})?:(?P<value>[^*\n]*)\*"
)
_LINE = re.compile(r"[01+ -]?[ ]*(?:[A-Z][A-Z/ ]{0,18}[A-Z][^*:\n]{0,12}:[^*\n]*\*[ ]*)+")
_SHORT = {"DL/NO": "Driver license", "B/D": "Birth date", "ADDR": "Address", "AKA": "Also known as"}
_FEWEST = 2


def unstarred(block: TextBlock) -> TextBlock:
    """The block with such fields as `Label: value`, far apart from each other.

    Only texts with several such fields are changed. Lines stay where they are.
    """
    if len(_FIELD.findall(block.text)) < _FEWEST:
        return block
    lines = [_told(line) if _LINE.fullmatch(line) else line for line in block.text.split("\n")]
    return replace(block, text="\n".join(lines))


def _told(line: str) -> str:
    return "   ".join(_pair(found["label"], found["value"]) for found in _FIELD.finditer(line))


def _pair(label: str, value: str) -> str:
    family, _, given = value.strip().partition(" ")
    named = label == "NAME" and given and "," not in value
    said = f"{family}, {given}" if named else value.strip()
    return f"{_SHORT.get(label, label.capitalize())}: {said}"
