"""How many bear a written name: those whose name it is, and those of whose name it is a slip.

A rare form is no rare name where it is one letter off a common one, or its beginning: systems cut
names at a width, and repeat a typing error in every export. The lists know many such forms too.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from detectors.people.name_lists import lexicon, listed

_RATE = 8
"""One in 2 to the 8 bearers of a name is written with a slip of one kind."""

_COMMON = 12
"""Size of a name of whose slips there are more than a rare name has bearers; what so many bear is a
name itself."""

_SHORTEST = 4
"""Letters of the shortest form that is taken for a slip; of the shortest that may be cut off."""

_SHORTEST_CUT = 6
_LONGEST = 15


def bearers(tokens: pl.Series, kind: str) -> pl.Series:
    """Sizes as in `lexicon`, of the names themselves and of what they may be slips of.

    tokens: String, folded; null stays null. kind: `given` or `family`. UInt8, null where the lists
    know nothing like it.
    """
    asked = tokens.to_frame("token").with_columns(size=listed(tokens)[kind])
    rare = pl.col("size").fill_null(0) < _COMMON
    different = asked.filter(rare).select("token").drop_nulls().unique()
    if different.is_empty():
        return asked["size"]  # the tables of slips take a tenth of a second to make
    longer = different.join(_beginnings(kind), on="token")
    slips = _forms(different).join(_slips(kind), on="form").select("token", "size")
    meant = pl.concat([longer, slips]).group_by("token").agg(meant=pl.col("size").max())
    found = asked.join(meant, on="token", how="left", maintain_order="left")
    return found.select(size=pl.max_horizontal("size", "meant"))["size"]


@cache
def _beginnings(kind: str) -> pl.DataFrame:
    """token, size: beginnings of names of some length, and the most common name that goes on."""
    names = lexicon().filter(pl.col(kind) >= _COMMON).select("token", size=kind)
    cut = [
        names.filter(pl.col("token").str.len_chars() > length).with_columns(
            pl.col("token").str.head(length)
        )
        for length in range(_SHORTEST_CUT, _LONGEST)
    ]
    return pl.concat(cut).group_by("token").agg(pl.col("size").max())


@cache
def _slips(kind: str) -> pl.DataFrame:
    """form, size: common names, whole and less one letter, and how often each slip is met."""
    names = lexicon().filter(pl.col(kind) >= _COMMON).select("token", size=pl.col(kind) - _RATE)
    forms = _forms(names.select("token")).join(names, on="token")
    return forms.group_by("form").agg(pl.col("size").max())


def _forms(tokens: pl.DataFrame) -> pl.DataFrame:
    """token, form: each token of some length, whole and less any one letter."""
    long = tokens.filter(pl.col("token").str.len_chars() >= _SHORTEST)
    token = pl.col("token")
    less = [
        long.filter(token.str.len_chars() > place).select(
            "token", form=token.str.head(place) + token.str.slice(place + 1)
        )
        for place in range(_LONGEST)
    ]
    return pl.concat([long.select("token", form="token"), *less])
