"""Keys that lie in a leak: listed where they lie, and tried on what is encrypted beside them."""

from __future__ import annotations

import base64
import csv
import os
from pathlib import Path

import polars as pl
from conftest import Program
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from scanner.overheard import from_root

PEOPLE = ["Anahit Petrosyan", "Malia Kahale", "Thuan Doan", "Olga Sokolov", "Joon Park"]
NUMBERS = [f"524-18-{3067 + n}" for n in range(len(PEOPLE))]


def staff(path: Path, cells: list[str]) -> None:
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Name", "SSN"])
        writer.writerows(zip(PEOPLE, cells, strict=True))


def elements(case: Path) -> list[list[str]]:
    return pl.read_parquet(case / "tables" / "individuals.parquet")["elements"].to_list()


def test_a_private_key_elsewhere_in_the_leak_opens_a_column(
    tmp_path: Path, program: Program
) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    armor = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    leak, case = tmp_path / "leak", tmp_path / "acme"
    (leak / "data" / "hr").mkdir(parents=True)
    (leak / "srv" / "certs").mkdir(parents=True)
    (leak / "srv" / "certs" / "app.pem").write_bytes(armor)
    public = private.public_key()
    shut = [public.encrypt(number.encode(), padding.PKCS1v15()) for number in NUMBERS]
    staff(leak / "data" / "hr" / "staff.csv", [base64.b64encode(cell).decode() for cell in shut])
    run = program("scan", "acme", "leak", "--passwords-beside")
    assert run.returncode == 0, run.stderr
    assert elements(case) == [["ssn"]] * len(PEOPLE)
    told = program("columns", "acme").stdout
    assert "opened with a key from the evidence" in told
    listed = pl.concat([pl.read_parquet(path) for path in case.rglob("pieces.parquet")])
    assert "line 1: private key" in listed.filter(pl.col("kind") == "key")["place"].to_list()


def test_keys_that_open_nothing_are_told_to_have_been_tried(
    tmp_path: Path, program: Program
) -> None:
    leak, case = tmp_path / "leak", tmp_path / "acme"
    leak.mkdir()
    lock = Fernet(Fernet.generate_key())
    staff(leak / "staff.csv", [lock.encrypt(number.encode()).decode() for number in NUMBERS])
    (leak / "settings.ini").write_text(f"fernet_key = {Fernet.generate_key().decode()}\n")
    assert program("scan", "acme", "leak", "--passwords-beside").returncode == 0
    assert elements(case) == [[]] * len(PEOPLE)
    assert "tried in vain" in program("columns", "acme").stdout


def test_a_key_in_a_table_of_settings_opens_a_later_table(tmp_path: Path, program: Program) -> None:
    leak, case = tmp_path / "leak", tmp_path / "acme"
    leak.mkdir()
    key = Fernet.generate_key()
    cells = [Fernet(key).encrypt(number.encode()).decode() for number in NUMBERS]
    rows = ", ".join(f"('{name}', '{cell}')" for name, cell in zip(PEOPLE, cells, strict=True))
    (leak / "dump.sql").write_text(
        "CREATE TABLE settings (option_key text, option_value text);\n"
        f"INSERT INTO settings VALUES ('site', 'hr'), ('encryption_key', '{key.decode()}');\n"
        "CREATE TABLE staff (full_name text, ssn text);\n"
        f"INSERT INTO staff VALUES {rows};\n"
    )
    assert program("scan", "acme", "leak", "--passwords-beside").returncode == 0
    assert elements(case) == [["ssn"]] * len(PEOPLE)


def test_words_tried_on_a_locked_file_in_vain_are_counted(tmp_path: Path, program: Program) -> None:
    leak, case = tmp_path / "leak", tmp_path / "acme"
    leak.mkdir()
    (leak / "backup.fernet").write_bytes(Fernet(Fernet.generate_key()).encrypt(b"Name,SSN\n"))
    (leak / "passwords.txt").write_text("Tahoe-9\nHarbor-7\n")
    assert program("scan", "acme", "leak", "--passwords-beside").returncode == 3
    pieces = pl.read_parquet(case / "tables" / "pieces.parquet")
    assert pieces.filter(kind="tried")["read"].to_list() == [2]


def test_key_files_are_sought_near_and_far_and_in_bounds(tmp_path: Path) -> None:
    (tmp_path / "a" / "keys").mkdir(parents=True)
    (tmp_path / "a" / "photos").mkdir()
    raw = os.urandom(31) + b"\xff"
    (tmp_path / "a" / "keys" / "data.key").write_bytes(raw)
    (tmp_path / "a" / "photos" / "other.key").write_bytes(bytes(16))
    assert raw.hex() in from_root(str(tmp_path))
    assert bytes(16).hex() not in from_root(str(tmp_path))
