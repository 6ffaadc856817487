"""Passwords that people write beside what they lock."""

from __future__ import annotations

import pytest

from scanner.overheard import from_folder, from_text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the password is Sommer2024!", "Sommer2024!"),
        ("The password is Sommer2024.", "Sommer2024"),
        ("pw: abc-1", "abc-1"),
        ("Password for the file: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("Das Passwort lautet: Geheim1", "Geheim1"),
        ('the passphrase for hr.zip is "two words", ok?', "two words"),
        ("Password:\n  hunter2\nBest", "hunter2"),
        ("contraseña: hola123", "hola123"),
        ("Mật khẩu: Anh2024", "Anh2024"),
    ],
)
def test_a_statement_tells_a_password(text: str, word: str) -> None:
    assert word in from_text(f"Hi,\n{text}\n")


@pytest.mark.parametrize("text", ["no passwords here", "user,password\nmei,x", "spw: 3"])
def test_other_text_tells_none(text: str) -> None:
    assert from_text(text) == []


def test_notes_in_a_folder(tmp_path):  # type: ignore[no-untyped-def]
    (tmp_path / "passwords.txt").write_text("archive   Harbor-7\n")
    (tmp_path / "readme.md").write_text("the password is Kestrel9\n")
    (tmp_path / "large_pass.txt").write_text("pw: toolarge\n" * 9000)
    (tmp_path / "staff.csv").write_text("name,x\nMei,pw: incsv\n")
    (tmp_path / "pass.bin").write_bytes(b"pw: binary")
    found = from_folder(str(tmp_path))
    assert {"Harbor-7", "Kestrel9", "incsv"} <= set(found)
    assert not {"toolarge", "binary"} & set(found)
    assert from_folder(str(tmp_path / "gone")) == ()
