"""The command about join keys: why tables were joined, and a person's word on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program
from letter_case import log

NAMES = ("Thuy Linh Nguyen", "Aram Sarkisian", "Denise Okafor", "Rohan Bhattacharya", "Mai Castro")


@pytest.fixture
def joined(tmp_path: Path, program: Program) -> Path:
    """A case of two tables, joined by a number that no header names alike."""
    leak = tmp_path / "leak"
    leak.mkdir()
    people = [f"{40817 + n * n * 733},{NAMES[n % 5]} {'ABCDEFG'[n // 5]}" for n in range(30)]
    pay = [f"{40817 + n * n * 733},{510 + n}-12-{3000 + n}" for n in range(25)]
    (leak / "staff.csv").write_text("\n".join(["ident,full_name", *people]) + "\n")
    (leak / "pay.csv").write_text("\n".join(["qref,ssn", *pay]) + "\n")
    assert program("scan", "acme", str(leak)).returncode == 0
    return tmp_path / "acme"


def affected(program: Program, folder: Path) -> int:
    target = folder / "people.json"
    assert (
        program("export", "acme", "individuals", "--format", "json", "-o", target).returncode == 0
    )
    return len(json.loads(target.read_text()))


def test_a_key_is_shown_refused_and_taken_back(joined: Path, program: Program) -> None:
    shown = program("keys", "acme")
    assert shown.returncode == 0, shown.stderr
    assert "25 of 25 values are there; by chance once in 2 to the" in shown.stdout
    assert "40817" not in shown.stdout
    [first] = [line.strip() for line in shown.stdout.splitlines() if line.strip().startswith("pay")]
    assert affected(program, joined.parent) == 25
    said = program("keys", "acme", "--refuse", first, "--by", "R. Diaz")
    assert said.returncode == 0, said.stderr
    assert [(line["verdict"], line["by"]) for line in log(joined, "key")] == [("refuse", "R. Diaz")]
    assert program("run", "acme").returncode == 0
    assert affected(program, joined.parent) == 0
    assert "refused by R. Diaz" in program("keys", "acme", "--all").stdout
    assert program("verify", "acme").returncode == 0
    assert program("keys", "acme", "--forget", first).returncode == 0
    assert program("run", "acme").returncode == 0
    assert affected(program, joined.parent) == 25


def test_a_judgment_written_by_other_hands_shows(joined: Path, program: Program) -> None:
    line = {"left": "a", "right": "b", "verdict": "accept", "by": "nobody", "at": ""}
    (joined / "keys.jsonl").write_text(json.dumps(line) + "\n")
    checked = program("verify", "acme")
    assert "keys.jsonl, line 1: the log does not know this judgment" in checked.stdout


def test_a_column_that_is_not_listed_is_refused(joined: Path, program: Program) -> None:
    failed = program("keys", "acme", "--accept", "staff.csv.x = pay.csv.y")
    assert failed.returncode == 1
    assert not (joined / "keys.jsonl").exists()
