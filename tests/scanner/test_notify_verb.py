"""The notify verb: documents always, the mailing list only when it is confirmed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

import polars as pl
import pytest
from conftest import ELEMENTS, IDENTITIES
from letter_case import FACTS, log, mode

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program

LISTS = ("mailing-list", "mailing-list-no-address", "mailing-list-review")


@pytest.fixture
def typed(scanned: Path) -> Path:
    """A case with facts typed in, not yet up to date."""
    (scanned / "incident.toml").write_text(FACTS)
    return scanned


def personal(text: str) -> list[str]:
    return [value for value in ELEMENTS + IDENTITIES if value.lower() in text.lower()]


def test_without_reveal_nothing_personal_is_written(typed: Path, program: Program) -> None:
    run = program("notify", "acme")
    assert run.returncode == 3
    assert "The mailing list was not written" in run.stdout
    assert list((typed / "outputs").glob("mailing*")) == []
    assert log(typed, "reveal") == []
    assert (typed / "outputs" / "notices" / "notice-A.html").exists()
    assert personal(run.stdout + run.stderr) == []


def test_with_reveal_the_list_is_private_and_in_the_log(typed: Path, program: Program) -> None:
    run = program("notify", "acme", "--reveal")
    assert run.returncode == 3, run.stderr
    paths = [typed / "outputs" / f"{name}.csv" for name in LISTS]
    assert [mode(path) for path in paths] == [0o600] * 3
    (entry,) = log(typed, "reveal")
    assert entry["what"] == "mailing list"
    assert entry["files"] == [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    texts = [path.read_bytes().decode() for path in paths]
    rows = [list(csv.DictReader(io.StringIO(text, newline=""))) for text in texts]
    assert [len(found) for found in rows] == entry["rows"]
    assert sum(entry["rows"]) == 8
    assert "Denise Okafor" in {row["addressee"] for row in rows[0]}
    assert personal(run.stdout + run.stderr) == []
    assert personal((typed / "audit.jsonl").read_text()) == []
    assert personal((typed / "outputs" / "documents.json").read_text()) == []
    assert program("verify", "acme").returncode == 0


def test_counts_are_the_rows_of_the_lists(typed: Path, program: Program) -> None:
    told = json.loads(program("notify", "acme", "--reveal", "--json").stdout)
    (entry,) = log(typed, "reveal")
    people = told["people"]
    assert people["owed"] == sum(entry["rows"][:2])
    assert people["review"] == entry["rows"][2]
    assert people["written"] == entry["rows"][0]
    ways = ("written", "electronic", "next_login", "unreached")
    assert people["owed"] == sum(people[way] for way in ways)
    assert len(told["files"]) == 3
    assert told["documents"] >= told["drafts"] > 0


def test_parquet_into_a_folder_of_ones_own(typed: Path, tmp_path: Path, program: Program) -> None:
    (tmp_path / "mail").mkdir()
    run = program("notify", "acme", "--reveal", "--format", "parquet", "-o", "mail")
    assert run.returncode == 3, run.stderr
    frames = [pl.read_parquet(tmp_path / "mail" / f"{name}.parquet") for name in LISTS]
    assert [frame.height for frame in frames] == log(typed, "reveal")[0]["rows"]
    assert frames[0].schema["flags"] == pl.List(pl.String)
    assert list((typed / "outputs").glob("mailing*")) == []


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["-o", "mail"], 2, "--reveal"),
        (["--reveal", "-o", "nowhere"], 1, "nowhere"),
        (["--reveal", "-o", "leak"], 1, "inside the evidence"),
    ],
)
def test_where_no_list_is_written(
    typed: Path, program: Program, words: list[str], status: int, said: str
) -> None:
    run = program("notify", "acme", *words)
    assert (run.returncode, said in run.stderr) == (status, True), run.stderr
    assert log(typed, "reveal") == []
    assert list((typed.parent / "leak").glob("mailing*")) == []


def test_the_list_is_the_same_every_time(typed: Path, program: Program) -> None:
    program("notify", "acme", "--reveal")
    program("notify", "acme", "--reveal")
    first, again = log(typed, "reveal")
    assert first == again
