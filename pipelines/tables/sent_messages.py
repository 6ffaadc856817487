"""Messages of a telephone in a table: a column for whoever one talks with, and which way they go.

SMS Backup & Restore writes `contact_name`, `type` (1 received, 2 sent) and `body`, others a
direction in words. What was sent is said by the owner of the telephone, not by the contact.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.words.headers import words

_CONTACTS = frozenset(
    {("contact", "name"), ("contact",), ("other", "party"), ("contact", "display", "name"),
     ("participant",), ("correspondent",), ("party",)}
)  # fmt: skip
_WAYS = frozenset(
    {("type",), ("direction",), ("folder",), ("box",), ("message", "type"), ("message", "box"),
     ("msg", "type"), ("sent", "received")}
)  # fmt: skip
_WAY = r"(?i)^(?:[1-6]|in(?:coming|box|bound)?|out(?:going|box|bound)?|sent|received|drafts?)$"
_SENT = r"(?i)^(?:[2-6]|out(?:going|box|bound)?|sent|drafts?)$"


def with_contacts(header: Sequence[str], rows: pl.DataFrame) -> tuple[int, int] | None:
    """The columns of the contact and of which way a message went; None where there are none.

    rows: below the header, String columns in its order.
    """
    steps = [words(name.rsplit(".", 1)[-1]) for name in header[: rows.width]]
    who = [at for at, step in enumerate(steps) if step in _CONTACTS]
    ways = [
        at
        for at, step in enumerate(steps)
        if step in _WAYS and rows.to_series(at).drop_nulls().str.contains(_WAY).all()
        and rows.to_series(at).drop_nulls().len()
    ]  # fmt: skip
    return (who[0], ways[0]) if who and len(ways) == 1 else None


def received_from(contacts: pl.Series, ways: pl.Series) -> pl.Series:
    """Who says each message: the contact, or null where the owner of the telephone does."""
    sent = ways.str.strip_chars().str.contains(_SENT).fill_null(value=False)
    return contacts.to_frame("who").select(pl.when(~sent).then("who")).to_series()
