"""Numbers of bank accounts that sentences tell."""

from __future__ import annotations

import pytest

from detectors.texts.text import engine


def accounts(text: str) -> list[str]:
    found = engine(None).analyze([text])[0]
    return [text[f.start : f.end] for f in found if f.detects == "account_number"]


@pytest.mark.parametrize(
    "text",
    [
        "Her account at Delta Credit Union is still 7743120958.",
        "Please check the account we paid into (7743120958) with your bank.",
        "The branch made him signer on 7743120958.",
        "We wired the deposit to 7743120958 on Friday.",
        "The bank holds a joint account at\nDelta Trust under number 7743120958.",
        "Direct deposit, old and new: paper, 7743120958 North Coast CU, prenote ok.",
        "He has a savings account at the same bank, no. 7743120958.",
        "You may take it from our savings account with Pit River Bank, nr. 7743120958.",
    ],
)
def test_accounts_told_in_sentences(text: str) -> None:
    assert accounts(text) == ["7743120958"]


@pytest.mark.parametrize(
    "text",
    [
        "About your bank account call our office at 5105550123.",
        "The bank closed the account; the case is 7743120958.",
        "Savings rose to 77431209 dollars since the account was opened on 20240117.",
        "Direct deposit of order 7743120958 North Coast Foods Inc is late.",
        "We shipped the deposit box to unit 7743120.",
    ],
)
def test_other_numbers_near_the_word_are_none(text: str) -> None:
    assert accounts(text) == []
