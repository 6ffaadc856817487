"""How two groups of mentions agree, field by field, and how much that weighs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from math import log2
from typing import TYPE_CHECKING

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler

from detectors.people.name_agreement import one_edit
from pipelines.resolution.name_pairs import agreements, told

if TYPE_CHECKING:
    from pipelines.resolution.people import People

_NAME = ["given", "middle", "family", "suffix"]
POPULATION = 50_000
"""The least number of people the evidence is taken to be drawn from."""

DAYS = 25_000
"""Birth dates that people alive have."""

_LESS_THAN_A_GENERATION = 12
"""Years between two birth dates that no parent and child have."""


PRIOR = -log2(POPULATION)
"""Weight of the chance that any two mentions are one person's."""


def compared(
    pairs: pl.DataFrame, profiles: pl.DataFrame, known: People, person: pl.DataFrame
) -> pl.DataFrame:
    """The pairs of `profiles.candidates` with levels and weight.

    Adds given_strength, family_strength, middle and suffix as `name_pairs.agreements`; garbled:
    the given names may be one, one of them misread; number (same, half, differs, missing), born
    (same, near, close, differs, missing), home (same, near, road: another house there, differs,
    missing); size_a, size_b, given_a, given_b, listed_a, listed_b; chance: how many others
    in the population agree as much in name and birth date; weight: bits.
    """
    variants = (
        profiles.select(_NAME).unique().sort(_NAME, nulls_last=True).with_row_index("variant")
    )
    formed = profiles.join(variants, on=_NAME, nulls_equal=True)
    columns = ["variant", "size", "given", "family", "birth", "numbers", "listed",
               "given_share", "family_share"]  # fmt: skip
    of_a = formed.select(pl.col("person").alias("a"), *(pl.col(c).alias(f"{c}_a") for c in columns))
    of_b = formed.select(pl.col("person").alias("b"), *(pl.col(c).alias(f"{c}_b") for c in columns))
    both = pairs.join(of_a, on="a").join(of_b, on="b")
    both = both.rename({"variant_a": "one", "variant_b": "two"})
    both = _less_hopeless(both)
    both = agreements(both, variants)
    both = told(both, "garbled", ("given_a", "given_b"), _garbled, pl.Boolean)
    both = both.with_columns(sounds=_sound("given_a") == _sound("given_b"))
    both = told(both, "dates", ("birth_a", "birth_b"), _dates, pl.String)
    both = both.join(_homes(both, known, person), on=["a", "b"], how="left")
    both = _levels(both)
    return both.with_columns(
        weight=pl.sum_horizontal(weights().values()),
        chance=_chance(max(known.nodes.height, POPULATION)),
    )


def _levels(both: pl.DataFrame) -> pl.DataFrame:
    return both.with_columns(
        number=pl.when("ssn")
        .then(pl.lit("same"))
        .when((pl.col("numbers_a") == 0) | (pl.col("numbers_b") == 0))
        .then(pl.lit("missing"))
        .when("half")
        .then(pl.lit("half"))
        .otherwise(pl.lit("differs")),
        born=pl.when(pl.col("birth") | pl.col("birth street"))
        .then(pl.lit("same"))
        .otherwise(pl.col("dates").fill_null("missing")),
        home=pl.when(pl.col("street") | pl.col("birth street"))
        .then(pl.lit("same"))
        .otherwise(pl.col("near").fill_null("missing")),
    )


def _chance(size: int) -> pl.Expr:
    given = pl.when(pl.col("given_strength") >= 2).then(
        pl.max_horizontal("given_share_a", "given_share_b")
    )
    family = pl.when(pl.col("family_strength") >= 3).then(
        pl.max_horizontal("family_share_a", "family_share_b")
    )
    middle = pl.when(pl.col("middle") == "same").then(1 / 13)
    shares = given.fill_null(1.0) * family.fill_null(1.0) * middle.fill_null(1.0)
    return shares * (size / DAYS)


def _less_hopeless(pairs: pl.DataFrame) -> pl.DataFrame:
    """Without pairs of a name alone of which each has a number of its own."""
    alone = ~pl.any_horizontal(
        "ssn", "half", "birth", "birth street", "street", "email", "phone", "account", "key",
        "government",
    )  # fmt: skip
    return pairs.filter(~(alone & (pl.col("numbers_a") > 0) & (pl.col("numbers_b") > 0)))


def _garbled(one: str, two: str) -> bool:
    """Whether one is the other with up to four letters in ten misread."""
    longer = max(len(one), len(two))
    return longer >= 3 and OSA.normalized_distance(one, two, score_cutoff=0.4) <= 0.4


def _sound(column: str) -> pl.Expr:
    """The name without what is not heard: doubled letters, an h inside, c or k, i or y."""
    start = pl.col(column).str.head(1).str.replace("c", "k", literal=True)
    return start + pl.col(column).str.slice(1).str.replace_many(
        list(_HEARD), list(_HEARD.values()), leftmost=True
    )


_HEARD = {
    "ph": "f",
    "ck": "k",
    "c": "k",
    "y": "i",
    "h": "",
    **{x + x: x for x in "abdefglmnoprstz"},
}


def _dates(one: str, two: str) -> str:
    if one == two:
        return "same"
    if one_edit(one, two) or (one[:4], one[5:7], one[8:]) == (two[:4], two[8:], two[5:7]):
        return "near"
    years = abs(int(one[:4]) - int(two[:4]))
    return "close" if years <= _LESS_THAN_A_GENERATION else "differs"


def _homes(pairs: pl.DataFrame, known: People, person: pl.DataFrame) -> pl.DataFrame:
    """a, b, near: same, near, road or differs, of the nearest streets of pairs that have two."""
    streets = known.streets.join(person, on="node").select("person", "text").unique()
    wanted = pairs.filter(~pl.col("street") & ~pl.col("birth street")).select("a", "b")
    each = wanted.join(streets.select(a="person", at="text"), on="a").join(
        streets.select(b="person", other="text"), on="b"
    )
    each = told(each, "likeness", ("at", "other"), _likeness, pl.Int64)
    best = each.group_by("a", "b").agg(pl.col("likeness").max())
    levels = {0: "differs", 1: "road", 2: "near", 3: "same"}
    return best.select(
        "a", "b", near=pl.col("likeness").replace_strict(levels, return_dtype=pl.String)
    )


def _likeness(one: str, two: str) -> int:
    if one == two:
        return 3
    house, road = one.partition(" ")[::2]
    other_house, other_road = two.partition(" ")[::2]
    alike = {word for word in road.split() if len(word) > 4} & set(other_road.split())
    if house == other_house and (alike or JaroWinkler.similarity(one, two) >= 0.92):
        return 2
    if min(len(one), len(two)) >= 8 and OSA.distance(one, two, score_cutoff=2) <= 2:
        return 2
    return int(bool(alike))


@cache
def _table() -> dict[str, dict[str, list[float]]]:
    text = resources.files("pipelines.resolution").joinpath("weights.toml").read_text("utf-8")
    return tomllib.loads(text)


def weights() -> dict[str, pl.Expr]:
    """Field -> its weight in bits, of the columns that `compared` adds; 0 where one lacks it."""
    strength = {4: "exact", 3: "nickname", 2: "initial", 1: "close", 0: "none"}
    shared = {4: "exact", 3: "shared", 1: "close", 0: "none"}
    given = pl.col("given_strength").replace_strict(strength, return_dtype=pl.String, default=None)
    family = pl.col("family_strength").replace_strict(shared, return_dtype=pl.String, default=None)
    same = {name: pl.when(name).then(pl.lit("same")) for name in ("phone", "email")}
    numbers = pl.when(pl.any_horizontal("account", "key", "government")).then(pl.lit("same"))
    levels = {"given": given, "family": family, "ssn": pl.col("number"), "birth": pl.col("born"),
              "street": pl.col("home"), "middle": pl.col("middle"), "suffix": pl.col("suffix"),
              **same, "number": numbers}  # fmt: skip
    return {name: _bits(name, level) for name, level in levels.items()}


def _bits(field: str, level: pl.Expr) -> pl.Expr:
    bits = {name: log2(m / u) for name, (m, u) in _table()[field].items()}
    return level.replace_strict(bits, default=0.0, return_dtype=pl.Float64).fill_null(0.0)
