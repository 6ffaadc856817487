"""What key discovery made of an invented leak, set against the truth about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import polars as pl
from key_schemas import Leak, write

from pipelines.blocks import Table
from pipelines.joins.key_discovery import Discovered, KeyJudgment, discovered
from pipelines.joins.link import links
from pipelines.model import RECORDS, SOURCES, conform
from pipelines.shelves import Room
from pipelines.tables.assemble import records_from_table
from scanner import sniff
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

_KEY = b"\7" * 32


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """missed: planted pairs that are not joined. false: joined columns of different things. lost:
    rows that lead to none or not all of their people. wrong: rows that lead to somebody else."""

    missed: list[str]
    false: list[str]
    lost: list[str]
    wrong: list[str]
    found: Discovered
    links: pl.DataFrame


def read(folder: Path) -> tuple[pl.LazyFrame, pl.DataFrame]:
    """RECORDS and SOURCES of the tables below a folder."""
    frames, rows = [pl.DataFrame(schema=RECORDS)], []
    for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
        data = path.read_bytes()
        file = Opened(name=path.stem, media_type="", size=len(data), path=str(path), data=None)
        with file.open() as stream:
            kind = sniff.media_type(stream, path.name)
        reader = reader_for(kind)
        assert reader is not None, path.name
        source = f"{number:032x}"
        name = str(path.relative_to(folder))
        rows.append({"id": source, "path": name, "family": source, "custodian": None})
        for block in reader(
            Opened(name=path.stem, media_type=kind, size=len(data), path=str(path), data=None)
        ):
            if isinstance(block, Table):
                frames += records_from_table(block, source, _KEY)
    return pl.concat(frames).lazy(), conform(pl.DataFrame(rows), SOURCES)


def outcome(
    leak: Leak,
    folder: Path,
    judgments: tuple[KeyJudgment, ...] = (),
    room: Room | None = None,
) -> Outcome:
    """Read, discover and link a leak, and compare."""
    write(leak, folder)
    records, sources = read(folder)
    found = discovered(records, sources, judgments, room)
    table = found.table
    joined = set(
        table.filter(pl.col("verdict") == "accepted").select("column", "refers_to").iter_rows()
    )
    domains = [*leak.domains, ["noise/itm.csv.no_", "noise/stk.csv.itm"]]
    domain = {column: number for number, columns in enumerate(domains) for column in columns}
    called = _called(leak)
    joined = {(called.get(a, a), called.get(b, b)) for a, b in joined}
    false = [f"{a} = {b}" for a, b in joined if domain.get(a, a) != domain.get(b, b)]
    # A pair counts as found in one direction: the other may hold too little of it.
    missed = [
        f"{columns[0]} = {other}"
        for columns in leak.domains
        for other in columns[1:]
        if not any(pair in joined for pair in permutations((columns[0], other)))
    ]
    made = links(records, found).collect()
    led = _led(records, sources, made)
    lost, wrong = [], []
    for place, rows in leak.owners.items():
        for number, people in enumerate(rows):
            got = led.get((place, number), set())
            lost += [f"{place} {number}"] if people - got else []
            wrong += [f"{place} {number}"] if got - people else []
    return Outcome(
        missed=missed, false=sorted(false), lost=lost, wrong=wrong, found=found, links=made
    )


def _called(leak: Leak) -> dict[str, str]:
    """The letter of a column -> its header, where a header row was taken for a row of values."""
    return {
        f"{tab.file}{f':sheet {tab.name}' if tab.name else ''}.{chr(65 + at)}": (
            f"{tab.file}{f':sheet {tab.name}' if tab.name else ''}.{header}"
        )
        for tab in leak.tabs
        for at, header in enumerate(tab.header)
    }


def _led(
    records: pl.LazyFrame, sources: pl.DataFrame, made: pl.DataFrame
) -> dict[tuple[str, int], set[str]]:
    """(place, number of the row from 0) -> names that it leads to."""
    paths = dict(sources.select("id", "path").iter_rows())
    names = {
        row["id"]: f"{row['given_name']} {row['family_name']}"
        for row in records.filter(pl.col("full_name").is_not_null()).collect().iter_rows(named=True)
    }
    found: dict[tuple[str, int], set[str]] = {}
    for record, person in made.select("record", "person").iter_rows():
        source, place = record.split("#", 1)
        table, row = re.fullmatch(r"(?:(.*), )?row (\d+)/.*", place).groups()  # type: ignore[union-attr]
        path = paths[source]
        # Tables of files without a header row count their rows from 1.
        first = 2 if path.endswith((".csv", ".xlsx")) else 1
        at = (f"{path}:{table}" if table else path, int(row) - first)
        found.setdefault(at, set()).add(names[person])
    return found
