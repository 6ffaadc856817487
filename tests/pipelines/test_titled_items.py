"""Items of boards, trackers and note programs: whom the title names, not who made the item."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.tables.assemble import records_from_table
from pipelines.tables.opened import heard_in
from pipelines.tables.titled_items import items
from pipelines.tables.typed_columns import TypedColumns

KEY = b"k" * 32


def owners(header: tuple[str, ...], rows: Sequence[tuple[str | None, ...]]) -> dict[str, set[str]]:
    """Name -> elements, of what is heard of a table and of what is left of it."""
    frame = pl.DataFrame(rows, schema=[str(i) for i in range(len(header))], orient="row")
    said = list[TextBlock]()
    table = Table(place="", name="", header=header, batches=iter([frame.cast(pl.String)]))
    left = heard_in(table, items, said.append)
    records = list(records_from_table(left, "source", KEY, TypedColumns({}, ())))
    records += [records_from_text([block], "source", KEY, None) for block in said]
    found: dict[str, set[str]] = {}
    for record in records:
        for row in record.iter_rows(named=True):
            elements = {exposure["element"] for exposure in row["exposures"]}
            if elements:
                found.setdefault(row["full_name"], set()).update(elements)
    return found


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("id", "name", "desc", "idList"), ("c1", "Yuki Igwe - warehouse", "SSN 417-22-9036", "L")),
        (
            ("type", "data.text", "data.card.name", "data.board.name", "memberCreator.fullName"),
            ("commentCard", "SSN 417-22-9036", "Yuki Igwe (forklift)", "Hiring", "Sheila Roark"),
        ),
        (
            ("gid", "name", "assignee.name", "notes", "projects.name"),
            ("12", "Onboard Yuki Igwe", "Carl Dunning", "SSN 417-22-9036 until I-9 is done", "HR"),
        ),
        (
            ("Summary", "Issue key", "Assignee", "Reporter", "Description", "Comment"),
            (
                "Leaver: Yuki Igwe",
                "HR-2",
                "Peter Lunde",
                "Joan Ashby",
                "see below",
                "SSN 417229036",
            ),
        ),
        (
            ("title", "created", "note-attributes.author", "content"),
            ("Yuki Igwe - citizenship", "20240101", "Paula Hendry", "interview\nSSN 417-22-9036"),
        ),
    ],
)
def test_a_value_is_of_whom_the_title_names(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    assert owners(header, [row]) == {"Yuki Igwe": {"ssn"}}


def test_who_says_my_in_a_comment_is_meant() -> None:
    header = ("card.name", "text", "author.name")
    rows = [("Yuki Igwe - warehouse", "for payroll: my SSN is 417-22-9036", "Sheila Roark")]
    assert owners(header, rows) == {"Sheila Roark": {"ssn"}}


def test_a_row_that_leaves_its_requester_blank_is_about_the_sender() -> None:
    header = ("Contact.Name", "SuppliedName", "Subject", "Description", "CreatedBy.Name")
    rows = [
        (
            "Tou Xiong",
            None,
            "Account locked",
            "verified by SSN 417-22-9036",
            "Abby Sorenson",
        ),
        (
            None,
            "Amparo Rios",
            "Claim denied",
            "call her, ssn is 545-31-8812",
            "Abby Sorenson",
        ),
    ]
    assert owners(header, rows) == {"Tou Xiong": {"ssn"}, "Amparo Rios": {"ssn"}}


def test_a_title_that_names_the_row_or_nobody_changes_nothing() -> None:
    header = ("customer name", "subject", "description")
    rows = [
        ("Tou Xiong", "Refund for Tou Xiong", "SSN 417-22-9036"),
        ("Amparo Rios", "Printer toner", "SSN 545-31-8812"),
    ]
    assert owners(header, rows) == {"Tou Xiong": {"ssn"}, "Amparo Rios": {"ssn"}}
