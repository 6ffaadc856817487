"""Numbers of the rows of a table: what points to them by a word for a part, and what does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest
from key_truth import read

from pipelines.joins.key_discovery import discovered
from pipelines.joins.link import links

PEOPLE = [("Ofelia", "Barrera"), ("Duc", "Lam"), ("Siranush", "Galstyan"), ("Omar", "Haddad")]


def database(path: Path, tables: Mapping[str, tuple[str, Sequence[tuple[object, ...]]]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as made:
        for name, (columns, rows) in tables.items():
            made.execute(f"create table {name} ({columns})")
            marks = ",".join("?" * len(rows[0]))
            made.executemany(f"insert into {name} values ({marks})", rows)


def members(first: int) -> tuple[str, Sequence[tuple[object, ...]]]:
    return "mbr_no integer, fname text, lname text", [
        (first + at, given, family) for at, (given, family) in enumerate(PEOPLE)
    ]


def owners(folder: Path) -> dict[str, str]:
    """Locator of each record without a name -> whom it leads to."""
    records, sources = read(folder)
    names = dict(records.select("id", "full_name").collect().iter_rows())
    led = links(records, discovered(records, sources))
    return {
        record.split("#")[1].removesuffix("/subject"): names[person]
        for record, person in led.select("record", "person").collect().iter_rows()
    }


@pytest.mark.parametrize("head", ["Borrower", "tenant_id", "insured_no", "buyer_ref"])
def test_a_part_that_people_play_points_to_the_table_that_holds_its_numbers(
    head: str, tmp_path: Path
) -> None:
    cards = [(n, 7302 + n, f"52418306{n}") for n in range(3)]
    tables = {
        "mbr": members(7301),
        "branch": ("branch_no integer, town text", [(1, "Lodi"), (2, "Galt")]),
        "held": (f"held_no integer, {head} integer, ssn text", cards),
    }
    database(tmp_path / "core.db", tables)
    assert owners(tmp_path) == {
        "table held, row 1": "Duc Lam",
        "table held, row 2": "Siranush Galstyan",
        "table held, row 3": "Omar Haddad",
    }


def test_two_tables_of_people_with_the_same_numbers_leave_a_part_open(tmp_path: Path) -> None:
    held = (
        "held_no integer, Borrower integer, ssn text",
        [(n, n, f"52418306{n}") for n in (1, 2, 3)],
    )
    pupils = ("pupil_no integer, fname text, lname text", members(1)[1][::-1])
    database(tmp_path / "core.db", {"mbr": members(1), "pupil": pupils, "held": held})
    assert owners(tmp_path) == {}


def test_the_first_accounts_of_one_database_are_not_the_first_people_of_another(
    tmp_path: Path,
) -> None:
    people = ("userid integer primary key, name text", [(1, "Duc Lam"), (2, "Omar Haddad")])
    prints = ("seq integer, userid integer", [(4, 1), (5, 2)])
    accounts = ("user_no integer, pass text, ssn text", [
        (1, "Tahoe!4183", "524183067"), (2, "Rowboat77", "601224411"),
    ])  # fmt: skip
    shops = ("shop_no integer, town text", [(1, "Lodi"), (2, "Galt")])
    database(tmp_path / "gate" / "door.db", {"userinfo": people, "prints": prints})
    database(tmp_path / "shop" / "till.db", {"useracct": accounts, "shop": shops})
    assert "Duc Lam" not in owners(tmp_path).values()
    records, sources = read(tmp_path)
    table = discovered(records, sources).table.filter(pl.col("verdict") == "doubtful")
    assert "each database numbers its own rows" in " ".join(table["because"])


def test_a_code_and_a_number_that_never_stand_in_one_record_are_no_key(tmp_path: Path) -> None:
    lines = [
        f"{'NSW'[n % 3]},{101 + n // 3},{PEOPLE[n % 4][0]} {PEOPLE[n % 4][1]}" for n in range(60)
    ]
    (tmp_path / "reg.csv").write_text("\n".join(["site,local_no,name", *lines]) + "\n", "utf-8")
    told = [f"{'NSW'[n % 3]},{101 + n // 3},Asthma" for n in range(45)]
    (tmp_path / "res.csv").write_text("\n".join(["site,local_no,diagnosis", *told]) + "\n", "utf-8")
    records, sources = read(tmp_path)
    half = pl.element().struct.field("column").str.starts_with("part_key:")
    even = pl.int_range(pl.len()) % 2 == 0
    code, number = (pl.col("keys").list.eval(pl.element().filter(side)) for side in (half, ~half))
    of_either = pl.when(even).then(code).otherwise(number)
    results = pl.col("full_name").is_null()
    apart = records.with_columns(keys=pl.when(results).then(of_either).otherwise("keys"))
    assert discovered(apart, sources).table.filter(pl.col("verdict") == "accepted").is_empty()
