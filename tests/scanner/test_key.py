"""One key per user, outside of the case, private, and never replaced in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scanner import key
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_named_key_file_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys" / "mine"
    monkeypatch.setenv("BREACHSCOPE_KEY_FILE", str(path))
    first = key.read_key()
    assert len(first) == 32
    assert key.read_key() == first == path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["mine"]


def test_the_key_lies_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BREACHSCOPE_KEY_FILE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    key.read_key()
    assert (tmp_path / "breachscope" / "key").is_file()


def test_a_damaged_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"short")
    monkeypatch.setenv("BREACHSCOPE_KEY_FILE", str(path))
    with pytest.raises(BreachscopeError) as caught:
        key.read_key()
    assert caught.value.code == "key_damaged"
    assert path.read_bytes() == b"short"


def test_the_id_tells_keys_apart() -> None:
    assert key.key_id(b"a" * 32) != key.key_id(b"b" * 32)
    assert len(key.key_id(b"a" * 32)) == 16
