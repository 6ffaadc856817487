"""Pages that set each label and each value in a paragraph of its own: `SSN`, white, `604-…`.

So come the cards of web programs (background checks, portals, CRMs) when their page is read as
text. A blank line parts the value from its label, and the next label stands no farther away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detectors.words.label_words import is_label
from pipelines.blocks import TextBlock

_WHITE = "·"
"""Stands in the lines that a value leaves: where several are blank, a form would end."""

_LEAST, _BEHIND = 3, 4
_LABEL, _VALUE = re.compile(r"[^\W\d_][^:\n.?!]{1,40}"), re.compile(r"[^\n]{1,60}")


def beside_spaced(block: TextBlock) -> TextBlock:
    """The block with each such value behind its label, in the label's line.

    Three pairs follow each other at least, of which one value has digits.
    """
    if "\n\n" not in block.text:
        return block
    lines = block.text.split("\n")
    pairs = [at for at in range(len(lines) - 2) if _pairs(lines, at)]
    near = {at for one, other in pairwise(pairs) if other - one <= _BEHIND for at in (one, other)}
    if len(near) < _LEAST or not any(re.search("[0-9]", lines[at + 2]) for at in near):
        return block
    for at in near:
        lines[at] = f"{lines[at].strip()}: {lines[at + 2].strip()}"
        lines[at + 1] = lines[at + 2] = _WHITE
    return replace(block, text="\n".join(lines))


def _pairs(lines: Sequence[str], at: int) -> bool:
    """Whether a label stands alone there, white around it, and a value alone below."""
    label, value = lines[at].strip(), lines[at + 2].strip()
    around = (lines[at - 1] if at else "", lines[at + 1], *lines[at + 3 : at + 4])
    if any(map(str.strip, around)) or not _LABEL.fullmatch(label) or not _VALUE.fullmatch(value):
        return False
    return is_label(label) and not is_label(value)
