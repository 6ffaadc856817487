"""Evidence that is added to a case changes nobody's id; who replaces whom is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Program

STAFF = """employee,ssn,street,city,state,zip
Robert Hill,524-18-3067,12 Oak Ave,Fresno,CA,93701
Denise Okafor,610-44-7192,9 Elm St,Fresno,CA,93702
"""
CLIENTS = """client,email,driver license
Robert Hill,rob.hill@mailbay.example,D1234567
Marisol Villanueva,marisol@mailbay.example,D7654321
"""
BOTH = """member,email,street,city,state,zip,diagnosis
Robert Hill,rob.hill@mailbay.example,12 Oak Ave,Fresno,CA,93701,Asthma
Denise Okafor,denise@mailbay.example,9 Elm St,Fresno,CA,93702,Type 2 diabetes
"""


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """Two files in which one Robert Hill has nothing in common but his name."""
    folder = tmp_path / "leak"
    folder.mkdir()
    (folder / "staff.csv").write_text(STAFF)
    (folder / "clients.csv").write_text(CLIENTS)
    return folder


def people(folder: Path, program: Program, case: str = "acme") -> dict[str, dict[str, Any]]:
    """Everyone by id, after a scan of the leak."""
    assert program("scan", case, str(folder)).returncode == 0
    program("export", case, "everyone", "--format", "json", "-o", "people.json")
    listed = json.loads((folder.parent / "people.json").read_text())
    return {row["individual_id"]: row for row in listed}


def test_added_evidence_leaves_the_ids_and_tells_who_was_replaced(
    leak: Path, program: Program
) -> None:
    before = people(leak, program)
    assert len(before) == 4
    for number in range(8):
        # Whatever its hash, new evidence does not come first.
        (leak / f"visits{number}.csv").write_text(f"{BOTH}Ana Haddad,,,,,,Flu {number}\n")
    after = people(leak, program)
    replaced = [one for row in after.values() for one in row["supersedes"]]
    hills = {one for one, row in before.items() if row["full_name"] == "Robert Hill"}
    assert len(replaced) == 1
    assert set(replaced) < hills
    assert set(before) - set(after) == set(replaced)
    shown = program("explain", "acme", replaced[0]).stdout
    assert f"replaces of earlier lists: {replaced[0]}" in shown
    assert f"individual {(hills - set(replaced)).pop()}" in shown


def test_a_full_run_on_the_grown_evidence_is_equal_to_the_one_that_grew(
    leak: Path, program: Program
) -> None:
    people(leak, program)
    (leak / "visits.csv").write_text(BOTH)
    grown = people(leak, program)
    case = leak.parent / "acme"
    shutil.rmtree(case / "parts")
    for path in (case / "tables").iterdir():
        if path.name != "identities.parquet":
            path.unlink()
    assert people(leak, program) == grown
    fresh = people(leak, program, "other").values()
    assert sorted(row["members"] for row in fresh) == sorted(
        row["members"] for row in grown.values()
    )


def test_where_a_fact_comes_from_is_told(leak: Path, program: Program) -> None:
    (leak / "visits.csv").write_text(BOTH)
    (hill,) = [row for row in people(leak, program).values() if row["full_name"] == "Robert Hill"]
    (address,) = (told for told in hill["origins"] if told["fact"] == "address")
    assert address["path"] in {"staff.csv", "visits.csv"}
    assert f"address as in: {address['path']}, {address['locator']}" in (
        program("explain", "acme", hill["individual_id"]).stdout
    )


def test_ids_that_cannot_be_read_are_said_and_not_made_anew(leak: Path, program: Program) -> None:
    people(leak, program)
    table = leak.parent / "acme" / "tables" / "identities.parquet"
    table.write_bytes(table.read_bytes()[:40])
    (leak / "visits.csv").write_text(BOTH)
    refused = program("scan", "acme", str(leak))
    assert refused.returncode != 0
    assert "table identities" in refused.stderr
    assert "Robert Hill" not in refused.stderr
    table.unlink()
    assert len(people(leak, program)) == 3
