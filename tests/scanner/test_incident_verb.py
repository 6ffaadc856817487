"""The incident verb: what is known and who waits; a fact set, checked, kept in its place."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from letter_case import FACTS, log, mode

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program


def test_what_is_known_missing_and_waited_for(scanned: Path, program: Program) -> None:
    (scanned / "incident.toml").write_text("[contact]\nsufficient = true\n")
    shown = program("incident", "acme")
    assert shown.returncode == 0, shown.stderr
    assert "  contact.sufficient = yes\n" in shown.stdout
    assert "CONTRADICTION: 3 people have no usable address." in shown.stdout
    assert "  breach.acquisition: Did an unauthorized person get the data" in shown.stdout
    assert "The decisions are older than these facts" in shown.stdout
    told = json.loads(program("incident", "acme", "--json").stdout)
    assert told["decisions_stale"]
    assert told["stated"][-1] == {"fact": "contact.sufficient", "value": "yes"}
    assert {"breach.acquisition"} <= {fact["fact"] for fact in told["missing"] if fact["people"]}
    program("run", "acme")
    assert not json.loads(program("incident", "acme", "--json").stdout)["decisions_stale"]


def test_a_case_without_a_run_has_facts_too(program: Program) -> None:
    program("new", "acme")
    shown = program("incident", "acme", "--set", "breach.criminal_act=yes")
    assert shown.returncode == 0, shown.stderr
    assert "breach.criminal_act = yes" in shown.stdout
    assert "or not made yet" in shown.stdout


@pytest.mark.parametrize(
    ("setting", "value", "logged"),
    [
        ("breach.discovered=2026-03-04", "2026-03-04", "2026-03-04"),
        ("breach.criminal_act=false", False, "False"),
        ("breach.criminal_act = Yes", True, "True"),
        ("contact.estimated_cost=250001", 250001.0, "250001.0"),
        ("data.relationship=owns", "owns", "owns"),
        ("department.phone=4085550101", "4085550101", "set"),
        ("department.name=true", "true", "set"),
        ('incident.description=Zoë Fahrenkrog\'s "laptop" = lost', None, "set"),
        ("notice.languages=Spanish, Vietnamese", ["Spanish", "Vietnamese"], "set"),
        ("department.name=", "", "unknown"),
    ],
)
def test_a_fact_is_written_as_what_it_is(
    program: Program, tmp_path: Path, setting: str, value: object, logged: str
) -> None:
    program("new", "acme")
    before = (tmp_path / "acme" / "incident.toml").read_text().splitlines()
    run = program("incident", "acme", "--set", setting, "--by", "J. Diaz")
    assert run.returncode == 0, run.stderr
    path = tmp_path / "acme" / "incident.toml"
    text = path.read_text()
    section, _, name = setting.partition("=")[0].strip().partition(".")
    found = tomllib.loads(text)[section][name]
    wanted = setting.partition("=")[2] if value is None else value
    assert (str(found) if section == "breach" and name == "discovered" else found) == wanted
    after = text.splitlines()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 1
    assert log(tmp_path / "acme", "fact") == [
        {"fact": f"{section}.{name}", "value": logged, "by": "J. Diaz"}
    ]
    assert mode(path) == 0o600
    assert "Fahrenkrog" not in (tmp_path / "acme" / "audit.jsonl").read_text()


def test_a_fact_that_is_there_is_replaced_in_its_place(program: Program, tmp_path: Path) -> None:
    program("new", "acme")
    path = tmp_path / "acme" / "incident.toml"
    path.write_text('# ours\n[data]\nrelationship = "owns"  # says R.\n\n[harm]\nlikely = true\n')
    words = ("--set", "data.relationship=both", "--set", "breach.criminal_act=no")
    assert program("incident", "acme", *words).returncode == 0
    assert path.read_text().startswith(
        '# ours\n[data]\nrelationship = "both"  # says R.\n\n[harm]\nlikely = true\n'
    )
    assert [line["fact"] for line in log(tmp_path / "acme", "fact")] == [
        "data.relationship",
        "breach.criminal_act",
    ]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("breach.discovered=yesterday", "Write a date"),
        ("breach.criminal_act=perhaps", "true or false"),
        ("data.relationship=rents", "owns"),
        ("breach.discoverd=2026-03-04", "breach.discovered"),
        ("nothing", "--set breach.discovered=2026-03-04"),
        ("a.b.c=1", "--set breach.discovered=2026-03-04"),
    ],
)
def test_a_fact_that_cannot_be_is_not_written(
    program: Program, tmp_path: Path, setting: str, said: str
) -> None:
    program("new", "acme")
    path = tmp_path / "acme" / "incident.toml"
    before = path.read_bytes()
    run = program("incident", "acme", "--set", "data.relationship=owns", "--set", setting)
    assert run.returncode == 1
    assert said in run.stderr
    assert run.stderr.count("\n") == 1
    assert path.read_bytes() == before
    assert log(tmp_path / "acme", "fact") == []


def test_a_fact_changes_the_decisions(scanned: Path, program: Program) -> None:
    (scanned / "incident.toml").write_text(FACTS)
    program("run", "acme")
    assert program("incident", "acme", "--set", "breach.acquisition=no").returncode == 0
    stages = len(log(scanned, "stage"))
    program("run", "acme")
    assert [line["stage"] for line in log(scanned, "stage")[stages:]] == ["decisions", "outputs"]
