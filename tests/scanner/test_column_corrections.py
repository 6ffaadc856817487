"""`breachscope columns`: what columns were taken for, corrected by people in columns.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program

STAFF = """Name,Ref No,Slot
Maria Lopez,518-24-7731,A1234567
Todd Baxter,211-33-1234,B7654321
"""


@pytest.fixture
def case(tmp_path: Path, program: Program) -> Path:
    leak = tmp_path / "evidence"
    leak.mkdir()
    (leak / "staff.csv").write_text(STAFF)
    (leak / "other.csv").write_text("Name,Dept\nMaria Lopez,IT\n")
    assert program("scan", "acme", str(leak)).returncode in (0, 3)
    return tmp_path / "acme"


def listed(program: Program) -> dict[str, str | None]:
    rows = json.loads(program("columns", "acme", "--json").stdout)
    return {row["column"]: row["detects"] for row in rows if row["path"] == "staff.csv"}


def elements(program: Program, folder: Path) -> set[str]:
    target = folder / "people.json"
    program("export", "acme", "everyone", "--format", "json", "-o", str(target))
    return {code for person in json.loads(target.read_text()) for code in person["elements"]}


def test_a_correction_counts_at_the_next_run_for_its_source_alone(
    case: Path, program: Program, tmp_path: Path
) -> None:
    assert listed(program) == {"Name": "name", "Ref No": "ssn", "Slot": None}
    shown = program("columns", "acme", "--write").stdout
    assert "Ref No: Social Security number" in shown
    assert "518" not in shown
    made = {p: p.stat().st_mtime_ns for p in case.glob("parts/*/done.json")}
    path = case / "columns.toml"
    path.write_text(
        path.read_text()
        .replace('# "Ref No" = "ssn"', '"Ref No" = "none"')
        .replace('# "Slot" = "none"', '"Slot" = "us/drivers_license"')
    )
    assert program("run", "acme").returncode in (0, 3)
    assert listed(program) == {"Name": "name", "Ref No": None, "Slot": "drivers_license"}
    assert elements(program, tmp_path) == {"drivers_license"}
    again = [p for p, when in made.items() if p.stat().st_mtime_ns != when]
    assert len(again) == 1
    log = [json.loads(line) for line in (case / "audit.jsonl").read_text().splitlines()]
    said = [entry["details"] for entry in log if entry["verb"] == "columns"]
    assert [entry["corrections"] for entry in said] == [2]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('["staff.csv"]\n"Ref No" = "sssn"\n', "line 2: no code"),
        ('["staff.csv"]\n"Refno" = "ssn"\n', "line 2: no table has this column"),
        ('\n["stuff.csv"]\n"Ref No" = "ssn"\n', "line 3: no table was read from this source"),
        ('["staff.csv"]\nRef No = "ssn"\n', "line 2"),
    ],
)
def test_a_wrong_entry_is_named_by_its_line(
    case: Path, program: Program, lines: str, told: str
) -> None:
    (case / "columns.toml").write_text(lines)
    ended = program("run", "acme")
    assert ended.returncode == 1
    assert told in ended.stderr
    assert "breachscope columns" in ended.stderr
    assert "518" not in ended.stderr
