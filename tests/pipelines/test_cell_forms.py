"""Rows of labels with their values above a list are text; the list keeps whom they name."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.tables.cell_forms import spoken

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


OVER: list[Row] = [
    ("Nombre completo", "DOB", None, "Social Security #"),
    ("Odalys Brandt", "4/9/1966", None, "541-62-7719"),
    ("CA Driver License", "Cell phone", None, "Make of car"),
    ("D7848282", "510-555-0142", None, "Subaru"),
]
WITHIN: list[Row] = [
    tuple(f"{label}\n{value}" if label else None for label, value in zip(*pair, strict=True))
    for pair in (OVER[:2], OVER[2:])
]


@pytest.mark.parametrize("form", [OVER, WITHIN])
def test_labels_over_their_values_tell_of_the_person_in_the_first(form: list[Row]) -> None:
    said, left = parted([("CO-SIGNER", None, None, None), *form])
    assert exposed(said) == {"Odalys Brandt": ["drivers_license", "ssn"]}
    assert "D7848282" not in str(left)


def test_each_form_of_labels_over_values_has_its_own_person() -> None:
    other: list[Row] = [
        OVER[0], ("Noemi Iriarte", "1/2/1971", None, "118-30-6712"),
        OVER[2], ("none", "510-555-0199", None, "none"),
    ]  # fmt: skip
    said, _ = parted([*OVER, *other])
    told = {"Odalys Brandt": ["drivers_license", "ssn"], "Noemi Iriarte": ["ssn"]}
    assert exposed(said) == told


def test_headings_of_two_lines_are_no_form() -> None:
    heads: Row = ("Name\n(Last, First)", "SSN\n(9 digits)", "Date\nof birth", "State\nof issue")
    rows: list[Row] = [
        heads, ("Brandt, Odalys", "541-62-7719", "4/9/1966", "CA"),
        ("Iriarte, Noemi", "118-30-6712", "1/2/1971", "NV"),
    ]  # fmt: skip
    assert parted(rows) == ([], rows)


def test_two_lists_of_one_row_are_no_form() -> None:
    rows: list[Row] = [OVER[0], OVER[1], (None, None, None, None), *DAYS]
    assert parted(rows) == ([], rows)
