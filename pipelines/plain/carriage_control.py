"""Prints of mainframes whose first column steers the printer: `1` a new page, `0` a line of white.

That column is no text (ASA carriage control, `RECFM=FBA`): `0SSN` asks for the SSN.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_STEERS = re.compile(r"(?m)^[01](?=[A-Z][A-Za-z]|[ ]{2,}[A-Z])")
_PAGE = re.compile(r"(?m)^1(?=[A-Z]|[ ]{2,})")
_ANY = re.compile(r"(?m)^[01+-](?![0-9.)])")
_ELSE = re.compile(r"(?m)^[^ 01+\n\r\f-]")


def unsteered(block: TextBlock) -> TextBlock:
    """The block with such a column left blank: every place stays where it was.

    A text with a line that begins with anything else, or that begins no page so, stays as it is.
    """
    if _PAGE.match(block.text) is None or _ELSE.search(block.text):
        return block
    if not _STEERS.search(block.text):
        return block
    return replace(block, text=_ANY.sub(" ", block.text))
