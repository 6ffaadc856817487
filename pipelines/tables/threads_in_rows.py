"""Conversations inside of rows: a first message, and the list of replies beside it.

Support desks and forums nest them: `source.author.name` with `source.body`, and for each reply
`parts.author.name` with `parts.body`. Made flat, every row repeats the first message; who speaks
differs within a row, so that no row is about one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from detectors.words.headers import words
from pipelines.tables.opened import Opened

_SAID = frozenset({"body", "text", "content", "message", "comment", "note", "description"})
_SPEAKS = frozenset({"author", "sender", "from", "user", "creator", "created", "actor", "by"})
_CALLED = frozenset({"name", "author", "sender", "from"})
_LEAST = 2


def threads(table: Opened) -> Iterator[pl.DataFrame] | None:
    """The batches without such messages; each thread is heard as a text of its own.

    None for a table with messages of one kind only: it may be a conversation by itself.
    """
    pairs = _pairs(table.header) if not table.skipped else []
    return _silenced(table, pairs) if len(pairs) >= _LEAST else None


def _pairs(header: Sequence[str]) -> list[tuple[int, int]]:
    """(column of the speaker, column of what is said) for each kind of message in a row."""
    pairs = []
    for at, name in enumerate(header):
        parent, dot, step = name.rpartition(".")
        if not dot or words(step)[-1:] == () or words(step)[-1] not in _SAID:
            continue
        who = [
            place
            for place, other in enumerate(header)
            if other.startswith(f"{parent}.") and _is_speaker(other[len(parent) + 1 :])
        ]
        pairs += [(who[0], at)] if who else []
    return pairs


def _is_speaker(rest: str) -> bool:
    """Whether a header below the message's own names who speaks: `author.name`, `from`."""
    said = words(rest)
    return said[-1:] != () and said[-1] in _CALLED and bool(_SPEAKS & set(said))


def _silenced(table: Opened, pairs: Sequence[tuple[int, int]]) -> Iterator[pl.DataFrame]:
    """The batches without the messages; a thread is heard once its first message changes."""
    lines, opened, row = dict[str, None](), None, table.table.first_row
    for batch in table.every:
        columns = [(batch.to_series(who), batch.to_series(said)) for who, said in pairs]
        for number in range(batch.height):
            row += 1
            told = [(who[number], said[number]) for who, said in columns]
            if told[0] != opened and lines:
                table.tell("\n".join(lines), f"row {row - 1}", "prose")
                lines = {}
            opened = told[0]
            spoken = (f"{who or 'unknown'}: {' '.join(said.split())}" for who, said in told if said)
            lines |= dict.fromkeys(spoken)
        blank = pl.lit(None, dtype=pl.String)
        yield batch.with_columns(blank.alias(batch.columns[said]) for _, said in pairs)
    if lines:
        table.tell("\n".join(lines), f"row {row}", "prose")
