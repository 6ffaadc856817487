"""Tables of one value a row (whose, which field, what): read as rows of people.

Extracts of databases keep what may vary so: WordPress and Magento meta tables, REDCap's EAV
exports, surveys. Nothing of a row says whose the value in it is but a number that comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import polars as pl

from detectors.catalog import detectors
from detectors.elements import ELEMENTS
from detectors.headers import scores, words
from pipelines.blocks import Table

_SURE = 0.85
_FIELDS = 0.5
"""Share of the field names that must be known: a status or a category is none."""

_MOST = 300
_TELLING = frozenset({"name", "given_name", "family_name", "email", "birth_date", *ELEMENTS})
_NAMES = frozenset({"name", "given_name", "family_name", "email"})
_OF_PEOPLE = r"^[^0-9]*\p{L}[^0-9]*$|@"
_KEY = r"^([^\s:/|]+[:/|].*[^\s:/|]|[^\s:/|]*[0-9][^\s:/|]*)[:/|]([A-Za-z][\w.-]*)$"
_LEAST = 4
_REST = "other fields"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Columns: whose, which field, what; and the fields, as the first batch names them."""

    whose: int
    field: int
    value: int
    fields: tuple[str, ...]


def widened(table: Table) -> Table:
    """The table; one of a value a row as one of a row a person.

    The values of a person stand in the row in which the first of them stands, the rows of the
    others are left blank, so that a locator names a row that is there. Fields that only later
    batches have stand together in a column "other fields".
    """
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    skipped = 0 if table.header is not None or _paths(first) is not None else 1
    if (at := _paths(first[skipped:])) is not None:
        header = table.header or tuple(str(cell or "") * skipped for cell in first.row(0))
        parted = (_parted(batch, at) for batch in chain((first[skipped:],), batches))
        plain = replace(table, header=("id", "field", *header), batches=parted, keys={})
        return widened(replace(plain, first_row=table.first_row + skipped))
    every = chain((first,), batches)
    shape = _shape(first[skipped:])
    if shape is None:
        return replace(table, batches=every)
    header = table.header or tuple(str(cell or "") for cell in first.row(0))
    return replace(
        table,
        header=(header[shape.whose], *shape.fields, _REST),
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
            if _are_fields(fields.to_list()):
                return at
    return None


def _parted(batch: pl.DataFrame, at: int) -> pl.DataFrame:
    """The batch behind the two parts of its keys, columns named by index."""
    key = pl.nth(at)
    parts = batch.select(key.str.extract(_KEY, 1).alias("a"), key.str.extract(_KEY, 2).alias("b"))
    whole = pl.concat([parts, batch.with_columns(pl.lit(None, pl.String).alias(batch.columns[at]))],
                      how="horizontal")  # fmt: skip
    return whole.rename({name: str(i) for i, name in enumerate(whole.columns)})


def _shape(body: pl.DataFrame) -> _Shape | None:
    if body.width < 3 or body.height < 4:
        return None
    for at, column in enumerate(body.get_columns()):
        names = column.drop_nulls().unique(maintain_order=True)
        if not 2 <= len(names) <= min(_MOST, body.height // 2):
            continue
        if not _are_fields(names.to_list()):
            continue
        others = [c for c in range(body.width) if c != at]
        whose = next((c for c in others if _groups(body.to_series(c), column)), None)
        if whose is None:
            continue
        value = max((c for c in others if c != whose), key=_tells(body, at))
        return _Shape(whose=whose, field=at, value=value, fields=tuple(names.to_list()))
    return None


def _tells(body: pl.DataFrame, field: int) -> Callable[[int], tuple[float, int, bool]]:
    """How well a column may be the values: a name or address has letters, a row's number none."""
    naming = body.to_series(field).unique().drop_nulls()
    naming = naming.filter(pl.Series([bool(_detected(one) & _NAMES) for one in naming.to_list()]))
    people = body.filter(body.to_series(field).is_in(naming.implode()))

    def telling(column: int) -> tuple[float, int, bool]:
        written = people.to_series(column).drop_nulls().str.contains(_OF_PEOPLE).mean()
        named = float(written or 0.0)  # type: ignore[arg-type]
        return named, body.to_series(column).n_unique(), column == field + 1

    return telling


def _detected(name: str) -> set[str]:
    """The codes of the detectors that the name of a field asks for."""
    return {detectors()[n].detects for n, score in scores(words(name)).items() if score >= _SURE}


def _are_fields(names: Sequence[str]) -> bool:
    """Whether these are names of fields, one of a person's name and one of something else."""
    held = [_detected(one) for one in names]
    telling = {code for codes in held for code in codes & _TELLING}
    known = sum(map(bool, held))
    return known >= _FIELDS * len(names) and bool(telling & _NAMES) and len(telling) > 1


def _groups(whose: pl.Series, field: pl.Series) -> bool:
    """Whether a value comes in runs of rows, each field once in a run."""
    if whose.null_count() or whose.n_unique() in (1, len(whose)):
        return False
    runs = whose.rle_id()
    pairs = pl.DataFrame({"run": runs, "field": field}).drop_nulls()
    return pairs.is_unique().all() and runs.n_unique() == whose.n_unique()


def _wide(batches: Iterator[pl.DataFrame], shape: _Shape, skipped: int) -> Iterator[pl.DataFrame]:
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


def _turned(rows: pl.DataFrame, shape: _Shape) -> pl.DataFrame:
    """The rows of whole people, as many as before: a person's first row has it all."""
    whose, field, value = (rows.to_series(c) for c in (shape.whose, shape.field, shape.value))
    runs = pl.DataFrame({"run": whose.rle_id(), "whose": whose, "field": field, "value": value})
    known = pl.col("field").is_in(shape.fields)
    told = pl.format("{}: {}", "field", "value").filter(~known).str.join("; ")
    people = runs.group_by("run", maintain_order=True).agg(
        pl.col("whose").first(),
        *(
            pl.col("value").filter(pl.col("field") == name).first().alias(f"f{at}")
            for at, name in enumerate(shape.fields)
        ),
        rest=pl.when(told != "").then(told),
    )
    opens = runs.select(pl.col("run").is_first_distinct()).to_series()
    wide = runs.select("run").join(people, on="run", how="left", maintain_order="left").drop("run")
    blank = [
        pl.when(opens).then(pl.col(name)).alias(str(at)) for at, name in enumerate(wide.columns)
    ]
    return wide.select(blank)
