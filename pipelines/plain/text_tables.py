"""Tables inside running text: a pasted CSV, columns of a printed page, a piped list.

A table starts with a line of column headings; its rows are handed on as a `Table`, so that its
columns are typed like those of any other table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from detectors.words.headers import is_heading
from pipelines.blocks import Table, TextBlock
from pipelines.plain.box_pairs import box_pairs
from pipelines.plain.cards_across import cards_across
from pipelines.plain.case_blocks import case_blocks
from pipelines.plain.column_places import aligned, answers, barred, heads, marks_off
from pipelines.plain.dashed_columns import dashed_columns
from pipelines.plain.delimited_rows import cells_of, rows_below
from pipelines.plain.folded_rows import unfolded
from pipelines.plain.listings import Listing
from pipelines.plain.pair_lines import logged, pairs_of
from pipelines.plain.recognized import recomposed, without_lines
from pipelines.plain.record_lines import record_lines
from pipelines.plain.side_by_side import people_beside
from pipelines.plain.spaced_rows import spaced_rows
from pipelines.plain.sql_lines import statement
from pipelines.plain.stanzas import announced, stanzas
from pipelines.plain.twin_columns import twins

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS, _BARS = ("||", "\t", "|", ";", " / ", ","), ("||", "|", " / ")
_CODE = re.compile(
    r"[{};:]$|^(?:def|if|for|class|return|import|from|function|public|private|const|var|let|select)\b"
    r"|\w\(\w*,|=>|\w\.\w+\("
)
# "1099 AMT" and "2024 wages" are headings; a value is longer, or goes on behind a sign.
_VALUES = re.compile(
    r"[0-9]{5}|[0-9]{3}[-./][0-9]|: |^[A-Z' -]+, [A-Z' -]+  .*[0-9]|"
    r"(?i:\b(?:cvv|cvc|cid|csc|pin)2?)[ :#]+[0-9]{3,4}\b"
)
_STEP = re.compile(r"^[^|:]{1,16}:[ ]+(?=[^|]+\|)")
"""What a form counts its lines with: `Step 1:  (a) First name | Last name`."""
_GAP, _PRINTED = re.compile(r"[ ]{2,}"), re.compile(r"[^\s,][ ]{3,}[^\s,]")
_SURE_BOXES, _LABELLED = 2, re.compile(r"[ \t]*[^\W\d_][^\n:,\"]{1,40}:[ ]")
IN_CELL = "found in a cell of text"
"""How the reason begins of what no heading said."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table found in a block: its lines [first, last) with the heading line, and its rows.

    named: it is one only if it names somebody. printed: its columns are told by white alone.
    held: the lines that are its own, where another table has some between them.
    """

    first: int
    last: int
    table: Table
    rows: tuple[tuple[str, ...], ...] = ()
    named: bool = False
    printed: bool = False
    held: tuple[int, ...] = ()

    def lines(self) -> list[tuple[int, int]]:
        """The runs of lines that are the table's: all, or those of a log that are its entries."""
        if self.held:
            return [(line, line + 1) for line in self.held]
        if not self.named:
            return [(self.first, self.last)]
        return [(self.first + i, self.first + i + 1) for i, row in enumerate(self.rows) if any(row)]

    @property
    def one_row(self) -> bool:
        """Whether it is no more than labels over their values."""
        return self.last - self.first == 2 and sum(map(any, self.rows)) == 1

    def tells(self, frame: pl.DataFrame) -> bool:
        """Whether its records hold an element; labels over values must name somebody as well.

        So must columns told by white alone whose headings say of no value what it is.
        """
        told = frame["exposures"].explode().drop_nulls().struct.field("because")
        asked = self.printed and told.str.starts_with(IN_CELL).all()
        asked = asked or self.named or self.one_row
        return len(told) > 0 and (not asked or frame["full_name"].count() > 0)


def tables_in(block: TextBlock) -> list[TextTable]:
    """Return the tables of a block, in order."""
    lines = block.text.split("\n")
    spaced = [
        _spread(item, first, block.place)
        for first, rows in spaced_rows(lines)
        for item in _tables(rows, block.place)
    ]
    apart = {n for t in spaced for n in range(t.first, t.last)}
    rest = ["" if n in apart else line for n, line in enumerate(lines)] if apart else lines
    found = sorted([*spaced, *_tables(rest, block.place)], key=lambda item: item.first)
    boxes, taken = sum(t.one_row for t in found), {n for t in found for n in range(t.first, t.last)}
    pairs = list(box_pairs(lines, taken)) if boxes else []
    if boxes + sum(any(map(is_heading, names)) for _, names, _ in pairs) >= _SURE_BOXES:
        found += [_built([row], names, (at, at + 2), block.place) for at, names, row in pairs]
        found.sort(key=lambda item: item.first)
    lowered = ((t, replace(t.table, first_row=t.table.first_row + block.above)) for t in found)
    return [replace(item, table=table) for item, table in lowered]


def _spread(item: TextTable, start: int, place: str) -> TextTable:
    """Put a table read of rows without the blank lines between them where the rows stand."""
    first, last = start + 2 * item.first, start + 2 * item.last - 1
    apart = [cells for row in item.rows for cells in ([], list(row))]
    built = _built(
        apart[item.named :], list(item.table.header or ()), (first - item.named, last), place
    )
    held = tuple(start + 2 * line for line in item.held)
    return replace(item, first=first, last=last, table=built.table, rows=built.rows, held=held)


def of_boxes(item: TextTable, found: Sequence[TextTable]) -> bool:
    """Whether labels over their values have others right above or below them: boxes of a form."""
    beside = (one for one in found if one.last == item.first or one.first == item.last)
    return item.one_row and any(one.one_row for one in beside)


def labelled(block: TextBlock, found: Sequence[TextTable]) -> TextBlock:
    """Return the block with tables of one row, labels above their values, as `label: value`."""
    lines = block.text.split("\n")
    written: dict[int, list[str | tuple[int, int]]] = {}
    for item in found:
        if not item.one_row:
            continue
        row = next(row for row in item.rows if any(row))
        parts, at = list[str | tuple[int, int]](), 0
        for name, cell in zip(item.table.header or (), row, strict=True):
            place = lines[item.first + 1].find(cell, at)
            if cell:  # one under no heading stays as well: it may be a name
                said = (place, place + len(cell)) if place >= 0 else cell
                parts += ["   " if parts else "", f"{name}: " if name else "", said]
            at = max(at, place + len(cell))
        written |= {item.first: [], item.first + 1: parts}
    return recomposed(block, written) if written else block


def without(block: TextBlock, found: Sequence[TextTable]) -> TextBlock:
    """Return the block with the lines of these tables left empty."""
    return (
        without_lines(block, [span for item in found for span in item.lines()]) if found else block
    )


def _tables(lines: Sequence[str], place: str) -> list[TextTable]:
    found: list[TextTable] = []
    at = 0
    while at < len(lines) - 1:
        items = _tables_at(lines, at, place)
        at = max((item.last for item in items), default=at + 1)
        found += items
    return found


def _tables_at(lines: Sequence[str], at: int, place: str) -> list[TextTable]:
    """The table that begins at a line; several where its records speak of several people."""
    cases = case_blocks(lines, at)
    if cases is not None:
        return [_listed(cases, place)]
    item = _table_at(lines, at, place)
    listings = record_lines(lines, at) if item is None or item.printed else []
    return [_listed(one, place) for one in listings] or ([] if item is None else [item])


def _table_at(lines: Sequence[str], at: int, place: str) -> TextTable | None:
    arranged = _without_headings(lines, at, place)
    if arranged is not None:
        return arranged
    head = _STEP.sub("", lines[at].strip()) if "|" in lines[at] else lines[at].strip()
    if not head or len(head) > 400 or _VALUES.search(head) or _CODE.search(head):
        return None
    for delimiter in _DELIMITERS if "||" in lines[at + 1] else _DELIMITERS[1:]:
        cells = cells_of(head, delimiter)
        printed = delimiter in (" / ", ",") and _PRINTED.search(head)
        if delimiter == " / " and ":" in lines[at + 1]:
            continue  # `Paciente / Patient: Ana Ruiz`
        if printed or (delimiter == "," and _LABELLED.match(lines[at + 1])):
            break  # commas inside of labels: `First name, last name    SSN`, and of what one has
        ruled = marks_off(lines[at + 1]) and any(map(is_heading, cells))
        ruled = ruled or (delimiter in _BARS and barred(lines, at, cells, delimiter))
        if len(cells) >= 2 and (heads(cells) or ruled or announced(lines, at, delimiter)):
            rows, end = rows_below(lines, at, (delimiter, cells))
            return _built(rows, cells, (at, end), place) if any(rows) else None
    cells = _GAP.split(head)
    columns = len(cells) >= 2 and heads(cells) and not answers(cells, lines[at + 1])
    if columns and (found := aligned(lines, at)) is not None:
        rows, names, span = found
        return replace(_built(unfolded(rows), names, span, place), printed=True)
    return None


def _without_headings(lines: Sequence[str], at: int, place: str) -> TextTable | None:
    """Tables of clients of databases; people side by side, stanzas, cards, pairs in a line."""
    headed = dashed_columns(lines, at) or people_beside(lines, at) or twins(lines, at)
    if headed is not None:
        return _built(*headed, place)
    across = stanzas(lines, at) or cards_across(lines, at)
    if across is not None:
        return _built(across[0], across[1], (at, at + across[2]), place)
    pairs = pairs_of(lines, at)
    if pairs is not None:
        # No line of headings stands above the first row.
        return replace(_built(*pairs, (at - 1, at + len(pairs[0])), place), first=at)
    told = statement(lines, at)
    if told is not None:
        rows, names, span = told
        built = _built(rows, names, (span[0] - 1, span[1]), place)
        return replace(built, first=span[0], held=tuple(range(*span)))
    entries = logged(lines, at)
    if entries is not None:
        built = _built(*entries, (at - 1, at + len(entries[0])), place)
        return replace(built, first=at, named=True)
    return None


def _built(rows: list[list[str]], names: list[str], span: tuple[int, int], place: str) -> TextTable:
    width = len(names)
    padded = [[*row, *[""] * width][:width] for row in rows]
    columns = {
        str(i): pl.Series([row[i] or None for row in padded], dtype=pl.String) for i in range(width)
    }
    rows_read, first = iter([pl.DataFrame(columns)]), span[0] + 1
    table = Table(place=place, name="", header=tuple(names), batches=rows_read, first_row=first)
    return TextTable(span[0], span[1], table, tuple(map(tuple, padded)))


def _listed(one: Listing, place: str) -> TextTable:
    body = min(at for at, *_ in one.rows)
    head = min(one.first, body - 1)  # cases have no line of headings above them
    rows = [list[str]() for _ in range(head + 1, one.last)]
    for at, row, _ in one.rows:
        rows[at - head - 1] = row
    held = (*range(one.first, body), *(line for *_, filled in one.rows for line in filled))
    built = _built(rows, one.names, (head, one.last), place)
    return replace(built, first=one.first, held=held)
