"""The whole program on the fixture breaches, against the truth planted in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LEAKS = Path(__file__).parent.parent / "fixtures" / "leaks"
BREACHES = sorted(p.parent.name for p in LEAKS.glob("*/truth.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One finished scan: its case folder, exit code, affected people and what was planted."""

    case: Path
    exit_code: int
    output: str
    people: list[dict[str, Any]]
    truth: dict[str, Any]
    floor: dict[str, float]


def breachscope(*words: str, key: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BREACHSCOPE_KEY_FILE": str(key)}
    command = [str(Path(sys.executable).parent / "breachscope"), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module", params=BREACHES)
def scan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scan:
    folder, breach = tmp_path_factory.mktemp("scan"), LEAKS / request.param
    case, out = folder / "case", folder / "individuals.json"
    done = breachscope("scan", str(case), str(breach / "files"), key=folder / "key")
    exported = breachscope(
        "export", str(case), "individuals", "--format", "json", "-o", str(out), key=folder / "key"
    )
    assert exported.returncode == 0, exported.stderr
    return Scan(
        case=case,
        exit_code=done.returncode,
        output=done.stdout + done.stderr,
        people=json.loads(out.read_text()),
        truth=tomllib.loads((breach / "truth.toml").read_text()),
        floor=tomllib.loads((breach / "floor.toml").read_text()),
    )


def tokens(name: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return set("".join(c if c.isalnum() else " " for c in plain.replace("'", "")).split())


def is_person(found: dict[str, Any], planted: dict[str, Any]) -> bool:
    """The family name whole and one given name at least, or the planted e-mail address."""
    if planted["email"] in (found["emails"] or []):
        return True
    family, given = tokens(planted["family"]), tokens(planted["given"])
    return any(
        family <= tokens(name) and given & tokens(name)
        for name in (found["full_name"], *(found["aliases"] or []))
    )


def test_everyone_planted_is_found(scan: Scan) -> None:
    planted = scan.truth["person"]
    missed = [
        f"{p['given']} {p['family']}"
        for p in planted
        if not any(is_person(f, p) for f in scan.people)
    ]
    assert 1 - len(missed) / len(planted) >= scan.floor["people_recall"], missed


def test_nobody_else_is_listed(scan: Scan) -> None:
    strangers = [
        f["full_name"] or f["logins"] or f["emails"]
        for f in scan.people
        if not any(is_person(f, p) for p in scan.truth["person"])
    ]
    assert 1 - len(strangers) / len(scan.people) >= scan.floor["people_precision"], strangers


def test_nobody_is_listed_twice(scan: Scan) -> None:
    twice = [
        f"{p['given']} {p['family']}"
        for p in scan.truth["person"]
        if sum(is_person(f, p) for f in scan.people) > 1
    ]
    assert len(twice) <= scan.floor["listed_twice"], twice


def test_those_who_must_not_be_listed_are_not(scan: Scan) -> None:
    names = [tokens(f["full_name"]) for f in scan.people]
    listed = [n["name"] for n in scan.truth["never"] if tokens(n["name"]) in names]
    assert len(listed) <= scan.floor["never_listed"], listed


def test_each_person_has_the_elements_planted(scan: Scan) -> None:
    planted = {
        (f"{p['given']} {p['family']}", e) for p in scan.truth["person"] for e in p["elements"]
    }
    found = {
        (f"{p['given']} {p['family']}", e)
        for p in scan.truth["person"]
        for f in scan.people
        if is_person(f, p)
        for e in f["elements"]
    }
    recall, precision = len(planted & found) / len(planted), len(planted & found) / len(found)
    assert recall >= scan.floor["element_recall"], sorted(planted - found)
    assert precision >= scan.floor["element_precision"], sorted(found - planted)


def test_what_was_not_read_is_said(scan: Scan) -> None:
    listing = (scan.case / "outputs" / "exceptions.csv").read_text()
    assert [u for u in scan.truth["unread"] if u not in listing] == []
    assert scan.exit_code == (3 if scan.truth["unread"] else 0), scan.output
