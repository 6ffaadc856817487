"""Rows of labels with their values above a list are text; the list keeps whom they name."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.cell_forms import spoken

Row = tuple[str | None, ...]
DAYS: list[Row] = [("Day", "In", "Out", "Hours"), ("Mon", "8:00", "16:30", "8")]


def parted(rows: Sequence[Row]) -> tuple[list[TextBlock], list[Row]]:
    """What goes to the search of texts of a sheet, and the rows that are left of it."""
    grid = pl.DataFrame(rows, schema=dict.fromkeys("0123", pl.String), orient="row")
    said = list[TextBlock]()
    table = Table(place="sheet 1", name="", header=None, batches=iter([grid]))
    left = pl.concat(list(spoken(table, said.append).batches))
    return said, left.rows()


def exposed(said: Sequence[TextBlock]) -> dict[str | None, list[str]]:
    return {
        row["full_name"]: sorted(e["element"] for e in row["exposures"])
        for block in said
        for row in records_from_text([block], "source", b"k" * 32, None).iter_rows(named=True)
        if row["exposures"]
    }


@pytest.mark.parametrize(
    "top",
    [
        [("Employee: Odalys Brandt", None, "SSN: 541-62-7719", "Crew 4")],
        [("Employee:", "Odalys Brandt", "SSN:", "541-62-7719")],
        [("Employee: Odalys Brandt", None, None, None), ("SSN: 541-62-7719", None, None, None)],
        [
            ("Worker's name:", "Odalys Brandt", None, None),
            (None, "Plant: 3", "SSN: 541-62-7719", ""),
        ],
    ],
)
def test_a_form_above_a_list_tells_of_its_person(top: list[Row]) -> None:
    said, left = parted([("TIME CARD", None, None, None), *top, *DAYS])
    assert exposed(said) == {"Odalys Brandt": ["ssn"]}
    assert left[-2:] == DAYS
    assert "541-62-7719" not in str(left)
    assert any("Odalys Brandt" in str(row) for row in left)


def test_each_chart_of_a_sheet_tells_of_its_own_patient() -> None:
    charts: list[Row] = [
        ("Client: Iriarte, Noemi", None, "Rm 4", "DX: epilepsy"),
        *DAYS,
        (None, None, None, None),
        ("Client: Falk, Osvaldo", None, "Rm 9", "DX: asthma"),
        *DAYS,
    ]
    said, _ = parted(charts)
    assert [block.place for block in said] == ["sheet 1, row 1", "sheet 1, row 5"]
    assert exposed(said) == {"Noemi Iriarte": ["medical"], "Osvaldo Falk": ["medical"]}


@pytest.mark.parametrize(
    "rows",
    [
        [("Name:", "Odalys Brandt", None, None), ("SSN:", "541-62-7719", None, None)],
        [("Employee:", "Odalys Brandt", "SSN:", "541-62-7719"),
         ("Employee:", "Noemi Iriarte", "SSN:", "603-18-2240")],
        [("Prepared by: Odalys Brandt", None, "Page: 1", None), *DAYS],
        [("Employee: Odalys Brandt", None, "Dept: Packing", None), *DAYS],
        [("https://a.example/x", "10:45", "SSN: 541-62-7719", None)],
    ],
)  # fmt: skip
def test_other_rows_stay_where_they_are(rows: list[Row]) -> None:
    assert parted(rows) == ([], rows)
