"""Forms drawn as a table whose rows of labels stand over rows of values, told as lines of text.

`Employee | SSN` over `Rosa Menon | 518-…`, `Bank | Account` over `Plumas Bank | 8830…`: read as
lists, each row of labels would head a table of its own, and the second would be nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.words.headers import is_heading, role_of, words
from detectors.words.label_words import claims
from pipelines.plain.captions_below import is_form_label

_FEWEST = 2
_ONCE, _MOSTLY = 0.7, 0.6
_LONGEST_LABEL = 60
_BOXES, _MOST_COLUMNS = 4, 1000
_OVER = re.compile(r"(?P<label>[^\n]{2,70}?)[ :]*\n\s*(?P<value>\S.*)", re.DOTALL)
_INSIDE = re.compile(r"[^\W\d_][^:]{1,60}:[ ]*\S.*")
_BRACKETS = re.compile(r"[ ]?\([^()]{1,60}\)")
_VALUE = re.compile(r"[0-9]{3}|@|[0-9][-/][0-9]")
_GAP = "   "

_Line = list[tuple[int, str]]
"""What a line says, each with the number of its column."""


def boxed_lines(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines `label: value` of such a form, one per row of values; None for any other table.

    rows: cells with single blanks, "" where they are empty. Labels that come again are the head
    of a list, printed on every page; those of two parties side by side come after one another. A
    row that holds its own labels, or one cell, stays a line.
    """
    lines, labels, at, rest = list[_Line](), list[Sequence[str]](), 0, list[Sequence[str]]()
    while at < len(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        if _are_labels(rows[at]) and _answer(rows[at], below):
            asked = [cell.rstrip(" :") for cell in rows[at]]
            pairs = enumerate(zip(asked, below, strict=False))
            lines.append([(n, f"{label}: {v}" if label else v) for n, (label, v) in pairs if v])
            labels.append(asked)
            at += 2
            continue
        filled = [(number, cell) for number, cell in enumerate(rows[at]) if cell]
        if len(filled) > 1 and not all(_INSIDE.fullmatch(cell) for _, cell in filled):
            rest.append(rows[at])
        lines.append(filled)
        at += 1
    half = _half(labels)
    every = list(filter(None, (cell for asked in labels for cell in asked[:half])))
    once = len(set(every)) >= _ONCE * len(every)
    strays = [row for row in rest if not (half and _heads_both(row, half))]
    return _in_order(lines, half) if len(labels) >= _FEWEST and once and not strays else None


def boxed_cells(rows: Sequence[Sequence[str | None]]) -> list[str] | None:
    """The lines of a form each of whose cells has a label over its value; None for other tables.

    rows: cells as they stand in the document, `30. EMPLOYEE NAME` and below it the name.
    """
    labels, lines, boxes, cells = list[Sequence[str]](), list[_Line](), 0, 0
    for row in rows:
        told = [_OVER.fullmatch((cell or "").strip()) for cell in row]
        asked = [box["label"] if box and is_form_label(box["label"]) else "" for box in told]
        plain = [" ".join((cell or "").split()) for cell in row]
        said = zip(asked, told, plain, strict=True)
        values = [
            f"{a}: {' '.join(box['value'].split())}" if a and box else c for a, box, c in said
        ]
        lines.append([(number, value) for number, value in enumerate(values) if value])
        boxes, cells = boxes + len(list(filter(None, asked))), cells + len(lines[-1])
        labels += [asked] if any(asked) else []
    if boxes < _BOXES or boxes < _MOSTLY * cells:
        return None
    return _in_order(lines, _half(labels))


def _in_order(lines: Sequence[_Line], half: int | None) -> list[str]:
    """The lines as text; of two parties side by side, `half` columns each, one after the other."""
    parts = (range(half), range(half, 2 * half)) if half else (range(_MOST_COLUMNS),)
    told = [_GAP.join(said for n, said in line if n in part) for part in parts for line in lines]
    return list(filter(None, told))


def _half(labels: Sequence[Sequence[str]]) -> int | None:
    """How many columns one of two parties has who stand side by side; None where nobody does."""
    half, odd = divmod(len(labels[0]) if labels else 0, 2)
    again = sum(row[:half] == row[half:] for row in labels)
    return half if half >= _FEWEST and not odd and 2 * again >= len(labels) else None


def _heads_both(row: Sequence[str], half: int) -> bool:
    """Whether a row has a heading over each half and no more: `PARTY 1 | | PARTY 2 | `."""
    return all(bool(cell) == (number in {0, half}) for number, cell in enumerate(row))


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
    fits = len(below) <= len(labels) and len(values) >= min(_FEWEST, len(labels) - 1)
    return (
        under
        and fits
        and not _are_labels(below)
        and sum(map(is_heading, values)) * 2 <= len(values)
    )


def _is_label(cell: str) -> bool:
    said = words(_BRACKETS.sub("", cell).rstrip(" :"))
    return is_heading(cell.rstrip(" :")) or bool(claims(said)[0]) or role_of(said) != "subject"
