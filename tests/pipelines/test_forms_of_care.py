"""Forms of clinics, laboratories and plans: whose results, numbers and illnesses they tell."""

from __future__ import annotations

import pytest
from told import about

CUSTODY = """FEDERAL DRUG TESTING CUSTODY AND CONTROL FORM
A. Employer - Harbor Drayage, Oakland CA
B. MRO - Glenn Ocampo, MD
C. Donor SSN or Employee I.D. No. - 612-72-9267
D. Testing Authority - DOT - FMCSA
STEP 5   Donor's name - Narek Randhawa       Date of birth: 08/14/1998
My determination - [ ] NEGATIVE   [x] POSITIVE for: AMPHETAMINE
"""
EOB = """EXPLANATION OF BENEFITS
Subscriber    Daisuke Kobayashi
ID            XEH761218726
Patient       Virginia York   (dependent)
Provider      Precious Zaragoza DC

Date         Service                     Billed    You owe
07/17/2024   Chiropractic manipulation    95.00     20.00
"""
BOXES = """HEALTH INSURANCE CLAIM FORM
PATIENT'S NAME     BEDROSYAN, NAREK R
24. A. DATES OF SERVICE  03 04 25   B. 11   D. CPT 97153   E. AB   F. 312 00   G. 8
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CUSTODY, {("Narek Randhawa", "ssn"), ("Narek Randhawa", "medical")}),
        (EOB, {("Daisuke Kobayashi", "health_insurance"), ("Virginia York", "medical")}),
        (BOXES, {("Narek R Bedrosyan", "medical")}),
    ],
)
def test_letters_of_boxes_and_labels_beside_names_are_nobody(
    text: str, told: set[tuple[str, str]]
) -> None:
    assert about(text) == told
