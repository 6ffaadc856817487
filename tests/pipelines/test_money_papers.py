"""Papers of banks and payrolls: lines to write on, telephone codes, lists cut by bars, holders."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a line to write on, its caption below in small letters": (
        "DISPUTE FORM\n\n _CARMEN SALAZAR_______________     _(408) 555-0134________\n"
        " Name as it is on the card                daytime phone\n\n"
        " _4539 1488 0343 6467____     _771__ \n"
        " Card no.                   3 digits on the back*\n",
        {("Carmen Salazar", "card_number"), ("Carmen Salazar", "access_code")},
    ),
    "such lines whose columns a page has lost": (
        "DISPUTE FORM\n _CARMEN SALAZAR_______________ _(408) 555-0134________\n"
        " Name as it is on the card daytime phone\n _4539 1488 0343 6467____ _771__\n"
        " Card no. 3 digits on the back*\nSignature  _ Carmen Salazar _   Date _ 07/17/2021 _\n",
        {("Carmen Salazar", "card_number"), ("Carmen Salazar", "access_code")},
    ),
    "captions below, the patient's": (
        "Refund\n\n____LUZ MARTINEZ____          ___05/14/1971___\n"
        "patient's full name           date of birth\n\n"
        "____612-44-9081____           ___(408) 555-0134___\n"
        "social security no.           phone\n",
        {("Luz Martinez", "ssn")},
    ),
    "what a telephone line asks for": (
        "Plumas Credit Union\n\nDear Nadia Petrov,\n\nWhen the voice asks for your account, key in "
        "4410928837#. When it asks for the access code, key in 4471# . Then choose another.\n\n"
        "Duc Tran\n",
        {("Nadia Petrov", "account_number"), ("Nadia Petrov", "access_code")},
    ),
    "the code before what asks for it": (
        "Dear Ms. Nadia Petrov,\n\nYour share account is 4410928837. Punch in 66120 when the "
        "machine wants the passcode; it can be changed.\n\nDuc Tran\n",
        {("Nadia Petrov", "account_number"), ("Nadia Petrov", "access_code")},
    ),
    "a new account after the old": (
        "Carmen Salazar wants her pay elsewhere. Her account at Plumas was closed. New one is "
        "7729104455, checking. I have a voided check.\n",
        {("Carmen Salazar", "account_number")},
    ),
    "an account under a label and a participle, its joint holder behind": (
        "MEMO\n\nA man came to window 2 with the license of our customer Carmen Salazar.\n\n"
        "Account touched: 4410928837. No money was paid. Joint holder on the account is Luis "
        "Salazar, who was called.\n\n                                    Noor Aziz, Branch Ops\n",
        {("Carmen Salazar", "account_number")},
    ),
    "a list cut by bars": (
        "Leave tracker\n\n"
        "Salazar, Carmen K | FMLA/CFRA cont. | cert in | lumbar disc herniation, discectomy | back "
        "in June, no lifting\n"
        "Tran, Duc L | PDL then bonding | cert in | pregnancy, severe preeclampsia | bonding to be "
        "used in 2 blocks\n"
        "Petrov, Nadia C | int., care of parent | cert in | not the employee's own condition; "
        "mother, name not on the form, in hospice | max 3 d/mo\n"
        "Tanaka, Hiro | bereavement 5d | n/a | - | returned\n",
        {("Carmen K Salazar", "medical"), ("Duc L Tran", "medical")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_whose_it_is_on_papers_of_banks_and_payrolls(case: str) -> None:
    text, expected = CASES[case]
    assert about(text) == expected
