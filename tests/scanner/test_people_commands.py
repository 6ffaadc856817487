"""The commands about who is one person: the count as a band, and a person's word on two of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program
from letter_case import log

STAFF = """employee,dob,ssn,street,city,state,zip
Robert Hill,1950-01-05,524-18-3067,12 Oak Ave,Fresno,CA,93701
Denise Okafor,1984-03-11,610-44-7192,9 Elm St,Fresno,CA,93702
"""
CLAIMS = """patient,dob,diagnosis,street,city,state,zip
Robert Hill,1980-07-09,Type 2 diabetes,12 Oak Ave,Fresno,CA,93701
Denise Okafor,1984-03-11,Asthma,9 Elm St,Fresno,CA,93702
"""


@pytest.fixture
def case(tmp_path: Path, program: Program) -> Path:
    """A case of two Robert Hills at one address, who may be father and son, and one other."""
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "staff.csv").write_text(STAFF)
    (leak / "claims.csv").write_text(CLAIMS)
    assert program("scan", "acme", str(leak)).returncode == 0
    return tmp_path / "acme"


def people(program: Program, strictness: str) -> int:
    told = program("count", "acme", "--strictness", strictness, "--json")
    assert told.returncode == 0, told.stderr
    return int(json.loads(told.stdout)["people"])


def hills(case: Path, program: Program) -> list[str]:
    target = case.parent / "people.json"
    program("export", "acme", "individuals", "--format", "json", "-o", target)
    listed = json.loads(target.read_text())
    return [row["individual_id"] for row in listed if row["full_name"] == "Robert Hill"]


def test_the_band_and_who_differs_are_told(case: Path, program: Program) -> None:
    counted = [people(program, strictness) for strictness in ("confirmed", "likely", "possible")]
    assert counted == [2, 3, 3]
    shown = program("count", "acme", "--strictness", "confirmed").stdout
    assert "does not count: may be somebody who is counted" in shown
    assert sum(one in shown for one in hills(case, program)) == 1
    assert "524-18-3067" not in shown


def test_a_judgment_joins_two_and_taken_back_restores_them(case: Path, program: Program) -> None:
    before = hills(case, program)
    assert len(before) == 2
    said = program("judge", "acme", *before, "--same", "--by", "R. Diaz", "--why", "same badge")
    assert said.returncode == 0, said.stderr
    assert [(line["verdict"], line["by"]) for line in log(case, "judge")] == [("same", "R. Diaz")]
    program("run", "acme")
    (both,) = hills(case, program)
    assert people(program, "likely") == 2
    assert program("verify", "acme").returncode == 0
    again = ("judge", "acme", both, both, "--withdraw", "--by", "R. Diaz", "--why", "his son")
    assert program(*again).returncode == 0
    program("run", "acme")
    assert hills(case, program) == before
    assert people(program, "likely") == 3


def test_a_judgment_without_a_name_and_a_reason_is_refused(case: Path, program: Program) -> None:
    one, other = hills(case, program)
    assert program("judge", "acme", one, other, "--same", "--by", "R. Diaz").returncode == 2
    assert program("judge", "acme", one, other, "--by", "R. Diaz", "--why", "x").returncode == 2
    assert program("judge", "acme", one, one, "--same", "--by", "R", "--why", "x").returncode == 1
    assert not (case / "judgments.jsonl").exists()
