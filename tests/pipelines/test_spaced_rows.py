"""Rows between bars that each stand as a paragraph of their own, as web pages print tables."""

from __future__ import annotations

import pytest
from told import about

from pipelines.blocks import TextBlock
from pipelines.plain.text_tables import tables_in

TOLD = {
    "a column for each person, lines counted": (
        "HOUSEHOLD SHEET\n\nLine | Member 1 | Member 2 | Member 3\n\n"
        "1. Name | Tomasa Villareal | Bao Pham | Kim Lee\n\n"
        "2. SS number | 537-77-3010 | 729-79-2880 | none yet\n\n"
        "3. Disabled, how | - | cerebral palsy, uses chair | -\n\nTaken by Omar Said, clerk.\n",
        {("Tomasa Villareal", "ssn"), ("Bao Pham", "ssn"), ("Bao Pham", "medical")},
    ),
    "a row for each person, the last cell often blank": (
        "Depot list\n\nRt | Driver | CDL no. | Type | Remarks\n\n"
        "11 | Villareal, Tomasa P | A2442522 | B | \n\n12 | Pham, Bao A | K1441022 | B | days\n\n"
        "14 | Okafor, Ngozi | pending | A |\n\n15 | VACANT | | | \n\nSupervisor: Omar Said\n",
        {("Tomasa P Villareal", "drivers_license"), ("Bao A Pham", "drivers_license")},
    ),
    "paragraphs with one bar each are none": (
        "Tomasa Villareal | Depot\n\nCall 537-77-3010 | ask\n\nBao Pham | Office\n",
        set(),
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_rows_are_read_as_if_they_touched(case: str) -> None:
    text, expected = TOLD[case]

    assert expected <= about(text)
    assert expected or not tables_in(TextBlock(text=text, place="", kind="page"))


def test_rows_keep_the_lines_where_they_stand() -> None:
    text = TOLD["a row for each person, the last cell often blank"][0]

    (found,) = tables_in(TextBlock(text=text, place="", kind="page"))

    names = {line: row[1] for line, row in enumerate(found.rows, found.first + 1) if any(row)}
    lines = text.split("\n")
    assert len(names) == 4
    assert all(name in lines[line] for line, name in names.items())
