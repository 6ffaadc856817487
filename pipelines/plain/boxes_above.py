"""Forms drawn as a table whose rows of labels stand over rows of values, told as lines of text.

`Employee | SSN` over `Rosa Menon | 518-…`, `Bank | Account` over `Plumas Bank | 8830…`: read as
lists, each row of labels would head a table of its own, and the second would be nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.words.headers import is_heading, role_of, words
from detectors.words.label_words import claims

_FEWEST = 2
_ONCE, _MOSTLY = 0.7, 0.6
_LONGEST_LABEL = 60
_INSIDE = re.compile(r"[^\W\d_][^:]{1,60}:[ ]*\S.*")
_BRACKETS = re.compile(r"[ ]?\([^()]{1,60}\)")
_VALUE = re.compile(r"[0-9]{3}|@|[0-9][-/][0-9]")
_GAP = "   "


def boxed_lines(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines `label: value` of such a form, one per row of values; None for any other table.

    rows: cells with single blanks, "" where they are empty. Labels that come again are the head
    of a list, printed on every page. A row that holds its own labels, or one cell, stays a line.
    """
    lines, labels, at, boxes, rest = list[str](), list[str](), 0, 0, 0
    while at < len(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        if _are_labels(rows[at]) and _answer(rows[at], below):
            asked = [cell.rstrip(" :") for cell in rows[at]]
            pairs = [(a, v) for a, v in zip(asked, below, strict=False) if v]
            lines.append(
                _GAP.join(f"{label}: {value}" if label else value for label, value in pairs)
            )
            labels += filter(None, asked)
            boxes, at = boxes + 1, at + 2
            continue
        filled = [cell for cell in rows[at] if cell]
        rest += len(filled) > 1 and not all(map(_INSIDE.fullmatch, filled))
        lines.append(_GAP.join(filled))
        at += 1
    once = len(set(labels)) >= _ONCE * len(labels)
    return lines if boxes >= _FEWEST and once and not rest else None


def _are_labels(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    plain = all(len(c) <= _LONGEST_LABEL and not _VALUE.search(c) for c in cells)
    if not plain or len(cells) < _FEWEST or any(map(_INSIDE.fullmatch, cells)):
        return False
    return sum(map(_is_label, cells)) >= _MOSTLY * len(cells)


def _answer(labels: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row holds values, each below a label, and no labels in turn."""
    values = [cell for cell in below if cell]
    under = all(label for label, value in zip(labels, below, strict=False) if value)
    fits = len(below) <= len(labels) and len(values) >= _FEWEST
    return (
        under
        and fits
        and not _are_labels(below)
        and sum(map(is_heading, values)) * 2 <= len(values)
    )


def _is_label(cell: str) -> bool:
    said = words(_BRACKETS.sub("", cell).rstrip(" :"))
    return is_heading(cell.rstrip(" :")) or bool(claims(said)[0]) or role_of(said) != "subject"
