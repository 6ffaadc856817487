"""Cells that hold a person in several lines: the name above, what is known of them below."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table


def told(header: list[str], *rows: list[str | None]) -> dict[str | None, set[str]]:
    schema = {str(at): pl.String for at in range(len(header))}
    grid = pl.DataFrame([header, *rows], schema=schema, orient="row")
    table = Table(place="", name="", header=None, batches=iter([grid]))
    found: dict[str | None, set[str]] = {}
    for records in records_from_table(table, "s", b"k" * 32):
        for row in records.iter_rows(named=True):
            held = {held["element"] for held in row["exposures"]}
            found[row["full_name"]] = found.get(row["full_name"], set()) | held
    return found


@pytest.mark.parametrize(
    "header",
    [
        "Employee name, home address & SSN",
        "(2) NAME, ADDRESS AND SOCIAL SECURITY NUMBER OF WORKER",
        "Name\nAddress\nSoc. Sec. No.",
        "Employee",
    ],
)
def test_who_stands_on_the_first_line_of_a_cell_has_the_number_below(header: str) -> None:
    found = told(
        ["No.", header, "Craft", "Hours"],
        ["1", "Rosa Menon\n88 Bay St\nDaly City CA 94014\n518-73-1126", "Mason", "40"],
        [None, None, "Mason", "2"],
        ["2", "Hagop Pak\n4 Elm Ct #2\nColma CA 94014\n412-60-7783", "Laborer", "38"],
    )
    found.pop(None, None)
    assert found == {"Rosa Menon": {"ssn"}, "Hagop Pak": {"ssn"}}


def test_whom_the_header_calls_a_contact_stays_one() -> None:
    found = told(
        ["Student", "SSN", "Emergency contact"],
        ["Rosa Menon", "518-73-1126", "Dana Menon\n(415) 555-0134"],
        ["Hagop Pak", "412-60-7783", "Ani Pak\n(415) 555-0177"],
    )
    assert found["Rosa Menon"] == found["Hagop Pak"] == {"ssn"}
    assert not found.get("Dana Menon")
    assert not found.get("Ani Pak")
