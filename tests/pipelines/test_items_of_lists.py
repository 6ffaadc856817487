"""Numbered lists of people with facts below each: whose a fact is that a label tells."""

from __future__ import annotations

import pytest
from told import about

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock


@pytest.mark.parametrize("marks", [("1.", "2."), ("7)", "8)"), ("-", "-"), ("•", "•")])
@pytest.mark.parametrize("between", ["", "\n"])
def test_what_stands_in_an_item_is_not_of_the_next_one(
    marks: tuple[str, str], between: str
) -> None:
    text = (
        f"ASSET NOTES\n\n{marks[0]} Marguerite Shirazi\n   Brokerage account 5520118833,"
        " Redwood Securities\n"
        f"   Login password to the account: Cypress#215Lane\n{between}"
        f"{marks[1]} Rocio Yamamoto\n   Savings account 2869045241\n"
    )
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    told = {(row["full_name"], held["element"]) for row in rows for held in row["exposures"]}
    assert told == {
        ("Marguerite Shirazi", "account_number"),
        ("Marguerite Shirazi", "password"),
        ("Rocio Yamamoto", "account_number"),
    }


def test_a_memo_whose_writer_says_i_elsewhere_tells_of_each_it_heads_an_entry_with() -> None:
    memo = """Tatiana, here is where everybody stands before I go on leave.

Ana Ruiz: green card interview was moved to May, and she was told to bring the letter.
The passport she showed is from Mexico, number G48811079. You'll need it in June.

Mark Johnson: only wants the fee waiver. Brought a card of his plan, member ID XEA903514872,
and a pay stub. Copy is in the blue folder.

Call me if anything burns.
"""
    assert about(memo) == {("Ana Ruiz", "passport"), ("Mark Johnson", "health_insurance")}
