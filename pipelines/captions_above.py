"""Forms whose captions stand over their values with white between: told as labels and values.

So pages of forms are read that leave a line of white under "3. Date of birth:".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_CAPTION = re.compile(
    r"(?m)^(?P<number>[ \t]*(?:[0-9]{1,2}[a-z]?[.)][ ]*)?)(?P<label>[^\W\d_][^\n:?]{2,70}[:?])"
    r"[ \t]*\n"
    r"(?P<gap>[ \t]*\n)(?P<value>[ \t]*\S[^\n]*)(?=\n|\Z)"
)
_IS_CAPTION = re.compile(r"[^\n]*[:?][ \t]*")
_LEAST = 3
"""Captions of one page that stand so: below one or two a paragraph may begin."""


def captioned(block: TextBlock) -> TextBlock:
    """The block with such values behind their captions; every other line stays where it was.

    A text whose words were recognized stays as it is: its doubts name places.
    """
    if block.doubts or len(_values(block.text)) < _LEAST:
        return block
    return replace(block, text=_CAPTION.sub(_beside, block.text))


def _values(text: str) -> list[str]:
    found = (caption["value"] for caption in _CAPTION.finditer(text))
    return [value for value in found if not _IS_CAPTION.fullmatch(value)]


def _beside(caption: re.Match[str]) -> str:
    if _IS_CAPTION.fullmatch(caption["value"]):
        return caption.group()
    number = " " * len(caption["number"])
    return f"{number}{caption['label']} {caption['value'].strip()}\n{caption['gap']}"
