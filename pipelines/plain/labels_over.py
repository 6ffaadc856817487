"""Forms that put the value of one label under it, and that of the next label beside it.

`Name (First, Last)   Social Security Number   518-73-1126` over `Rosa Menon   (or …)`: so prints
the Uniform Residential Loan Application, and what lays its columns out anew does not help. So do
scans with `LAST NAME   FIRST NAME` over one name: their columns do not keep.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.catalog import detectors
from detectors.words.label_words import claims, is_label, words
from pipelines.blocks import TextBlock

_GAP = re.compile(r"[ ]{3,}")
_ASIDE = re.compile(r"[ ]*\([^()]*\)")
_PARTS = frozenset({"given_name", "middle_name", "family_name", "name_suffix"})
_PART = re.compile(r"[^\W\d_](?:[\w.'’-]|[ ](?=[^\W\d_])){0,40}")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:,?[ ][^\W\d_][\w.'’-]*){1,4}")


def beside_their_values(block: TextBlock) -> TextBlock:
    """The block with such names behind their labels: `Name (…): Rosa Menon   Social …`.

    Lines stay where they are.
    """
    if _GAP.search(block.text) is None:
        return block
    lines, changed = block.text.split("\n"), False
    for at in range(len(lines) - 1):
        cells = _GAP.split(lines[at].strip())
        if _asks_for_parts(cells) and (parts := _in_parts(lines, at, len(cells))):
            told = (f"{cell.rstrip(':')}: {part}" for cell, part in zip(cells, parts, strict=True))
            lines[at], lines[at + 1], changed = "", "   ".join(told), True
            continue
        if len(cells) < 3 or not _asks_a_name(cells[0]) or not _has_its_value(cells[1], cells[2]):
            continue
        below = _GAP.split(lines[at + 1].strip())
        if _NAME.fullmatch(below[0]) and not is_label(below[0]):
            pair = f"{cells[1]}: {cells[2]}"
            lines[at] = "   ".join((f"{cells[0]}: {below[0]}", pair, *cells[3:]))
            lines[at + 1] = "   ".join(below[1:])
            changed = True
    return replace(block, text="\n".join(lines)) if changed else block


def _asks_a_name(label: str) -> bool:
    plain = _ASIDE.sub("", label)
    named = claims(words(plain))[0]
    return is_label(plain) and any(detectors()[name].detects == "name" for name in named)


def _has_its_value(label: str, value: str) -> bool:
    return is_label(_ASIDE.sub("", label)) and bool(re.search("[0-9]", value))


def _asks_for_parts(cells: list[str]) -> bool:
    return len(cells) > 1 and all(
        any(detectors()[name].detects in _PARTS for name in claims(words(cell))[0])
        for cell in cells
    )


def _in_parts(lines: list[str], at: int, many: int) -> list[str]:
    """The parts of the one name below such captions; none where a list goes on."""
    below, after = (_cells(lines, at + more) for more in (1, 2))
    if len(below) != many or (len(after) == many and all(map(_PART.fullmatch, after))):
        return []
    return below if all(_PART.fullmatch(cell) and not is_label(cell) for cell in below) else []


def _cells(lines: list[str], at: int) -> list[str]:
    return _GAP.split(lines[at].strip()) if at < len(lines) else []
