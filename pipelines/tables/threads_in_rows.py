"""Conversations inside of rows: a first message, and the list of replies beside it.

Support desks and forums nest them: `source.author.name` with `source.body`, and for each reply
`parts.author.name` with `parts.body`. Made flat, every row repeats the first message; who speaks
differs within a row, so that no row is about one person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from detectors.words.headers import words
from pipelines.blocks import Table, TextBlock
from pipelines.tables.conversations import header_of

_SAID = frozenset({"body", "text", "content", "message", "comment", "note", "description"})
_SPEAKS = frozenset({"author", "sender", "from", "user", "creator", "created", "actor", "by"})
_CALLED = frozenset({"name", "author", "sender", "from"})
_LEAST = 2


def threads_heard(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """Return the table without such messages; each thread goes to `hear` as a text of its own.

    A table with messages of one kind only is left alone: it may be a conversation by itself.
    """
    if table.header is None:
        return table
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    every = chain((first,), batches)
    pairs = _pairs(header_of(table, first)[0])
    if len(pairs) < _LEAST:
        return replace(table, batches=every)
    return replace(table, batches=_silenced(table, pairs, every, hear))


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


def _silenced(
    table: Table, pairs: Sequence[tuple[int, int]], batches: Iterator[pl.DataFrame],
    hear: Callable[[TextBlock], None],
) -> Iterator[pl.DataFrame]:  # fmt: skip
    """The batches without the messages; a thread is heard once its first message changes."""
    before = f"{table.place}, " if table.place else ""
    lines, opened, row = dict[str, None](), None, table.first_row
    for batch in batches:
        columns = [(batch.to_series(who), batch.to_series(said)) for who, said in pairs]
        for number in range(batch.height):
            row += 1
            told = [(who[number], said[number]) for who, said in columns]
            if told[0] != opened and lines:
                hear(TextBlock(text="\n".join(lines), place=f"{before}row {row - 1}", kind="prose"))
                lines = {}
            opened = told[0]
            spoken = (f"{who or 'unknown'}: {' '.join(said.split())}" for who, said in told if said)
            lines |= dict.fromkeys(spoken)
        blank = pl.lit(None, dtype=pl.String)
        yield batch.with_columns(blank.alias(batch.columns[said]) for _, said in pairs)
    if lines:
        hear(TextBlock(text="\n".join(lines), place=f"{before}row {row}", kind="prose"))
