"""Whose element it is in letters and mails about somebody other than their reader."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a father is told what the district has of his daughter, and what may be done with it": (
        """From: Rosa Villalobos <rvillalobos@example.com>
To: Minh Truong <mtruong@example.org>
Subject: Evaluation

Dear Minh Truong,

This is to propose an evaluation of your daughter Kim. Kim Truong reads well.

Present levels: dyslexia.

For billing we hold the Social Security number 561-38-7214, and I can have it blacked out if you
withdraw your consent.

Rosa Villalobos
School psychologist
""",
        {("Kim Truong", "medical"), ("Kim Truong", "ssn")},
    ),
    "a mother is told what the records of her son describe": (
        """Dear Ms. Sheng Thao,

Thank you for meeting with the team about your son Kou Vang (grade 6, Room 12). The records
you brought from Dr. Marcus Feldkamp describe absence epilepsy, treated with ethosuximide.
""",
        {("Kou Vang", "medical")},
    ),
    "a nurse is told of a patient, given name in brackets": (
        """Dr. Prager, bed is ready.

ok to move Mrs. Arroyo-Villalpando (Yesenia, DOB 02/07/1961) off step-down. Keep the
ceftriaxone. Cultures grew E. coli.
""",
        {("Yesenia Arroyo-Villalpando", "medical")},
    ),
    "our client over the greeting, the reader asked to use a number": (
        """RE: Our client: Tomasa Villarreal
    Your insured: Gordon Haines
    D/L: 05/11/2025

Dear Ms. Kowalczyk:

Your insured failed to yield.

Our client suffered a torn rotator cuff. Medicare has a lien; please use beneficiary
number 1EG4-TE5-MK73 when you report.

Sincerely,

Anil Desai
""",
        {("Tomasa Villarreal", "health_insurance"), ("Tomasa Villarreal", "medical")},
    ),
    "a son writes about his father from his own address": (
        """Farid Rahimi
812 Cedar Ave
Modesto, CA 95354

Stockton Savings, branch on Laurel Hill
attn: Glenn Dow

Hello,

I am writing about my father, Nasir Rahimi, who banks with you since 1990.

The savings account is number 4477120938. The telephone banking code that goes with it
is 7831, I found it on the card.

For your records the social security number should be 612-55-0937.

Thank you,

Farid
""",
        {
            ("Nasir Rahimi", "access_code"),
            ("Nasir Rahimi", "account_number"),
            ("Nasir Rahimi", "ssn"),
        },
    ),
    "the writer goes on with numbers of their own": (
        """From: Hana Sato <hsato@example.org>
To: Tuan Ly <tly@example.org>

Hi Tuan,

My driver license is D5510932. SSN 455-21-0987 for the payroll. My manager will be Paul
Okoye.

Hana
""",
        {("Hana Sato", "drivers_license"), ("Hana Sato", "ssn")},
    ),
    "an answer to the reader's questions about a child": (
        """From: Gloria Park <gp@example.org>
To: Amy Cole <ac@example.org>

To answer your questions: the seizures started in second grade.

Gloria Park
""",
        set(),
    ),
    "a number over the name and the address of the reader": (
        """VALLEY BANK
Loan number: 8637859841

Nhung Ezeugo
7899 Quimby Rd, Stockton, CA 95204

Dear Nhung Ezeugo:

The note is past due. Call Sung-min Min, (510) 555-0180.
""",
        {("Nhung Ezeugo", "account_number")},
    ),
    "whose paper it is written on": (
        """VALLEY TAX SERVICE
Tax ID: 94-3318820

Nhung Ezeugo
PO Box 88
Stockton, CA 95204

Dear Nhung Ezeugo:

We have filed your return.
""",
        set(),
    ),
    "an account of two": (
        """Account title: Cedric Dow OR Lupe Banks
Ownership: joint
Account no.: 8842019375
""",
        {("Cedric Dow", "account_number"), ("Lupe Banks", "account_number")},
    ),
    "somebody taken off an account, whose name no list has": (
        """FIRST HARBOR BANK

Nhung Ezeugo
7899 Quimby Rd, Stockton, CA 95204

Account: 8637859841

Dear Nhung Ezeugo:

As you asked, we have taken Apelu Leiataua off this account. The debit card that was issued
to Apelu, 4917 3032 6569 1495, has been closed. Your own card still works.
""",
        {("Nhung Ezeugo", "account_number"), ("Apelu Leiataua", "card_number")},
    ),
    "his daughter is named behind his number": (
        """Dear Dr. Sandhu,

Re: Marcellus Grant (DOB 8/8/1955)

Thank you for seeing this man. His Medicare ID is 1EG4-TE5-MK73, and his daughter, Renee Grant,
drives him.
""",
        {("Marcellus Grant", "health_insurance")},
    ),
    "a name and its label after another": (
        "Ana Ruiz's Nevada DL 1402938475, Bao Tran's Arizona driver license D01234567.",
        {("Ana Ruiz", "drivers_license"), ("Bao Tran", "drivers_license")},
    ),
    "an account that is called by a name": (
        "Harold Engstrom opened a Roth IRA account with us, 883726153, by wire.",
        {("Harold Engstrom", "account_number")},
    ),
    "the reader and a relative of the same family name": (
        """Dear Ms. Nakamura:

I write to confirm our meeting regarding your divorce from Kenji Nakamura. You provided your tax
return, showing your SSN (540-11-2398) and Mr. Nakamura's (540-22-8891).
""",
        {("Nakamura", "ssn"), ("Kenji Nakamura", "ssn")},
    ),
    "a wife, greeted by the family name, and her husband": (
        """Dear Mrs. Lee:

Enclosed is the form for your husband, Tom Lee. His passport number is 541830671. Your own Social
Security number is 540-11-2398.
""",
        {("Lee", "ssn"), ("Tom Lee", "passport")},
    ),
    "a number of somebody without a name": (
        "Dear Harriet,\n\nYou asked for Dad's information. His service number was the same as his "
        "social, 420-33-1187.\n\nLove,\nEugene\n",
        {(None, "ssn")},
    ),
    "the one on file": (
        "Dear Anselm Kowalski,\n\nWe need your current driver's license; the one on file, "
        "D3398210, expired.\n",
        {("Anselm Kowalski", "drivers_license")},
    ),
    "two who are named, one of whom has an account": (
        """Cedric Dow and Lupe Banks came in. We refunded account number 8842019375.
""",
        {(None, "account_number")},
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_whose_value_it_is(text: str, told: set[tuple[str | None, str]]) -> None:
    assert about(text) == told
