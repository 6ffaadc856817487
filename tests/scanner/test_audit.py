"""The log tells every change that was made to it, and survives a crash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from scanner.audit import FIRST_VERB, Audit, differences, head_path
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "audit.jsonl"
    audit = Audit(path)
    audit.add(FIRST_VERB, schema=1)
    for number in range(4):
        audit.add("stage", stage="records", records=number)
    return path


def test_a_whole_log_has_no_differences(log: Path) -> None:
    assert differences(log) == []
    entries = [json.loads(line) for line in log.read_bytes().splitlines()]
    assert [entry["n"] for entry in entries] == [1, 2, 3, 4, 5]
    assert all(entry["time"].endswith("+00:00") for entry in entries)
    assert all(entry["actor"] for entry in entries)


def test_a_log_goes_on_in_another_process(log: Path) -> None:
    Audit(log).add("verify", differences=0)
    assert differences(log) == []


@pytest.mark.parametrize("at", range(0, 900, 37))
def test_any_changed_byte_shows(log: Path, at: int) -> None:
    content = bytearray(log.read_bytes())
    content[at % len(content)] ^= 1
    log.write_bytes(bytes(content))
    assert differences(log)


@pytest.mark.parametrize("number", range(5))
def test_a_removed_line_shows(log: Path, number: int) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
    assert differences(log)


def test_a_removed_end_still_shows_after_the_log_went_on(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:3]))
    Audit(log).add("verify", differences=0)
    assert any("removed" in line for line in differences(log))


def test_a_log_begun_anew_shows(log: Path) -> None:
    log.unlink()
    head_path(log).unlink()
    Audit(log).add("stage", stage="sources")
    assert any("beginning" in line for line in differences(log))


@pytest.mark.parametrize("kept", [1, 20, 100])
def test_a_torn_last_line_is_cut_off_and_recorded(log: Path, kept: int) -> None:
    whole = log.read_bytes()
    log.write_bytes(whole + whole.splitlines(keepends=True)[-1][:kept])
    assert differences(log)
    Audit(log)
    assert differences(log) == []
    last = json.loads(log.read_bytes().splitlines()[-1])
    assert last["verb"] == "recovered"
    assert last["details"] == {"bytes_cut": kept}


def test_a_crash_between_line_and_head_is_no_change(log: Path) -> None:
    before = head_path(log).read_bytes()
    Audit(log).add("verify", differences=0)
    head_path(log).write_bytes(before)
    assert differences(log) == []
    Audit(log).add("verify", differences=0)
    assert differences(log) == []


def test_an_unreadable_whole_line_is_refused(log: Path) -> None:
    log.write_bytes(log.read_bytes() + b"not a line\n")
    with pytest.raises(BreachscopeError) as caught:
        Audit(log)
    assert caught.value.code == "audit_damaged"


def test_the_log_is_private(log: Path) -> None:
    assert log.stat().st_mode & 0o777 == 0o600
    assert head_path(log).stat().st_mode & 0o777 == 0o600
