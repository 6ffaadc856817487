"""Rows of running text in a table: the people of the table are found, and nothing takes minutes."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

WORDS = ["a record of words", *["said the visitor"] * 1500, "ssn 524-18-3067", "and left"]
PEOPLE = [["Name", "SSN", "City"], ["Ana Ruiz", "518-24-7731", "Fresno"]]
PEOPLE += [["Bo Tran", "519-33-1187", "Marin"], ["Cy Lee", "521-44-9921", "Napa"]]

SSN_EACH = {"Ana Ruiz": 1, "Bo Tran": 1, "Cy Lee": 1}


def records(*batches: list[list[str]]) -> pl.DataFrame:
    width = max(len(row) for rows in batches for row in rows)
    names = {str(at): pl.String for at in range(width)}
    frames = [
        pl.DataFrame([[*row, *[None] * (width - len(row))] for row in rows], names, orient="row")
        for rows in batches
    ]
    table = Table(place="", name="people", header=None, batches=iter(frames))
    return pl.concat(records_from_table(table, "s" * 32, bytes(32)))


def shown(found: pl.DataFrame) -> dict[str | None, int]:
    """Name -> how many SSNs its records expose; None for those without a name."""
    codes = pl.col("exposures").list.eval(pl.element().struct.field("element") == "ssn").list.sum()
    return dict(found.group_by("full_name").agg(codes.sum().alias("n")).iter_rows())


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_row_of_running_text_is_searched_and_costs_nobody(at: int) -> None:
    found = shown(records([*PEOPLE[:at], WORDS, *PEOPLE[at:]]))
    assert {name: found[name] for name in SSN_EACH} == SSN_EACH
    assert sum(found.values()) == 4


def test_running_text_over_the_header_costs_nobody() -> None:
    found = shown(records([WORDS, *PEOPLE]))
    assert {name: found[name] for name in SSN_EACH} == SSN_EACH


def test_text_in_a_later_batch_is_searched_too() -> None:
    found = shown(records([*PEOPLE, WORDS], [WORDS, ["Dee Cho", "522-51-3308", "Lodi"]]))
    assert found["Dee Cho"] == 1
    assert sum(found.values()) == 6


def test_a_table_that_is_wide_stays_as_it_is() -> None:
    header = ["Name", "SSN", *[f"Item {n}" for n in range(600)], "Email"]
    rows = [
        [name, number, *["12.5"] * 600, f"{name.split()[0].lower()}@example.org"]
        for name, number, _ in PEOPLE[1:]
    ]
    found = records([["A survey"], ["of 2023"], header, *rows])
    assert found["emails"].list.len().to_list() == [1, 1, 1]
