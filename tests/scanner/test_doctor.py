"""The doctor tells what this installation reads, and tries what its workers may not do."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING

import pytest

from scanner import installed, probe
from scanner.doctor import examine, lines

if TYPE_CHECKING:
    from conftest import Program


def test_the_state_is_told_to_programs_and_people(program: Program) -> None:
    run = program("doctor", "--json")
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert "text/csv" in told["read"]
    assert "application/x-vmdk" in told["text_only"]
    assert "video/mp4" in told["unread"]
    assert {part["extra"] for part in told["optional"]} == {p.extra for p in installed.OPTIONAL}
    assert told["packages"]["polars"]
    assert not told["key_present"]
    assert told["memory"] > 0
    assert "Isolation of workers" in program("doctor").stdout


@pytest.mark.skipif(platform.system() != "Linux", reason="measures of Linux")
def test_a_worker_can_do_nothing_of_what_is_tried() -> None:
    health = examine()
    assert health.measures[0] == "limits"
    assert health.refused == dict.fromkeys(probe.ATTEMPTS, True)
    assert "POSSIBLE" not in "\n".join(lines(health))
