"""Tables that are conversations: who speaks and what they say, read as text and not row by row.

Exports of chats (Slack, Teams, Telegram, Discord, Google Chat, tables of messages in databases)
are lists of objects with a speaker, a time and a text. The speaker is the row's only person and
seldom the one spoken of, and an answer belongs to the question in the row above. So the lines go
through the search of texts, where both are known, and only the other columns stay a table. So do
recordings and logs of calls, where nobody but the words themselves tells who speaks or is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import unescape
from typing import NamedTuple

import polars as pl

from detectors.catalog import detectors
from detectors.columns.verdicts import ASKED
from detectors.elements import ELEMENTS
from detectors.people.person_finder import find
from detectors.words.headers import scores, words
from pipelines.plain.asked_in_chat import answered
from pipelines.tables.numbered_speakers import of_oneself, only_ids, speaker_by_number
from pipelines.tables.opened import Opened
from pipelines.tables.sent_messages import received_from, with_contacts

_SPEAKERS = frozenset(
    {"real name", "display name", "sender", "sender name", "from", "from name", "author",
     "author name", "speaker", "creator", "creator name", "posted by", "screen name", "nick",
     "nickname", "sent by", "author nickname"}
)  # fmt: skip
_NAMED = frozenset({"name", "full name", "nickname", "username", "user name"})
_ROOMS = frozenset({"channel", "room", "thread", "conversation", "chat", "chatroom"})
"""Where people talk: beside such a column "user" is who speaks."""

_OF_CHATS = frozenset({("name",), ("title",)})
_OF_USERS = _NAMED | {"user"}
_WHOSE = frozenset({"user", "sender", "author", "from", "creator", "profile", "actor"})
_HUNG_ON = frozenset({"reactions", "reaction", "files", "attachments", "icons", "emoji", "bot"})
"""What hangs on a message: `reactions.name` is that of a face, `files.name` of a file."""

_SAID = frozenset(
    {"text", "body", "message", "content", "msg", "message text", "message body", "chat message",
     "body content"}
)  # fmt: skip
_RECORDED = frozenset(
    {"transcript", "transcription", "transcribed", "voicemail", "voicemails", "dictation",
     "utterance", "speech"}
)  # fmt: skip
_NOTED = frozenset({"note", "notes", "entry", "remark", "remarks", "comment", "comments", "log"})
_NUMBERING = frozenset({"id", "number", "key", "code", "ref", "reference", "uuid"})
_WHEN = frozenset({"ts", "timestamp", "date", "time", "sent", "created", "posted", "datetime"})
_PEOPLE = frozenset({"name", "given_name", "family_name", "birth_date", *ELEMENTS})
_MOST = 500_000
SOMEBODY = 0.6
"""From this score on of the rules somebody is named in a text that nobody signs."""
_LEAST_LETTERS = 8


class _Columns(NamedTuple):
    """The column of what is said; who: of the speaker, None where nobody signs; numbered: an id.

    way: of which way a message went, where `who` is whoever the owner of a telephone talks with.
    """

    said: int
    who: int | None
    numbered: bool = False
    way: int | None = None


def conversation(table: Opened) -> Iterator[pl.DataFrame] | None:
    """The batches of a conversation without what was said, which is heard; None for other tables.

    Heard is a text for every batch, or several where it is long: a line a message, with the
    speaker in front. A table with people or elements in other columns is no conversation: there
    a text is about the person of its row.
    """
    found = _told(table.header, table.rows)
    if found is None or not _speaks(table.rows.to_series(found.said)):
        return None
    return table.rewritten(partial(_silenced, table, found))


def _told(header: Sequence[str], rows: pl.DataFrame) -> _Columns | None:
    """The columns of a conversation or of a log of calls; None where a table is neither."""
    rooms = _rooms(header, rows)
    found = _columns(header, None, rooms)
    if found is not None:
        return _Columns(found[1], found[0], numbered=only_ids(rows.to_series(found[0])))
    sent = with_contacts(header, rows)
    found = None if sent is None else _columns(header, sent[0], rooms)
    if sent is not None and found is not None:
        return _Columns(found[1], found[0], way=sent[1])
    number = speaker_by_number(header, rows)
    found = None if number is None else _columns(header, number, rooms)
    return _unsigned(header) if found is None else _Columns(found[1], found[0], numbered=True)


def _rooms(header: Sequence[str], rows: pl.DataFrame) -> frozenset[int]:
    """Columns whose one name is that of the chat: what stood around the messages of a file."""
    called = [at for at, name in enumerate(header) if words(name) in _OF_CHATS]
    return frozenset(at for at in called if rows.height > 1 and rows.to_series(at).n_unique() == 1)


def _columns(
    header: Sequence[str], number: int | None, rooms: frozenset[int]
) -> tuple[int, int] | None:
    """The column of the speaker and that of what is said; None where it is no conversation.

    number: the column whose ids say who speaks; None where a name must. rooms: as `_rooms` tells.
    """
    steps = [" ".join(words(name.rsplit(".", 1)[-1])) for name in header]
    parents = [name.rpartition(".")[0] for name in header]
    said = [at for at, step in enumerate(steps) if step in _SAID]
    who = [at for at, step in enumerate(steps) if step in _SPEAKERS] or [
        at
        for at, (step, parent) in enumerate(zip(steps, parents, strict=True))
        if step in _NAMED and _WHOSE & set(words(parent))
    ]
    if any(_ROOMS & set(step.split()[:1]) for step in steps):
        who = who or [at for at, step in enumerate(steps) if step in _OF_USERS]
    who = who if number is None else [number]
    timed = any(_WHEN & set(step.split()) for step in steps)
    if len(said) != 1 or not who or not timed:
        return None
    own = {at for at in range(len(header)) if parents[at] and parents[at] == parents[who[0]]}
    hung = {at for at, parent in enumerate(parents) if _HUNG_ON & set(words(parent))}
    others = set(range(len(header))) - own - {*who, *said} - rooms - hung
    return None if any(_of_people(header[at]) for at in others) else (who[0], said[0])


def _unsigned(header: Sequence[str]) -> _Columns | None:
    """The column of what is said where none tells by whom; None where rows lead to people.

    Notes may be led to somebody by a number beside them: then they are about the person of the row.
    """
    spoken = [words(name) for name in header]
    recorded = [at for at, said in enumerate(spoken) if _RECORDED & set(said)]
    numbered = any(said and said[-1] in _NUMBERING for said in spoken)
    noted = [at for at, said in enumerate(spoken) if _NOTED & set(said) and len(said) <= 2]
    found = recorded or ([] if numbered else noted)
    timed = any(_WHEN & set(said) for said in spoken)
    others = [name for at, name in enumerate(header) if at not in found]
    if len(found) != 1 or not timed or any(map(leads_to_people, others)):
        return None
    return _Columns(found[0], None)


def leads_to_people(header: str) -> bool:
    """Whether a column names people, tells an element, or holds numbers that stand for people."""
    return _of_people(header) or _keyed(header)


def _keyed(header: str) -> bool:
    return scores(words(header)).get("world/person_key", 0.0) >= ASKED


def _of_people(header: str) -> bool:
    said = words(header)
    # "client_msg_id" numbers messages: what ends in an ID names nobody, though its words speak so.
    asked = frozenset(ELEMENTS) if said[-1:] == ("id",) else _PEOPLE
    found = scores(said).items()
    return any(score >= ASKED and detectors()[name].detects in asked for name, score in found)


def _speaks(said: pl.Series) -> bool:
    """Whether the values are what people say: most of them several words."""
    told = said.drop_nulls()
    spoken = told.str.contains(r"\S\s+\S") & (told.str.len_chars() >= _LEAST_LETTERS)
    return told.len() > 0 and bool(spoken.sum() * 2 >= told.len())


def _silenced(table: Opened, found: _Columns, body: pl.DataFrame, row: int) -> pl.DataFrame:
    """Some rows without what was said; row: how many stand before them."""
    spoken = _answered(body, found)
    own = _left(spoken, found)
    known = found.who is not None and not found.numbered
    speakers = _speakers(body, found) if known else spoken.clear(body.height)
    heard_of = spoken.to_frame("said").select(pl.when(~own).then(pl.col("said"))).to_series()
    for start, lines in _pieces(_lines(speakers, heard_of)):
        rows = f"rows {row + start + 1} to {row + start + len(lines)}"
        table.tell("\n".join(lines), rows, "prose")
    return body.with_columns(pl.when(own).then(spoken).alias(body.columns[found.said]))


def _answered(body: pl.DataFrame, found: _Columns) -> pl.Series:
    """What is said, answers that are a bare number or login in words; as it is where nobody signs.

    Speakers whom a number stands for are told apart by it, whoever they are.
    """
    spoken = body.to_series(found.said)
    if found.who is None:
        return spoken
    who = _speakers(body, found).fill_null("").cast(pl.Categorical).to_physical().to_list()
    said = [" ".join(unescape(text or "").split()) for text in spoken.to_list()]
    heads = [f"by {_letters(one)}: " for one in who]
    told = answered([head + text for head, text in zip(heads, said, strict=True)], chat=True)
    changed = [
        one.removeprefix(head) if one != head + text else None
        for one, head, text in zip(told, heads, said, strict=True)
    ]
    return pl.Series(spoken.name, changed, dtype=pl.String).fill_null(spoken)


def _speakers(body: pl.DataFrame, found: _Columns) -> pl.Series:
    who = body.to_series(found.who or 0)
    return who if found.way is None else received_from(who, body.to_series(found.way))


def _letters(number: int | None) -> str:
    """A number in letters, as a name before a colon: 0 -> a, 10 -> ba."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number or 0))


def _left(spoken: pl.Series, found: _Columns) -> pl.Series:
    """Whether each text stays in the table: about the speaker of a number, or naming nobody."""
    if found.numbered:
        return of_oneself(spoken)
    if found.who is not None:
        return pl.repeat(value=False, n=len(spoken), eager=True)
    return pl.Series([not any(p.score >= SOMEBODY for p in find(said or "")) for said in spoken])


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
