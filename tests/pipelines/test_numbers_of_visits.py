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
    "an image": (
        "ACC: 8830194471  MRN 100233\nPT: Vega, Luis\nDx: sepsis\n",
        {("Luis Vega", "medical")},
    ),
    "a visit to a ward": (
        "ACCT 704872452   MRN 3603461\nPT: Vega, Luis\nDx: sepsis\n",
        {("Luis Vega", "medical")},
    ),
    "the office that pays benefits has no due date": (
        "EDD Employment Development Dept.\nClaimant: Chun Tan   SSN: 118-62-6420\n"
        "EDD Phone: 800-555-0190\n",
        {("Chun Tan", "ssn")},
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
    "the statement of a plan to who holds it, as a page of the web has it": (
        "BLUE OAK OF CALIFORNIA THIS IS NOT A BILL\n\nMYKOLA KOVAL Statement date 07/17/2021\n\n"
        "4273 Ocala Ave Subscriber ID KPN777680751\n\nDaly City, CA 94015 Group 040565-ACTIVE\n\n"
        "Claim 44061901 patient Rahel Koval provider Woo-jin Song\n\nService Billed You owe\n\n"
        "Remark 16: diag. reported by provider: chronic hepatitis B\n\n"
        "Claim 97499502 patient Tatiana Koval provider Woo-jin Song\n",
        {("Mykola Koval", "health_insurance"), ("Rahel Koval", "medical")},
    ),
    "a table with double bars, half of whose headings are known": (
        "This notice is about the following people in your household:\n\n"
        "Name || BIC / CIN || What we did || From\nYen Chau || 92715065A || No change || -\n"
        "Bo Li || 92715066A || Approved, no share of cost || 02/01/2025\n\n"
        "To add somebody, send a lease, a school record or a bill of PG&E.\n",
        {("Yen Chau", "health_insurance"), ("Bo Li", "health_insurance")},
    ),
    "a number on a card": (
        "Term: Faisal Darwish. COBRA notice went out, ID on the card KPN346248068. Keep the "
        "dental till month end.\nAdd Luis Vega to Delta Dental. The number on his card is "
        "XEH937778515.\n",
        {("Faisal Darwish", "health_insurance"), ("Luis Vega", "health_insurance")},
    ),
    "a card of a library": ("Ana Ruiz showed a card, ID on the card 20039481.\n", set()),
    "a roster with slashes": (
        "VACCINE CLINIC ROSTER - Lincoln School\nStudent / Grade / Dose / Notes\n"
        "Abdi, Hodan / 3 / MMR #2 / egg allergy\nLopez, Mateo / 5 / Tdap / seizure disorder, ok'd\n"
        "Vang, Kia / 4 / flu / none\n",
        {("Hodan Abdi", "medical"), ("Mateo Lopez", "medical"), ("Kia Vang", "medical")},
    ),
    "what a clinician sends for who reads it": (
        "Hello Marisol,\n\nAs we discussed, your PHQ-9 was 17, which suggests moderately severe "
        "depression. I have sent sertraline 50 mg to the Walgreens on Blackstone.\n\n"
        "Take care,\nDana Whitfield, PMHNP\n",
        {("Marisol", "medical")},
    ),
    "what a patient sends": (
        "Hi Dr. Stein,\n\nI sent my MRI and I take metformin. I have started insulin.\n\n"
        "Thanks,\nAna Ruiz\n",
        {("Ana Ruiz", "medical")},
    ),
    "a plan beside another's injury at work": (
        "Patients of tomorrow\n8:00 - D. Nakamura - s/p L TKR, Blue Shield XEK903184527\n"
        "11:00 - Samuel Oduya - rotator cuff repair, Workers comp\n",
        {
            ("D. Nakamura", "medical"),
            ("D. Nakamura", "health_insurance"),
            ("Samuel Oduya", "medical"),
        },
    ),
    "a log of changes to a plan": (
        "2026-02-01  ADD DEP   sub# W2239018857  Kowalczyk, Ewa -> child Kowalczyk, Nina\n"
        "2026-02-03  TERM      sub# W2239011120  Abara, Chidi\n",
        {("Ewa Kowalczyk", "health_insurance"), ("Chidi Abara", "health_insurance")},
    ),
    "a fax to a plan": (
        "Prior auth fax\nMember: LEILA HOSSEINI  ID# 90388271A   DOB 07/02/1988\n"
        "Request: adalimumab 40 mg q2w\n",
        {("Leila Hosseini", "health_insurance"), ("Leila Hosseini", "medical")},
    ),
    "a member of a gym": ("Gym members\nMember: Ana Ruiz   ID# 90388271\nLocker 12\n", set()),
    "a mother who is the patient": (
        "Mother: Ana Ruiz\nDate of birth: 03/06/1991\nInsurance ID: HNT883069309\n"
        "Father: Luis Ruiz\nResult: gestational diabetes\n",
        {("Ana Ruiz", "health_insurance"), ("Ana Ruiz", "medical")},
    ),
    "results of some in a list": (
        "STI CLINIC WORKLIST\n| # | name | dob | result |\n| 2 | Kofi Asante | 3/4/95 | syphilis "
        "RPR 1:32 |\n| 3 | Lena Fischer | 5/6/88 | neg all |\n| 4 | Ana Ruiz | 5/6/88 | HSV-2 |\n",
        {("Kofi Asante", "medical"), ("Ana Ruiz", "medical")},
    ),
    "a member of a plan": (
        "APPEAL DECISION\nAppellant: Benjamin Achebe\n"
        "Member of: Health Net HMO    Member No.: HN88201944\n",
        {("Benjamin Achebe", "health_insurance")},
    ),
    "a transfer to whom a policy pays": (
        "Beneficiary 1: Marlene Steiner, SSN 560-38-1129, EFT 321171184 / 4410098823\n",
        {("Marlene Steiner", "ssn"), ("Marlene Steiner", "account_number")},
    ),
    "lines to call, and ribs": (
        "Patient Ana Ruiz had two cracked ribs. Her son Bo Ruiz asked about respite; gave the "
        "Alzheimer's line by mistake.\n",
        {("Ana Ruiz", "medical")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_numbers_of_visits(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
