"""Invented leaks of several tables whose columns have unhelpful names, with the truth about keys.

A leak tells which columns hold the numbers of one kind of thing (its domains), and who owns each
row that has no name. Everything is drawn from a seed; nobody here exists.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

GIVEN = (
    "Anahit",
    "Bao",
    "Carmen",
    "DeShawn",
    "Elena",
    "Fatemeh",
    "Grace",
    "Harpreet",
    "Ignacio",
    "Jamal",
    "Keisha",
    "Lakshmi",
    "Maricel",
    "Nneka",
    "Oscar",
    "Priya",
    "Quang",
    "Rosario",
    "Siranush",
    "Takeshi",
    "Usha",
    "Vartan",
    "Wei",
    "Xochitl",
    "Yusuf",
    "Zoe",
)
FAMILY = (
    "Petrosyan",
    "Tran",
    "Ortega",
    "Washington",
    "Castillo",
    "Hosseini",
    "Leung",
    "Gill",
    "Villanueva",
    "Booker",
    "Jefferson",
    "Iyer",
    "Bautista",
    "Okafor",
    "Mendoza",
    "Chatterjee",
    "Pham",
    "Quintero",
    "Hakobyan",
    "Yamashita",
    "Krishnan",
    "Sarkissian",
    "Zhang",
    "Ramirez",
    "Abdi",
    "Whitcomb",
)
DX = ("E11.9", "I10", "F32.1", "J45.40", "B20", "C50.911", "K21.9", "O09.91")

Cell = str | int | float | None


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One table: `file` holds it under `name` (nothing for a file that is one table)."""

    file: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    name: str = ""
    hidden: bool = False
    ddl: str = ""


@dataclass(frozen=True, kw_only=True)
class Leak:
    """Tables and the truth.

    domains: each a list of columns "file:table.header" that hold numbers of one thing.
    owners: "file:table" -> for each row the names of the people it belongs to.
    """

    name: str
    tabs: Sequence[Tab]
    domains: Sequence[Sequence[str]]
    owners: dict[str, list[set[str]]] = field(default_factory=dict)


class Draw:
    """Numbers and people from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def people(self, count: int) -> list[tuple[str, str]]:
        """Different names, given and family."""
        pairs = [(a, b) for a in GIVEN for b in FAMILY]
        return self.rng.sample(pairs, count)

    def numbers(self, count: int, digits: int) -> list[int]:
        """Different numbers of so many digits, spread over their range."""
        return self.rng.sample(range(10 ** (digits - 1), 10**digits), count)

    def ssn(self) -> str:
        area = self.rng.choice([*range(1, 666), *range(667, 900)])
        return f"{area:03d}-{self.rng.randint(1, 99):02d}-{self.rng.randint(1, 9999):04d}"

    def pin(self) -> str:
        return f"{self.rng.randint(1000, 9999)}"

    def dx(self) -> str:
        return self.rng.choice(DX)

    def shuffled(self, rows: Sequence[Any]) -> list[Any]:
        return self.rng.sample(list(rows), len(rows))

    def noise(self, count: int) -> list[Tab]:
        """Tables of things: ids counted from 1, years, places, days, small codes, amounts."""
        rng = self.rng
        items = [
            (n, f"part {rng.choice('abcdef')}{n}", rng.randint(0, 90), f"{rng.uniform(1, 99):.2f}")
            for n in range(1, count + 1)
        ]
        areas = [
            (90000 + rng.randint(1, 6000), 1990 + n % 35, rng.randint(1, count)) for n in range(80)
        ]
        codes = [(f"{chr(65 + n % 26)}{n:02d}", f"reason {n}", n % 4) for n in range(30)]
        log = [
            (n, f"2025{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}", rng.randint(1, count),
             rng.randint(1, 5), rng.randint(100, 99999))
            for n in range(1, 3 * count)
        ]  # fmt: skip
        stock = [
            (1000 + n, rng.randint(1, count), rng.randint(1000, 1000 + count)) for n in range(count)
        ]
        return [
            Tab(file="noise/itm.csv", header=("no_", "dsc", "oh", "up"), rows=items),
            Tab(file="noise/ar.csv", header=("a1", "a2", "a3"), rows=areas),
            Tab(file="noise/cd.csv", header=("cd", "tx", "grp"), rows=codes),
            Tab(file="noise/lg.csv", header=("n", "d", "w", "lv", "ms"), rows=log),
            Tab(file="noise/stk.csv", header=("loc", "itm", "bin"), rows=stock),
        ]


def name(person: tuple[str, str]) -> str:
    return " ".join(person)


def write(leak: Leak, folder: Path) -> None:
    """Write the files of a leak below the folder."""
    by_file: dict[str, list[Tab]] = {}
    for tab in leak.tabs:
        by_file.setdefault(tab.file, []).append(tab)
    for file, tabs in by_file.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        _WRITERS[path.suffix](path, tabs)


def _csv(path: Path, tabs: Sequence[Tab]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([tabs[0].header, *tabs[0].rows])
    path.write_text(out.getvalue(), encoding="utf-8")


def _xlsx(path: Path, tabs: Sequence[Tab]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for tab in tabs:
        sheet = book.create_sheet(tab.name)
        for row in (tab.header, *tab.rows):
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if tab.hidden else "visible"
    book.save(path)


def _sqlite(path: Path, tabs: Sequence[Tab]) -> None:
    with sqlite3.connect(path) as connection:
        for tab in tabs:
            columns = tab.ddl or ", ".join(tab.header)
            connection.execute(f"create table {tab.name} ({columns})")
            marks = ",".join("?" * len(tab.header))
            connection.executemany(f"insert into {tab.name} values ({marks})", tab.rows)
    connection.close()


def _sql(path: Path, tabs: Sequence[Tab]) -> None:
    lines = []
    for tab in tabs:
        columns = tab.ddl or ", ".join(f"{column} varchar(80)" for column in tab.header)
        lines.append(f"CREATE TABLE {tab.name} ({columns});")
        for row in tab.rows:
            cells = ", ".join(
                "NULL" if c is None else f"'{str(c).replace(chr(39), chr(39) * 2)}'" for c in row
            )
            lines.append(f"INSERT INTO {tab.name} VALUES ({cells});")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _json(path: Path, tabs: Sequence[Tab]) -> None:
    rows = [dict(zip(tabs[0].header, row, strict=True)) for row in tabs[0].rows]
    path.write_text(json.dumps(rows), encoding="utf-8")


_WRITERS = {".csv": _csv, ".xlsx": _xlsx, ".db": _sqlite, ".sql": _sql, ".json": _json}
