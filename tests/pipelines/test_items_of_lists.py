"""Numbered lists of people with facts below each: whose a fact is that a label tells."""

from __future__ import annotations

import pytest

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
