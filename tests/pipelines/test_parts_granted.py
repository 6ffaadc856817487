"""Whom a word for a part means: who grants a power of attorney, a parent, a veteran, a spouse."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "who grants a power of attorney": (
        "Tam Quach, agent under the power of attorney of Dariush Bagheri, came in. The\nprincipal "
        "no longer signs; the Social Security number of the principal is 485-28-7127.\n",
        {("Dariush Bagheri", "ssn")},
    ),
    "who holds it, and who signed it": (
        "We hold a durable power of attorney signed by Rosa Medina, which names Kiet Tran as "
        "agent.\nThe principal has Parkinson's disease.\n",
        {("Rosa Medina", "medical")},
    ),
    "the principal of a school": (
        "The principal, Ana Ruiz, called the mother of Kevin Lor. The student has asthma.\n",
        {("Kevin Lor", "medical")},
    ),
    "a grandparent, over the end of a line": (
        "Present were Suyapa Maradiaga, ninth grade, and a grandparent,\nDariush Zand, with the "
        "counselor Jae-won Hong. The\ngrandparent brought, for the caregiver's affidavit, a "
        "California driver license, S9148909.\n",
        {("Dariush Zand", "drivers_license")},
    ),
    "a parent behind a colon": (
        "3. Armen Khachaturian: contributor (parent) for Ethel Weatherby, cannot sign\n"
        "Parent has no FSA ID. Parent's number: 559-89-8810. Ethel's part is signed.\n",
        {("Armen Khachaturian", "ssn")},
    ),
    "whom a veteran is married to": (
        "Veteran: Fei Cheung\nSSN / VA claim number: 591-50-9413\nMarried to: Arash Nazari\n"
        "Spouse's SSN: 540-48-7936\n\nDirect deposit: Star One CU, account 930389286974\n",
        {("Fei Cheung", "ssn"), ("Arash Nazari", "ssn"), ("Fei Cheung", "account_number")},
    ),
    "health below the section of who pays": (
        "SECTION 1. PATIENT\nName: Tatiana Zaytseva\nSchool: Alvin Elementary\n\n"
        "SECTION 2. PERSON RESPONSIBLE FOR THIS ACCOUNT\nName: Karine Danielyan\n"
        "SS#: 715-28-5419\n\nSECTION 3. HEALTH HISTORY OF THE PATIENT\n"
        "Allergies: penicillin\n",
        {("Karine Danielyan", "ssn"), ("Tatiana Zaytseva", "medical")},
    ),
    "health below the lines of a spouse": (
        "Veteran\n1. Name: Fei Cheung\n2. SSN: 591-50-9413\n\nMarital\n3. Married to: Arash "
        "Nazari\n4. Spouse's SSN: 540-48-7936\n\nClaim\n5. Conditions: tinnitus, PTSD\n",
        {("Fei Cheung", "ssn"), ("Arash Nazari", "ssn"), ("Fei Cheung", "medical")},
    ),
    "the title of a card of health over a year": (
        "EMERGENCY & HEALTH CARD            School year 2024-2025\nStudent  Souvannavong, Sokha\n"
        "Others who may pick up:   Shufen He  (grandmother)\nPolicy no.  KPN423632749\n",
        {("Sokha Souvannavong", "health_insurance")},
    ),
    "a family of the same letters": ("Owner: TRAN CU\nSSN: 540-48-7936\n", {("Tran Cu", "ssn")}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_word_for_a_part_means_the_one_who_has_it(name: str) -> None:
    text, expected = CASES[name]
    assert about(text) == expected
