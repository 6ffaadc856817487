"""Tables of one value a row (whose, which field, what): read as rows of people.

Extracts of databases keep what may vary so: WordPress and Magento meta tables, REDCap's EAV
exports, surveys. Nothing of a row says whose the value in it is but a number that comes again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

import polars as pl

from pipelines.blocks import Table, begun
from pipelines.tables.long_shapes import Shape, answers, are_fields, is_numbered, shape_of

_KEY = r"^([^\s:/|]+[:/|].*[^\s:/|]|[^\s:/|]*[0-9][^\s:/|]*)[:/|]([A-Za-z][\w.-]*)$"
_LEAST = 4
_REST = "other fields"


def widened(table: Table) -> Table:
    """The table; one of a value a row as one of a row a person.

    The values of a person stand in the row in which the first of them stands, the rows of the
    others are left blank, so that a locator names a row that is there. Fields that only later
    batches have stand together in a column "other fields".
    """
    first, every = begun(table)
    if first is None:
        return replace(table, batches=every)
    skipped = 0 if table.header is not None or _paths(first) is not None else 1
    if (at := _paths(first[skipped:])) is not None:
        header = table.header or tuple(str(cell or "") * skipped for cell in first.row(0))
        parted = (_parted(batch, at) for batch in chain((first[skipped:],), islice(every, 1, None)))
        plain = replace(table, header=("id", "field", *header), batches=parted, keys={})
        return widened(replace(plain, first_row=table.first_row + skipped))
    header = table.header or tuple(str(cell or "") for row in first.head(1).rows() for cell in row)
    shape = shape_of(first[skipped:], table.header or (), header)
    if shape is None:
        return replace(table, batches=every)
    named = ("" if is_numbered(field) else field for field in shape.fields)
    return replace(
        table,
        header=(header[shape.whose], *named, *(header[at] for at in shape.shared), _REST),
        batches=_wide(every, shape, skipped),
        first_row=table.first_row + skipped,
        keys={0: table.keys[shape.whose]} if shape.whose in table.keys else {},
    )


def _paths(body: pl.DataFrame) -> int | None:
    """The column whose cells are keys of a store, `cust:1412:ssn`: whose it is, and which field."""
    if body.width < 2 or body.height < _LEAST:
        return None
    for at, column in enumerate(body.get_columns()):
        keys = column.drop_nulls()
        if len(keys) == body.height and keys.str.contains(_KEY).all() and keys.is_unique().all():
            fields = keys.str.extract(_KEY, 2).unique()
            if are_fields(fields.to_list()):
                return at
    return None


def _parted(batch: pl.DataFrame, at: int) -> pl.DataFrame:
    """The batch behind the two parts of its keys, columns named by index."""
    key = pl.nth(at)
    parts = batch.select(key.str.extract(_KEY, 1).alias("a"), key.str.extract(_KEY, 2).alias("b"))
    whole = pl.concat([parts, batch.with_columns(pl.lit(None, pl.String).alias(batch.columns[at]))],
                      how="horizontal")  # fmt: skip
    return whole.rename({name: str(i) for i, name in enumerate(whole.columns)})


def _wide(batches: Iterator[pl.DataFrame], shape: Shape, skipped: int) -> Iterator[pl.DataFrame]:
    held: pl.DataFrame | None = None
    for batch in batches:
        rows = batch[skipped:] if held is None else pl.concat([held, batch])
        skipped = 0
        runs = rows.to_series(shape.whose).rle_id()
        # The last person may go on in the next batch.
        last = (runs == runs.max()).arg_true()[0] if rows.height else 0
        held = rows[last:]
        if last:
            yield _turned(rows[:last], shape)
    if held is not None and held.height:
        yield _turned(held, shape)


def _turned(rows: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    """The rows of whole people, as many as before: a person's first row has it all."""
    whose, field = rows.to_series(shape.whose), rows.to_series(shape.field)
    value, also = answers(rows, shape.values), rows.select(pl.nth(shape.shared).name.prefix("s"))
    runs = pl.DataFrame({"run": whose.rle_id(), "whose": whose, "field": field, "value": value})
    runs = pl.concat([runs, also], how="horizontal")
    known = pl.col("field").is_in(shape.fields)
    told = pl.format("{}: {}", "field", "value").filter(~known).str.join("; ")
    people = runs.group_by("run", maintain_order=True).agg(
        pl.col("whose").first(),
        *(
            pl.col("value").filter(pl.col("field") == name).first().alias(f"f{at}")
            for at, name in enumerate(shape.fields)
        ),
        *(pl.col(name).first() for name in also.columns),
        rest=pl.when(told != "").then(told),
    )
    opens = runs.select(pl.col("run").is_first_distinct()).to_series()
    wide = runs.select("run").join(people, on="run", how="left", maintain_order="left").drop("run")
    blank = [
        pl.when(opens).then(pl.col(name)).alias(str(at)) for at, name in enumerate(wide.columns)
    ]
    return wide.select(blank)
