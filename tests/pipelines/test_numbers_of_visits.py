"""Numbers of a laboratory, a ward or a claim that look like somebody's account or SSN, or are."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a sample of a laboratory": (
        "QUALTEST LABS     CLIA 05D335568\nACC 771-8375-16   RCVD 07/17/2021   FINAL\n"
        "ORLOV, ABUNDIO B   05/13/1962\nTEST: HEPATITIS C AB   RESULT: REACTIVE   FLAG: A\n",
        {("Abundio B Orlov", "medical")},
    ),
    "a visit to a ward": (
        "ACCT 704872452   MRN 3603461\nPT: Vega, Luis\nDx: sepsis\n",
        {("Luis Vega", "medical")},
    ),
    "an account at a bank of a patient": (
        "Patient: Luis Vega, MRN 3603461\nRefund to acct 8830194471, routing 121042882\n",
        {("Luis Vega", "account_number")},
    ),
    "the number of whom Social Security calls a number holder": (
        "REPORT OF CONTACT\nNH           375403900\nNAME         WILMER FUNES\nCLAIM TYPE   DIB\n",
        {("Wilmer Funes", "ssn")},
    ),
    "a town in New Hampshire": ("Ana Ruiz\n12 Oak St, Nashua, NH 03060-1234\n", set()),
    "patients by their beds, with names on no list": (
        "411 empty\n412A Quinn, Aisling. decompensated cirrhosis, tapped 3 L, send cell count\n"
        "412B Ibekwe, Adaeze. here for DKA, gap closed x2, on subq since 3. full code\n"
        "Bed 3C: Okafor, Chidi. Sepsis.\n",
        {("Aisling Quinn", "medical"), ("Adaeze Ibekwe", "medical"), ("Chidi Okafor", "medical")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_numbers_of_visits(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
