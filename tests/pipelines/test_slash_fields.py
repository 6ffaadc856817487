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


@pytest.mark.parametrize(
    "hash_",
    [
        '{"user"=>{"first_name"=>"Sefo", "last_name"=>"Mulitalo", "ssn"=>"561-44-2817"}}',
        '{:first_name=>"Sefo", :last_name=>"Mulitalo", :ssn=>"561-44-2817"}',
        "Array\n(\n  [first_name] => Sefo\n  [last_name] => Mulitalo\n  [ssn] => 561-44-2817\n)",
        "'name' => 'Sefo Mulitalo', 'ssn' => '561-44-2817',",
    ],
)
def test_hashes_that_programs_log_are_labels_and_values(hash_: str) -> None:
    assert about(f"2026-11-08 03:11 INFO -- : [c41a9e0b]\n{hash_}\n") == {("Sefo Mulitalo", "ssn")}


def test_hashes_of_settings_are_nobodys() -> None:
    settings = "'name' => 'Tideline Shop',\n'username' => 'root',\n'password' => 'hunter2xK9',\n"
    assert about(f"<?php\nreturn [\n{settings}];\n") == set()
