"""The commands as a user meets them: help, examples, exit statuses, one line per failure."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import polars as pl
import pytest
from conftest import COMMAND, ROOT, Program

from pipelines.stages import STAGES
from scanner import cli, export

if TYPE_CHECKING:
    from pathlib import Path

VERBS = sorted(cli.main.commands)


OWED = """
[entity]
kind = "local_agency"
[data]
relationship = "owns"
[breach]
acquisition = "obtained"
"""
"""Facts under which letters are owed."""


def example(verb: str) -> list[str]:
    """The words after `breachscope` in the example that the help of a verb ends with."""
    command = cli.main.commands[verb]
    shown = command.get_help(click.Context(command, info_name=verb))
    found = re.search(r"Example:\n +breachscope ([^\n]+)\s*\Z", shown)
    assert found is not None, shown
    return shlex.split(found[1])


def test_names_written_for_quick_help_are_those_of_the_program() -> None:
    assert tuple(stage.name for stage in STAGES) == cli.STAGES
    assert export.EXPORTS == cli.TABLES


@pytest.mark.parametrize("words", [["-h"], ["scan", "-h"], ["--help"], ["--version"]])
def test_help_comes_without_loading_the_heavy_libraries(words: list[str]) -> None:
    script = (
        "import sys\n"
        "from scanner.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print([name for name in ('polars', 'spacy', 'presidio_analyzer', 'rich', 'numpy')"
        " if name in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, program: Program) -> None:
    run = program(verb, "-h")
    assert run.returncode == 0
    assert example(verb)[0] == verb


def test_every_example_runs(tmp_path: Path, leak: Path, program: Program) -> None:
    for verb in ("new", "add", "run", "scan", "status", "exceptions"):
        run = program(*example(verb))
        assert run.returncode in (0, 3), (verb, run.stderr)
    assert program(*example("export")).returncode == 0
    individual = pl.read_csv(tmp_path / "people.csv")["individual_id"][0]
    words = example("explain")
    assert program(*words[:-1], individual).returncode == 0
    (tmp_path / "acme" / "incident.toml").write_text(OWED)
    for verb in ("incident", "notify", "approve", "merge-letters"):
        run = program(*example(verb))
        assert run.returncode in (0, 3), (verb, run.stderr)
    assert (tmp_path / "letters.pdf").exists()
    assert program(*example("verify")).returncode == 0


def test_declarations_hold(program: Program) -> None:
    run = program(*example("check"))
    assert run.returncode == 0, run.stdout


def test_a_scan_tells_in_a_few_lines_who_is_affected(scanned: Path) -> None:
    said = (scanned.parent / "said.txt").read_text()
    assert "8 people affected" in said
    assert "Social Security number" in said
    assert "Not fully read: 1 of 4 sources" in said
    assert len(said.splitlines()) < 25


def test_decisions_of_people_who_are_not_counted_as_affected_are_explained(
    tmp_path: Path, program: Program
) -> None:
    (tmp_path / "leak").mkdir()
    hashed = hashlib.sha256(b"610-44-7192").hexdigest()
    (tmp_path / "leak" / "plain.csv").write_text("name,ssn\nRosa Quintero,524-18-3067\n")
    (tmp_path / "leak" / "hash.csv").write_text(f"name,ssn_sha256\nAram Petrosyan,{hashed}\n")
    said = program("scan", "acme", "leak").stdout
    assert "1 person affected" in said
    assert "review 2, do not notify 0; 1 of them with encrypted or hashed information only" in said


def test_a_scan_tells_programs_the_same(scanned: Path, program: Program) -> None:
    content = json.loads(program("scan", "acme", "leak", "--json").stdout)
    assert content["totals"]["affected"] == 8
    assert content["totals"]["elements"] == {"ssn": 6, "login": 2}
    assert [group["paths"] for group in content["unread"]] == [["backup.zip"]]


def test_exceptions_say_what_to_do(scanned: Path, program: Program) -> None:
    run = program("exceptions", "acme")
    assert run.returncode == 0
    assert "backup.zip" in run.stdout
    assert "What to do:" in run.stdout
    assert json.loads(program("exceptions", "acme", "--json").stdout)[0]["paths"] == ["backup.zip"]


def test_a_scan_of_sound_evidence_ends_well(scanned: Path, program: Program) -> None:
    (scanned.parent / "leak" / "backup.zip").unlink()
    run = program("scan", "acme", "leak")
    assert run.returncode == 0
    assert "All 3 sources were fully read." in run.stdout


def test_status_tells_what_is_done_and_what_is_stale(leak: Path, program: Program) -> None:
    def states() -> dict[str, str]:
        stages = json.loads(program("status", "acme", "--json").stdout)["stages"]
        return {stage["stage"]: stage["state"] for stage in stages}

    program("new", "acme")
    program("add", "acme", "leak")
    assert set(states().values()) == {"to do"}
    program("run", "acme", "--to", "links")
    assert states() == dict.fromkeys(cli.STAGES[:3], "done") | dict.fromkeys(
        cli.STAGES[3:], "to do"
    )
    program("run", "acme")
    assert set(states().values()) == {"done"}
    (leak.parent / "acme" / "incident.toml").write_text('[data]\nrelationship = "owns"\n')
    assert [name for name, state in states().items() if state == "stale"] == [
        "decisions",
        "outputs",
    ]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["scan"], 2, "Missing argument"),
        (["scan", "acme"], 2, "Missing argument"),
        (["export", "acme", "nonsense", "-o", "x"], 2, "nonsense"),
        (["run", "acme", "--to", "nowhere"], 2, "nowhere"),
        (["scan", "acme", "nowhere"], 1, "nowhere"),
        (["run", "acme"], 1, "breachscope new"),
        (["status", "acme"], 1, "breachscope new"),
        (["explain", "acme", "x"], 1, "breachscope new"),
        (["scan", "leak/case", "leak"], 1, "inside each other"),
        (["scan", "leak", "leak/hr"], 1, "inside each other"),
        (["scan", "acme", "leak", "--nlp", "xx_none"], 1, "xx_none"),
    ],
)
def test_what_cannot_be_done_is_said(
    leak: Path, program: Program, words: list[str], status: int, said: str
) -> None:
    run = program(*words)
    assert run.returncode == status
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    if status == 1:
        assert run.stderr.startswith("breachscope: ")
        assert run.stderr.count("\n") == 1


def test_questions_before_the_first_run_are_answered(leak: Path, program: Program) -> None:
    program("new", "acme")
    for words, said in [
        (["run", "acme"], "breachscope add"),
        (["exceptions", "acme"], "breachscope run"),
        (["explain", "acme", "3f"], "breachscope run"),
        (["export", "acme", "individuals", "-o", "x"], "breachscope run"),
        (["new", "acme"], "already"),
    ]:
        run = program(*words)
        assert run.returncode == 1
        assert said in run.stderr
        assert run.stderr.count("\n") == 1


def test_a_full_disk_is_said_and_the_case_goes_on_afterwards(
    tmp_path: Path, leak: Path, program: Program, environment: dict[str, str]
) -> None:
    words = shlex.join([*COMMAND, "scan", "acme", "leak"])
    run = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 4; {words}"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert "no room" in run.stderr
    assert "Traceback" not in run.stderr
    assert program("scan", "acme", "leak").returncode == 3


def test_bad_incident_facts_name_the_file_and_the_fact(leak: Path, program: Program) -> None:
    program("new", "acme")
    (leak.parent / "acme" / "incident.toml").write_text("[breach]\nsuspected = 7\n")
    run = program("scan", "acme", "leak")
    assert run.returncode == 1
    assert "incident.toml" in run.stderr
    assert "breach.suspected" in run.stderr


def test_the_evidence_is_left_as_it_was(tmp_path: Path, leak: Path, program: Program) -> None:
    def state() -> list[tuple[str, int, int]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.stat().st_mode)
            for path in sorted([leak, *leak.rglob("*")])
        ]

    before = state()
    program("scan", "acme", "leak")
    assert state() == before
    run = program("export", "acme", "individuals", "-o", "leak/people.parquet")
    assert run.returncode == 1
    assert state() == before


def test_verify_tells_every_kind_of_change(scanned: Path, program: Program) -> None:
    leak = scanned.parent / "leak"
    assert program("verify", "acme").returncode == 0
    (leak / "portal.csv").write_text("user_email,password\n")
    (leak / "hr" / "memo.txt").rename(leak / "hr" / "note.txt")
    summary = next((scanned / "outputs").glob("summary.*"))
    summary.write_text("nobody")
    run = program("verify", "acme")
    assert run.returncode == 1
    assert "evidence portal.csv: changed" in run.stdout
    assert "evidence hr/memo.txt: missing" in run.stdout
    assert "evidence hr/note.txt: was not there" in run.stdout
    assert f"outputs/{summary.name} is missing or changed" in run.stdout


def test_explain_accounts_for_a_person(tmp_path: Path, scanned: Path, program: Program) -> None:
    program("export", "acme", "individuals", "--format", "json", "-o", "people.json")
    people = json.loads((tmp_path / "people.json").read_text())
    staff = next(person for person in people if person["family_name"] == "Okafor")
    run = program("explain", "acme", staff["individual_id"])
    assert run.returncode == 0
    assert "hr/staff.csv" in run.stdout
    assert "us/ssn" in run.stdout
    assert "notify" in run.stdout or "review" in run.stdout
    assert program("explain", "acme", "zzzz").returncode == 1
    assert program("explain", "acme", "").returncode == 1
