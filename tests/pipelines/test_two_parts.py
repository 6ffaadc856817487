"""Two numbers behind two parts, where the text names both people elsewhere."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "who is hired and her husband": (
        "Carmen Salazar starts Monday. She is adding her husband, Duc Tran.\n\n"
        "EE SSN 512-44-7719, spouse SSN 601-33-2187. Deposit goes to account 7710293384.\n",
        {
            ("Carmen Salazar", "ssn"),
            ("Duc Tran", "ssn"),
            ("Carmen Salazar", "account_number"),
        },
    ),
    "who retires by a forwarded mail": (
        "From: Bohdan Lee <blee@mail.example.com>\nTo: Rahel Matsuda <rm@example.org>\n"
        "Subject: FW: pension application\n\nPlease set up in the pension system. Haruko retires "
        "4/1. Participant 513-65-1281, beneficiary 394-96-5267. Spousal consent notarized by "
        "Nandini Yurchenko.\n\nBohdan Lee\n\n-----Original message-----\n"
        "From: Haruko Endo <haruko.endo@example.org>\nSubject: pension application\n\n"
        "I have chosen the 50% so that Ka Kong, my wife, is looked after.\n",
        {("Haruko Endo", "ssn"), ("Ka Kong", "ssn")},
    ),
    "who borrows with somebody": (
        "Loan of Ana Ruiz with Luis Ruiz as co-borrower.\n"
        "Borrower: 512-44-7719   Co-borrower: 601-33-2187\n",
        {("Ana Ruiz", "ssn"), ("Luis Ruiz", "ssn")},
    ),
    "two sisters on one account": (
        "Ana Ruiz is the owner and her sister Eva Ruiz the joint owner. Owner SSN 512-44-7719, "
        "joint owner SSN 601-33-2187.\n",
        {("Ana Ruiz", "ssn"), ("Eva Ruiz", "ssn")},
    ),
    "one part alone, with the name behind it": (
        "Employee Ana Ruiz 512-44-7719 came with her husband Bo Li, SSN 601-33-2187.\n",
        {("Ana Ruiz", "ssn"), ("Bo Li", "ssn")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_two_parts(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth


def test_two_columns_headed_by_the_parts_of_a_case() -> None:
    form = (
        "   PETITIONER:  REZA ZAND\n   RESPONDENT:  AHMAD ZAND\n\n"
        "3. The order is for:    Child's name        Date of birth       Social security number\n"
        "                        Aditya Zand         03/02/2015          418-73-2096\n"
        "4. Parent 1's info                                  5. Parent 2's info\n"
        "   a. (Petitioner named above)                         a. (Respondent named above)\n"
        "   c. Soc. sec. no.  553-20-8174                       c. Soc. sec. no.  340-66-6227\n"
        "   e. Driver's license  F1833498  State CA             e. Driver's license  none\n"
    )
    assert about(form) == {
        ("Aditya Zand", "ssn"),
        ("Reza Zand", "ssn"),
        ("Ahmad Zand", "ssn"),
        ("Reza Zand", "drivers_license"),
    }
