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
    "what a sentence with a colon lists": (
        "Re:   Estate of Luis Salazar, deceased\n\nDear Carmen Salazar:\n\nWe have closed the "
        "following relationships of the decedent:\n\n     Passbook savings 4410928837\n"
        "     Safe box 114, Vine Street\n     Tax number used for reporting: 518-40-2236\n\n"
        "The money was moved, as you directed, into 7729104455, which we opened in your name.\n\n"
        "Sincerely,\n\nNadia P. Petrov\n",
        {
            ("Luis Salazar", "account_number"),
            ("Luis Salazar", "ssn"),
            ("Carmen Salazar", "account_number"),
        },
    ),
    "small captions under one line, the part alone again": (
        "CHECKLIST\n\nSALAZAR, CARMEN J        line cook          05/01/2025\n"
        "employee                 position           last shift\n\n"
        "    spouse on plan:  Luis     412-55-8127\n    employee        518-40-2236\n\n"
        "Dir dep closed? leave open -> chk 4410928837\n\nSpouse present: Luis Salazar\n",
        {
            ("Carmen J Salazar", "ssn"),
            ("Carmen J Salazar", "account_number"),
            ("Luis Salazar", "ssn"),
        },
    ),
    "a brother in the next clause, who wrote it at the end": (
        "EMPLOYEE    SALAZAR, CARMEN\nGROSS       876.01\n- - - - - - - - - -\n"
        "NOTE (keep): full social on file is 518-40-2236; brother Luis Salazar\nis on the same "
        "crew with 412-55-8127. Don't swap the checks again. Nadia Petrov\n",
        {("Carmen Salazar", "ssn"), ("Luis Salazar", "ssn")},
    ),
    "a payor beside a payee": (
        "Child support for Carmen Salazar drops to $310, payee is Duc Tran; the unit wants the "
        "payor's social on each line, that is 412-55-8127.\n",
        {("Carmen Salazar", "ssn")},
    ),
    "an office in brackets, a companion": (
        "Present: Carmen Salazar (employee, Parks), Nadia Petrov (HR analyst), Duc Tran (Parks "
        "supervisor)\n\n4. Employee's commercial license (F4417209) must stay current.\n",
        {("Carmen Salazar", "drivers_license")},
    ),
    "who came in with somebody": (
        "Member: Carmen Salazar\nFee: 28.00\n\n(handwritten) Carmen came in with spouse Duc Tran. "
        "CDL F4417209 seen. Spouse is not on the account, told so. Fee reversed. - Nadia Petrov\n",
        {("Carmen Salazar", "drivers_license")},
    ),
    "whom an employer is to withhold from": (
        "TO THE EMPLOYER:  Harbor Linen Inc., attn payroll, Nadia Petrov\n\nWithhold from the "
        "earnings of\n\n      CARMEN SALAZAR\n      1850 Story Rd\n      San Jose, CA 95122\n"
        "      SSN  518-40-2236\n\nSigned Nadia Petrov, payroll\n",
        {("Carmen Salazar", "ssn")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_whose_it_is_on_papers_of_banks_and_payrolls(case: str) -> None:
    text, expected = CASES[case]
    assert about(text) == expected


def test_a_code_that_the_reader_can_use_is_the_readers() -> None:
    told = about(
        "Subject: Your new debit card\n\nLosa Sapolu\n14 Elm St\nFresno, CA 93720\n\n"
        "Dear Losa,\n\nAs you asked, we ordered a new card for your checking account 4412887310. "
        "Until then you can use the temporary PIN 4471 with that account at any of our tellers' "
        "keypads.\n\nSincerely,\nVinh Doan\nCard Services\n"
    )
    assert {who for who, _ in told} == {"Losa Sapolu"}
    assert {what for _, what in told} >= {"account_number", "access_code"}


def test_the_code_that_a_caller_gave_stands_beside_the_card() -> None:
    told = about(
        "Gohar Petrosyan: charges were made with card 4733 0239 0611 9159, and who phoned the "
        "orders in also gave the code on the back, 297. The other card was not used.\n"
    )
    assert told >= {("Gohar Petrosyan", "card_number"), ("Gohar Petrosyan", "access_code")}
