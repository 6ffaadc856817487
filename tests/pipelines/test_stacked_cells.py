"""Registers that stack a person's facts in one column, beside rows of pay, classes or visits."""

from __future__ import annotations

import polars as pl

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

HEAD = ["Employee", "Earning", "Hours", "Amount", "Tax", "Amount"]


def about(*batches: list[list[str]]) -> set[tuple[str | None, str | None, str]]:
    """Name, date of birth and element of what the records of a sheet expose."""
    width = max(len(row) for rows in batches for row in rows)
    frames = [
        pl.DataFrame(
            [[*row, *[None] * (width - len(row))] for row in rows],
            schema={str(i): pl.String for i in range(width)},
            orient="row",
        )
        for rows in batches
    ]
    table = Table(place="", name="register", header=None, batches=iter(frames))
    return {
        (row["full_name"], row["birth_date"], exposure["element"])
        for frame in records_from_table(table, "s", b"k" * 32)
        for row in frame.iter_rows(named=True)
        for exposure in row["exposures"]
    }


def test_the_lines_below_a_name_in_its_column_are_of_whom_it_names() -> None:
    first = [
        ["Ridgeline Packing"],
        HEAD,
        ["Villaseñor, Imelda", "Reg", "80", "2400.00", "FIT", "210.10"],
        ["Clock #: 2204", "OT", "4", "180.00", "SS", "160.00"],
        ["Soc Sec No: 532-11-7742", "", "", "", "Medi", "37.41"],
        ["Birth Date: 03/14/1975", "Total", "84", "2580.00", "", "407.51"],
        [],
        ["Okafor, Dale", "Reg", "72", "1980.00", "FIT", "150.00"],
        ["Clock #: 2205", "", "", "", "SS", "122.76"],
        ["Soc Sec No: 532-11-7743", "", "", "", "", ""],
    ]
    later = [
        ["Birth Date: 11/02/1988", "Total", "72", "1980.00", "", "272.76"],
        ["Pham, Xuan", "Reg", "80", "2100.00", "FIT", "180.00"],
        ["Clock #: 2206", "", "", "", "SS", "130.20"],
        ["Soc Sec No: 532-11-7744", "", "", "", "", ""],
        ["Report totals", "", "232", "6480.00", "", ""],
    ]
    told = about(first, later)
    assert {(name, element) for name, _, element in told} == {
        ("Imelda Villaseñor", "ssn"),
        ("Dale Okafor", "ssn"),
        ("Xuan Pham", "ssn"),
    }
    assert ("Imelda Villaseñor", "1975-03-14", "ssn") in told


def test_visits_beside_a_stack_are_of_whom_it_names() -> None:
    rows = [
        ["Patient", "Date", "Diagnosis", "Charge"],
        ["4471 Boyd, Leticia", "01/06/25", "Asthma", "140.00"],
        ["DOB 03/14/1975", "01/20/25", "Acute bronchitis", "95.00"],
        ["Member ID: XEH198651630", "", "", ""],
        ["Quach, Ruth", "01/07/25", "Migraine", "140.00"],
        ["DOB 11/02/1988", "", "", ""],
        ["Member ID: XEH198651631", "01/28/25", "Type 2 diabetes", "95.00"],
    ]
    told = about(rows)
    assert {name for name, _, _ in told} == {"Leticia Boyd", "Ruth Quach"}
    assert ("Leticia Boyd", "1975-03-14", "medical") in told
    assert ("Ruth Quach", "1988-11-02", "health_insurance") in told


def test_rows_under_a_doctor_are_not_the_doctors() -> None:
    rows = [
        ["Physician", "Procedure", "Qty", "Charge"],
        ["Boyd, Leticia", "Dialysis", "1", "140.00"],
        ["NPI: 1679576722", "Chemotherapy", "2", "95.00"],
        ["Quach, Ruth", "Dialysis", "1", "140.00"],
        ["NPI: 1993999998", "Chemotherapy", "1", "95.00"],
    ]
    assert {name for name, _, _ in about(rows)} <= {None}
