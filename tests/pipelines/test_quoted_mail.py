"""Mails with quoted lines: whose an answer below a question is, and one above a mail."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "bare answers below questions": (
        "On Mon, Mar 3, 2025 at 3:12 PM Dalia Najjar <dnajjar@example.com> wrote:\n\n"
        "> What is your SSN? We need it for the W-4. Is it still\n> the same SSN?\n\n"
        "524-18-3067\n\n> And your account number?\n\n8827301145, Umpqua\n\n--\nHemant Joshi\n",
        {("Hemant Joshi", "ssn"), ("Hemant Joshi", "account_number")},
    ),
    "a relative of whom a later answer tells": (
        "On Mon, Mar 3, 2025 at 3:12 PM Dalia Najjar <dnajjar@example.com> wrote:\n\n"
        "> Which passport number should go on the letter?\n\n595343322 – the new one.\n\n"
        "> And who else is travelling?\n\nMy wife Rosa Medina. Hers is 565321062.\n\n"
        "> Do you have the hotel?\n\nYes.\n\nThanks,\nHemant Joshi\n",
        {("Hemant Joshi", "passport"), ("Rosa Medina", "passport")},
    ),
    "a question that names somebody": (
        "Answers in line.\n\n> What is Ligaya Dizon's passport number?\nK4183067\n> Who signs?\n"
        "me\n\nHemant Joshi\n",
        {("Ligaya Dizon", "passport")},
    ),
    "numbers that are nobody's": (
        "On Mon, Mar 3, 2025 Dalia Najjar <dnajjar@example.com> wrote:\n\n> What is the order "
        "number?\n\n41830671\n\n> How many boxes?\n\n418\n\nHemant Joshi\n",
        set(),
    ),
    "an answer above a mail that tells of one person": (
        "Thanks. She gave us account number 41830671 too.\n\nHemant\n\n"
        "> From: Dalia Najjar <dn@example.org>\n> To: Hemant Joshi <hj@example.org>\n>\n"
        "> Please update Ligaya Dizon, she moved.\n",
        {("Ligaya Dizon", "account_number")},
    ),
    "an answer above a mail that tells of two": (
        "Thanks. She gave us account number 41830671 too.\n\nHemant\n\n"
        "> From: Dalia Najjar <dn@example.org>\n> To: Hemant Joshi <hj@example.org>\n>\n"
        "> Please update Ligaya Dizon and Rosa Medina.\n",
        {(None, "account_number")},
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_values_in_mails_with_quoted_lines(text: str, told: set[tuple[str | None, str]]) -> None:
    assert about(text) == told
