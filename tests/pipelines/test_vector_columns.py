"""Vectors of a column per number: whose they are, and which series of columns is none."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

VOICE = [f"{number % 7 - 3}.{number:04d}" for number in range(64)]


def told(header: list[str], rows: list[list[str | None]], *, own: bool) -> dict[str, set[str]]:
    """Name -> elements; own: the format names the columns, else the first row does."""
    grid = rows if own else [list[str | None](header), *rows]
    schema = {str(at): pl.String for at in range(len(header))}
    batches = iter([pl.DataFrame(grid, schema=schema, orient="row")])
    table = Table(place="", name="", header=tuple(header) if own else None, batches=batches)
    return {
        row["full_name"]: {held["element"] for held in row["exposures"]}
        for records in records_from_table(table, "s", b"k" * 32)
        for row in records.iter_rows(named=True)
    }


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("column", ["voiceprint_{}", "Iris vec {}", "face.embedding[{}]"])
def test_a_vector_over_many_columns_is_the_persons_of_its_row(column: str, own: bool) -> None:
    header = ["Caller", *(column.format(number) for number in range(64)), "site"]
    rows: list[list[str | None]] = [
        ["Rosa Menon", *VOICE, "Daly City"],
        ["Hagop Pak", *VOICE[::-1], "Colma"],
        ["Linh Tran", *[None] * 64, "Colma"],
    ]
    found = told(header, rows, own=own)
    assert found["Rosa Menon"] == found["Hagop Pak"] == {"biometric"}
    assert not found.get("Linh Tran")


def test_numbers_beside_the_vector_are_read_as_before() -> None:
    header = ["name", *(f"face_vec_{number}" for number in range(40)), "ssn"]
    found = told(header, [["Rosa Menon", *VOICE[:40], "518-73-1126"]], own=True)
    assert found == {"Rosa Menon": {"biometric", "ssn"}}


def test_answers_that_are_no_fractions_are_no_vector() -> None:
    header = ["name", *(f"ssn_{number}" for number in range(40))]
    rows: list[list[str | None]] = [["Rosa Menon", "518-73-1126", *[None] * 39]]
    assert told(header, rows, own=True) == {"Rosa Menon": {"ssn"}}
