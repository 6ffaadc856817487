"""Exports of password stores: whose the logins are, by their titles and notes, or by the folder.

Browsers and password managers write address, user name and password, and never whose they are:
people note that in the title or beside it, and copies of a profile lie in a folder that carries
the person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from detectors.people.name_lists import fold_plain, word
from detectors.people.person_finder import find
from detectors.words.headers import words
from detectors.words.store_headings import SECRET, WHERE, WHO, is_store
from pipelines.blocks import Table, begun
from pipelines.tables.own_logins import login_of

_TITLES = frozenset({("name",), ("title",), ("account",), ("item",)})
_NOTES = frozenset({"note", "notes", "extra", "comment", "comments"})
_OWNER, _ENTRY = "Person name", "Opens"
_PARTS = re.compile(r"\s[-–—|/]+\s|\s?[(:]\s?(?!/)")
_BEFORE = re.compile(
    r"(?i)(?:^|\b(?:owner|belongs to|user|assigned to|log-?in (?:of|for)|account (?:of|for)|"
    r"for)[ :=]*)$"
)
_BEHIND = re.compile(
    r"(?i)(?:['’]s\b|[ ]*[-–—:,(][ ]*(?:own|personal|private|login|acct|account)\b|[ ]*$|[ ]*\n)"
)
_SURE, _ALONE = 0.6, 0.9
_GIVEN = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*){1,2}")
"""Words that may be a name, which a user name may bear out: `Glenn Day`."""

_IN_HOUSE = re.compile(
    r"(?i)(?:[a-z]{2,6}://)?(?:localhost|127\.|10\.[0-9]|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|"
    r"[\w-]+\.(?:local|lan)\b)"
)
_OF_ALL = frozenset({"admin", "administrator", "root", "user", "guest", "support", "service"})
"""User names that devices are delivered with."""


def owned(table: Table, owner: str = "") -> Table:
    """The table; a store of logins with a column of whose each is, as far as anything tells.

    owner: whom a folder names whose entries they are. A table that has no columns of address, user
    name and password stays. The title of an entry is what it opens: nobody's name, and nobody's
    occupation. What opens a device of the house by the name that all of its kind have is nobody's.
    """
    first, every = begun(table)
    if first is None or not first.height:
        return replace(table, batches=every)
    header = table.header or tuple(str(cell or "") for cell in first.row(0))
    if not is_store(header):
        return replace(table, batches=every)
    titled = tuple(_ENTRY if words(name) in _TITLES else name for name in header)
    if table.header is not None:
        every = _with(every, header, owner)
        return replace(table, header=(*titled, _OWNER), batches=every)
    return replace(table, batches=_headed(_with(every, header, owner), titled))


def noted_owner(parts: Sequence[str], notes: str, groups: Sequence[str], user: str) -> str | None:
    """Whom an entry of a store names as the owner of its login; None where nobody is.

    parts: of its title, as `parts_of_title` gives them; notes: beside it; groups: the names of
    those around it, the nearest first; user: its user name. Whoever's letters the user name has is
    believed wherever they are named; else a part of a title beside what it opens, a group, and
    whom a note calls the owner, or names alone where there is no user name: cards and accounts.
    """
    named = [p for part in parts if (p := _person(part))]
    noted = [(p.start, p.end) for p in find(notes) if p.score >= _SURE]
    told = [notes[start:end] for start, end in noted]
    whole = list(dict.fromkeys(name for name in told if " " in name))
    given = [
        part for part in parts if _GIVEN.fullmatch(part) and word(fold_plain(part.split()[0])).given
    ]
    alike = [name for name in (*named, *told, *given) if login_of(name, user)]
    called = [
        notes[start:end]
        for start, end in noted
        if " " in notes[start:end] and _BEFORE.search(notes[:start]) and _BEHIND.match(notes, end)
    ]
    sure = named if len(parts) > 1 or any(_person(part, _ALONE) for part in parts) else []
    grouped = [p for group in groups if (p := _person(group))]
    alone = whole if not user and len(whole) == 1 else []
    return next(iter((*alike, *sure, *grouped, *called, *alone)), None)


def parts_of_title(title: str) -> list[str]:
    """The parts that people write of a title: `VPN - Ana Lopez`, `Mail (A. Lopez)`."""
    return [part.strip(" )") for part in _PARTS.split(title) if part.strip(" )")]


def _person(said: str, sure: float = _SURE) -> str | None:
    """The whole name that words are, behind at most a title of a person: `Sgt Ana Lopez`."""
    found = [p for p in find(said) if p.end == len(said) and p.score >= sure]
    named = said[found[0].start :] if found else ""
    before = said[: found[0].start].strip(" .") if found else ""
    return named if " " in named and len(before.split()) <= 1 and len(before) <= 9 else None


def _with(
    batches: Iterator[pl.DataFrame], header: tuple[str, ...], owner: str
) -> Iterator[pl.DataFrame]:
    """The batches with a last column: whose each login is; owner: of those that nothing tells.

    The names and secrets of devices are left out.
    """
    said = [words(name) for name in header]
    titles = [at for at, one in enumerate(said) if one in _TITLES]
    notes = [at for at, one in enumerate(said) if _NOTES & set(one)]
    places = [at for at, one in enumerate(said) if WHERE & set(one)]
    secrets = [at for at, one in enumerate(said) if SECRET & set(one)]
    users = [at for at, one in enumerate(said) if WHO & set(one) and at not in (*secrets, *places)]
    for batch in batches:
        owners, devices = list[str | None](), list[bool]()
        for row in batch.iter_rows():
            cells = [str(row[at] or "") if at < len(row) else "" for at in range(len(header))]
            parts = [part for at in titles for part in parts_of_title(cells[at])]
            around = "\n".join(cells[at] for at in notes)
            user = next((cells[at] for at in users if cells[at] and at not in titles), "")
            owners.append(noted_owner(parts, around, (), user) or owner or None)
            of_all = owners[-1] is None and user.lower() in _OF_ALL
            devices.append(of_all and any(_IN_HOUSE.match(cells[at]) for at in places))
        held = pl.Series(devices, dtype=pl.Boolean)
        told = {batch.columns[at] for at in (*users, *secrets) if at < batch.width}
        yield batch.with_columns(
            *(pl.when(~held).then(pl.col(name)).alias(name) for name in sorted(told)),
            pl.Series(str(batch.width), owners, dtype=pl.String),
        )


def _headed(batches: Iterator[pl.DataFrame], header: tuple[str, ...]) -> Iterator[pl.DataFrame]:
    """The batches with this header and that of the owners in the first row of the grid."""
    for number, batch in enumerate(batches):
        if number:
            yield batch
            continue
        head = [*header, *[None] * (batch.width - len(header) - 1), _OWNER]
        top = pl.DataFrame([head], schema=batch.schema, orient="row")
        yield pl.concat([top, batch.slice(1)])
