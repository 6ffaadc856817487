"""Exports of password stores in somebody's folder: whose the logins are, by the folder's name.

Browsers and password managers write address, user name and password, and never whose they are;
copies of a profile lie in a folder that carries the person's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from detectors.words.headers import words
from pipelines.blocks import Table, begun
from scanner.readers.named_file import person_of_name

_WHERE = frozenset({"url", "uri", "website", "site", "origin", "hostname", "web"})
_WHO = frozenset({"username", "user", "login", "account"})
_SECRET = frozenset({"password", "passwd", "pwd"})
_OWNER = "Person name"


def owned(table: Table, path: str) -> Table:
    """The table; a store of logins with a column of the person whose folder it lies in.

    path: of the source. A table that has no columns of address, user name and password stays, and
    so does one in no folder that is called like a person.
    """
    first, every = begun(table)
    if first is None or not first.height:
        return replace(table, batches=every)
    header = table.header or tuple(str(cell or "") for cell in first.row(0))
    owner = _owner(path) if _is_store(header) else ""
    if not owner:
        return replace(table, batches=every)
    if table.header is not None:
        return replace(table, header=(*header, _OWNER), batches=_with(every, owner, named=True))
    return replace(table, batches=_with(every, owner, named=False))


def _is_store(header: tuple[str, ...]) -> bool:
    said = [set(words(name)) for name in header]
    asked = (_WHERE, _WHO, _SECRET)
    return all(any(one & wanted for one in said) for wanted in asked)


def _owner(path: str) -> str:
    """The person whom the nearest folder above the file names; "" where none does."""
    folders = path.replace("\\", "/").split("/")[:-1]
    named = (person_of_name(f"{folder}/") for folder in reversed(folders))
    return next((name for name in named if name), "")


def _with(batches: Iterator[pl.DataFrame], owner: str, *, named: bool) -> Iterator[pl.DataFrame]:
    """The batches with a last column; its first cell is the header where the grid has its own."""
    for batch in batches:
        cell = pl.lit(owner)
        if not named:
            head = pl.int_range(pl.len()) == 0
            cell = pl.when(head).then(pl.lit(_OWNER)).otherwise(cell)
        yield batch.with_columns(cell.alias(str(batch.width)))
        named = True
