"""A scan that is killed at any moment and run again ends with the bytes of one that was not."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from conftest import COMMAND, Program

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 10


def content(case: Path) -> dict[str, str]:
    """Every file of the tables and outputs with its hash."""
    return {
        str(path.relative_to(case)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("tables", "outputs")
        for path in sorted((case / folder).rglob("*"))
        if path.is_file()
    }


@pytest.mark.timeout(900)
def test_a_killed_scan_ends_with_the_same_bytes(
    tmp_path: Path, leak: Path, environment: dict[str, str], program: Program
) -> None:
    started = time.monotonic()
    assert program("scan", "whole", "leak").returncode == 3
    duration = time.monotonic() - started
    expected = content(tmp_path / "whole")
    assert len(expected) > 10

    moments = random.Random(20261121)
    for number in range(KILLS):
        case = f"killed-{number}"
        with subprocess.Popen(
            [*COMMAND, "scan", case, "leak"],
            cwd=tmp_path,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as victim:
            time.sleep(moments.uniform(0.1, 0.95) * duration)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(victim.pid, signal.SIGKILL)
        again = program("scan", case, "leak")
        assert again.returncode == 3, again.stderr
        assert content(tmp_path / case) == expected
        assert program("verify", case).returncode == 0


def test_two_cases_of_the_same_evidence_are_equal(
    tmp_path: Path, leak: Path, program: Program
) -> None:
    assert program("scan", "one", "leak", "--workers", "1").returncode == 3
    assert program("scan", "two", "leak", "--workers", "3").returncode == 3
    assert content(tmp_path / "one") == content(tmp_path / "two")
