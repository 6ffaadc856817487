"""Forms with sections, one below the other or side by side."""

from __future__ import annotations

import pytest
from told import about

WIDE = 40


def beside(*rows: tuple[str, str]) -> str:
    return "".join(f"{left:<{WIDE}}{right}\n" for left, right in rows)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("IN CASE OF EMERGENCY", "Call"),
        ("Emergency contact", "Name"),
        ("Nearest relative not living with you:", "Name"),
        ("Person to notify", "Name"),
        ("Primary care physician", "Name"),
        ("Prescriber information", "Name"),
    ],
)
def test_who_stands_below_such_a_heading_has_none_of_the_numbers(heading: str, label: str) -> None:
    form = beside(
        ("Last name: Tsai", "Date of birth: 2/11/1951"),
        ("First name: Emiliano", "Cell: 818-455-6737"),
        ("", ""),
        ("INSURANCE", heading),
        ("Carrier: Blue Shield", f"{label}: Soledad Kapoor"),
        ("Member ID: XEK445710330", "Phone: 949-643-9808"),
    )
    assert about(form) == {("Emiliano Tsai", "health_insurance")}


@pytest.mark.parametrize(
    "heading", ["EMERGENCY DEPARTMENT", "Emergency Medical Services", "MEMBER"]
)
def test_other_headings_say_nothing_of_a_contact(heading: str) -> None:
    form = f"{heading}\nName: Soledad Kapoor\nMember ID: XEK445710330\nPhone: 949-643-9808\n"
    assert about(form) == {("Soledad Kapoor", "health_insurance")}


def test_a_heading_over_one_column_says_nothing_of_the_other() -> None:
    form = beside(
        ("IN CASE OF EMERGENCY", "PATIENT"),
        ("Name: Soledad Kapoor", "Name: Emiliano Tsai"),
        ("Phone: 949-643-9808", "SSN: 590-53-6483"),
    )
    assert about(form) == {("Emiliano Tsai", "ssn")}
