"""Lists in which a row names a person, and the rows below are about them."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

HEAD = ["Drug", "Sig", "Qty", "Filled"]


def frame(rows: list[list[str]], width: int = 4) -> pl.DataFrame:
    columns = zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
    return pl.DataFrame({
        str(i): pl.Series([cell or None for cell in column], dtype=pl.String)
        for i, column in enumerate(columns)
    })  # fmt: skip


def about(*batches: list[list[str]]) -> set[tuple[str | None, str | None, str]]:
    """(name, date of birth, element) of all records of a sheet."""
    table = Table(place="", name="Rx", header=None, batches=iter(map(frame, batches)))
    return {
        (row["full_name"], row["birth_date"], held["element"])
        for records in records_from_table(table, "s", b"k" * 32)
        for row in records.iter_rows(named=True)
        for held in row["exposures"]
    }


def test_the_rows_below_a_banner_are_about_whom_it_names() -> None:
    first = [
        ["Dispensed in January"],
        HEAD,
        ["Wong, Amy  (DOB 03/04/55)"],
        ["Metformin 1000 mg", "1 tab bid", "30", "01/12/25"],
        ["Arreola, Malia  (DOB 03/14/75)"],
        ["Sertraline 100 mg", "1 qd", "30", "01/13/25"],
    ]
    later = [["Trazodone 50 mg", "1 qhs", "30", "01/14/25"], ["Total", "", "90"]]
    assert about(first, later) == {
        ("Amy Wong", "1955-03-04", "medical"),
        ("Malia Arreola", "1975-03-14", "medical"),
    }


def test_a_banner_over_its_own_header_tells_numbers_too() -> None:
    rows = [
        ["Employee: Amy Wong   SSN 524-18-3067"],
        ["Date", "Hours", "Project"],
        ["1/2/25", "8", "Bridge"],
        [],
        ["Employee: Quyen Okonkwo   SSN 524-18-3068"],
        ["Date", "Hours", "Project"],
        ["1/3/25", "7", "Road"],
    ]
    assert about(rows) == {("Amy Wong", None, "ssn"), ("Quyen Okonkwo", None, "ssn")}


@pytest.mark.parametrize(
    "banners",
    [
        ("Dr. Amy Wong", "Manuel Lim, MD"),
        ("Provider: Wong, Amy", "Provider: Lim, Manuel"),
        ("San Jose, California", "Santa Ana, California"),
        ("Front Desk Stock", "Locked Cabinet"),
    ],
)
def test_rows_below_a_doctor_or_a_place_are_not_theirs(banners: tuple[str, str]) -> None:
    rows = [HEAD]
    for banner in banners:
        rows += [[banner], ["Metformin 1000 mg", "1 tab bid", "30", "01/12/25"]]
    assert {name for name, _, _ in about(rows)} <= {None}


def test_rows_below_a_heading_that_names_nobody_are_not_the_last_persons() -> None:
    rows = [
        HEAD,
        ["Wong, Amy"],
        ["Metformin 1000 mg", "1 tab bid", "30", "01/12/25"],
        ["Arreola, Malia"],
        ["Sertraline 100 mg", "1 qd", "30", "01/13/25"],
        ["Nursing station stock"],
        ["Naloxone 4 mg", "1 qd", "30", "01/13/25"],
    ]
    assert {name for name, _, _ in about(rows)} == {"Amy Wong", "Malia Arreola", None}


def test_rows_that_name_people_themselves_are_read_as_they_are() -> None:
    rows = [
        ["Patient", "Drug", "Qty", "Filled"],
        ["Wong, Amy"],
        ["Boyd, Leticia", "Metformin 1000 mg", "30", "01/12/25"],
        ["Lim, Manuel"],
        ["Quach, Ruth", "Sertraline 100 mg", "30", "01/13/25"],
    ]
    assert {name for name, _, _ in about(rows)} == {"Leticia Boyd", "Ruth Quach"}
