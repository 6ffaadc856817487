"""What a reader yields: tables, runs of text, files inside, and what it could not read.

Spans are half-open in code points, rows count from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows as they lie: every cell a string (or null), in bounded batches.

    place: where in its source, for people and for locators ("sheet Staff", "table users"); ""
        when the source is one table.
    name: name of the sheet, table or file stem, a hint for typing; "" when there is none.
    header: the column names where the format has them (databases, JSON, Parquet); None where
        the grid itself must be searched for a header row (delimited text, workbooks).
    batches: frames of String columns named "0", "1", …, all of the same width, at most 100,000
        rows each; read once, before the next block is asked for.
    first_row: number of the first row of the first batch in its source (0-based), so that a
        locator can name the row a person sees.
    hidden: the sheet or table is hidden from an ordinary user.
    hidden_columns: columns, from 0, that are hidden in a sheet that is not; empty where the format
        or its reader tells nothing of that.
    keys: declared keys: column index -> "table.column" it refers to, or its own
        "table.column" where it is the primary key.
    """

    place: str
    name: str
    header: tuple[str, ...] | None
    batches: Iterator[pl.DataFrame]
    first_row: int = 0
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    keys: dict[int, str] = field(default_factory=dict)


def begun(table: Table) -> tuple[pl.DataFrame | None, Iterator[pl.DataFrame]]:
    """The first batch, None where there is none, and all batches, that one among them."""
    batches = iter(table.batches)
    first = next(batches, None)
    return first, batches if first is None else chain((first,), batches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person named by the envelope of a message: role is `author` or `addressee`."""

    role: str
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A run of text: a page, the body of a message, a document, a piece of a long log.

    text: at most 1,000,000 characters; longer runs are cut at line ends into several blocks.
    place: where in its source ("page 2", "message 14", "" for the whole).
    kind: `page` (fixed lines), `prose` (flowing paragraphs), `mail` (a message body), `log`.
    parties: who the envelope names; empty outside mail.
    doubts: recognized words that are not sure: start, end (half-open, in code points, not
        overlapping, in order) and confidence 0..1; empty where the text was not recognized.
    above: lines of the same place that stand before the text.
    """

    text: str
    place: str
    kind: str
    parties: tuple[Party, ...] = ()
    doubts: tuple[tuple[int, int, float], ...] = ()
    above: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a source: archive member or attachment. Read like a source of its own.

    name: the name the container gives it, never used as a path on this machine.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something a reader saw and could not read. Failure is data.

    place: where in its source; "" for the whole of it.
    code: a code of `EXCEPTIONS`; never a message from the evidence or a library.
    """

    place: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the source itself says it holds, told by its own index, header or footer.

    The ledger sets it against what was read; less is an exception `incomplete`.

    unit: `rows` (of the table at `place`), `sheets`, `tables`, `pages`, `messages`, `members`.
    place: as in the block it counts for; "" for the whole source.
    count: how many; counted independently of the reading, never by counting what was read.
    """

    unit: str
    place: str
    count: int


Block = Table | TextBlock | Member | Unread | Expected

EXCEPTIONS: dict[str, str] = {
    "unsupported": "The type is known, and this version has no reader for it.",
    "unknown_type": "The content matches no known type.",
    "encrypted": "A password is needed.",
    "damaged": "The content breaks the rules of its own format.",
    "truncated": "The content ends before it should.",
    "empty": "There is nothing inside.",
    "no_text": "Pages or pictures with marks that were not, or could not be, recognized.",
    "too_large": "Reading would pass the memory or output limit.",
    "too_deep": "Containers are nested deeper than the limit.",
    "bomb": "The content expands beyond the allowed ratio.",
    "timeout": "Reading took longer than the time limit.",
    "crashed": "The reader ended abnormally.",
    "unreadable": "The operating system refused to open or read the file.",
    "changed": "The file changed while it was read.",
    "link": "A link to somewhere else, not followed.",
    "special": "A device, socket or pipe, not a file.",
    "rows_lost": "Some rows could not be taken apart into cells.",
    "undecodable": "Some characters could not be decoded.",
    "incomplete": "The source says it holds more than could be read.",
    "no_reader": "A part of the installation that reads this type is missing.",
}
"""Code -> reason a person understands. A code that is not here never leaves the sandbox."""
