"""Rows that name the columns of a grid: how they are known, and headers of two lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from detectors.words.headers import is_heading, scores, words
from pipelines.tables.forms import Row

_MIXED = r"^(?=\S*[a-z])(?=\S*[0-9])(?=\S*[!@$%^&*?])\S{6,}$"
_VALUE = re.compile(
    r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}|[0-9]{6}|\S@\S+\.\S|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
    rf"|{_MIXED}"
)
_SEVERAL = re.compile(r"(?i)[/&+]|\band\b|\by\b")
_NAMED = 0.9

_TELLING = 2
_CERTAIN = 3
"""Names of columns that make a header of a row, whatever the other cells say: the boxes of a tax
form have numbers for names."""


_OF_TABLE = re.compile(r"([A-Za-z][A-Za-z0-9]{0,30})[_.][A-Za-z][A-Za-z0-9_]{0,60}")
"""A column named with its table: `SPBPERS_SSN`, `emp.birth_dt`."""


_COUNTED = re.compile(
    r"([A-Za-z][A-Za-z_]{3,30}?(?=[_ .-]?\[?[0-9]{1,4}\b)|[A-Za-z]{1,3}(?=_?[0-9]{1,2}(?![0-9])))"
    r"[_ .-]?(?:[0-9]{1,4}|\[[0-9]{1,4}\])(?:[_.][0-9]{1,2})?"
)
_PLAIN = re.compile("[A-Za-z][A-Za-z0-9]{0,30}(?:[_ .-][A-Za-z0-9]{1,30}){0,4}")


def is_header(row: Row) -> bool:
    """Whether most cells of a row read like names of columns, or all begin with their table's.

    Forms on the web may number their fields: `field_12`, `input_3`, `Q7_1`.
    """
    cells = [cell for cell in row if cell is not None]
    if len(cells) < 2 and (len(row) > 1 or not cells):
        return False
    if _of_one_table(cells) or _counted(cells):
        return True
    hits = sum(is_heading(cell) and not re.search(_MIXED, cell) for cell in cells)
    enough = hits >= (0.5 * len(cells) if len(cells) > 3 else min(2, len(cells)))
    return (enough or _fields(cells) >= _CERTAIN) and len(set(cells)) >= 0.5 * len(cells)


def _of_one_table(cells: Sequence[str]) -> bool:
    named = [_OF_TABLE.fullmatch(cell.strip()) for cell in cells]
    tables = {match[1].lower() for match in named if match}
    return len(cells) > 2 and all(named) and len(tables) == 1 and len(set(cells)) == len(cells)


def _counted(cells: Sequence[str]) -> bool:
    """Whether most cells are one word with a number of their own, and the others plain names."""
    told = [_COUNTED.fullmatch(cell.strip()) for cell in cells]
    stems = Counter(match[1].lower() for match in told if match)
    enough = bool(stems) and max(stems.values()) >= max(_CERTAIN, 0.5 * len(cells))
    plain = all(_PLAIN.fullmatch(cell) for cell, held in zip(cells, told, strict=True) if not held)
    return enough and plain and len(set(cells)) == len(cells)


def is_header_inside(row: Row) -> bool:
    """As `is_header`, surer: for rows between data, where words like "Active" stand too."""
    cells = [cell for cell in row if cell is not None]
    hits = sum(is_heading(cell) for cell in cells)
    return is_header(row) and hits >= 0.7 * len(cells) and _fields(cells) >= min(2, len(cells) - 1)


def _fields(cells: Sequence[str]) -> int:
    """How many cells are without a doubt names of columns."""
    return sum(max(scores(words(cell)).values(), default=0.0) >= 0.9 for cell in cells)


def stands_out(rows: Sequence[Row]) -> bool:
    """Whether the first row, without digits, stands over columns whose cells have them.

    One such column is enough where two cells of the row are names of columns.
    """
    top = [(c, cell) for c, cell in enumerate(rows[0]) if cell is not None]
    if len(rows) < 3 or len(top) < 2 or any(ch.isdigit() or ch == "@" for _, t in top for ch in t):
        return False
    below = [sum(any(ch.isdigit() or ch == "@" for ch in r[c] or "") for r in rows[1:])
             for c, _ in top]  # fmt: skip
    few = sum(is_heading(cell) for _, cell in top) >= _TELLING
    least = 1.0 if few else max(1.0, 0.3 * len(top))
    return sum(n >= 0.6 * (len(rows) - 1) for n in below) >= least


def holds_values(row: Row) -> bool:
    """Whether cells of a row are values and no words: a number, an address, a user name."""
    return any(_VALUE.search(cell) for cell in row if cell)


def are_captions(row: Row) -> bool:
    """Whether a row of words, few of them counted (`Elig 1`), may stand over a row of names."""
    cells = [cell for cell in row if cell]
    counted = sum(any(char.isdigit() for char in cell) for cell in cells)
    words_only = not any(cell.replace(" ", "").isdigit() for cell in cells)
    return counted * 3 <= len(cells) and words_only and not holds_values(row)


def named(row: Row) -> tuple[str, ...]:
    """The cells of a header row as names, "" for a blank one, white space tidied."""
    return tuple(" ".join((cell or "").split()) for cell in row)


def stacked(top: Row, bottom: Row) -> tuple[str, ...]:
    """The names of a header of two lines, in the reading that the detectors know best.

    A caption may stand over several columns (merged cells) or over its own only.
    """
    spread, last = list[str | None](), None
    for cell in top:
        last = cell or last
        spread.append(last)
    readings = [
        named(tuple(_under(*pair) for pair in zip(upper, bottom, strict=True)))
        for upper in (tuple(spread), top, (None,) * len(bottom))
    ]
    return max(readings, key=_known)


def _under(caption: str | None, name: str | None) -> str:
    """A name with the caption above it, which one that several things share does not change.

    Below "Member / injury" stand the member and the injury, and neither is of the other's kind.
    """
    several = _SEVERAL.search(caption or "") is not None
    own = max(scores(words(name or "")).values(), default=0.0)
    return " ".join(filter(None, (None if several and own >= _NAMED else caption, name)))


def _known(header: Sequence[str]) -> float:
    # A caption costs each column a little and may be what says whose it is.
    graded = [max(scores(words(name)).values(), default=0.0) for name in header]
    return sum(round(score + 0.05, 1) for score in graded)
