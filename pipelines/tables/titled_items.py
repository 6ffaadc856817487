"""Rows that are items people work on: cards, tasks, tickets, notes whose title names somebody.

Boards, trackers and note programs write a title ("Yuki Igwe - warehouse"), a description and
comments, and beside them who made, wrote or was assigned the item, who is not whom it is about.
Title and texts of an item go through the search of texts together, a document each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import polars as pl

from detectors.people.person_finder import find
from detectors.texts.credential_sentences import told_logins
from detectors.words.clinical_words import CLEAR, clinical
from detectors.words.headers import role_of, words
from pipelines.tables.conversations import SOMEBODY, leads_to_people
from pipelines.tables.opened import Opened

_TITLES = frozenset({"title", "subject", "summary", "headline"})
_ITEMS = frozenset(
    {"card", "task", "ticket", "issue", "item", "note", "page", "story", "case", "topic"}
)
TEXTS = frozenset(
    [
        "text",
        "body",
        "message",
        "content",
        "description",
        "desc",
        "details",
        "note",
        "notes",
        "comment",
        "comments",
        "extra",
        "excerpt",
    ]
)
_MAKERS = frozenset(
    [
        "author",
        "creator",
        "created",
        "reporter",
        "assignee",
        "assigned",
        "owner",
        "owned",
        "agent",
        "responder",
        "editor",
        "edited",
        "modified",
        "updated",
        "closed",
        "resolved",
        "follower",
        "followers",
        "watcher",
        "watchers",
        "collaborator",
        "collaborators",
        "member",
        "members",
    ]
)
"""Words of headers under which those stand who work on an item."""

_GROUPS = frozenset({"board", "list", "project", "projects", "section", "space", "folder", "label"})
_ACCOUNTS = frozenset({("user",), ("username",), ("user", "name"), ("login",)})
_FIRST_PERSON = re.compile(r"(?<![\w'-])(?:[Mm]y|[Mm]ine|I|I['’]m)(?![\w'-])")
_VALUE = re.compile(r"(?i)[0-9]{3}|\bpass|\bpw|\blogin|\bpin\b")
_WORDS = re.compile(r"[^\W\d_]")  # "comments" may be how many there are
_LONGEST_TITLE, _SOME, _SURE = 150, 40, 0.8
_CAPITALS = re.compile(r"[^\W\d_a-z][\w.'’-]*,?[ ]+[^\W\d_a-z]")
_NOBODY = frozenset({"", "unknown", "null", "none", "n/a"})
_NUMBERING = frozenset({"id", "gid", "key", "uuid", "number"})
_LEAST_WORDS = 2


class _Columns(NamedTuple):
    """Columns of titles, of texts, of names of whom a row is about and of those who made it."""

    titles: list[int]
    texts: list[int]
    people: list[int]
    makers: list[int]


def items(table: Opened) -> Iterator[pl.DataFrame] | None:
    """The batches without the texts of items that name somebody, each of which is heard.

    Where a column says whom the rows are about, only a title that names somebody else counts.
    None for a table that is no list of items.
    """
    found = _columns(table.header)
    if found is None or _lists_people(table.header, table.rows, found):
        return None
    return table.rewritten(partial(_left, table, found))


def _columns(header: Sequence[str]) -> _Columns | None:
    """The columns of items; None where a table has no title, or no text beside it."""
    said = [words(name) for name in header]
    steps = [words(name.rsplit(".", 1)[-1]) for name in header]
    titles = [at for at, step in enumerate(steps) if _is_title(step, said[at])]
    texts = [
        at
        for at, step in enumerate(steps)
        if at not in titles and step and step[-1] in TEXTS and not _MAKERS & set(step)
    ]
    if not titles or not texts:
        return None
    others = [at for at in range(len(header)) if at not in {*titles, *texts}]
    led = [at for at in others if leads_to_people(header[at])]
    makers = [at for at in others if _MAKERS & set(said[at]) or role_of(said[at]) == "staff"]
    people = [at for at in led if at not in makers and not _aside(said[at], steps[at])]
    return _Columns(titles, texts, people, [at for at in makers if at in led])


def _lists_people(header: Sequence[str], rows: pl.DataFrame, found: _Columns) -> bool:
    """Whether what would be titles are names of people and nothing else: then rows are theirs."""
    named = [at for at in found.titles if words(header[at])[-1:] == ("name",)]
    some = [cell for at in named for cell in rows.to_series(at).drop_nulls().head(_SOME).to_list()]
    whole = [
        any(p.start == 0 and p.end == len(cell) and p.score >= _SURE for p in find(cell))
        for cell in some
    ]
    return sum(whole) * 2 > len(some)


def _is_title(step: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a header is that of a title: `subject`, `name`, `card.name`, `Ticket name`."""
    before = set(path[:-1])
    if not step or (_MAKERS | _GROUPS) & set(path):
        return False
    if step[0] == "entry" and len(step) == len(path) == _LEAST_WORDS and step[1].isdecimal():
        return True  # as the reader of password stores calls the parts of titles
    if step[-1] in _TITLES and (len(step) == 1 or before & _ITEMS):
        return True
    return step[-1] == "name" and (len(path) == 1 or path[-2] in _ITEMS)


def _aside(path: tuple[str, ...], step: tuple[str, ...]) -> bool:
    """Whether a header is of nobody: the name of a board, the account of a login."""
    return bool(_GROUPS & set(path)) or step in _ACCOUNTS or path[-1] in _NUMBERING


def _left(table: Opened, found: _Columns, body: pl.DataFrame, row: int) -> pl.DataFrame:
    """Some rows without the texts that are heard; row: how many stand before them."""
    titles, texts, about, makers = (_cells(body, columns) for columns in found)
    heard = [False] * body.height
    for number in range(body.height):
        title = " - ".join(dict.fromkeys(filter(None, titles[number])))
        if _names(title, texts[number], about[number]):
            said = _told(title, texts[number], [*about[number], *makers[number]])
            table.tell(said, f"row {row + number + 1}")
            heard[number] = True
    return body.with_columns(pl.when(~pl.Series(heard, dtype=pl.Boolean)).then(pl.nth(found.texts)))


def _cells(body: pl.DataFrame, columns: Sequence[int]) -> list[tuple[str, ...]]:
    """The cells of these columns, a tuple a row; "" for none."""
    if not columns:
        return [()] * body.height
    return body.select(pl.nth(columns).fill_null("")).rows()


def _names(title: str, texts: Sequence[str], about: Sequence[str]) -> bool:
    """Whether an item names somebody: its title, or a text where no cell says about whom."""
    valued = any(map(_VALUE.search, texts))
    if not valued and not any(w.because == CLEAR for text in texts for w in clinical(text)):
        return False
    title = title[:_LONGEST_TITLE]
    looks = title.islower() or _CAPITALS.search(title)  # to find names has its price
    called = [title[p.start : p.end] for p in find(title) if p.score >= SOMEBODY] if looks else []
    if called:
        known = {word.lower() for cell in about for word in cell.split()}
        return not all(known & set(name.lower().split()) for name in called)
    if not valued or any(cell.strip("() ").lower() not in _NOBODY for cell in about):
        return False
    named = any(p.score >= SOMEBODY for text in texts for p in find(text))
    return named or any(True for text in texts for _ in told_logins(text))


def _told(title: str, texts: Sequence[str], people: Sequence[str]) -> str:
    """An item as a page: the title, then what is told; who says "my" stands before it."""
    speaker = next((p for p in people if len(p.split()) >= _LEAST_WORDS), "")
    lines = [title]
    for text in dict.fromkeys(text for text in texts if _WORDS.search(text)):
        own = speaker and _FIRST_PERSON.search(text)
        lines.append(f"{speaker}: {' '.join(text.split())}" if own else text)
    return "\n".join(lines)
