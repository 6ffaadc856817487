"""Forms whose captions stand over their values with white between: told as labels and values.

So pages of forms are read that leave a line of white under "3. Date of birth:", and boxes whose
values stand a line below a row of captions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.words.headers import is_heading, role_of, words
from pipelines.blocks import TextBlock

_CAPTION = re.compile(
    r"(?m)^(?P<number>[ \t]*(?:[0-9]{1,2}[a-z]?[.)][ ]*)?)(?P<label>[^\W\d_][^\n:?]{2,70}[:?])"
    r"[ \t]*\n"
    r"(?P<gap>[ \t]*\n)(?P<value>[ \t]*\S[^\n]*)(?=\n|\Z)"
)
_IS_CAPTION = re.compile(r"[^\n]*[:?][ \t]*")
_GAP = re.compile(r"[ ]{2,}")
_SPACED, _LONGEST = re.compile(r"\S[ ]{2,}\S"), 400
_LEAST = 3
"""Captions of one page that stand so: below one or two a paragraph may begin."""

_BOX_NUMBER = re.compile(r"[0-9]{1,2}[a-z]?[.)][ ]?[^\W\d_]")
_WIDE, _FEWEST = re.compile(r"[ ]{3,}"), 2


def captioned(block: TextBlock) -> TextBlock:
    """The block with such values behind their captions; every other line stays where it was."""
    text = _CAPTION.sub(_beside, block.text) if len(_values(block.text)) >= _LEAST else block.text
    return replace(block, text=_paired(_closed_up(text)))


def _paired(text: str) -> str:
    """The text with lines of captions, each over the line of its values, as labels and values.

    So face sheets of hospitals are set: at least three such pairs, no caption line twice, or boxes
    that carry a number each. Their cells are paired by order, for recognized columns do not keep.
    """
    lines = text.split("\n")
    pairs = [at for at in range(len(lines) - 1) if _asks(lines[at], lines[at + 1])]
    if len({lines[at].strip() for at in pairs}) < max(_LEAST, len(pairs)):
        pairs = [at for at in pairs if _numbered(lines[at])]
    paired = dict.fromkeys(pairs, _WIDE)
    colons = (at for at in range(len(lines) - 1) if _ends_in_colons(lines[at], lines[at + 1]))
    paired |= {at: _GAP for at in colons if not paired.keys() & {at - 1, at, at + 1}}
    for at, gap in paired.items():
        captions, values = (gap.split(line.strip()) for line in lines[at : at + 2])
        told = (
            f"{' '.join(c.split()).rstrip(' .:')}: {v}"
            for c, v in zip(captions, values, strict=True)
        )
        lines[at], lines[at + 1] = "", "   ".join(told)
    return "\n".join(lines)


def _asks(line: str, below: str) -> bool:
    """Whether a line is nothing but captions, more than one, over as many values."""
    if len(line) > _LONGEST or ":" in line or not _SPACED.search(line):
        return False
    captions, values = _WIDE.split(line.strip()), _WIDE.split(below.strip())
    if len(captions) != len(values) or len(captions) < _FEWEST:
        return False
    named = [is_heading(cell) or role_of(words(cell)) != "subject" for cell in captions]
    return sum(named) * 3 >= len(named) * 2 and sum(map(is_heading, values)) < sum(named)


def _ends_in_colons(line: str, below: str) -> bool:
    """Whether labels with their colons stand over as many values: `Payer:   Patient:`."""
    if len(line) > _LONGEST or not line.rstrip().endswith(":") or not _SPACED.search(line):
        return False
    captions, values = _GAP.split(line.strip()), _GAP.split(below.strip())
    asked = all(cell.endswith(":") and cell.count(":") == 1 for cell in captions)
    told = not any(":" in cell or is_heading(cell) for cell in values)
    return asked and told and len(captions) == len(values)


def _numbered(line: str) -> bool:
    """Whether each caption carries the number of its box: `1. NAME   2. RANK   3. SSN`."""
    return all(map(_BOX_NUMBER.match, _WIDE.split(line.strip())))


def _closed_up(text: str) -> str:
    """The text with rows of captions right above the row of as many values below the white."""
    lines = ["", *text.split("\n"), ""]
    for at in range(1, len(lines) - 2):
        white = not lines[at - 1].strip() and not lines[at + 1].strip()
        if white and _heads_boxes(lines[at], lines[at + 2]):
            lines[at], lines[at + 1] = "", lines[at]
    return "\n".join(lines[1:-1])


def _heads_boxes(line: str, below: str) -> bool:
    if len(line) > _LONGEST or len(below) > _LONGEST or not _SPACED.search(line):
        return False
    captions, values = _GAP.split(line.strip()), _GAP.split(below.strip())
    known = sum(map(is_heading, captions))
    return len(captions) == len(values) >= _LEAST and known >= _LEAST > sum(map(is_heading, values))


def _values(text: str) -> list[str]:
    found = (caption["value"] for caption in _CAPTION.finditer(text))
    return [value for value in found if not _IS_CAPTION.fullmatch(value)]


def _beside(caption: re.Match[str]) -> str:
    if _IS_CAPTION.fullmatch(caption["value"]):
        return caption.group()
    number = " " * len(caption["number"])
    return f"{number}{caption['label']} {caption['value'].strip()}\n{caption['gap']}"
