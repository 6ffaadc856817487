"""Of several written forms of a fact the one that stands: the fullest, then the most frequent."""

from __future__ import annotations

import polars as pl

from detectors.people.names import fold

_NAME = ["full_name", "given_name", "middle_name", "family_name", "name_suffix"]
_ADDRESS = ["street", "city", "state", "postal_code", "country"]
_RECORDS = {
    "name_record": "name",
    "birth_record": "birth date",
    "death_record": "death",
    "address_record": "address",
}
"""Column with the id of a record -> what that record tells."""


def names(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, full_name, given_name, family_name, named, name_score, aliases, name_record.

    owned: RECORDS of persons, with person. The fullest name stands, then the most frequent;
    aliases are the other forms, without those that differ in case or accents alone. named: a
    given name or an initial, and a family name. name_score: of the surest mention. name_record: id
    of the first record that writes the name so.
    """
    forms = (
        owned.filter(pl.col("full_name").is_not_null())
        .group_by("person", *_NAME)
        .agg(
            times=pl.len().cast(pl.Int64),
            name_score=pl.col("name_score").max(),
            name_record=pl.col("id").min(),
        )
        .with_columns(full=_fullness(), shouted=_shouted(), plain=_plain(), length=_length())
        .collect()
    )
    order = [-pl.col("full"), -pl.col("times"), pl.col("shouted"), -pl.col("length")]
    ranked = forms.sort("person", *order, "full_name", nulls_last=True)
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
    whole = ["person", "full_name", "given_name", "family_name", "name_record"]
    return (
        best.select(*whole, named=named)
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


def addresses(owned: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """person, address, city, state, postal_code, country, address_record: the fullest address.

    Of equally complete ones the most frequent, of equally frequent ones that of the newest file;
    parts are never mixed from two addresses. sources: SOURCES. address_record: id of the first
    record that has it, of the newest file.
    """
    there = [pl.col(column).is_not_null().cast(pl.Int32) for column in _ADDRESS]
    weights = (4, 2, 1, 2, 0)
    complete = pl.sum_horizontal(part * weight for part, weight in zip(there, weights, strict=True))
    times = sources.lazy().select("modified", source="id").unique("source", keep="first")
    forms = (
        owned.filter(pl.any_horizontal(pl.col(_ADDRESS[:4]).is_not_null()))
        .join(times, on="source", how="left")
        .group_by("person", *_ADDRESS, "modified")
        .agg(records=pl.len().cast(pl.Int64), address_record=pl.col("id").min())
        .with_columns(complete=complete)
        .collect()
        .with_columns(times=pl.col("records").sum().over("person", *_ADDRESS))
    )
    order = [-pl.col("complete"), -pl.col("times"), -pl.col("modified").dt.epoch("us")]
    ranked = forms.sort("person", *order, *_ADDRESS, nulls_last=True)
    best = ranked.unique("person", keep="first", maintain_order=True)
    return best.select("person", *_ADDRESS, "address_record").rename({"street": "address"})


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
    """person, date_of_birth (the fullest, then the most frequent), births, deceased, two records.

    births: how many different whole dates are written. birth_record, death_record: ids of the
    first records that tell so; of a death that with a date.
    """
    born = (
        owned.drop_nulls("birth_date")
        .group_by("person", "birth_date")
        .agg(times=pl.len().cast(pl.Int64), record=pl.col("id").min())
        .with_columns(length=pl.col("birth_date").str.len_chars().cast(pl.Int64))
        .collect()
        .sort("person", pl.col("length").neg(), pl.col("times").neg(), "birth_date")
    )
    best = born.group_by("person", maintain_order=True).agg(
        date_of_birth=pl.col("birth_date").first(),
        births=(pl.col("length") == 10).sum(),
        birth_record=pl.col("record").first(),
    )
    # Digits sort before "unknown".
    dead = owned.drop_nulls("death_date").select("person", "death_date", "id").collect()
    first = dead.sort("person", "death_date", "id").unique("person", keep="first")
    deceased = first.select("person", deceased=pl.lit(value=True), death_record="id")
    return best.join(deceased, on="person", how="full", coalesce=True)


def origins(whole: pl.DataFrame, owned: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """person, origins: where each fact that stands comes from, as ORIGIN.

    whole: person and the columns of `_RECORDS` that the functions of this module add.
    """
    told = whole.unpivot(list(_RECORDS), index="person", variable_name="fact", value_name="id")
    told = told.drop_nulls("id").with_columns(pl.col("fact").replace_strict(_RECORDS))
    paths = sources.select("path", source="id").unique("source", keep="first")
    places = owned.select("id", "source", "locator").unique("id").collect()
    placed = told.join(places, on="id").join(paths, on="source")
    origin = pl.struct("fact", "path", "locator")
    ordered = placed.select("person", origins=origin).sort("person", "origins")
    return ordered.group_by("person", maintain_order=True).agg("origins")
