"""A run makes what is missing or stale, keeps what is valid, and never keeps what is damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl

from pipelines.stages import SCHEMAS, STAGES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program


def made(case: Path) -> list[str]:
    """The stages that were made, in order, since the case was."""
    entries = [json.loads(line) for line in (case / "audit.jsonl").read_bytes().splitlines()]
    return [entry["details"]["stage"] for entry in entries if entry["verb"] == "stage"]


ALL = [stage.name for stage in STAGES]


def test_every_table_is_stored_in_its_schema(scanned: Path) -> None:
    assert made(scanned) == ALL
    for name, schema in SCHEMAS.items():
        assert pl.read_parquet_schema(scanned / "tables" / f"{name}.parquet") == dict(schema)


def test_what_is_valid_is_not_made_again(scanned: Path, program: Program) -> None:
    before = {path: path.stat().st_mtime_ns for path in scanned.rglob("*.parquet")}
    assert program("run", "acme").returncode == 3
    assert made(scanned) == ALL
    after = {path: path.stat().st_mtime_ns for path in scanned.rglob("*.parquet")}
    changed = {path.name for path in before if before[path] != after[path]}
    assert changed <= {"sources.parquet", "pieces.parquet", "columns.parquet"}


def test_a_new_fact_changes_the_decisions_and_nothing_before(
    scanned: Path, program: Program
) -> None:
    (scanned / "incident.toml").write_text('[data]\nrelationship = "owns"\n')
    program("run", "acme")
    assert made(scanned)[len(ALL) :] == ["decisions", "outputs"]


def test_changed_evidence_is_read_again(scanned: Path, program: Program) -> None:
    leak = scanned.parent / "leak"
    with (leak / "portal.csv").open("a") as portal:
        portal.write("lakshmi.iyer@mailbay.example,Monsoon*Ladder9\n")
    content = json.loads(program("scan", "acme", "leak", "--json").stdout)
    assert content["totals"]["affected"] == 9
    (leak / "portal.csv").unlink()
    content = json.loads(program("scan", "acme", "leak", "--json").stdout)
    assert content["totals"]["affected"] == 6


def test_damaged_tables_are_made_again(scanned: Path, program: Program) -> None:
    # What people were called before cannot be made again.
    remembered = {name for stage in STAGES for name in stage.remembers}
    made = [name for name in SCHEMAS if name not in remembered]
    paths = [scanned / "tables" / f"{name}.parquet" for name in made]
    whole = [path.read_bytes() for path in paths]
    for path in paths:
        path.write_bytes(path.read_bytes()[:-9])
    assert program("run", "acme").returncode == 3
    assert [path.read_bytes() for path in paths] == whole


def test_a_damaged_receipt_is_made_again(scanned: Path, program: Program) -> None:
    path = scanned / "tables" / "individuals.stage.json"
    whole = path.read_bytes()
    for content in (b"", b"[]", b'{"basis": 3}', whole[:40]):
        path.write_bytes(content)
        assert program("run", "acme").returncode == 3
        assert path.read_bytes() == whole


def test_outputs_that_are_no_longer_made_go_and_other_files_stay(
    scanned: Path, program: Program
) -> None:
    receipt = scanned / "tables" / "outputs.stage.json"
    content = json.loads(receipt.read_text())
    (scanned / "outputs" / "notice-Z.html").write_text("of an earlier run")
    (scanned / "outputs" / "from-counsel.txt").write_text("keep")
    content["files"]["outputs/notice-Z.html"] = "0" * 64
    receipt.write_text(json.dumps(content))
    program("run", "acme")
    assert not (scanned / "outputs" / "notice-Z.html").exists()
    assert (scanned / "outputs" / "from-counsel.txt").read_text() == "keep"


def test_several_roots_keep_their_names_apart(tmp_path: Path, leak: Path, program: Program) -> None:
    second = tmp_path / "elsewhere" / "leak"
    second.mkdir(parents=True)
    (second / "portal.csv").write_text(
        "user_email,password\nsiosaia.taufa@mailbay.example,Reef_Anchor55\n"
    )
    program("scan", "acme", "leak", "elsewhere/leak", "leak/portal.csv")
    program("export", "acme", "sources", "-o", "sources.parquet")
    paths = pl.read_parquet(tmp_path / "sources.parquet")["path"].to_list()
    assert len(paths) == len(set(paths)) == 5
    assert {path.split("/")[0] for path in paths} == {"leak", "leak (2)"}


def test_a_single_file_is_evidence(leak: Path, program: Program) -> None:
    content = json.loads(program("scan", "acme", "leak/portal.csv", "--json").stdout)
    assert content["totals"]["affected"] == 2
    assert content["unread"] == []


def test_everything_in_the_case_is_private(scanned: Path) -> None:
    loose = [path for path in [scanned, *scanned.rglob("*")] if path.stat().st_mode & 0o077]
    assert loose == []


def test_what_was_read_is_kept_while_the_evidence_is_away(scanned: Path, program: Program) -> None:
    leak = scanned.parent / "leak"
    parts = sorted(scanned.rglob("*.parquet"))
    leak.rename(scanned.parent / "unplugged")
    run = program("run", "acme")
    assert run.returncode == 1
    assert str(leak) in run.stderr
    assert sorted(scanned.rglob("*.parquet")) == parts
    (scanned.parent / "unplugged").rename(leak)
    assert program("verify", "acme").returncode == 0
