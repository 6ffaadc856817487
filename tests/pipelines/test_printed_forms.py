"""Printed forms filled in for one person each: page after page, or with labels over the values."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.tables.document_forms import form_lines

KEY = b"k" * 32


def exposed(*pages: str) -> dict[str | None, set[str]]:
    blocks = [
        TextBlock(text=page, place=f"page {at}", kind="page") for at, page in enumerate(pages, 1)
    ]
    found: dict[str | None, set[str]] = {}
    for row in records_from_text(blocks, "source", KEY, None).iter_rows(named=True):
        if row["exposures"]:
            told = {exposure["element"] for exposure in row["exposures"]}
            found.setdefault(row["full_name"], set()).update(told)
    return found


def request(name: str, street: str, number: str) -> str:
    return (
        "Form 4506-X   Request for a Copy of a Return\n(Rev. May 2024)\n\n"
        f"1 Name of the filer. An entry is required.\n{name}\n\n"
        "2 Business name, if different from above\n\n"
        f"3 Current address (number, street, and apt. no.)\n{street}\n\n"
        f"Part I   Number under which the return was filed\n\nSocial security number\n{number}\n\n"
        "or\n\nEmployer identification number\n\nPart II   Consent\n\n"
        "Sign here   Date   02/02/2025\n"
    )


def card(name: str, account: str, word: str) -> str:
    return (
        "SIERRA FOOTHILL BANK   SIGNATURE CARD\n"
        "Branch 22 Sonora   Opened 03/01/2025 by Desiree Vang\n\n"
        f"ACCOUNT NUMBER   OWNERSHIP   TYPE\n{account}   Individual   Interest Checking\n\n"
        f"Account Owner   {name}\nHome phone   209-555-0147\nVerbal code word   {word}\n\n"
        "Backup withholding certification on reverse.\n"
    )


def test_a_number_is_of_whom_its_own_page_names() -> None:
    first = request("Camille Dao", "394 Almaden Expy Apt 14", "518-73-1126")
    second = request("Rustam Ohanyan", "77 Tully Rd", "524-18-3067")
    found = records_from_text(
        [TextBlock(text=first, place="page 1", kind="page"),
         TextBlock(text=second, place="page 2", kind="page")], "source", KEY, None,
    )  # fmt: skip
    told = {row["full_name"]: row["locator"] for row in found.iter_rows(named=True)}
    assert {name: place[:6] for name, place in told.items()} == {
        "Camille Dao": "page 1",
        "Rustam Ohanyan": "page 2",
    }


def test_the_word_said_on_the_telephone_opens_the_account_and_names_nobody() -> None:
    found = exposed(
        card("Noemi Balanay", "2618138352", "LA PALOMA"),
        card("Vartan Ekizian", "8845192245", "marigold7"),
    )
    both = {"account_number", "access_code"}
    assert found == {"Noemi Balanay": both, "Vartan Ekizian": both}


@pytest.mark.parametrize(
    "line",
    [
        "0915  bike stop 5th/Oak. QUIROZ, ANTOINETTE dob 041005  CAID F6306897  cited",
        "Antoinette Quiroz showed a CA Identification Card F6306897, exp 2030.",
    ],
)
def test_an_identification_card_by_its_short_names(line: str) -> None:
    assert exposed(line) == {"Antoinette Quiroz": {"state_id"}}


def test_a_list_over_several_pages_stays_one() -> None:
    head = "County of Inyo   Roster of volunteers\n"
    pages = [
        head + "".join(f"Volunteer: {name}\nSS#: {number}\n" for name, number in page)
        for page in (
            [("Ana Ruiz", "518-73-1126"), ("Bao Tran", "524-18-3067"), ("Ike Moua", "530-22-4418")],
            [("Lena Petrosyan", "541-90-2273"), ("Omar Haddad", "559-31-8860")],
        )
    ]
    assert set(exposed(*pages)) == {
        "Ana Ruiz", "Bao Tran", "Ike Moua", "Lena Petrosyan", "Omar Haddad"
    }  # fmt: skip


def test_rows_of_labels_over_rows_of_values_are_one_form() -> None:
    rows: list[list[str | None]] = [
        ["Applicant's name", "Date of birth", "License no."],
        ["Socheata Prum", "04/11/1988", "D2086928"],
        ["Bank", "Routing number (9 digits)", "Account number"],
        ["Golden 1 Credit Union", "321175261", "00073559897"],
        ["Type: [X] Checking [ ] Savings", "Amount: 100 %", None],
    ]
    assert form_lines(rows) == [
        "Applicant's name: Socheata Prum   Date of birth: 04/11/1988   License no.: D2086928",
        "Bank: Golden 1 Credit Union   Routing number (9 digits): 321175261   "
        "Account number: 00073559897",
        "Type: [X] Checking [ ] Savings   Amount: 100 %",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "SSN"], ["Ana Ruiz", "518-73-1126"], ["Bao Tran", "524-18-3067"],
         ["Ike Moua", "530-22-4418"]],
        [["Name", "SSN"], ["Ana Ruiz", "518-73-1126"],
         ["Name", "SSN"], ["Bao Tran", "524-18-3067"]],
    ],
)  # fmt: skip
def test_a_list_is_no_form(rows: list[list[str | None]]) -> None:
    assert form_lines(rows) is None


def test_two_parties_side_by_side_with_labels_over_values_in_a_cell() -> None:
    rows = [
        ["PARTY 1", "", "PARTY 2", ""],
        ["FIRST\nRosalinda", "MIDDLE\nInés", "FIRST\nEfraín", "MIDDLE\n(none)"],
        ["LAST\nCervantes", "MAIDEN\nArriaga", "LAST\nMontaño", "FORMER LAST NAME(S)\n—"],
        ["BIRTHDATE\n02/19/1979", "BIRTHPLACE\nSelma, CA", "BIRTHDATE\n11-6-76",
         "BIRTHPLACE\nTepatitlán, Jal."],
        ["SOC. SEC. NO.\n558-71-3304", "DRIVER’S LIC. NO.\nC4410927 CA",
         "SOC. SEC. NO.\n612 38 9046", "DRIVER’S LIC. NO.\nD7208315 CA"],
    ]  # fmt: skip
    lines = form_lines(rows)
    assert lines is not None
    told = exposed("\n".join(lines))
    assert told == {
        "Rosalinda Inés Cervantes": {"ssn", "drivers_license"},
        "Efraín Montaño": {"ssn", "drivers_license"},
    }


def test_two_parties_side_by_side_with_labels_in_the_row_above() -> None:
    rows = [
        ["BORROWER", "", "CO-BORROWER", ""],
        ["Name", "SSN", "Name", "SSN"],
        ["Gohar Avanesyan", "558-71-3304", "Hayk Avanesyan", "612-38-9046"],
        ["Driver's license", "Birth date", "Driver's license", "Birth date"],
        ["C4410927", "02/19/1979", "D7208315", "11/06/1976"],
    ]
    lines = form_lines(rows)
    assert lines is not None
    assert exposed("\n".join(lines)) == {
        "Gohar Avanesyan": {"ssn", "drivers_license"},
        "Hayk Avanesyan": {"ssn", "drivers_license"},
    }


def test_rows_that_begin_with_the_part_of_a_person_are_lines_of_a_form() -> None:
    rows = [
        ["Taxpayer", "Imelda Dizon", "02/19/1979", "SSN 558-71-3304"],
        ["Spouse", "Vadim Zaytsev", "11/06/1976", "ITIN 947-82-6013"],
        ["Dependent", "Gurpreet Randhawa", "10/02/2012", "SSN 612-38-9046"],
    ]
    lines = form_lines(rows)
    assert lines is not None
    assert exposed("\n".join(lines)) == {
        "Imelda Dizon": {"ssn"},
        "Vadim Zaytsev": {"tax_id"},
        "Gurpreet Randhawa": {"ssn"},
    }
