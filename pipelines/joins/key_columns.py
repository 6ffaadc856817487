"""Every key of every record as one long table, and the key columns that the keys stand in."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from detectors.people.names import fold
from pipelines.joins.join_keys import table_of
from pipelines.joins.sample_keys import SAMPLE_ID
from pipelines.shelves import Room, Shelf, batches

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

_ROLES_APART = ("provider", "staff", "contact", "author", "addressee")

ABOUT = ("source", "table", "column", "header", "shape", "declared", "everywhere")
"""What tells a key column: the id of its source and the name of its table ("" where it stands in
no table), its comparable name, its header, the shape of its values, what is declared of it, and
whether it is the same thing wherever it stands, such as an email address."""

KEY_ROW: dict[str, pl.DataType] = {
    "rec": pl.UInt64(),
    "value": pl.UInt64(),
    "who": pl.UInt64(),
    "named": pl.Boolean(),
    "apart": pl.Boolean(),
    "holds": pl.Boolean(),
    "suffix": pl.UInt8(),
    "born": pl.Int16(),
    "unit": pl.UInt64(),
}
"""A key of a record without what tells its column, as `keyed` gives it."""

_SUFFIXES = {"JR": 1, "SR": 2, "II": 3, "III": 4, "IV": 5, "V": 6}


def number(record: pl.Expr) -> pl.Expr:
    """The number by which one run knows a record, from its id; UInt64."""
    return record.hash(11)


def set_aside(records: pl.LazyFrame, room: Room) -> tuple[Shelf, pl.DataFrame]:
    """Every key of every record, by value (`KEY_ROW`), and the columns they stand in.

    records: RECORDS. The second has unit and `ABOUT`, a row for each key column.
    """
    shelf = Shelf(room, "value", KEY_ROW)
    first = [name for name in ABOUT if name not in {"shape", "declared"}]
    seen = pl.DataFrame()
    for frame in key_batches(records):
        shelf.add(frame)
        told = (
            pl.concat([seen, frame.select("unit", *ABOUT)], how="diagonal")
            .group_by("unit")
            .agg(pl.col(first).first(), pl.col("shape", "declared").drop_nulls().min())
        )
        seen = told.select("unit", *ABOUT)
    return shelf, seen


def key_batches(records: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The rows of `keyed`, the records some at a time; at least one frame."""
    yield keyed(records.clear()).collect()
    for batch in batches(records):
        yield keyed(batch).collect()


def keyed(records: pl.LazyFrame) -> pl.LazyFrame:
    """A row per key of a record: `KEY_ROW` and `ABOUT`.

    records: RECORDS. rec: `number` of the record. value: hash of the key. who: hash of the folded
    name, of the record where it has none. apart: of a doctor, clerk or writer. holds: the record
    has exposures or contact facts. suffix: 0 without one. born: year of birth, null where unknown.
    unit: hash of the key column.
    """
    rows = _rows(records).collect().lazy()
    exposed = (
        rows.explode("ids", empty_as_null=False, keep_nulls=False)
        .with_columns(pl.col("ids").struct.unnest())
        .with_columns(value=pl.col("fingerprint"))
    )
    listed = [
        rows.explode(name, empty_as_null=False, keep_nulls=False)
        .with_columns(value=pl.col(name), column=pl.lit(label))
        .filter(~pl.col("value").str.contains(ROLE_MAILBOX) & (pl.col("value").str.len_chars() > 3))
        for name, label in (("emails", "email address"), ("logins", "user name"))
    ]
    empty = [pl.lit(None, pl.String).alias(name) for name in ("header", "shape", "declared")]
    anywhere = [
        part.with_columns(
            *empty, source=pl.lit(""), table=pl.lit(""), everywhere=pl.lit(value=True),
            # Where a value may stand in any table, one person is met under Jane and J.
            who=pl.col("initial"),
        )
        for part in (exposed, *listed)
    ]  # fmt: skip
    names = [*(name for name in KEY_ROW if name != "unit"), *ABOUT]
    every = pl.concat([part.select(names) for part in (_own_keys(rows), *anywhere)])
    unit = pl.struct("source", "table", "column", "header").hash(12)
    return every.drop_nulls(["column", "value"]).with_columns(pl.col("value").hash(13), unit=unit)


def _own_keys(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The keys that stand in a table or text of their own."""
    own = rows.explode("keys", empty_as_null=False, keep_nulls=False).unnest("keys")
    tabular = pl.col("table").is_not_null()
    plain = own.with_columns(value=pl.coalesce("bare", "fingerprint"))
    # In a text no column tells which letters all numbers begin with, nor does a file of one sample:
    # both forms are tried.
    alone = ~tabular | (pl.col("column") == SAMPLE_ID)
    whole = own.filter(alone).with_columns(value=pl.col("fingerprint"))
    return pl.concat([plain, whole]).with_columns(
        source=pl.when(tabular).then("source").otherwise(pl.lit("")),
        table=pl.col("table").fill_null(""),
        everywhere=pl.lit(value=False),
    )


def _rows(records: pl.LazyFrame) -> pl.LazyFrame:
    contact = pl.any_horizontal(
        pl.col("emails", "phones", "logins").list.len() > 0,
        pl.col("street", "city", "birth_date").is_not_null(),
    )
    given, family = fold(pl.col("given_name")), fold(pl.col("family_name"))
    name = pl.concat_str(given, family, separator=" ", ignore_nulls=True)
    initial = pl.concat_str(given.str.head(1), family, separator=" ", ignore_nulls=True)
    named = pl.col("full_name").is_not_null()
    rec = number(pl.col("id"))
    element = pl.element().struct.field("element")
    label = pl.concat_str(pl.lit("identifier:"), element).alias("column")
    ids = pl.col("exposures").list.eval(
        pl.when(element.is_in(_STRONG)).then(
            pl.struct(label, pl.element().struct.field("fingerprint"))
        )
    )
    return records.select(
        "source",
        "keys",
        "emails",
        "logins",
        rec=rec,
        table=table_of(pl.col("locator")),
        ids=ids,
        named=named,
        apart=pl.col("role").is_in(_ROLES_APART).fill_null(value=False),
        holds=(pl.col("exposures").list.len() > 0) | contact,
        suffix=pl.col("name_suffix").replace_strict(_SUFFIXES, default=0, return_dtype=pl.UInt8),
        born=pl.col("birth_date").str.head(4).cast(pl.Int16, strict=False),
        who=pl.when(named).then(name.hash(14)).otherwise(rec),
        initial=pl.when(named).then(initial.hash(14)).otherwise(rec),
    )
