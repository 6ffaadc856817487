"""Rows of a report that were read line by line, before they are a table."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[int, list[str], list[int]]
"""The line a row begins at, its cells, the lines it fills."""


@dataclass(slots=True)
class Listing:
    """Rows of one kind of person: the headings, the rows, and from which line to which it goes."""

    names: list[str]
    rows: list[Row]
    first: int
    last: int
