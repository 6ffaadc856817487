"""A tiny breach, and the program run on it as a user would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[2]
COMMAND = [str(Path(sys.executable).parent / "breachscope")]

EMPLOYEES = """\
Employee Name,SSN,Date of Birth,Home Address,City,State,Zip,Email
"Nguyen, Thuy Linh",218-45-9031,1984-03-17,412 Almaden Ave,San Jose,CA,95110,thuy@mailbay.example
"Sarkisian, Aram",337-62-1840,1971-11-02,77 Glendale Blvd,Glendale,CA,91204,aram.s@mailbay.example
"Okafor, Denise",452-18-7739,1990-06-25,1580 Harrison St,Oakland,CA,94612,denise@mailbay.example
"Villanueva, Marisol",529-74-3316,1966-09-08,23 Mission Rd,Reno,NV,89501,marisol@mailbay.example
"Bhattacharya, Rohan",608-27-5514,1979-01-30,9 Castro St,Sunnyvale,CA,94041,rohan.b@mailbay.example
"""
LOGINS = """user_email,password
pilar.quintero@mailbay.example,Kestrel!Harbor7
wei.zhang@mailbay.example,tangerine-Loom-42
"""
MEMO = """To whom it may concern,

Our former contractor Darnell Whitfield asked us to correct his payroll record.
His Social Security number is 541-39-6627 and he lives in Fremont, California.

Regards,
The payroll office
"""
ELEMENTS = [
    *("218-45-9031", "337-62-1840", "452-18-7739", "529-74-3316", "608-27-5514", "541-39-6627"),
    *("218459031", "337621840", "452187739", "529743316", "608275514", "541396627"),
    *("Kestrel!Harbor7", "tangerine-Loom-42"),
]
"""Exposed values: they must not be stored anywhere."""

IDENTITIES = [
    *("Thuy", "Sarkisian", "Okafor", "Villanueva", "Bhattacharya", "Whitfield", "quintero"),
    *("wei.zhang", "Almaden", "Glendale Blvd", "1984-03-17", "mailbay"),
]
"""Who the people are: stored, and shown only in the lists made for that."""


def plant(folder: Path) -> None:
    """Make the breach: a table of staff, one of logins, a memo, and a file nobody can read."""
    (folder / "hr").mkdir(parents=True)
    (folder / "hr" / "staff.csv").write_text(EMPLOYEES)
    (folder / "portal.csv").write_text(LOGINS)
    (folder / "hr" / "memo.txt").write_text(MEMO)
    (folder / "backup.zip").write_bytes(b"PK\x03\x04" + b"218-45-9031 Okafor" * 20)


def program_in(folder: Path, environment: dict[str, str]) -> Program:
    """Make the function that runs the command in a folder and returns what it said."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """The breach, in `tmp_path / "leak"`."""
    plant(tmp_path / "leak")
    return tmp_path / "leak"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables of a user with a key of their own."""
    return {**os.environ, "BREACHSCOPE_KEY_FILE": str(tmp_path / "key")}


@pytest.fixture
def program(tmp_path: Path, environment: dict[str, str]) -> Program:
    """`program("scan", "acme", "leak")`: run the command in `tmp_path`."""
    return program_in(tmp_path, environment)


@pytest.fixture(scope="session")
def scanned_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the breach, its case and the key; for copying only."""
    folder = tmp_path_factory.mktemp("scanned")
    plant(folder / "leak")
    run = program_in(folder, {**os.environ, "BREACHSCOPE_KEY_FILE": str(folder / "key")})
    done = run("scan", "acme", "leak")
    assert done.returncode == 3, done.stderr
    (folder / "said.txt").write_text(done.stdout + done.stderr)
    return folder


@pytest.fixture
def scanned(tmp_path: Path, scanned_once: Path) -> Path:
    """A case that was scanned, in `tmp_path / "acme"`, with its evidence beside it."""
    shutil.copytree(scanned_once, tmp_path, dirs_exist_ok=True)
    facts = tmp_path / "acme" / "case.toml"
    facts.write_text(facts.read_text().replace(str(scanned_once), str(tmp_path)))
    return tmp_path / "acme"
