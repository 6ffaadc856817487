"""What the shipped name lists know of one word: how often it is a given or a family name."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

import polars as pl

from detectors.people.name_words import words

_SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "ı": "i"}
_MARKS = ["'", "’", "‘", "`", "´", "ʻ", "."]

_TABLE = str.maketrans(_SPECIAL | dict.fromkeys(_MARKS, ""))

GIVEN_TOTAL = 360e6
"""People behind the given names' counts (United States, 1880 to 2023)."""

FAMILY_TOTAL = 242e6
"""People behind the family names' counts (Census 2000, names with 100 bearers or more)."""


class Word(NamedTuple):
    """One word of the lists; the fields are the columns of `lexicon`."""

    given: int
    family: int
    word: int
    place: bool
    spanish: bool


_ABSENT = Word(0, 0, 0, False, False)


def fold(value: pl.Expr) -> pl.Expr:
    """Lower case without accents, apostrophes and full stops; null stays null.

    `García` -> `garcia`, `O'Brien` -> `obrien`, `J.` -> `j`; hyphens and spaces stay.
    """
    plain = value.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    return plain.str.replace_many(list(_SPECIAL), list(_SPECIAL.values())).str.replace_many(
        _MARKS, [""] * len(_MARKS)
    )


def fold_plain(value: str) -> str:
    """The same as `fold` for one value."""
    plain = value.lower()
    if not plain.isascii():
        marks = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in marks if not unicodedata.combining(char))
    return plain.translate(_TABLE)


@cache
def lexicon() -> pl.DataFrame:
    """The shipped lists, one row per folded word, sorted.

    Columns: token; given, family UInt8, floor(log2(bearers + 1)), so 0 absent, 10 about a
    thousand, 16 about 65,000; word UInt8 0..3, how common it is as an ordinary word; place,
    spanish Boolean (a place; a family name borne mostly by Hispanic people). Tokens with a
    space are places.
    Sources and licences: `lists/README.md`.
    """
    packed = resources.files("detectors.lists").joinpath("tokens.csv.gz").read_bytes()
    small = dict.fromkeys(("given", "family", "word", "place", "spanish"), pl.UInt8)
    frame = pl.read_csv(io.BytesIO(packed), schema={"token": pl.String, **small})
    return frame.with_columns(pl.col("place", "spanish").cast(pl.Boolean))


def listed(tokens: pl.Series) -> pl.DataFrame:
    """The columns of `lexicon` for folded words, a row each in their order; null when unlisted.

    tokens: String, null stays null. A join would read the whole lexicon for every short column.
    """
    frame = lexicon()
    words = tokens.cast(pl.String)
    rows = frame["token"].search_sorted(words).clip(0, frame.height - 1)
    found = frame["token"].gather(rows) == words
    return frame.select(pl.all().gather(rows.set(~found.fill_null(value=False), None)))


@cache
def _rows() -> dict[str, int]:
    return {token: row for row, token in enumerate(lexicon()["token"].to_list())}


def word(token: str) -> Word:
    """What the lists know of one folded word; all zero when they do not know it."""
    row = _rows().get(token)
    return _ABSENT if row is None else Word(*lexicon().row(row)[1:])


def given_rank(token: str) -> int:
    """How common a folded word is as a given name: 0 absent, 1 rare, 2 known, 3 common."""
    size = word(token).given
    return (size > 0) + (size >= 10) + (size >= 16)


def family_rank(token: str) -> int:
    """How common a folded word is as a family name: 0 absent, 1 rare, 2 known, 3 common."""
    size = word(token).family
    return (size > 0) + (size >= 10) + (size >= 14)


@cache
def places() -> dict[str, int]:
    """Folded single words that name places, or parts of their names.

    1: a word of a longer name ("Burkina"); 2: a city; 3: a region, a country, a people.
    """
    packed = resources.files("detectors.lists").joinpath("places.csv.gz").read_bytes()
    table = pl.read_csv(io.BytesIO(packed), schema={"place": pl.String, "kind": pl.UInt8})
    found: dict[str, int] = {}
    folded = table.select(fold(pl.col("place")).str.replace_all("-", " "))["place"].to_list()
    for place, kind in zip(folded, table["kind"].to_list(), strict=True):
        pieces = place.split()
        size = min(kind + 1, 3) if len(pieces) == 1 else 1
        for piece in pieces:
            if len(piece) > 3 or size > 1:
                found[piece] = max(size, found.get(piece, 0))
    return found | dict.fromkeys(words("peoples"), 3)


def given_share(size: pl.Expr) -> pl.Expr:
    """Share of people who bear a given name of that size (0 absent: as the rarest listed)."""
    return _share(size, 6) / GIVEN_TOTAL


def family_share(size: pl.Expr) -> pl.Expr:
    """Share of people who bear a family name of that size (0 absent: as the rarest listed)."""
    return _share(size, 7) / FAMILY_TOTAL


def _share(size: pl.Expr, least: int) -> pl.Expr:
    # The middle of a power of two is 1.4 times its lower bound.
    return pl.lit(2.0).pow(size.fill_null(0).clip(least).cast(pl.Float64)) * 1.4
