"""No value of the evidence leaves the tables and lists that are meant to hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ELEMENTS, IDENTITIES, Program

from pipelines.stages import SCHEMAS

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


def told(*runs: subprocess.CompletedProcess[str]) -> str:
    return "".join(run.stdout + run.stderr for run in runs)


def leaked(text: str) -> list[str]:
    lowered = text.lower()
    return [value for value in ELEMENTS + IDENTITIES if value.lower() in lowered]


def test_nothing_leaks_into_logs_receipts_and_the_summary(scanned: Path) -> None:
    watched = [
        scanned.parent / "said.txt",
        scanned / "audit.jsonl",
        scanned / "case.toml",
        *(scanned / "tables").glob("*.stage.json"),
        *(scanned / "outputs").glob("summary.*"),
    ]
    assert len(watched) >= 8
    assert {path.name: leaked(path.read_text(errors="replace")) for path in watched} == {
        path.name: [] for path in watched
    }


def test_elements_are_nowhere_in_the_case(scanned: Path) -> None:
    found = [
        f"{path.relative_to(scanned)}: {value}"
        for path in scanned.rglob("*")
        if path.is_file()
        for value in ELEMENTS
        if value.encode() in path.read_bytes()
    ]
    assert found == []


def test_nothing_leaks_while_asking(scanned: Path, tmp_path: Path, program: Program) -> None:
    exported = program("export", "acme", "individuals", "--format", "csv", "-o", "people.csv")
    people = (tmp_path / "people.csv").read_text().splitlines()
    individual = people[1].split(",")[0]
    runs = [
        exported,
        program("status", "acme"),
        program("exceptions", "acme"),
        program("exceptions", "acme", "--json"),
        program("scan", "acme", "leak", "--json"),
        program("explain", "acme", individual),
        program("verify", "acme"),
    ]
    assert [run.returncode for run in runs] == [0, 0, 0, 0, 3, 0, 0], told(*runs)
    assert leaked(told(*runs)) == []


def test_nothing_leaks_when_tables_are_damaged(scanned: Path, program: Program) -> None:
    for table in SCHEMAS:
        path = scanned / "tables" / f"{table}.parquet"
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + b"Okafor 218-45-9031")
        asked = program("export", "acme", table, "-o", "out.parquet")
        assert asked.returncode == 1
        assert "damaged" in asked.stderr
        assert asked.stderr.count("\n") == 1
        assert leaked(told(asked)) == []
        path.write_bytes(whole)
    assert leaked((scanned / "audit.jsonl").read_text()) == []


def test_an_unexpected_failure_shows_its_place_and_no_value(
    scanned: Path, tmp_path: Path, program: Program, environment: dict[str, str]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import json\n"
        "from pathlib import Path\n"
        "import polars as pl\n"
        "def fail(*words, **named):\n"
        "    secret = '218-45-9031'\n"
        "    raise ValueError(f'Okafor {secret}')\n"
        "pl.DataFrame.write_csv = fail\n"
    )
    environment["PYTHONPATH"] = str(tmp_path)
    run = program("export", "acme", "individuals", "--format", "csv", "-o", "people.csv")
    log = (scanned / "audit.jsonl").read_text()
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1
    failure_id = run.stderr.split("failure ")[1][:8]
    assert failure_id in log
    assert "scanner/export.py:" in log
    assert "ValueError" in log
    assert leaked(told(run) + log) == []
