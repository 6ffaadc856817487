"""passwords.txt of a case: kept, tried, and never shown."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path

import pytest
from conftest import Program

from scanner.errors import BreachscopeError
from scanner.passwords import fingerprint, listed

FILES = Path(__file__).parents[2] / "fixtures" / "readers" / "files"
WORD = "Sommer2024!"


def test_lines_are_passwords(tmp_path: Path) -> None:
    path = tmp_path / "passwords.txt"
    assert listed(path) == ()
    path.write_bytes(b"\xef\xbb\xbfone\r\n\r\n two words \none\n")
    path.chmod(0o644)
    assert listed(path) == ("one", " two words ")
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BreachscopeError):
        listed(path)


def test_the_fingerprint_needs_the_key_and_knows_the_evidence_only_beside() -> None:
    key = b"k" * 32
    one = fingerprint([WORD], False, ["a"], key)
    assert one == fingerprint([WORD], False, ["b"], key)
    assert one != fingerprint([WORD], False, ["a"], b"l" * 32)
    assert fingerprint([WORD], True, ["a"], key) != fingerprint([WORD], True, ["b"], key)


def test_a_password_reads_only_what_was_locked(tmp_path: Path, program: Program) -> None:
    leak, case = tmp_path / "leak", tmp_path / "acme"
    leak.mkdir()
    (leak / "locked.7z").write_bytes((FILES / "locked.7z").read_bytes())
    (leak / "plain.csv").write_text("name,ssn\nMarisol Villanueva,529-74-3316\n")
    first = program("scan", "acme", "leak")
    assert first.returncode == 3
    made = {path.name: path.stat().st_ino for path in (case / "parts").iterdir()}
    (case / "passwords.txt").write_text(f"wrong\n{WORD}\n")
    second = program("run", "acme")
    assert second.returncode == 0, second.stderr
    after = {path.name: path.stat().st_ino for path in (case / "parts").iterdir()}
    assert sum(made[name] != after[name] for name in made) == 1
    people = program("export", "acme", "everyone", "--format", "csv", "-o", "people.csv")
    assert "Petrosyan" in (tmp_path / "people.csv").read_text()
    told = "".join(run.stdout + run.stderr for run in (first, second, people))
    assert holding(case, told) == []


def test_a_password_in_a_mail_opens_its_attachment(tmp_path: Path, program: Program) -> None:
    leak, case = tmp_path / "leak", tmp_path / "acme"
    leak.mkdir()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "mei@x.example", "raj@x.example", "list"
    mail.set_content(f"Hello Raj,\nthe password for the archive: {WORD}\nMei\n")
    locked = (FILES / "aes.zip").read_bytes()
    mail.add_attachment(locked, maintype="application", subtype="zip", filename="a.zip")
    (leak / "m.eml").write_bytes(mail.as_bytes())
    assert program("scan", "acme", "leak").returncode == 3
    run = program("run", "acme", "--passwords-beside")
    assert run.returncode == 0, run.stderr + run.stdout
    assert "passwords_beside = true" in (case / "case.toml").read_text()
    assert holding(case, run.stdout + run.stderr) == []


def holding(case: Path, told: str) -> list[str]:
    """Where the password stands although it must not."""
    files = [path for path in case.rglob("*") if path.is_file() and path.name != "passwords.txt"]
    found = [os.fspath(path) for path in files if WORD.encode() in path.read_bytes()]
    return found + (["output"] if WORD in told else [])
