"""Approvals: of a text as it is, by name and role, lapsing when the text changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from letter_case import FACTS, documents, log, mode

from pipelines.outputs.documents import ROLES
from scanner import notice_commands

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program

BY = ("--by", "R. Okonkwo", "--role")


@pytest.fixture
def typed(scanned: Path, program: Program) -> Path:
    """A case with letters, up to date."""
    (scanned / "incident.toml").write_text(FACTS)
    assert program("run", "acme").returncode == 3
    return scanned


def test_roles_written_for_quick_help_are_those_of_the_program() -> None:
    assert notice_commands.ROLES == ROLES


def test_a_letter_is_final_when_both_have_approved_it(typed: Path, program: Program) -> None:
    stages = len(log(typed, "stage"))
    first = program("approve", "acme", "notice-A", *BY, "county_counsel")
    assert first.returncode == 0, first.stderr
    assert first.stdout == "notice-A: DRAFT, needs privacy officer\n"
    assert "DRAFT" in (typed / "outputs" / "notices" / "notice-A.html").read_text()
    second = program("approve", "acme", "notice-A", *BY, "privacy_officer")
    assert second.stdout == "notice-A: approved\n"
    assert "DRAFT" not in (typed / "outputs" / "notices" / "notice-A.html").read_text()
    made = documents(typed)
    assert made["notice-A"]["approved"] == ["county_counsel", "privacy_officer"]
    assert made["notice-B"]["draft"]
    assert [line["stage"] for line in log(typed, "stage")[stages:]] == ["outputs", "outputs"]
    record = (typed / "outputs" / "documents" / "approval-record.html").read_text()
    assert "R. Okonkwo" in record


def test_an_approval_is_in_the_file_and_in_the_log(typed: Path, program: Program) -> None:
    program("approve", "acme", "notice-A", *BY, "county_counsel")
    path = typed / "approvals.jsonl"
    assert mode(path) == 0o600
    (given,) = map(json.loads, path.read_text().splitlines())
    assert log(typed, "approve") == [given]
    assert given["text"] == documents(typed)["notice-A"]["text"]
    assert program("verify", "acme").returncode == 0
    with path.open("a") as stream:
        stream.write(json.dumps(given | {"role": "privacy_officer"}) + "\n")
    checked = program("verify", "acme")
    assert checked.returncode == 1
    assert "approvals.jsonl, line 2: the log does not know this approval" in checked.stdout


def test_notice_stands_for_every_letter(typed: Path, program: Program) -> None:
    for role in ("county_counsel", "privacy_officer"):
        assert program("approve", "acme", "notice", *BY, role).returncode == 0
    letters = [text for name, text in documents(typed).items() if name.startswith("notice-")]
    assert len(letters) == 3
    assert not any(text["draft"] for text in letters)


def test_another_fact_in_the_text_makes_it_a_draft_again(typed: Path, program: Program) -> None:
    for role in ("county_counsel", "privacy_officer"):
        program("approve", "acme", "notice", *BY, role)
    program("incident", "acme", "--set", "incident.description=A server stood open.")
    stale = program("approve", "acme", "notice", *BY, "county_counsel")
    assert stale.returncode == 1
    assert "breachscope run" in stale.stderr
    program("run", "acme")
    assert all(documents(typed)[name]["draft"] for name in ("notice-A", "notice-B"))
    program("incident", "acme", "--set", "incident.description=")
    program("run", "acme")
    assert not documents(typed)["notice-A"]["draft"]


def test_other_data_in_the_text_makes_it_a_draft_again(typed: Path, program: Program) -> None:
    assert program("approve", "acme", "scope-record", *BY, "department").returncode == 0
    assert not documents(typed)["scope-record"]["draft"]
    (typed.parent / "leak" / "portal.csv").unlink()
    program("run", "acme")
    assert documents(typed)["scope-record"]["draft"]


def test_what_needs_whose_approval_is_listed(typed: Path, program: Program) -> None:
    program("approve", "acme", "notice-A", *BY, "county_counsel")
    listed = program("approve", "acme").stdout
    assert "notice-A: DRAFT; needs county counsel, privacy officer; has county counsel\n" in listed
    assert json.loads(program("approve", "acme", "--json").stdout) == list(
        documents(typed).values()
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["notice-Q", *BY, "county_counsel"], 1, "notice-Q"),
        (["notice-A", *BY, "substitute_notice"], 1, "no approval in this role"),
        (["notice-A", *BY, "mayor"], 2, "mayor"),
        (["notice-A", "--role", "county_counsel"], 2, "--by"),
        (["notice-A", "--by", " ", "--role", "county_counsel"], 2, "--by"),
        (["--by", "x"], 2, "DOCUMENT"),
    ],
)
def test_what_cannot_be_approved_is_said(
    typed: Path, program: Program, words: list[str], status: int, said: str
) -> None:
    run = program("approve", "acme", *words)
    assert (run.returncode, said in run.stderr) == (status, True), run.stderr
    assert not (typed / "approvals.jsonl").exists()


def test_a_torn_line_is_no_approval_and_a_damaged_file_is_said(
    typed: Path, program: Program
) -> None:
    program("approve", "acme", "notice-A", *BY, "county_counsel")
    path = typed / "approvals.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:40])
    assert program("approve", "acme", "notice-A", *BY, "privacy_officer").returncode == 0
    assert [json.loads(line)["role"] for line in path.read_text().splitlines()] == [
        "county_counsel",
        "privacy_officer",
    ]
    path.write_bytes(b'{"document": 3}\n' + whole)
    run = program("run", "acme")
    assert run.returncode == 1
    assert "line 1" in run.stderr
