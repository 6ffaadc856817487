"""What is known of each group of mentions: its usual name, birth date and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from detectors.people.name_lists import family_share, given_share, listed

if TYPE_CHECKING:
    from pipelines.resolution.people import People

_NAME = ("given", "middle", "family", "suffix", "birth")


def profiles(known: People, person: pl.DataFrame) -> pl.DataFrame:
    """One row per person that has a name: person, size, given, middle, family, suffix, birth.

    person: node, person. Each column is the form that most mentions have, of equally frequent
    ones the longer, then the first in order; numbers: how many Social Security numbers; listed:
    whether the lists know the given name.
    """
    held = known.nodes.join(person, on="node").with_columns(birthday())
    several = held.filter(pl.col("person").is_duplicated())
    single = held.filter(~pl.col("person").is_duplicated())
    whole = _usual(several)
    alone = single.select("person", *_NAME, size=pl.lit(1, pl.UInt32))
    both = pl.concat(
        [whole.select("person", "size", *_NAME), alone.select("person", "size", *_NAME)]
    )
    facts = known.facts.join(person, on="node")
    numbers = (
        facts.filter(pl.col("kind") == "ssn")
        .group_by("person")
        .agg(numbers=pl.col("value").n_unique())
    )
    return (
        _shares(both)
        .join(numbers, on="person", how="left")
        .with_columns(pl.col("numbers").fill_null(0))
        .sort("person")
    )


def _usual(several: pl.DataFrame) -> pl.DataFrame:
    """person, size, and the form of each column that most mentions have."""
    whole = several.group_by("person").agg(size=pl.len())
    for name in _NAME:
        forms = several.drop_nulls(name).group_by("person", name).agg(times=pl.len())
        forms = forms.with_columns(length=pl.col(name).str.len_chars())
        order = forms.sort(
            "person", "times", "length", name, descending=[False, True, True, False]
        ).unique("person", keep="first", maintain_order=True)
        whole = whole.join(order.select("person", name), on="person", how="left")
    return whole


def birthday() -> pl.Expr:
    """The column birth, null where it stands for a year alone."""
    # 1 January stands for "some day of that year" as often as for a birthday.
    return pl.when(~pl.col("birth").str.ends_with("-01-01")).then("birth").alias("birth")


def _shares(named: pl.DataFrame) -> pl.DataFrame:
    """Adds given_share and family_share, null where there is no name, and listed."""
    first = named["given"].str.extract(r"^(\S+)")
    last = named["family"].str.extract(r"(\S+)$")
    known = named.with_columns(
        first=first,
        last=last,
        first_size=listed(first)["given"],
        last_size=listed(last)["family"],
    )
    return known.with_columns(
        given_share=pl.when(pl.col("first").is_not_null()).then(given_share(pl.col("first_size"))),
        family_share=pl.when(pl.col("last").is_not_null()).then(family_share(pl.col("last_size"))),
        listed=(pl.col("first_size") > 0).fill_null(value=False),
    ).drop("first", "last", "first_size", "last_size")
