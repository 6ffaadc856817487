"""Whose is what in narratives of several people: reports, minutes, declarations, depositions."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a given name with a hyphen, cut by the model on both sides": (
        "2. My husband, Jae-won Chung, controls our money. 3. His SSN is 139-89-2733.\n",
        {("Jae-won Chung", "ssn")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_several_told(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
