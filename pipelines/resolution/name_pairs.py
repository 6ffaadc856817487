"""How the names of two mentions agree, computed once for each pair of different names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from detectors.people.name_agreement import one_edit, strength

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS = ("given", "middle", "family", "suffix")


def agreements(pairs: pl.DataFrame, variants: pl.DataFrame) -> pl.DataFrame:
    """The pairs with given_strength, family_strength, middle and suffix added.

    pairs: with one and two, numbers of variants. variants: variant, given, middle, family,
    suffix. given_strength 0..4 as `name_agreement.strength`, null where one has none;
    family_strength 4 equal, 3 a shared word, 1 one edit apart, 0 different; middle `same`,
    `missing` or `differs`; suffix `same`, `none`, `one` or `differs`.
    """
    distinct = pairs.select("one", "two").unique()
    of_one = variants.select(one="variant", **{f"{part}_1": part for part in _PARTS})
    of_two = variants.select(two="variant", **{f"{part}_2": part for part in _PARTS})
    both = distinct.join(of_one, on="one").join(of_two, on="two")
    both = told(both, "given_strength", ("given_1", "given_2"), strength, pl.Int8)
    both = told(both, "family_strength", ("family_1", "family_2"), _family, pl.Int8)
    both = _turned(both)
    # Robert James and James: people use their middle name as the first one.
    used_middle = _is_name("middle_1", "given_2") | _is_name("middle_2", "given_1")
    other = pl.col("given_strength") == 0
    table = both.select(
        "one",
        "two",
        given_strength=pl.when(other & used_middle)
        .then(pl.lit(1, pl.Int8))
        .otherwise("given_strength"),
        family_strength="family_strength",
        middle=pl.when(used_middle).then(pl.lit("missing")).otherwise(_middle()),
        suffix=_suffix(),
    )
    return pairs.join(table, on=["one", "two"])


def told(
    frame: pl.DataFrame,
    name: str,
    columns: tuple[str, str],
    tell: Callable[[str, str], bool | int | str],
    kind: type[pl.DataType],
) -> pl.DataFrame:
    """The frame with what `tell` says of each two texts, null where one is missing.

    tell: asked once for every two texts, the lesser first; it must not mind the order.
    """
    one, two = (pl.col(column) for column in columns)
    present = one.is_not_null() & two.is_not_null()
    # Texts are compared once, by their hashes: joins of numbers are quick.
    low, high = pl.min_horizontal(one.hash(), two.hash()), pl.max_horizontal(one.hash(), two.hash())
    both = pl.when(present).then(pl.struct(low.alias("low"), high.alias("high")).hash())
    keyed = frame.with_columns(both=both)
    distinct = keyed.select("both", *columns).drop_nulls("both").unique("both")
    texts = distinct.select(columns).iter_rows()
    answers = [tell(x, y) if x < y else tell(y, x) for x, y in texts]
    table = distinct.select("both", pl.Series(name, answers, dtype=kind))
    return keyed.join(table, on="both", how="left").drop("both")


def _turned(both: pl.DataFrame) -> pl.DataFrame:
    """The strengths of names that stand in the other order in the other mention."""
    other = (pl.col("given_strength") == 0) & pl.col("family_strength").is_not_null()
    asked = both.filter(other).select("one", "two", "given_1", "family_1", "given_2", "family_2")
    asked = told(asked, "there", ("given_1", "family_2"), strength, pl.Int8)
    asked = asked.filter(pl.col("there") > 0)
    asked = told(asked, "back", ("family_1", "given_2"), strength, pl.Int8)
    whole = (pl.col("given_1") == pl.col("family_2")) & (pl.col("given_2") == pl.col("family_1"))
    crossed = pl.when(whole).then(pl.lit(4, pl.Int8)).otherwise(pl.lit(1, pl.Int8))
    met = asked.filter(pl.col("back") > 0).select("one", "two", crossed=crossed)
    return both.join(met, on=["one", "two"], how="left").with_columns(
        pl.coalesce("crossed", name).alias(name) for name in ("given_strength", "family_strength")
    )


def turned(
    given_1: str | None, family_1: str | None, given_2: str | None, family_2: str | None
) -> bool:
    """Whether given and family name of one stand in the other order in the other one."""
    if not given_1 or not family_1 or not given_2 or not family_2:
        return False
    return strength(given_1, family_2) > 0 and strength(family_1, given_2) > 0


def _is_name(middle: str, given: str) -> pl.Expr:
    whole = pl.col(middle).str.len_chars() > 2
    return (whole & (pl.col(middle) == pl.col(given))).fill_null(value=False)


@lru_cache(maxsize=500_000)
def _family(one: str, two: str) -> int:
    a, b = one.replace(" ", ""), two.replace(" ", "")
    if a == b:
        return 4
    if {word for word in one.split() if len(word) > 2} & set(two.split()):
        return 3
    return int(min(len(a), len(b)) >= 5 and one_edit(a, b))


def _middle() -> pl.Expr:
    equal = pl.col("middle_1").str.head(1) == pl.col("middle_2").str.head(1)
    level = pl.when(equal).then(pl.lit("same")).otherwise(pl.lit("differs"))
    return pl.when(equal.is_null()).then(pl.lit("missing")).otherwise(level)


def _suffix() -> pl.Expr:
    one, two = pl.col("suffix_1"), pl.col("suffix_2")
    return (
        pl.when(one.is_null() & two.is_null())
        .then(pl.lit("none"))
        .when(one.is_null() | two.is_null())
        .then(pl.lit("one"))
        .when(one == two)
        .then(pl.lit("same"))
        .otherwise(pl.lit("differs"))
    )
