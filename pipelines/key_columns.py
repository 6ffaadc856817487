"""Every key of every record in one table, and the key columns that they stand in."""

from __future__ import annotations

import polars as pl

from detectors.names import fold
from pipelines.join_keys import table_of

_STRONG = (
    "ssn", "tax_id", "drivers_license", "state_id", "passport", "military_id", "card_number",
    "plate",
)  # fmt: skip
ROLE_MAILBOX = (
    r"^(?:info|admin|administrator|support|sales|contact|office|hr|payroll|billing|help|helpdesk"
    r"|service|noreply|no-reply|donotreply|webmaster|postmaster|root|test|unknown|none|na|user"
    r"|guest|demo|team|marketing|jobs|careers|accounts|security|abuse|mail|email)(?:[0-9]*)(?:@|$)"
)
"""Addresses and user names of a function, behind which any number of people may stand."""

_ROLES_APART = ("provider", "staff", "author", "addressee")


def mentions(records: pl.LazyFrame) -> pl.DataFrame:
    """One row per record, numbered in the order of ids, with what linking looks at."""
    contact = pl.any_horizontal(
        pl.col("emails", "phones", "logins").list.len() > 0, pl.col("street", "city").is_not_null()
    )
    ids = pl.col("exposures").list.eval(
        pl.when(pl.element().struct.field("element").is_in(_STRONG)).then(
            pl.struct(
                pl.concat_str(pl.lit("identifier:"), pl.element().struct.field("element")).alias(
                    "column"
                ),
                pl.element().struct.field("fingerprint"),
            )
        )
    )
    given, family = fold(pl.col("given_name")), fold(pl.col("family_name"))
    return (
        records.select(
            "id",
            "source",
            "keys",
            "emails",
            "logins",
            table=table_of(pl.col("locator")),
            ids=ids,
            named=pl.col("full_name").is_not_null(),
            apart=pl.col("role").is_in(_ROLES_APART).fill_null(value=False),
            holds=(pl.col("exposures").list.len() > 0) | contact,
            name=pl.concat_str(given, family, separator=" ", ignore_nulls=True),
            initial=pl.concat_str(given.str.head(1), family, separator=" ", ignore_nulls=True),
        )
        .sort("id")
        .collect()
        .with_row_index("rec")
    )


def keys_of(frame: pl.DataFrame) -> pl.DataFrame:
    """rec, place, table, column, everywhere, value, name: every key of every record, a row each."""
    who = ["rec", "name", "initial"]
    placed = pl.when(pl.col("table").is_not_null()).then(pl.col("source")).otherwise(pl.lit(""))
    own = (
        frame.lazy()
        .select(*who, "keys", table=pl.col("table").fill_null(""), place=placed)
        .explode("keys", empty_as_null=False, keep_nulls=False)
        .unnest("keys")
        .rename({"fingerprint": "value"})
        .with_columns(
            place=pl.concat_str("place", "table", separator="\n"), everywhere=pl.lit(value=False)
        )
    )
    strong = (
        frame.lazy()
        .select(*who, "ids")
        .explode("ids", empty_as_null=False, keep_nulls=False)
        .unnest("ids")
        .rename({"fingerprint": "value"})
    )
    plain = [
        frame.lazy()
        .select(*who, value=pl.col(column))
        .explode("value", empty_as_null=False, keep_nulls=False)
        .filter(~pl.col("value").str.contains(ROLE_MAILBOX) & (pl.col("value").str.len_chars() > 3))
        .with_columns(column=pl.lit(label))
        for column, label in (("emails", "email address"), ("logins", "user name"))
    ]
    # Where a value may stand in any table, one person is met under Jane and J.
    shared = pl.concat([strong, *plain], how="diagonal").with_columns(
        table=pl.lit(""), place=pl.lit("*"), everywhere=pl.lit(value=True), name=pl.col("initial")
    )
    both = pl.concat([own, shared], how="diagonal")
    hashed = both.drop("initial").drop_nulls(["column", "value"])
    return hashed.with_columns(pl.col("value").hash()).unique().collect()


def units_of(keys: pl.DataFrame) -> pl.DataFrame:
    """unit, place, column, table, everywhere, distinct: the key columns of all tables."""
    return (
        keys.group_by("place", "column", "table", "everywhere")
        .agg(distinct=pl.col("value").n_unique())
        .sort("place", "column")
        .with_row_index("unit")
    )
