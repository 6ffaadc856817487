"""Of several written forms of a fact the one that stands: the fullest, then the most frequent."""

from __future__ import annotations

import polars as pl

from detectors.names import fold

_NAME = ["full_name", "given_name", "middle_name", "family_name", "name_suffix"]
_ADDRESS = ["street", "city", "state", "postal_code", "country"]


def names(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, full_name, given_name, family_name, named, name_score, aliases.

    owned: RECORDS of persons, with person. The fullest name stands, then the most frequent;
    aliases are the other forms, without those that differ in case or accents alone. named: a
    given name or an initial, and a family name. name_score: of the surest mention.
    """
    forms = (
        owned.filter(pl.col("full_name").is_not_null())
        .group_by("person", *_NAME)
        .agg(times=pl.len().cast(pl.Int64), name_score=pl.col("name_score").max())
        .with_columns(full=_fullness(), shouted=_shouted(), plain=_plain(), length=_length())
        .collect()
    )
    order = [
        pl.col("person"),
        -pl.col("full"),
        -pl.col("times"),
        pl.col("shouted"),
        -pl.col("length"),
    ]
    ranked = forms.sort(*order, "full_name", nulls_last=True)
    best = ranked.unique("person", keep="first", maintain_order=True)
    scores = forms.group_by("person").agg(pl.col("name_score").max())
    others = (
        ranked.join(best.select("person", stands="plain"), on="person", maintain_order="left")
        .filter(pl.col("plain") != pl.col("stands"))
        .unique(["person", "plain"], keep="first", maintain_order=True)
        .group_by("person")
        .agg(aliases=pl.col("full_name").sort())
    )
    named = pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()
    return (
        best.select("person", "full_name", "given_name", "family_name", named=named)
        .join(scores, on="person", how="left")
        .join(others, on="person", how="left")
    )


def _plain() -> pl.Expr:
    return fold(pl.col("full_name")).str.replace_all(r"[^\p{L}]+", " ").str.strip_chars(" ")


def _length() -> pl.Expr:
    # Of equal forms the longer is the formal one: Robert, not Bob.
    return pl.col("full_name").str.len_chars().cast(pl.Int64)


def _shouted() -> pl.Expr:
    name = pl.col("full_name")
    return (name == name.str.to_uppercase()) | (name == name.str.to_lowercase())


def _fullness() -> pl.Expr:
    def told(column: str) -> pl.Expr:
        length = pl.col(column).str.replace_all(".", "", literal=True).str.len_chars()
        return (length > 1).fill_null(value=False).cast(pl.Int32)

    def there(column: str) -> pl.Expr:
        return pl.col(column).is_not_null().cast(pl.Int32)

    given = there("given_name") * 2 + told("given_name") * 4
    middle = there("middle_name") + told("middle_name")
    return given + there("family_name") * 6 + middle + there("name_suffix")


def addresses(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, address, city, state, postal_code, country: the most complete postal address.

    Of equally complete ones the most frequent; parts are never mixed from two addresses.
    """
    there = [pl.col(column).is_not_null().cast(pl.Int32) for column in _ADDRESS]
    weights = (4, 2, 1, 2, 0)
    complete = pl.sum_horizontal(part * weight for part, weight in zip(there, weights, strict=True))
    forms = (
        owned.filter(pl.any_horizontal(pl.col(_ADDRESS[:4]).is_not_null()))
        .group_by("person", *_ADDRESS)
        .agg(times=pl.len().cast(pl.Int64))
        .with_columns(complete=complete)
        .collect()
    )
    order = ["person", pl.col("complete").neg(), pl.col("times").neg(), *_ADDRESS]
    best = forms.sort(order, nulls_last=True).unique("person", keep="first", maintain_order=True)
    return best.select("person", *_ADDRESS).rename({"street": "address"})


def contacts(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, emails, phones, logins: every one that is known, sorted."""
    found = owned.select("person").unique()
    for kind in ("emails", "phones", "logins"):
        each = (
            owned.select("person", kind)
            .explode(kind, empty_as_null=False, keep_nulls=False)
            .drop_nulls(kind)
            .unique()
            .sort(kind)
            .group_by("person", maintain_order=True)
            .agg(kind)
        )
        found = found.join(each, on="person", how="left")
    return found.collect()


def dates(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, date_of_birth (the fullest, then the most frequent), births, deceased.

    births: how many different whole dates are written.
    """
    born = (
        owned.drop_nulls("birth_date")
        .group_by("person", "birth_date")
        .agg(times=pl.len().cast(pl.Int64))
        .with_columns(length=pl.col("birth_date").str.len_chars().cast(pl.Int64))
        .collect()
        .sort("person", pl.col("length").neg(), pl.col("times").neg(), "birth_date")
    )
    best = born.group_by("person", maintain_order=True).agg(
        date_of_birth=pl.col("birth_date").first(), births=(pl.col("length") == 10).sum()
    )
    dead = owned.drop_nulls("death_date").select("person").unique().collect()
    deceased = dead.with_columns(deceased=pl.lit(value=True))
    return best.join(deceased, on="person", how="full", coalesce=True)
