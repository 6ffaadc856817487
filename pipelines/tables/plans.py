"""How the rows of one table are read: the type of every column, the people, the keys."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from detectors.columns.corrections import corrected
from detectors.columns.judge import Verdict, classify
from pipelines.blocks import Table
from pipelines.joins.keys import Written, key_columns, written_keys
from pipelines.tables.exposures import Places, letters
from pipelines.tables.fields import Habits, habits
from pipelines.tables.layout import Region
from pipelines.tables.rewritten import Encodings, encodings_in, sample_of, told, undone
from pipelines.tables.roles import Person, people
from pipelines.tables.typed_columns import TypedColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the rows of one table are read.

    columns: indices in the grid, in the order of the table's own columns "0", "1", …;
    header: as found; encodings: columns that are undone before they are read; blank: columns
    without a value so far; source: id in SOURCES; secret: of the case, for fingerprints.
    """

    columns: tuple[int, ...]
    header: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    encodings: Encodings
    blank: frozenset[int]
    people: tuple[Person, ...]
    keys: dict[int, Written]
    habits: Habits
    places: Places
    source: str
    secret: bytes


def planned(
    table: Table, region: Region, header: tuple[str, ...], body: pl.DataFrame,
    origin: tuple[str, bytes], typed: TypedColumns,
) -> Plan:  # fmt: skip
    """The plan for a region of a table.

    body: its first rows, String columns named by index, under header; origin: source, secret;
    typed: what people said of its columns.
    """
    sample = sample_of(body)
    encodings = encodings_in(sample, typed.keys)
    sample = undone(sample, encodings)
    columns = region.columns or tuple(range(len(header)))
    called = tuple(_called(h, c) for h, c in zip(header, columns, strict=False))
    before = _before(table, region)
    said = typed.said(before.removesuffix(", "), called)
    typed_so = corrected(classify(header, sample, table.name), sample, said)
    verdicts = told(typed_so, encodings, sample, typed.keys)
    declared = {region.columns.index(c): to for c, to in table.keys.items() if c in region.columns}
    names = key_columns(verdicts, sample, table.name, declared)
    return Plan(
        columns=columns,
        header=header,
        verdicts=verdicts,
        encodings=encodings,
        blank=frozenset(at for at, c in enumerate(sample.get_columns()) if not c.count()),
        people=tuple(people(verdicts, list(names))),
        keys=written_keys(names, sample, called, declared),
        habits=habits(sample, verdicts),
        places=Places(before=before, columns=called),
        source=origin[0],
        secret=origin[1],
    )


def seen_again(
    table: Table, plan: Plan, grid: pl.DataFrame, origin: tuple[str, bytes], typed: TypedColumns
) -> Plan:
    """The plan once more where columns that were blank so far say something in a later batch.

    What other columns were found to hold stays.
    """
    late = {at for at in plan.blank if grid.to_series(plan.columns[at]).count()}
    if not late:
        return plan
    region = Region(header=plan.header, columns=plan.columns, first=0, last=None)
    body = grid.select(pl.nth(c).alias(str(i)) for i, c in enumerate(plan.columns))
    new = planned(table, region, plan.header, body, origin, typed)
    verdicts = tuple(
        now if was.column in late and was.detector is None else was
        for was, now in zip(plan.verdicts, new.verdicts, strict=True)
    )
    keys = {**{at: to for at, to in new.keys.items() if at in late}, **plan.keys}
    now = replace(
        plan,
        verdicts=verdicts,
        encodings={**new.encodings, **plan.encodings},
        blank=plan.blank - late,
        people=tuple(people(verdicts, list(keys))),
        keys=keys,
    )
    typed.note(now)
    return now


def _before(table: Table, region: Region) -> str:
    """What a locator says before the row: the table's place, and the columns of one of several."""
    place = f"{table.place}, " if table.place else ""
    if not region.beside:
        return place
    return f"{place}columns {letters(region.columns[0])} to {letters(region.columns[-1])}, "


def _called(header: str, column: int) -> str:
    """How a locator names a column: its header, or its letter where the header may be a value."""
    digits = sum(ch.isdigit() for ch in header)
    if header.strip() and len(header) <= 60 and digits < 4 and "@" not in header:
        return header.strip()
    return letters(column)
