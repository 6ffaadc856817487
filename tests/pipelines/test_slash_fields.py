"""Answers of police message switches in logs and reports: whose each number is."""

from __future__ import annotations

import pytest
from told import about


@pytest.mark.parametrize(
    "answer",
    [
        "NAM/OCHOA,ROSA.SEX/F.RAC/H.DOB/19640414.OLN/N4183067.OLS/CA.",
        "09:14:02 MSG  DL/N4183067  NAME/OCHOA,ROSA  DOB/19640414",
        "OLN/N4183067 NAM/OCHOA, ROSA EXP/20280114 CLASS/C",
    ],
)
def test_fields_with_strokes_are_labels_and_values(answer: str) -> None:
    log = f"INC 250304-0117\n09:10:40 D07  RP SAW WHI PU LEAVE NB\n{answer}\nCLEARED\n"
    assert about(log) == {("Rosa Ochoa", "drivers_license")}


@pytest.mark.parametrize("family", ["DE LEON OCHOA", "DE LA CRUZ PAK"])
def test_a_family_of_several_words_before_a_comma_is_one_name(family: str) -> None:
    found = about(f"NAME/{family},ROSA  DOB/19640414  DL/N4183067\n")
    assert [name.split()[0] for name, _ in found if name] == ["Rosa"]


def test_words_that_stand_for_each_other_are_no_fields() -> None:
    assert about("Please bring your DL/ID and the class/program list.\n") == set()
