"""Forms with each caption printed under its value: what they tell, and of whom."""

from __future__ import annotations

import pytest
from told import about

from pipelines.plain.captions_below import caption_pairs
from pipelines.tables.document_forms import form_lines

LOAN = (
    "CREDIT UNION OF THE VALLEY - MEMBER CARD\n\n"
    "Quintanar{gap}Marisol\n{rule}Surname{gap}Given / middle\n\n"
    "Tomas Wolcott{gap}Brother{gap}(559) 555-0142\n{rule}"
    "Next of kin - name{gap}Relationship{gap}Telephone\n\n"
    "04/11/1979{gap}633-30-2113{gap}F2280416 CA\n{rule}"
    "Date of birth{gap}Soc. Sec. No{gap}Driver license (no. and state)\n"
)


@pytest.mark.parametrize("gap", ["   ", "          "])
@pytest.mark.parametrize("rule", ["", "_____________________   ________________\n"])
def test_captions_under_lines_say_what_stands_over_them(gap: str, rule: str) -> None:
    found = about(LOAN.format(gap=gap, rule=rule))
    assert found == {("Marisol Quintanar", "ssn"), ("Marisol Quintanar", "drivers_license")}


def test_brackets_around_captions_are_none_of_their_words() -> None:
    form = (
        "STATEMENT OF CLAIMANT\n\nHagop Terzian\n(Name of claimant)\n\n"
        "614-10-2187   (818) 555-0110\n(Social Security number)   (Telephone)\n"
    )
    assert about(form) == {("Hagop Terzian", "ssn")}


def test_an_empty_line_over_a_caption_shifts_no_value() -> None:
    card = (
        "Wolcott              Tomas                               614-10-2187\n"
        "Last name            First name        Maiden name       Social Security no.\n"
        "03/04/1977                             F2280416\n"
        "Date of birth        Sex               Driver license no.\n"
    )
    assert about(card) == {("Tomas Wolcott", "ssn"), ("Tomas Wolcott", "drivers_license")}


def test_captions_over_their_values_stay_so() -> None:
    form = (
        "Employee name\nMarisol Quintanar\nSocial Security number\n633-30-2113\n"
        "Emergency contact\nTomas Wolcott\nPhone\n(559) 555-0142\n"
    )
    assert about(form) == {("Marisol Quintanar", "ssn")}


def test_a_table_in_a_document_may_have_its_captions_below() -> None:
    rows = [
        ["Alder Foods LLC", "RE: Quintanar, Marisol"],
        ["Employer's name", "Employee's name (Last, First)"],
        ["77-0412233", "633-30-2113"],
        ["Federal EIN", "Employee's Social Security number"],
    ]
    assert form_lines(rows) == [
        "Employer's name: Alder Foods LLC   Employee's name (Last, First): Quintanar, Marisol",
        "Federal EIN: 77-0412233   Employee's Social Security number: 633-30-2113",
    ]


def test_a_list_whose_header_is_its_first_row_is_no_form() -> None:
    rows = [["Name", "SSN"], ["Marisol Quintanar", "633-30-2113"], ["Tomas Wolcott", "614-10-2187"]]
    assert form_lines(rows) is None


def test_captions_over_values_of_a_grid_are_not_taken_for_those_under_them() -> None:
    rows = [
        ["NAME (LAST, FIRST)", "AKA", "PFN"], ["OKONKWO, CHIDI", "NONE", "736184"],
        ["DOB", "SSN", "DRIVER LICENSE", "HGT"], ["06/30/1963", "524-18-3067", "D7848282", "509"],
        ["ADDRESS", "PHONE"], ["53 Tully Rd, Lodi", "209-555-0147"],
        ["CASE NO.", "RELATION"], ["24-CR-84779", "SISTER"],
    ]  # fmt: skip
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert caption_pairs(rows) == []
    assert (
        caption_pairs([row for captions, values in pairs for row in (captions, [], values)]) == []
    )
