"""Printed forms with boxes: digits apart, options to mark, numbers before labels."""

from __future__ import annotations

import pytest
from told import about

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.form_boxes import unboxed


def read(text: str) -> str:
    """What is left of a text, white space tidied."""
    out = unboxed(TextBlock(text=text, place="", kind="page")).text
    assert len(out) == len(text)
    return " ".join(out.split())


@pytest.mark.parametrize(
    "written",
    [
        "5 5 3 4 8 8 9 2 6",
        "5  5  3  4  8  8  9  2  6",
        "|5|5|3|4|8|8|9|2|6|",
        "| 5 | 5 | 3 | 4 | 8 | 8 | 9 | 2 | 6 |",
        "5 5 3   4 8   8 9 2 6",
    ],
)
def test_digits_in_boxes_are_one_number(written: str) -> None:
    assert read(f"SSN:  {written}   x") == "SSN: 553488926 x"


def test_signs_between_boxes_stay() -> None:
    assert read("5 5 3 - 4 8 - 8 9 2 6") == "553-48-8926"
    assert read("|5|5|3|-|4|8|-|8|9|2|6|") == "553-48-8926"
    assert read("0 2 / 1 1 / 1 9 5 1") == "02/11/1951"


@pytest.mark.parametrize(
    "text", ["Scores 5 4 3 2", "call 4 1 5 please", "A B or C", "1 2 3 x 4 5 6 7"]
)
def test_single_digits_of_other_kinds_stay_apart(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("  [x] Diabetes   [ ] Asthma   [X] High blood pressure", "Diabetes High blood pressure"),
        ("☒ Lupus  ☐ Cancer", "Lupus"),
        ("( ) Cancer  (x) Lupus", "Lupus"),
        ("_X_ Cancer  ___ Lupus", "Cancer"),
        ("Asthma [ ]   Diabetes [x]   HIV [ ]", "Diabetes"),
        ("Marital status: [ ] S  [x] M  [ ] W", "Marital status: M"),
        ("Diabetes   [ ] Yes  [x] No", ""),
        ("Diabetes: ☐ Yes ☐ No    Asthma: ☒ Yes ☐ No", "Asthma: Yes"),
        ("Do you have lupus?  Yes [ ]  No [x]", ""),
        ("Do you have lupus?  Yes [x]  No [ ]", "Do you have lupus? Yes"),
    ],
)
def test_what_is_not_marked_was_not_said(line: str, left: str) -> None:
    assert read(line) == left


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] call Maria Lopez about her lupus",
        "return f(x) + a[ ]",
        "Name: ____ Date: ____",
    ],
)
def test_tasks_numbers_and_rules_are_no_options(text: str) -> None:
    assert read(text) == text


def test_a_number_beside_an_empty_box_is_kept() -> None:
    assert read("[ ] Maria Lopez, 524-18-3067, lupus") == "Maria Lopez, 524-18-3067, lupus"


def test_labels_in_numbered_boxes_over_their_values() -> None:
    assert about(
        " a  Employee's social security number\n"
        "    651-73-3391\n"
        " b  Employer identification number (EIN)\n"
        "    94-3310872\n"
        " e  Employee's first name and initial     Last name\n"
        "    Ruth                                  Del Rosario\n"
        " f  Employee's address\n"
        "    2909 Almaden Expy Apt 14, Reno, NV 89502\n"
    ) == {("Ruth Del Rosario", "ssn")}


def test_rows_of_labels_over_rows_of_boxes() -> None:
    assert about(
        "Your first name and middle initial     Last name        Your social security number\n"
        "Noor                                   De León          5 5 3 4 8 8 9 2 6\n"
        "If joint return, spouse's first name   Last name        Spouse's social security number\n"
        "Roderick                               De León          6 5 2 8 7 2 0 5 1\n"
        "\n"
        "(1) First name Last name               (2) Social security no.   (3) Relationship\n"
        "Samantha De León                       646-33-0420               daughter\n"
    ) == {("Noor De León", "ssn"), ("Roderick De León", "ssn"), ("Samantha De León", "ssn")}


def test_marked_conditions_are_of_the_person_of_the_form() -> None:
    form = (
        "NEW PATIENT REGISTRATION\n\nPatient name: {name}\nDate of birth: 2/11/1951\n\n"
        "Have you been told that you have (check all):\n"
        "  [{mark}] Diabetes     [ ] Asthma\n  [ ] Hepatitis    [{mark}] Lupus\n"
    )
    assert about(form.format(name="Emiliano Tsai", mark="x")) == {("Emiliano Tsai", "medical")}
    assert about(form.format(name="Emiliano Tsai", mark=" ")) == set()


def test_the_code_of_a_card_below_its_label() -> None:
    block = (
        "CREDIT CARD AUTHORIZATION\n\nName on card\nPatrice Guillén\n\nCard number\n"
        "4739 4316 0783 7306\n\n"
        "Expires (mo/yr)          3-digit code\n11/27                    837\n"
    )
    assert about(block) == {
        ("Patrice Guillén", "card_number"),
        ("Patrice Guillén", "access_code"),
    }


def test_letters_of_boxes_in_a_row_are_no_initials_of_people() -> None:
    assert read("24. A. Service dates   B. Place   C. Emg   D. Procedures") == (
        "Service dates Place Emg Procedures"
    )
    assert read("A. Ruiz   C. Brown   D. Pham") == "A. Ruiz C. Brown D. Pham"


def test_numbered_boxes_that_ask_for_the_number_before_the_name() -> None:
    copies = [("Odette Villarreal", "947-83-9536"), ("Piers Hollis", "976-81-7990")]
    form = "".join(
        f"PAYEE'S TIN   1 Amount paid\n{number}   $ 18,420.00\n\n"
        f"PAYEE'S name   4 Other income\n{name}   $\n\nCopy B\n\n"
        for name, number in copies
    )
    blocks = [TextBlock(text=form, place="", kind="page")]
    rows = records_from_text(blocks, "s", b"k" * 32, None).iter_rows(named=True)
    held = {row["full_name"]: len(row["exposures"]) for row in rows if row["exposures"]}
    assert held == {"Odette Villarreal": 1, "Piers Hollis": 1}
