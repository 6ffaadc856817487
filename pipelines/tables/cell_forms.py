"""Rows of labels with their values (`Resident: Ruiz, Ana`) in a sheet, read as lines of a form.

Sheets that are printed as forms (drug and treatment sheets, time sheets, charts, rosters) say
above a list, in one row or a few, whom it is about and what is known of them: label and value in
one cell, beside or below each other, or in turn, cell by cell or row by row. No cell of such a row
is a column's, so the row is read as text, and of it only the person stays above the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

import polars as pl

from detectors.catalog import detectors
from detectors.elements import ELEMENTS, PARTS
from detectors.texts.labels import claims
from detectors.words.headers import is_heading, role_of, says_only_whom, scores, words
from pipelines.blocks import Table, TextBlock, begun
from pipelines.tables.forms import Row

_LABEL = r"^\s*[^\W\d_][^:\n]{0,40}[:\n]"
_ASKED = re.compile(r"\s*(?P<label>[^\W\d_][^:\n]{0,40}):(?![/0-9])\s*(?P<value>.*?)\s*")
_BELOW = re.compile(r"\s*(?P<label>[^\W\d_][^:\n]{0,60})\n\s*(?P<value>[^(\s].*?)\s*", re.DOTALL)
_TELLS = frozenset({*ELEMENTS, *PARTS, "birth_date"})
_NAMES = ("world/name", "world/family_name")
_SURE = 0.75
_MOST_ROWS, _MOST_CELLS = 20_000, 400_000
_MOST_IN_RUN, _MOST_BOXES = 30, 400
_GAP = "   "


class _Line(NamedTuple):
    """A row: its labels and values, "" for none; sure: it is no row of a list of two columns."""

    pairs: tuple[tuple[str, str], ...]
    sure: bool


def spoken(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """The table; rows of labels with their values that tell of somebody go to `hear` as text.

    hear gets a block for every such run of rows. The cell that names the person stays. Looks at
    the first batch of a grid without declared names; large ones are lists and stay as they are.
    """
    first, every = begun(table)
    if first is None or table.header is not None or _too_large(first):
        return replace(table, batches=every)
    runs = list(_runs(first)) or list(_boxes(first))
    before = f"{table.place}, " if table.place else ""
    for start, lines, _ in runs:
        number = table.first_row + start + 1
        several = f"rows {number} to {number + len(lines) - 1}"
        place = before + (several if len(lines) > 1 else f"row {number}")
        text = "\n".join(_written(line) for line in lines if line.pairs)
        hear(TextBlock(text=text, place=place, kind="page"))
    if not runs:
        return replace(table, batches=every)
    left = _left(first, {start: (len(lines), at) for start, lines, at in runs})
    return replace(table, batches=chain((left,), islice(every, 1, None)))


def _too_large(batch: pl.DataFrame) -> bool:
    return batch.height > _MOST_ROWS or batch.height * batch.width > _MOST_CELLS


def _runs(batch: pl.DataFrame) -> Iterator[tuple[int, list[_Line], tuple[int, str]]]:
    """Runs of such rows: the first row, what they say, and the row and words that name somebody."""
    asking = pl.any_horizontal(pl.all().str.contains(_LABEL).fill_null(value=False))
    rows = batch.select(asking).to_series().arg_true().to_list()
    told = {at: line for at in rows if (line := _line(batch.row(at))) is not None}
    starts = [at for at in told if at - 1 not in told]
    for start in starts:
        end = next(at for at in range(start, batch.height + 1) if at not in told)
        lines = [told[at] for at in range(start, min(end, start + _MOST_IN_RUN))]
        named = _about(lines)
        if named is not None and any(line.sure for line in lines):
            yield start, lines, (start + named[0], named[1])


def _boxes(batch: pl.DataFrame) -> Iterator[tuple[int, list[_Line], tuple[int, str]]]:
    """Runs of rows of labels, each over the row of its values, as `_runs` gives them.

    One such pair is a list of one row; two of one form say different things of its person.
    """
    rows = batch.rows() if batch.height <= _MOST_BOXES else []
    at = 0
    while at + 3 < len(rows):
        lines, asked = list[_Line](), list[Row]()
        while (line := _boxed(rows[at : at + 2])) is not None and rows[at] not in asked:
            asked.append(rows[at])
            lines += [line, _Line((), sure=True)]
            at += 2
        start = at - len(lines)
        named = _about(lines) if len(asked) > 1 else None
        if named is not None:
            yield start, lines, (start + named[0], named[1])
        at += not asked


def _boxed(rows: Sequence[Row]) -> _Line | None:
    """The pairs of a row of labels and the row of their values below it; None for other rows."""
    if len(rows) < 2:
        return None
    labels, values = ([" ".join((cell or "").split()) for cell in row] for row in rows)
    # A cell that spans columns is read in each of them.
    seen = [not at or labels[at] != labels[at - 1] for at in range(len(labels))]
    pairs = [pair for pair, new in zip(zip(labels, values, strict=True), seen, strict=True) if new]
    heads = sum(map(is_heading, labels))
    if any(value and not label for label, value in pairs) or 2 * heads < sum(map(bool, labels)):
        return None
    answers = sum(not is_heading(value) for value in values if value)
    told = heads > 0 and 2 * answers > sum(map(bool, values))
    return _Line(tuple(pair for pair in pairs if pair[0]), sure=True) if told else None


def _line(row: Row) -> _Line | None:
    """The pairs of a row; None where most of its cells are none of a pair."""
    cells = [cell.strip() for cell in row if cell and cell.strip()]
    pairs, joint, covered, at = list[tuple[str, str]](), 0, 0, 0
    while at < len(cells):
        asked = _asked(cells[at])
        if asked is None:
            pairs.append(("", " ".join(cells[at].split())))
        elif asked[1] or at + 1 == len(cells) or _asked(cells[at + 1]):
            pairs.append(asked)
            joint, covered = joint + (asked[1] != "" and "\n" not in cells[at]), covered + 1
        else:
            pairs.append((asked[0], " ".join(cells[at + 1].split())))
            covered, at = covered + 2, at + 1
        at += 1
    answered = [label for label, value in pairs if label and value]
    if 2 * covered < len(cells) or not answered:
        return None
    # Headings of two lines have no digits where values below their labels do.
    below = any("\n" in cell for cell in cells)
    numbered = any(map(str.isdigit, "".join(value for _, value in pairs)))
    return _Line(tuple(pairs), sure=bool(joint) or (len(answered) > 1 and (numbered or not below)))


def _asked(cell: str) -> tuple[str, str] | None:
    """The label of a cell and the value beside or below it, "" for none; None without a label."""
    plain = " ".join(cell.split())
    if (asked := _ASKED.fullmatch(plain)) is not None:
        return asked["label"], asked["value"]
    below = _BELOW.fullmatch(cell) if "\n" in cell else None
    if below is None or not is_heading(below["label"]) or is_heading(below["value"]):
        return None
    return below["label"], " ".join(below["value"].split())


def _about(lines: Sequence[_Line]) -> tuple[int, str] | None:
    """Where a run names the one person whom it tells something of; None where it does not."""
    pairs = [
        (at, label, value)
        for at, line in enumerate(lines)
        for label, value in line.pairs
        if label and value
    ]
    named = [(at, f"{label}: {value}") for at, label, value in pairs if _asks_who(words(label))]
    telling = any(_tells(words(label)) for _, label, _ in pairs)
    return named[0] if len(named) == 1 and telling else None


def _asks_who(label: tuple[str, ...]) -> bool:
    """Whether a label asks for the name of whom the form is about."""
    graded = scores(label)
    name = max(graded.get(detector, 0.0) for detector in _NAMES) >= _SURE
    return role_of(label) == "subject" and (name or says_only_whom(label))


def _written(line: _Line) -> str:
    return _GAP.join(f"{label}: {value}" if label else value for label, value in line.pairs)


def _tells(label: tuple[str, ...]) -> bool:
    return any(detectors()[name].detects in _TELLS for name in claims(label)[0])


def _left(batch: pl.DataFrame, runs: dict[int, tuple[int, tuple[int, str]]]) -> pl.DataFrame:
    """The grid without those rows but for whom they name, in the first cell of the row."""
    gone = {at for start, (size, _) in runs.items() for at in range(start, start + size)}
    kept = dict(named for _, named in runs.values())
    out = pl.Series([at in gone for at in range(batch.height)])
    names = pl.Series([kept.get(at) for at in range(batch.height)], dtype=pl.String)
    first, *others = batch.columns
    return batch.with_columns(
        pl.when(out).then(names).otherwise(pl.col(first)).alias(first),
        *(pl.when(~out).then(pl.col(name)).alias(name) for name in others),
    )
