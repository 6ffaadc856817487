"""Two lists with the same numbers, the names in one and what is theirs in the other."""

from __future__ import annotations

import pytest
from told import about

NAMES = "Who goes\n 1. Ngozi Okafor\n 2. Bao Pham\n 3. Kim Lee\n\n"
TOLD = {
    "said to be in the same order, not all there": (
        NAMES + "Socials for the clearance, same order as the list above\n 1. 347-17-8377\n"
        " 3. SSN 671-86-3490\n\nThank you\nRosa Quispe, Director\n",
        {("Ngozi Okafor", "ssn"), ("Kim Lee", "ssn")},
    ),
    "a name like the label of a box is an item all the same": (
        "Who goes\n (1) Ngozi Okafor\n (2) Ethel Day\n\nSocials, same order\n"
        " (1) 347-17-8377\n (2) 671-86-3490\n",
        {("Ngozi Okafor", "ssn"), ("Ethel Day", "ssn")},
    ),
    "as many items, not said": (
        NAMES + "Licenses\n 1. 347-17-8377\n 2. none\n 3. 671-86-3490\n",
        {("Ngozi Okafor", "ssn"), ("Kim Lee", "ssn")},
    ),
    "fewer items, and nothing said of their order": (
        NAMES + "Found in the drawer:\n 1. 347-17-8377\n 2. 671-86-3490\n",
        {(None, "ssn")},
    ),
    "two lists of names": (
        NAMES + "Who stays\n 1. Omar Said\n 2. Ana Lopez\n 3. Luis Vega\n\n"
        "Socials, same order\n 1. 347-17-8377\n 2. 675-54-5669\n 3. 671-86-3490\n",
        {(None, "ssn")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_items_of_one_number_go_together(case: str) -> None:
    text, expected = TOLD[case]

    assert about(text) == expected
