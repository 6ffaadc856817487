"""Which pairs of groups a route joins, the most certain first."""

from __future__ import annotations

import polars as pl

from pipelines.resolution.routes import ROUTES

_SUFFIX_FITS = pl.col("suffix") != "differs"


def taken(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs that a route allows: a, b, tier, route, weight; the heaviest first.

    pairs: as `comparisons.compared`, with contested (a number of one is also somebody else's),
    copied (the birth date of one is also that of another at its address) and other_birth (the
    number stands with another birth date).
    """
    held = pairs.filter(_SUFFIX_FITS)
    chosen = pl.lit(None, pl.Int8)
    for number, route in reversed(list(enumerate(ROUTES))):
        chosen = (
            pl.when(route.holds.fill_null(value=False))
            .then(pl.lit(number, pl.Int8))
            .otherwise(chosen)
        )
    met = held.with_columns(route=chosen).drop_nulls("route")
    met = _unrivalled(met)
    tiers = dict(enumerate(route.tier for route in ROUTES))
    return (
        met.with_columns(tier=pl.col("route").replace_strict(tiers, return_dtype=pl.Int8))
        .select("a", "b", "tier", "route", "weight")
        .sort("weight", "a", "b", descending=[True, False, False])
    )


def _unrivalled(met: pl.DataFrame) -> pl.DataFrame:
    """The pairs whose routes allow no rival, as far as there is none, and all others."""
    sole = [number for number, route in enumerate(ROUTES) if route.sole]
    lone = [number for number, route in enumerate(ROUTES) if route.lone]
    met = met.with_columns(
        sole=pl.col("route").is_in(sole), lone=pl.col("route").is_in(lone), lesser=_lesser()
    )
    lesser = (
        met.filter("sole")
        .select("lesser", other=pl.col("a") + pl.col("b") - pl.col("lesser"))
        .unique()["lesser"]
    )
    alike = met.filter("lone")
    several = _repeated(pl.concat([alike["a"], alike["b"]]))
    return met.filter(
        ~(pl.col("sole") & pl.col("lesser").is_in(_repeated(lesser)))
        & ~(pl.col("lone") & (pl.col("a").is_in(several) | pl.col("b").is_in(several)))
    )


def _repeated(groups: pl.Series) -> pl.Series:
    return groups.filter(groups.is_duplicated()).unique().implode()


def _lesser() -> pl.Expr:
    """Of two groups the one whose name lacks something, else the one with fewer mentions."""
    lacks_a = pl.any_horizontal(pl.col("given_a", "family_a").is_null())
    lacks_b = pl.any_horizontal(pl.col("given_b", "family_b").is_null())
    fewer_a = pl.col("size_a") <= pl.col("size_b")
    return (
        pl.when(lacks_a & ~lacks_b)
        .then("a")
        .when(lacks_b & ~lacks_a)
        .then("b")
        .when(fewer_a)
        .then("a")
        .otherwise("b")
    )
