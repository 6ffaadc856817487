"""Who is meant: by what stands behind a value, by a pronoun, by a code, by the order of a form."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

KEY = b"a key of the case"

CASES = {
    "what a dispatcher's computer returns": (
        "14:02 4C21 DRVR OLN/D4531862  RTN ZARAGOZA, LUPITA  VALID  NO WNTS\n",
        {("Lupita Zaragoza", "drivers_license")},
    ),
    "what the writer could make out": (
        "Leads,\n\n- Haruko Endo (swing). License photo was blurry. I could make out D4471882 and "
        "typed that in.\n- Pita Vea (cage). I-9 has 612-44-8123, so we go with the I-9.\n\n"
        "Sung-min Hong\nLicensing Coordinator x4471\n",
        {("Haruko Endo", "drivers_license"), ("Pita Vea", "ssn")},
    ),
    "my number, far before it an agent of yours": (
        "I write to appeal the denial of my claim. My Social Security number, which your agent "
        "Gurpreet Singh keeps asking for, is 721-46-9029.\n\nYours,\nAna Ruiz\n",
        {("Ana Ruiz", "ssn")},
    ),
    "in the name of": (
        "PROPERTY BOOKED\nItem 1   Wallet, containing:\n"
        "         CDL C1180036 in the name of Ana Ruiz\n"
        "         SSN card 580-89-7197 in the name of Mark Johnson\nItem 2   Pry bar\n",
        {("Ana Ruiz", "drivers_license"), ("Mark Johnson", "ssn")},
    ),
    "he, told by a woman": (
        "He identified himself as Mark Johnson. A passenger, later identified as Ana Ruiz by her "
        "passport (555776535), said that he is diabetic.\n",
        {("Mark Johnson", "medical"), ("Ana Ruiz", "passport")},
    ),
    "she says it of herself": (
        "Ct Ana Ruiz came in with her mother Maria Ortega. Ana Ruiz states she is being treated "
        "for bipolar disorder.\n",
        {("Ana Ruiz", "medical")},
    ),
    "codes of the parties": (
        "V-1  RUIZ, ANA J   DOB 05/17/1952\nS-1  JOHNSON, MARK L   CDL N3393145\n"
        "R/O  Luis Ortega\n\nI contacted V-1 at home. V-1 was treated at Mercy for a fractured "
        "orbital bone.\n",
        {("Ana J Ruiz", "medical"), ("Mark L Johnson", "drivers_license")},
    ),
    "the former and the latter": (
        "Ana Ruiz and Mark Johnson share a cubicle. The former has epilepsy; the latter is a "
        "notary.\n",
        {("Ana Ruiz", "medical")},
    ),
    "answers side by side": (
        "Applicant: Ana Ruiz   Co-applicant: Mark Johnson\nSSN: 559-53-8692   SSN: 472-72-4063\n",
        {("Ana Ruiz", "ssn"), ("Mark Johnson", "ssn")},
    ),
    "two labels with an owner on one line": (
        "PETITIONER: Ana Ruiz\nRESPONDENT: Mark Johnson\n"
        "Petitioner SSN: 589-28-4337      Petitioner DL: A8800085\n"
        "Respondent SSN: 332-37-8373      Respondent DL: S9735963\n",
        {(n, e) for n in ("Ana Ruiz", "Mark Johnson") for e in ("ssn", "drivers_license")},
    ),
    "a word of the label is no name": (
        "BY ORDER OF   ANA RUIZ\nDEBIT ACCT    8275702531\nBENEFICIARY   MARK JOHNSON\n"
        "CREDIT ACCT   713104189\n",
        {("Ana Ruiz", "account_number"), ("Mark Johnson", "account_number")},
    ),
    "a child, a husband and a named neighbor of whom the client tells": (
        "Client: Ana Ruiz\nContact: office\n\nHer son has asthma. Her husband takes lithium for "
        "bipolar disorder. Her neighbor, Mark Johnson, has lung cancer.\n",
        {("Mark Johnson", "medical")},
    ),
    "what the client has behind what the husband has": (
        "Client: Ana Ruiz\nContact: office\n\nHer husband is away and she has asthma.\n",
        {("Ana Ruiz", "medical")},
    ),
    "entries of a list under days with a month in letters": (
        "12 Apr  Ana Ruiz  $45\n   card 4539148803436467\n   exp 1/28  cvv 418\n"
        "13 Apr  Joon Park  $20  cash\n",
        {("Ana Ruiz", "card_number"), ("Ana Ruiz", "access_code")},
    ),
    "a login in a note is no name": (
        "- **Ana Ruiz** (lobby kiosk)\n    - login aruiz\n    - pw Tahoe!4183\n"
        "- Mark Johnson asked for a reset\n",
        {("Ana Ruiz", "password")},
    ),
    "what somebody has on her": (
        "From: Luis Ortega <luis@example.org>\n\npayroll bounced Ana Ruiz again. Here is what I "
        "have on her: soc 369-49-4453.\n\nLuis Ortega\n",
        {("Ana Ruiz", "ssn")},
    ),
    "a number that is nobody's": (
        "An SSN, 469-71-9146, was found in the lobby. Ana Ruiz handed it to security.\n",
        {(None, "ssn")},
    ),
    "a parent of the child on the card": (
        "Camper's name   Ana Ruiz\nDate of birth   11/22/2014\nParent or guardian   Mark Johnson\n"
        "Parent phone   (510) 555-0176\nHealth plan member no.   KPN264235194\n",
        {("Ana Ruiz", "health_insurance")},
    ),
    "an issue of the employee above": (
        "Employee: Ana Ruiz\nIssue: Denied standing desk after spinal stenosis surgery\n"
        "Supervisor: Mark Johnson\n",
        {("Ana Ruiz", "medical")},
    ),
    "a notice with the worker of the case over the address": (
        "Notice Date : 09/17/2026\nCase Number : 1B52X90\nWorker Name : Ana Ruiz\n"
        "      HOVSEP TERZIAN\n      2290 N FIRST ST\n      FRESNO CA  93703-2234\n\n"
        "Su cobertura / Your Medi-Cal coverage has changed. Beneficiary ID 96567021F .\n",
        {("Hovsep Terzian", "health_insurance")},
    ),
    "an office of members under the letter": (
        "ZAVEN TER-GHAZARYAN\n1840 OLIVE AVE\nFRESNO CA 93710\n\nRe: Member ID W448201193\n"
        "Dear ZAVEN TER-GHAZARYAN:\nYour coverage has been renewed.\n\nMember Services, Ana Ruiz\n",
        {("Zaven Ter-Ghazaryan", "health_insurance")},
    ),
    "a last name asked for behind a sentence": (
        "I certify that I have examined Last Name: Terzian First Name: Hovsep\n"
        "Driver's License Number: C8813745\nDriver signature: H. Terzian\n",
        {("Hovsep Terzian", "drivers_license")},
    ),
    "the programs of an office": (
        "Prog Mgr Crisis: Hovsep Terzian\nYouth: Ana Ruiz\n"
        "Units: Schizophrenia First Episode, Opioid Treatment\n",
        set(),
    ),
    "talks at a fair": (
        'Free Flu Shots * Hiv Rapid Test\nTalks:  10:00 "Know Your Numbers" - Rev. Ana Ruiz\n'
        '        11:00 "Diabetes And You"  - Hovsep Terzian\n',
        set(),
    ),
    "a time behind a short word of medicine": (
        "GUIDRY, ANA   DPD 31\n 09/25 13:11 MR  skip: ssn 565-15-4021 verif w/ employer HR\n"
        " 09/28 11:50 MR  said send\n",
        {("Ana Guidry", "ssn")},
    ),
    "illnesses of many": (
        "Ana Ruiz of the union said there are too few beds for stroke and cancer patients.\n",
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whom_a_value_is_said_of(name: str) -> None:
    text, truth = CASES[name]
    blocks = [TextBlock(text=text, place="", kind="page")]
    rows = records_from_text(blocks, "s1", KEY, None).to_dicts()
    assert {(row["full_name"], e["element"]) for row in rows for e in row["exposures"]} == truth


@pytest.mark.parametrize(
    "told",
    [
        "He had the account number (7093230108) and knew the PIN (8236).",
        "She already knew the PIN (8236) for account 7093230108.",
        "The caller gave the account number 7093230108 and the PIN 8236.",
    ],
)
def test_what_another_knew_is_the_customers(told: str) -> None:
    form = (
        "INCIDENT FORM\n\nCustomer: Ana Ruiz\nWhat happened: The customer's nephew, Mark Johnson, "
        f"tried to withdraw $4,000 with a letter. {told}\nWhat we did: Did not pay.\n"
    )
    rows = records_from_text([TextBlock(text=form, place="", kind="page")], "s1", KEY, None)
    held = {(r["full_name"], e["element"]) for r in rows.to_dicts() for e in r["exposures"]}
    assert held == {("Ana Ruiz", "account_number"), ("Ana Ruiz", "access_code")}
