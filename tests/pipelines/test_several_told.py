"""Whose is what in narratives of several people: reports, minutes, declarations, depositions."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a given name with a hyphen, cut by the model on both sides": (
        "2. My husband, Jae-won Chung, controls our money. 3. His SSN is 139-89-2733.\n",
        {("Jae-won Chung", "ssn")},
    ),
    "a deposition whose answers list, and say to whom a thing belongs": (
        "DEPOSITION OF FLORIDALMA CIFUENTES\n\nQ.  State your full name.\n"
        "A.  Floridalma Cifuentes.\nQ.  Were you hurt?\n"
        "A.  Yes. Two cracked ribs and a concussion.\nMR. Banerjee:  Objection.\n"
        "Q.  And the license marked Exhibit 4, R9280291?\n"
        "A.  It belongs to Bopha Sok. He left it.\nQ.  And account 566102867829?\n"
        "A.  That is Reina Funes's. The rent went there.\n",
        {
            ("Floridalma Cifuentes", "medical"),
            ("Bopha Sok", "drivers_license"),
            ("Reina Funes", "account_number"),
        },
    ),
    "what another had whom the witness does not name": (
        "Q.  Please state your name.\nA.  Mina Bagheri.\nQ.  Are you in good health?\nA.  Yes.\n"
        "Q.  Do you know anybody with a claim?\nA.  My neighbor. He had a stroke.\n",
        set(),
    ),
    "whose a found thing is, said in the next sentence": (
        "Luis Vega came by. We found a license, F1833498. That one is Ana Ruiz's.\n",
        {("Ana Ruiz", "drivers_license")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_several_told(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
