"""Tables that are conversations: who speaks and what they say, read as text and not row by row.

Exports of chats (Slack, Teams, Telegram, Discord, Google Chat, tables of messages in databases)
are lists of objects with a speaker, a time and a text. The speaker is the row's only person and
seldom the one spoken of, and an answer belongs to the question in the row above. So the lines go
through the search of texts, where both are known, and only the other columns stay a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from detectors.catalog import detectors
from detectors.elements import ELEMENTS
from detectors.headers import scores, words
from detectors.verdicts import ASKED
from pipelines.blocks import Table, TextBlock
from pipelines.numbered_speakers import of_oneself, speaker_by_number

_SPEAKERS = frozenset(
    [
        "real name",
        "display name",
        "sender",
        "sender name",
        "from",
        "from name",
        "author",
        "author name",
        "speaker",
        "creator",
        "creator name",
        "posted by",
        "screen name",
        "nick",
        "nickname",
        "sent by",
        "author nickname",
    ]
)
_NAMED = frozenset({"name", "full name", "nickname", "username", "user name"})
_WHOSE = frozenset({"user", "sender", "author", "from", "creator", "profile", "actor"})
_SAID = frozenset(
    [
        "text",
        "body",
        "message",
        "content",
        "msg",
        "message text",
        "message body",
        "chat message",
        "body content",
    ]
)
_WHEN = frozenset({"ts", "timestamp", "date", "time", "sent", "created", "posted", "datetime"})
_PEOPLE = frozenset({"name", "given_name", "family_name", "birth_date", *ELEMENTS})
_MOST = 500_000
_LEAST_LETTERS = 8


def heard(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """Return the table; of a conversation, without what was said, which goes to `hear` as text.

    hear gets a block for every batch, or several where it is long: a line a message, with the
    speaker in front. A table with people or elements in other columns is no conversation: there
    a text is about the person of its row.
    """
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    header, skipped = _header(table, first)
    numbered = False
    found = _columns(header, None)
    if found is None:
        number = speaker_by_number(header, first[skipped:])
        found = None if number is None else _columns(header, number)
        numbered = True
    if found is None or not _speaks(first[skipped:].to_series(found[1])):
        return replace(table, batches=chain((first,), batches))
    every = chain((first,), batches)
    return replace(table, batches=_silenced(table, skipped, (*found, numbered), every, hear))


def _header(table: Table, first: pl.DataFrame) -> tuple[Sequence[str], int]:
    """The names of the columns, and how many rows of the first batch they take."""
    if table.header is not None:
        return table.header, 0
    return [str(cell or "") for cell in first.row(0)] if first.height else [], 1


def _columns(header: Sequence[str], number: int | None) -> tuple[int, int] | None:
    """The column of the speaker and that of what is said; None where it is no conversation.

    number: the column whose ids say who speaks; None where a name must.
    """
    steps = [" ".join(words(name.rsplit(".", 1)[-1])) for name in header]
    parents = [name.rpartition(".")[0] for name in header]
    said = [at for at, step in enumerate(steps) if step in _SAID]
    who = [at for at, step in enumerate(steps) if step in _SPEAKERS] or [
        at
        for at, (step, parent) in enumerate(zip(steps, parents, strict=True))
        if step in _NAMED and _WHOSE & set(words(parent))
    ]
    who = who if number is None else [number]
    timed = any(_WHEN & set(step.split()) for step in steps)
    if len(said) != 1 or not who or not timed:
        return None
    own = {at for at in range(len(header)) if parents[at] and parents[at] == parents[who[0]]}
    others = set(range(len(header))) - own - {*who, *said}
    return None if any(_of_people(header[at]) for at in others) else (who[0], said[0])


def _of_people(header: str) -> bool:
    found = scores(words(header)).items()
    return any(score >= ASKED and detectors()[name].detects in _PEOPLE for name, score in found)


def _speaks(said: pl.Series) -> bool:
    """Whether the values are what people say: most of them several words."""
    told = said.drop_nulls()
    spoken = told.str.contains(r"\S\s+\S") & (told.str.len_chars() >= _LEAST_LETTERS)
    return told.len() > 0 and bool(spoken.sum() * 2 >= told.len())


def _silenced(
    table: Table, skipped: int, found: tuple[int, int, bool], batches: Iterator[pl.DataFrame],
    hear: Callable[[TextBlock], None],
) -> Iterator[pl.DataFrame]:  # fmt: skip
    """The batches without what was said; the first `skipped` rows are the header."""
    who, said, numbered = found
    row = table.first_row
    before = f"{table.place}, " if table.place else ""
    for batch in batches:
        head, body = batch[:skipped], batch[skipped:]
        row += head.height
        spoken = body.to_series(said)
        own = of_oneself(spoken) if numbered else pl.repeat(value=False, n=body.height, eager=True)
        speakers = body.to_series(who) if not numbered else body.to_series(who).clear(body.height)
        heard_of = spoken.to_frame("said").select(pl.when(~own).then(pl.col("said"))).to_series()
        for start, lines in _pieces(_lines(speakers, heard_of)):
            first, last = row + start + 1, row + start + len(lines)
            place = f"{before}rows {first} to {last}"
            hear(TextBlock(text="\n".join(lines), place=place, kind="prose"))
        left = pl.when(own).then(pl.nth(said)).alias(batch.columns[said])
        yield head.vstack(body.with_columns(left))
        row, skipped = row + body.height, 0


def _lines(who: pl.Series, said: pl.Series) -> list[str]:
    pairs = zip(who.to_list(), said.to_list(), strict=True)
    return [f"{one or 'unknown'}: {' '.join((text or '').split())}" for one, text in pairs]


def _pieces(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines in runs of bounded length, each with the index of its first line."""
    start, length = 0, 0
    if not lines:
        return
    for at, line in enumerate(lines):
        if length + len(line) > _MOST and at > start:
            yield start, lines[start:at]
            start, length = at, 0
        length += len(line) + 1
    yield start, lines[start:]
