"""Table rows to records: finds the tables in a grid, types their columns, reads every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipelines.blocks import Table
from pipelines.joins.keys import PART, key_structs
from pipelines.model import EXPOSURE, JOIN_KEY, RECORDS, conform
from pipelines.row_lists import lists_by_row
from pipelines.tables.batch_shape import BatchShape
from pipelines.tables.exposures import ROW, Seen, exposures_of, seen_in
from pipelines.tables.fields import identity
from pipelines.tables.forms import Row, turned
from pipelines.tables.grouped_rows import carried_down
from pipelines.tables.joint import second_of, second_rows
from pipelines.tables.layout import Region, regions
from pipelines.tables.names_above import of_sheet
from pipelines.tables.oneself import Part, of_oneself, parted, stand_ins
from pipelines.tables.plans import Plan, planned, seen_again
from pipelines.tables.rewritten import undone
from pipelines.tables.roles import Person, about_whom
from pipelines.tables.strays import strays
from pipelines.tables.typed_columns import TypedColumns

_ROWS_AT_ONCE = 25_000
"""Rows that become records at a time: more take no less time each, and memory by their number."""

_NO_ROW = (
    r"(?i)^(?:(?:grand|sub|report|page|dept|department)[ -]?)?totals?\b"
    r"|^(?:count|sum|average)\s*[:=]|^end of (?:report|file|list)|^page [0-9]+"
    r"|^(?:report )?(?:generated|printed|run date)\b|^\(?[0-9,]+ (?:rows?|records?)"
)


def records_from_table(
    table: Table, source: str, key: bytes, typed: TypedColumns | None = None
) -> Iterator[pl.DataFrame]:
    """Records of a table, one frame of RECORDS per batch and table found in it.

    source: id in SOURCES; key: secret of the case; typed: what people said of its columns, and
    where the verdicts are noted. The layout is decided on the
    first batch, the type of a column on the first one where it says anything. A row with neither
    name nor exposure nor join keys gives no record; one with several people gives several.
    """
    start, plans, shape = table.first_row, list[Plan](), BatchShape(table.header)
    origin, typed = (source, key), typed or TypedColumns({})
    for number, batch in enumerate(table.batches):
        grid = shape.of(batch)
        if number == 0:
            table = replace(table, header=shape.header)
            for region in _regions(table, grid):
                yield from _first_records(table, grid, region, plans, origin, typed)
        else:
            plans = [seen_again(table, plan, grid, origin, typed) for plan in plans]
            for plan in plans:
                yield from _records(body_of(grid, plan, start), plan)
        start += grid.height


def _regions(table: Table, grid: pl.DataFrame) -> list[Region]:
    if table.header is None:
        return regions(grid)
    columns = tuple(range(grid.width))
    header = (*table.header, *[""] * grid.width)[: grid.width]
    return [Region(header=header, columns=columns, first=0, last=None)]


def _first_records(
    table: Table, grid: pl.DataFrame, region: Region, plans: list[Plan],
    origin: tuple[str, bytes], typed: TypedColumns,
) -> Iterator[pl.DataFrame]:  # fmt: skip
    """Records of one region of the first batch; adds its plan where it goes on after it."""
    last = grid.height if region.last is None else region.last
    part = grid.slice(region.first, last - region.first)
    first = table.first_row + region.first
    if region.pairs:
        yield from _form_records(table, region, part.rows(), first, origin, typed)
        return
    body = part.select(pl.nth(c).alias(str(i)) for i, c in enumerate(region.columns))
    plan = planned(table, region, region.header, body, origin, typed)
    typed.note(plan)
    if region.last is None:
        plans.append(plan)
    yield from _records(body_of(part, plan, first), plan)


def _form_records(
    table: Table, region: Region, rows: list[Row], first: int,
    origin: tuple[str, bytes], typed: TypedColumns,
) -> Iterator[pl.DataFrame]:  # fmt: skip
    header, body, starts = turned(rows, region.pairs)
    header, body = of_sheet(table.name, header, body)
    across = len({row for row, _ in starts}) < len(starts)
    numbers = [column + 1 if across else first + row + 1 for row, column in starts]
    plan = planned(table, region, header, body, origin, typed)
    typed.note(plan)
    if across:
        before = f"{plan.places.before}rows {first + 1} to {first + len(rows)}, "
        plan = replace(plan, places=replace(plan.places, across=True, before=before))
    body = undone(body, plan.encodings)
    yield from _records(body.with_columns(pl.Series(ROW, numbers, dtype=pl.UInt32)), plan)


def body_of(grid: pl.DataFrame, plan: Plan, first: int) -> pl.DataFrame:
    """The data rows as "0", "1", … and `ROW`; totals and repeated headers left out.

    first: number of the grid's first row in its source, from 0.
    """
    body = grid.select(pl.nth(c).alias(str(i)) for i, c in enumerate(plan.columns))
    body = undone(body, plan.encodings).with_row_index(ROW, first + 1)
    named = [i for i, h in enumerate(plan.header) if h][:3]
    no_row = pl.any_horizontal(
        pl.col(str(i)).str.contains(_NO_ROW) for i in range(min(2, len(plan.columns)))
    )
    if len(named) > 1:
        again = [pl.col(str(i)).str.strip_chars() == plan.header[i] for i in named]
        no_row = no_row | pl.all_horizontal(again)
    left_out = body.select(no_row.fill_null(value=False)).to_series()
    return body.filter(~left_out) if left_out.any() else body


def _records(body: pl.DataFrame, plan: Plan) -> Iterator[pl.DataFrame]:
    about = about_whom(plan.people)
    for rows in carried_down(body, plan.people, about).iter_slices(_ROWS_AT_ONCE):
        yield from _of_rows(rows, plan, about)


def _of_rows(body: pl.DataFrame, plan: Plan, about: int) -> Iterator[pl.DataFrame]:
    frames = []
    seen, found = sighted(body, plan)
    taken = {column: _parts(held, column, plan) for column, held in seen.items()}
    shown, own = _shown(body, plan, taken, about)
    own += [(found[ROW], found["stray"])]
    for at, rows in stand_ins(body, plan.people, about).items() if found.height else ():
        own, moved = parted(own, rows)
        shown[at] += moved
    for at, person in enumerate(plan.people):
        frames.append(_of_person(body, person, plan, shown[at] + (own if at == about else [])))
        other = second_of(person)
        joint = second_rows(body, person) if other else body.clear()
        if other and joint.height:
            parts = [part for verdict in other.exposures for part in taken[verdict.column]]
            frames.append(_of_person(joint, other, plan, parts))
    kept = [frame for frame in frames if frame.height]
    if kept:
        yield pl.concat(kept)


def _shown(
    body: pl.DataFrame, plan: Plan, taken: Mapping[int, list[Part]], about: int
) -> tuple[list[list[Part]], list[Part]]:
    """The exposures of each person, and those of the row's own under another's word ("SELF")."""
    shown, own = list[list[Part]](), list[Part]()
    main = plan.people[about]
    for person in plan.people:
        parts = [part for verdict in person.exposures for part in taken[verdict.column]]
        if person is not main and main.named:
            parts, moved = parted(parts, of_oneself(body, person))
            both = {v.column for v in main.exposures} >= {v.column for v in person.exposures}
            own += [] if both else moved
        shown.append(parts)
    return shown, own


def sighted(body: pl.DataFrame, plan: Plan) -> tuple[dict[int, tuple[Seen, ...]], pl.DataFrame]:
    """What the rows hold: per typed column its cells with a value, and the finds of `strays`."""
    typed = [verdict for person in plan.people for verdict in person.exposures]
    seen = {verdict.column: seen_in(body, verdict) for verdict in typed}
    return seen, strays(body, plan.verdicts, seen, plan.places, plan.secret)


def _parts(seen: Sequence[Seen], column: int, plan: Plan) -> list[Part]:
    locator = plan.places.cell(column)
    held = [exposures_of(each, locator, plan.secret) for each in seen]
    return [(frame[ROW], frame["held"]) for frame in held]


def _of_person(
    body: pl.DataFrame, person: Person, plan: Plan, exposures: Sequence[Part]
) -> pl.DataFrame:
    """Records of one person, of the rows that say something about them."""
    rows = body[ROW]
    keys = [
        (rows, key_structs(body, column, plan.keys[column], plan.secret)) for column in person.keys
    ]
    frame = body.select(
        ROW,
        source=pl.lit(plan.source),
        locator=plan.places.row(),
        role=pl.lit(person.role),
    ).with_columns(
        lists_by_row(rows, exposures, EXPOSURE).alias("exposures"),
        lists_by_row(rows, keys, JOIN_KEY).alias("keys"),
    )
    whole = pl.concat([frame, identity(body, person, plan.habits)], how="horizontal")
    kept = whole.filter(_says_something(person))
    ids = pl.format("{}#{}/{}", pl.lit(plan.source), pl.col("locator"), pl.lit(person.label))
    return conform(kept.with_columns(id=ids), RECORDS)


def _says_something(person: Person) -> pl.Expr:
    """Rows worth a record: a person or an exposure, or keys that lead from one table to another."""
    exposed = pl.col("exposures").list.len() > 0
    if person.role in {"provider", "staff"}:
        return exposed
    login = (pl.col("emails").list.len() > 0) | (pl.col("logins").list.len() > 0)
    whole = ~pl.element().struct.field("column").str.starts_with(PART)
    keyed = pl.col("keys").list.eval(whole).list.sum()
    place = pl.any_horizontal(pl.col("street", "birth_date").is_not_null())
    bridge = (keyed > 1) | ((keyed == 1) & (login | place))
    return pl.col("full_name").is_not_null() | exposed | bridge
