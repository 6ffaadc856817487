"""Tables in a document that are forms: labels beside values, told as lines of a form's text.

A form in a page tells of people as running text does, in lines above, below and around it; read
column by column, each label would be a column of one cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from detectors.words.headers import is_heading
from pipelines.plain.boxes_above import boxed_cells, boxed_lines
from pipelines.plain.captions_below import caption_pairs, is_form_label
from pipelines.plain.captions_fit import plain_caption
from pipelines.plain.side_by_side import is_part

Cells = Sequence[str | None]
"""One row of a table as it stands in the document; null or blank where a cell is empty."""

GAP = "   "
_MOST_ROWS = 120
_LONGEST_VALUE = 600
_SHARE = 0.6
_FEWEST, _MOST_OVER = 2, 5
_ONCE = 0.7
_MOSTLY = 0.8
_INSIDE = re.compile(r"(?P<label>[^\W\d_][^:]{1,60}):[ ]*\S.*")
_SAYS_ITSELF = re.compile(
    r"(?i)(?:ssn|itin|soc(?:ial)?|dl|cdl|id|passport|acct|mrn)\b[ #:.]{1,3}\S"
)
_ASIDE, _REMARK = re.compile(r"^RE: "), re.compile(r"\[[^\[\]]{2,}\]")
_OPTION = re.compile(r"[☐☑☒□❑❏◻✅🗹]|[\[(][ xX✓✔]?[\])]")


def form_lines(rows: Sequence[Cells]) -> list[str] | None:
    """The lines of a form, `label: value` with gaps between pairs; None where the table is a list.

    A row of one cell is a heading of the lines below. Pairs may stand beside each other (label,
    value, label, value).
    """
    if not _FEWEST <= len(rows) <= _MOST_ROWS:
        return None
    filled = [_remarked([" ".join((cell or "").split()) for cell in row]) for row in rows]
    if (boxed := boxed_lines(filled) or boxed_cells(rows)) is not None:
        return boxed
    below = dict(caption_pairs([[cell for cell in row if cell] for row in filled]))
    if below:
        return _told_above(filled, below)
    if (people := _of_people(filled)) is not None:
        return people
    if _labels_inside(filled):
        return [GAP.join(filter(None, row)) for row in filled if any(row)]
    pairs = [pair for row in filled for pair in _pairs(row)]
    single = all(_pairs(row) or len([cell for cell in row if cell]) < _FEWEST for row in filled)
    form = (
        single and _labels([label for label, _ in pairs]) and _answers([v for _, v in pairs if v])
    )
    return [_line(row) for row in filled if any(row)] if form else None


def _remarked(row: list[str]) -> list[str]:
    """The row with what stands in square brackets in the cell before: `604-12-0731 | [same]`."""
    for at in range(len(row) - 1, 1, -1):
        if _REMARK.fullmatch(row[at]):
            row[at - 1], row[at] = GAP.join(filter(None, row[at - 1 : at + 1])), ""
    return row


def lines_over(rows: Sequence[Cells]) -> list[str]:
    """The lines of the rows over a list's headings that hold a label and its value each.

    `Identification number | KPN984428668` over `Patient | Service | Amount` is about whom the text
    above the table names. Empty where the first row is none of them.
    """
    told: list[str] = []
    for row in rows[: _MOST_OVER + 1]:
        filled = [" ".join((cell or "").split()) for cell in row]
        said = [cell for cell in filled if cell]
        if len(said) == _FEWEST and filled[:2] == said and _beside(*said):
            told.append(_pair(*said))
            continue
        return told if len(said) > _FEWEST and 2 * sum(map(is_heading, said)) >= len(said) else []
    return []


def _beside(label: str, value: str) -> bool:
    return is_form_label(label) and not is_heading(value)


def _told_above(rows: Sequence[Sequence[str]], below: Mapping[int, int]) -> list[str]:
    """The lines of a form whose captions stand under their values."""
    told = [
        GAP.join(_captioned(row, rows[below[at]])) if at in below else GAP.join(filter(None, row))
        for at, row in enumerate(rows)
        if at not in below.values()
    ]
    return [line for line in told if line]


def _captioned(values: Sequence[str], captions: Sequence[str]) -> list[str]:
    beside = zip_longest(captions, values, fillvalue="")
    return [
        _pair(plain_caption(caption), _ASIDE.sub("", value)) if caption else value
        for caption, value in beside
        if value
    ]


def _labels_inside(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly every cell holds its own label, or answers one: `Date of birth: 12/12/1967`.

    Rows of one cell are headings; cells that are marked or left blank are options.
    """
    beside = [
        [cell for cell in row if cell and not _OPTION.match(cell)]
        for row in rows
        if len([cell for cell in row if cell]) >= _FEWEST
    ]
    cells = [cell for row in beside for cell in row]
    inside = [found["label"] for found in map(_INSIDE.fullmatch, cells) if found]
    answers = sum(
        label.endswith(":") and not _INSIDE.fullmatch(value)
        for row in beside
        for label, value in pairwise(row)
    )
    asking = sum(cell.endswith(":") for cell in cells)
    known = len(inside) >= _FEWEST and sum(map(is_form_label, inside)) >= _SHARE * len(inside)
    return known and len(inside) + answers + asking >= _MOSTLY * len(cells)


def _labels(cells: Sequence[str]) -> bool:
    """Whether the cells are labels of a form, most of them once."""
    once = len(cells) >= _FEWEST and len(set(cells)) >= _ONCE * len(cells)
    return once and sum(map(is_form_label, cells)) >= _SHARE * len(cells)


def _answers(cells: Sequence[str]) -> bool:
    """Whether the cells are values and no headings of columns."""
    short = all(len(cell) <= _LONGEST_VALUE for cell in cells)
    return short and sum(map(is_heading, cells)) <= 0.5 * len(cells)


def _people_beside(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row heads people side by side, over a label and values in each row."""
    heads = [cell for cell in rows[0][1:] if cell]
    whole = len(heads) >= _FEWEST and len(heads) == len(rows[0]) - 1 and len(set(heads)) > 1
    if not whole or is_part(rows[0][0]) or not all(map(is_part, heads)):
        return False
    return len(rows) > _FEWEST and all(len(row) == len(rows[0]) and row[0] for row in rows[1:])


def _of_people(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines of a table with a person in each column or row; None of any other."""
    if _people_in_rows(rows):
        return [_pair(row[0], GAP.join(filter(None, row[1:]))) for row in rows]
    if _people_beside(rows):
        return [GAP.join(cell or "-" for cell in row) for row in rows]
    return None


def _people_in_rows(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a person's, by their part: `Spouse | Ana Ruiz | 2/7/61 | SSN 604-…`.

    A list has headings over them; here a cell says itself what it holds.
    """
    whole = all(len(row) > _FEWEST and row[0] and row[1] for row in rows)
    if not whole or not all(is_part(row[0]) for row in rows):
        return False
    return any(_SAYS_ITSELF.match(cell) for row in rows for cell in row[2:])


def _pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """Labels and their values in a row; none in a row of one cell."""
    while row and not row[-1]:
        row = row[:-1]
    if len(row) == 1 or not any(row):
        return []
    if len(row) == 2:
        return [(row[0], row[1])]
    if len(row) % 2 or len(row) > 6:
        return []
    return [(label, value) for label, value in zip(row[::2], row[1::2], strict=True) if label]


def _line(row: Sequence[str]) -> str:
    pairs = _pairs(row)
    if not pairs:
        return GAP.join(filter(None, row))
    return GAP.join(_pair(label, value) for label, value in pairs if value)


def _pair(label: str, value: str) -> str:
    return f"{label} {value}" if label.endswith((":", "?")) else f"{label}: {value}"
