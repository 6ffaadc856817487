"""Calendars: whom the text of an event is about, and whose it is not."""

from __future__ import annotations

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.tables.assemble import records_from_table
from scanner.readers.contact_card import read
from scanner.readers.opened import Opened


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", "DTSTART:20240311T160000Z", *lines, "END:VEVENT", ""))


def told(*events: str) -> dict[str | None, set[str]]:
    """Name -> elements of everybody a calendar tells of."""
    content = f"BEGIN:VCALENDAR\r\n{''.join(events)}END:VCALENDAR\r\n".encode()
    source = Opened(
        name="x.ics", media_type="text/calendar", size=len(content), path=None, data=content
    )
    found: dict[str | None, set[str]] = {}
    for block in read(source):
        if isinstance(block, TextBlock):
            parts = [records_from_text([block], "s", b"k" * 32, None)]
        else:
            assert isinstance(block, Table)
            parts = list(records_from_table(block, "s", b"k" * 32))
        for row in (row for part in parts for row in part.iter_rows(named=True)):
            held = {held["element"] for held in row["exposures"]}
            found[row["full_name"]] = found.get(row["full_name"], set()) | held
    return found


def test_what_an_event_says_is_of_the_person_in_its_title() -> None:
    found = told(
        event(
            "ORGANIZER;CN=Dana Whitfield:mailto:desk@clinic.example",
            "SUMMARY:Rosa Menon - chemotherapy cycle 2",
            r"DESCRIPTION:Dx breast cancer.\nCigna member ID: U4471902 03",
        ),
        event(
            "ORGANIZER;CN=Dana Whitfield:mailto:desk@clinic.example",
            "SUMMARY:Hagop Pak: dialysis",
            r"DESCRIPTION:Dx end-stage renal disease",
        ),
    )
    assert {"medical", "health_insurance"} <= found["Rosa Menon"]
    assert found["Hagop Pak"] == {"medical"}
    assert not found.get("Dana Whitfield")


def test_an_event_without_a_description_keeps_its_title() -> None:
    found = told(event("SUMMARY:Call back Rosa Menon\\, SSN 518-73-1126"))
    assert set().union(*found.values()) == {"ssn"}
