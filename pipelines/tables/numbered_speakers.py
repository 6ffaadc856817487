"""Speakers of a conversation whom a number stands for: which of their lines are about themselves.

An export of Slack or of a database of messages says by a token who speaks, and another table, often
in another file, says who that is. A line about oneself stays in its row, whose token leads there;
what is said of others is read as text, where they are named.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.words.headers import words
from pipelines.joins.key_candidates import ID_OF_USER

_HEADERS = frozenset(
    ["user", "user id", "sender id", "from id", "author id", "from user id", "creator id", "sender",
     "author", "from", "from user", "uid"]
)  # fmt: skip
_HANDLE = r"^@?[A-Za-z][\w.-]{1,30}$"
"""What people call themselves in a chat: one word, which may be a name and may be none."""

_FIRST = r"(?i)\b(?:my|mine|i['’]?m|i am|me llamo|mi|mis|mon|mein|meine|minha|meu)\b"
_THIRD = (
    r"(?i:\b(?:his|her|hers|their|theirs|someone|customer|client|patient|employee|member|applicant"
    r"|caller|tenant|student|guest|wife|husband|son|daughter|mother|father|mom|dad|boss|mr|mrs|ms"
    r"|dr|su|sus)\b)|\p{L}['’]s\b|\b(?i:for|of|from|about|para|de) +\p{Lu}\p{Ll}"
)
_LABELLED = r"^\s*(?:\S+\s+){0,6}\S+\s*$"
_NAME = r"\p{Lu}\p{Ll}+ +\p{Lu}\p{Ll}+"


def speaker_by_number(header: Sequence[str], first: pl.DataFrame) -> int | None:
    """The column whose ids say who speaks; None where there is none.

    first: rows below the header, String columns in the order of the header.
    """
    for at, name in enumerate(header[: first.width]):
        values = first.to_series(at).drop_nulls()
        told = " ".join(words(name.rsplit(".", 1)[-1])) in _HEADERS
        if told and len(values) and bool(values.str.contains(f"{ID_OF_USER}|{_HANDLE}").all()):
            return at
    return None


def only_ids(values: pl.Series) -> bool:
    """Whether the values of a column of speakers are tokens of Slack and its like, and no names."""
    told = values.drop_nulls()
    return len(told) > 0 and bool(told.str.contains(ID_OF_USER).all())


def of_oneself(said: pl.Series) -> pl.Series:
    """Whether each line is about its speaker: "my number is …", or a few words and nobody named."""
    first, third = said.str.contains(_FIRST), said.str.contains(_THIRD)
    bare = said.str.contains(_LABELLED) & ~said.str.contains(_NAME)
    return ((first | bare) & ~third).fill_null(value=False)
