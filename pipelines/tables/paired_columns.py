"""Columns that hold several things a cell (`Passport no. / country`, a person's lines), parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from detectors.catalog import detectors
from detectors.words.headers import scores, words

_BOTH = re.compile(r"[ ]*[/+][ ]*|[ ]+(?:&|and|y)[ ]+|[ ]*\n[ ]*")
_BETWEEN = (r"\s*\n\s*", r"\s+/\s+", r"\s*\|\s*", r"\s*;\s+", r"\s*/\s*", r"\s*\+\s*")
_BORN = r"\s*[,(;|/-]?\s*\b(?:DOB|D\.O\.B\.?|[Bb]orn)(?:\s*:\s*|\s+)"
"""What stands between a name and a birth date in one cell: `Rosa Menon DOB 3/4/1980`."""

_MAILED = r"\S\s*[<(][^\s<>()@]+@[^\s<>()@]+\.[A-Za-z]+[>)]$"
_BEFORE_MAIL = r"\s*[<(]"
"""What stands between a name and an address in one cell: `Rosa Menon <rosa@example.org>`."""

_FIRST = re.compile(r"[^,;/&\n]{1,60}")
_LINE_END = r"[ \t]*\n\s*"
_STACK = r"^[^0-9:@\n]{3,60}\n(?s:.*)[0-9]"
"""A person in one cell, the name on the first line and what is known of them below it."""

_ROWS, _LOOKED_AT = 30, 1_000
"""Rows among which a header is looked for, and those by whose cells a column is judged."""

_SURE, _SHARE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """A column of two things.

    column: its index; row: of the grid that heads it, None where the table has its own header;
    names: of both; between: pattern of what stands between the two in a cell.
    """

    column: int
    row: int | None
    names: tuple[str, str]
    between: str


def pairs_in(header: Sequence[str] | None, batch: pl.DataFrame) -> list[Pair]:
    """The columns of a table that hold two things a cell, by the header and by most cells.

    header: as in `Table`; batch: the first one, String columns. Both halves of such a header name
    kinds of values without a doubt, two different ones.
    """
    rows = [tuple(header)] if header is not None else batch.head(_ROWS).rows()
    found = dict[int, Pair]()
    seen = batch.head(_LOOKED_AT)
    born = [_share(cells, _BORN) for cells in seen.get_columns()]
    below = seen[0 if header is not None else 1 :].get_columns()
    mailed = [_share(cells, _MAILED) for cells in below]
    for at, row in enumerate(rows):
        own = None if header is not None else at
        for column, cell in enumerate(row[: batch.width]):
            if column in found or not cell:
                continue
            names = _names(cell)
            rest_of = seen.to_series(column)[0 if own is None else at + 1 :]
            between = _between(rest_of) if names else None
            if names and between:
                found[column] = Pair(column, own, names, between)
            elif (who := _heads_a_stack(cell)) and _stacked(rest_of):
                rest = cell[len(who) :].strip(" ,;/&\n") or f"{who} details"
                found[column] = Pair(column, own, (who, rest), _LINE_END)
            elif born[column] >= _SHARE and "name" in _kinds(cell):
                found[column] = Pair(column, own, (cell, "DOB"), _BORN)
            elif mailed[column] >= _SHARE and "name" in _kinds(cell):
                found[column] = Pair(column, own, (cell, f"{cell} email"), _BEFORE_MAIL)
    return list(found.values())


def parted(batch: pl.DataFrame, pairs: Sequence[Pair], *, first: bool) -> pl.DataFrame:
    """The batch with the second half of every such cell in a column of its own, at the right.

    first: the batch is the one that may hold the header. A cell without both halves stays whole.
    """
    for pair in pairs:
        cell = pl.nth(pair.column)
        halves = rf"(?s)^(.*?\S){pair.between}(\S.*)$"
        cells = batch.select(
            one=pl.coalesce(cell.str.extract(halves, 1), cell),
            other=cell.str.extract(halves, 2).str.strip_chars(" )>"),
        )
        if first and pair.row is not None:
            at = pl.int_range(pl.len()) == pair.row
            cells = cells.select(
                pl.when(at).then(pl.lit(name)).otherwise(pl.col(column)).alias(column)
                for column, name in zip(("one", "other"), pair.names, strict=True)
            )
        one, other = cells.get_columns()
        batch = batch.with_columns(
            one.alias(batch.columns[pair.column]), other.alias(str(batch.width))
        )
    return batch


def headed(header: Sequence[str], pairs: Sequence[Pair], width: int) -> tuple[str, ...]:
    """The table's own header for the batches of `parted`; width: of those before they were."""
    first = {pair.column: pair.names[0] for pair in pairs}
    padded = (*header, *[""] * width)[:width]
    named = [first.get(column, name) for column, name in enumerate(padded)]
    return (*named, *(pair.names[1] for pair in pairs))


def _names(header: str) -> tuple[str, str] | None:
    halves = _BOTH.split(header.strip())
    if len(halves) != 2:
        return None
    kinds = [_kinds(half) for half in halves]
    return (halves[0], halves[1]) if all(kinds) and not kinds[0] & kinds[1] else None


def _heads_a_stack(header: str) -> str:
    """What of a header asks for a name, alone or before what stands below it in each cell."""
    first = _FIRST.match(header)
    return first.group() if first is not None and "name" in _kinds(first.group()) else ""


def _stacked(cells: pl.Series) -> bool:
    """Whether most cells are a person: letters alone on the first line, numbers below it."""
    filled = cells.str.strip_chars().drop_nulls()
    filled = filled.filter(filled != "")
    return int(filled.str.contains(_STACK).sum()) >= _SHARE * max(1, len(filled))


def _kinds(half: str) -> frozenset[str]:
    found = scores(words(half)).items()
    return frozenset(detectors()[name].detects for name, score in found if score >= _SURE)


def _between(cells: pl.Series) -> str | None:
    """What stands between two halves in most of the cells; None where nothing does."""
    return next((between for between in _BETWEEN if _share(cells, between) >= _SHARE), None)


def _share(cells: pl.Series, between: str) -> float:
    """The share of the cells that say something in which a pattern stands once."""
    filled = cells.str.strip_chars().drop_nulls()
    filled = filled.filter(filled != "")
    return int((filled.str.count_matches(between) == 1).sum()) / max(1, len(filled))
