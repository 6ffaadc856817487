"""Looks through few values with Python's patterns, which are built once per process.

Polars keeps the last 32 patterns and builds every other one anew, the largest in 15 ms; a small
table asks for 140. Only ASCII text is looked through here: on it both kinds of patterns agree.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

_VALUES = 300
_CHARACTERS = 20_000


def few(values: pl.Series) -> list[str] | None:
    """The values that are not null where they are few and ASCII, else None."""
    if len(values) > _VALUES or values.dtype != pl.String:
        return None
    texts: list[str] = values.drop_nulls().to_list()
    whole = "".join(texts)
    return texts if len(whole) <= _CHARACTERS and whole.isascii() else None


def whole(body: str) -> re.Pattern[str]:
    """A pattern of detectors without regard to case, for `fullmatch`."""
    return _built(body, re.ASCII | re.IGNORECASE)


def bounded(body: str) -> re.Pattern[str]:
    """The same where no ASCII word goes on at its ends, for `search`."""
    return _built(rf"(?<![0-9A-Za-z_])(?:{body})(?![0-9A-Za-z_])", re.ASCII | re.IGNORECASE)


def held(pattern: str, texts: list[str], *, literal: bool) -> bool:
    """Whether one of the texts holds the pattern; True where Python cannot read the pattern."""
    if literal:
        return any(pattern in text for text in texts)
    try:
        built = _built(pattern, re.ASCII)
    except re.error:
        return True
    return any(map(built.search, texts))


@cache
def _built(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)
