"""Pages of forms with white between caption and value: whose each value is."""

from __future__ import annotations

import pytest
from told import about

CLAIM = (
    "INCIDENT CLAIM\n\n1. Claimant name:\n\nRosa Ochoa\n\n2. Date of birth:\n\n04/14/1964\n\n"
    "3. What happened:\n\nThe sweeper struck me.\n\n4. Injuries:\n\nFracture of the left tibia\n\n"
    "5. {list}:\n\nHagop Pak, 818-555-0110; Linh Castaneda, 818-555-0147\n\n"
    "6. Social Security Number:\n\n614-10-2187\n"
)


@pytest.mark.parametrize("listed", ["Witnesses (name, telephone)", "Persons present", "References"])
def test_what_stands_below_a_list_of_others_is_whose_claim_it_is(listed: str) -> None:
    found = about(CLAIM.format(list=listed))
    assert found == {("Rosa Ochoa", "ssn"), ("Rosa Ochoa", "medical")}


def test_one_caption_over_white_is_no_form() -> None:
    letter = (
        "Dear Ms. Ochoa,\n\nPlease call about the following:\n\nHagop Pak, SSN 614-10-2187, "
        "asked for a copy.\n\nSincerely,\nThe Clerk\n"
    )
    assert about(letter) == {("Hagop Pak", "ssn")}


PARKING = (
    "CITY OF VENTURA PARKING\n\n{name}   Citation 4471-02\n221 POLI ST APT 3   Issued 04/02/2025\n"
    "VENTURA, CA 93001\n\nA vehicle registered to you was seen by our camera car:\n\n"
    "{labels}\n\n6KWT204{state}   04/01/2025 09:12:44   Poli St{rest}\n\nPay within 21 days.\n"
)


@pytest.mark.parametrize(
    ("labels", "state", "rest"),
    [
        ("License plate / State   Date and time   Camera location   Fine", " / CA", "   $58.00"),
        ("Plate   Capture time   Camera location", "", ""),
    ],
)
def test_boxes_over_white_are_of_whom_the_envelope_names(
    labels: str, state: str, rest: str
) -> None:
    letter = PARKING.format(name="HAGOP TERZIAN", labels=labels, state=state, rest=rest)
    assert about(letter) >= {("Hagop Terzian", "plate"), ("Hagop Terzian", "plate_read")}
    assert {who for who, _ in about(letter)} == {"Hagop Terzian"}


def test_lines_of_captions_over_lines_of_values_are_paired_by_order() -> None:
    sheet = (
        "PATIENT                       DOB           SEX   MRN\n"
        "AZIZ, MARIAM M          07/27/1967    F     9946771\n"
        "GUARANTOR                     REL.          SSN\n"
        "LEON, ERIC E          SPOUSE        500-52-8766\n"
        "INSURANCE                     ID NO.\nMEDICARE A/B                  8VP4-XJ7-XE27\n"
        "ADMITTING DX                  ATTENDING\nACUTE PANCREATITIS            HA, DIEP S\n"
    )
    assert about(sheet) == {
        ("Mariam M Aziz", "health_insurance"), ("Mariam M Aziz", "medical"), ("Eric E Leon", "ssn"),
    }  # fmt: skip


def test_two_people_and_their_loan_stand_under_captions_that_come_twice() -> None:
    form = (
        "Borrower Name             Social Security Number\nDelgado, Ana              418-30-6715\n"
        "Co-Borrower Name          Social Security Number\nDelgado, Luis             541-62-8830\n"
        "Property Address          Loan Number\n12 Elm St, Davis CA       0044718829\n"
    )
    assert {("Ana Delgado", "ssn"), ("Luis Delgado", "ssn")} <= about(form)
