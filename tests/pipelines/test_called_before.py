"""Values whose owner or kind was said before: over the form, in the sentence before, in Spanish."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "registers whose lines open with the name": (
        "WEEK 14   DEDUCTIONS\n\nOKAFOR, NKEM     BADGE 3388   SHOP 4\n"
        "SSN 601-44-2719   RATE 31.10   GROSS 1,240.00\n"
        "DUES 4.00   MEDI 3.10   PERS 22.10\n\n"
        "AVAKIAN, ROSA     BADGE 3391   SHOP 2\n"
        "SSN 601-44-2816   RATE 30.20   GROSS 1,180.00\n"
        "DUES 4.00   MEDI 3.10   PERS 20.40\n",
        {("Nkem Okafor", "ssn"), ("Rosa Avakian", "ssn")},
    ),
    "cards without a blank line between them": (
        "Bulk enrollment\nAna Menon (EMP 3321)\nRoom: 12   Routing: 121000358\nSSN: 601-44-2918\n"
        "Bao Tran (EMP 3322)\nRoom: 14   Routing: 121000358\nSSN: 601-44-2816\n",
        {("Ana Menon", "ssn"), ("Bao Tran", "ssn")},
    ),
    "brackets in which a label says what it asks for": (
        "Camper: Kim Tran\nCamper's social security number: 601-44-2917\n\n"
        "Mother: Lan Ho\nMother's tax number (SSN): 601-44-2816\n",
        {("Kim Tran", "ssn"), ("Lan Ho", "ssn")},
    ),
    "the right one of the sentence before": (
        "Hello,\n\nthe copy of my driver license on file has a typo. It should be N3320188.\n\n"
        "Thanks,\nAna Menon\n",
        {("Ana Menon", "drivers_license")},
    ),
    "the right one of the reader's": (
        "Dear Ana Menon,\n\nwe noticed that your passport number was mistyped. The correct number "
        "is 541902277.\n\nSincerely,\nBao Tran\n",
        {("Ana Menon", "passport")},
    ),
    "the new one of whom the sentence before names": (
        "Rosa Avakian gave us her social security number. The corrected one is 601-44-2816. Bao "
        "Tran will call back.\n",
        {("Rosa Avakian", "ssn")},
    ),
    "where an account is kept": (
        "Hi, this is Nkem Okafor. My savings account at Valley Oak 2 is 4419920183, thanks.\n",
        {("Nkem Okafor", "account_number")},
    ),
    "a patient greeted and spoken to in Spanish": (
        "Estimado/a paciente Rosa Menon:\n\nLe escribimos porque según el registro usted tiene "
        "diabetes tipo 2 y no ha venido a su cita. Si tiene dudas, llame a la clínica cuando "
        "pueda.\n\nAtentamente,\nLuis Vargas\n",
        {("Rosa Menon", "medical")},
    ),
    "a member greeted as one": (
        "Dear valued member Rosa Menon,\n\nour records show that you were treated for asthma.\n\n"
        "Sincerely,\nLuis Vargas\n",
        {("Rosa Menon", "medical")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_values_of_whom_the_text_called_before(case: str) -> None:
    text, expected = CASES[case]
    assert about(text) == expected


def test_the_name_of_a_clerk_over_a_form_is_not_whose_form_it_is() -> None:
    text = "Prepared by Bao Tran for the office\nSSN: 601-44-2719   Name: Rosa Menon\n"
    assert about(text) == {("Rosa Menon", "ssn")}


def test_the_new_number_is_of_what_the_sentence_before_names_last() -> None:
    text = (
        "Dear Rosa Avakian,\n\nyour request about the account was closed. Our phone number "
        "changed. The new number is 415-555-0188.\n\nLuis Vargas\n"
    )
    assert about(text) == set()
