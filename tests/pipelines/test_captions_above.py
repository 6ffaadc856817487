"""Pages of forms with white between caption and value: whose each value is."""

from __future__ import annotations

import pytest
from told import about

CLAIM = (
    "INCIDENT CLAIM\n\n1. Claimant name:\n\nRosa Ochoa\n\n2. Date of birth:\n\n04/14/1964\n\n"
    "3. What happened:\n\nThe sweeper struck me.\n\n4. Injuries:\n\nFracture of the left tibia\n\n"
    "5. {list}:\n\nHagop Pak, 818-555-0110; Linh Castaneda, 818-555-0147\n\n"
    "6. Social Security Number:\n\n614-10-2187\n"
)


@pytest.mark.parametrize("listed", ["Witnesses (name, telephone)", "Persons present", "References"])
def test_what_stands_below_a_list_of_others_is_whose_claim_it_is(listed: str) -> None:
    found = about(CLAIM.format(list=listed))
    assert found == {("Rosa Ochoa", "ssn"), ("Rosa Ochoa", "medical")}


def test_one_caption_over_white_is_no_form() -> None:
    letter = (
        "Dear Ms. Ochoa,\n\nPlease call about the following:\n\nHagop Pak, SSN 614-10-2187, "
        "asked for a copy.\n\nSincerely,\nThe Clerk\n"
    )
    assert about(letter) == {("Hagop Pak", "ssn")}
