"""What a worker may not do, and what one that breaks costs: its own source, nothing else."""

from __future__ import annotations

import os
import platform
import sys
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import hostile
import pytest

from scanner.errors import BreachscopeError
from scanner.frames import Limits, Row, Setup, Task
from scanner.parts import Part
from scanner.sandbox import Ending, Sandbox

LIMITS = Limits(seconds=2, memory=4 << 30)
linux = pytest.mark.skipif(platform.system() != "Linux", reason="kernel measures of Linux")


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "elsewhere.txt").write_text("not evidence")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "memo.txt").write_text("Oanh Pham came in on Monday.")
    return tmp_path / "evidence"


def run(
    evidence: Path, paths: Iterable[str], workers: int = 2
) -> dict[str, tuple[str | None, Row]]:
    """Path of each task -> why its worker broke off, and the last row told of the source."""
    base = Task(
        id="", path="", size=28, location=os.fsencode(evidence / "memo.txt"),
        key=b"k" * 32, model=None, limits=LIMITS,
    )  # fmt: skip
    tasks = deque(replace(base, id=f"{n:032x}", path=path) for n, path in enumerate(paths))
    setup = Setup(roots=(os.fsencode(evidence),), memory=LIMITS.memory, seconds=LIMITS.seconds)
    ended: list[Ending[Part]] = []
    with Sandbox[Part](setup, workers, "hostile") as sandbox:
        ended.extend(sandbox.run(tasks, lambda task: Part(evidence.parent / "parts", task)))
        if platform.system() == "Linux":
            assert {"limits", "no new privileges", "seccomp"} <= set(sandbox.isolation)
    return {end.task.path: (end.code, end.sink.row_of(end.task.id)) for end in ended}


@linux
def test_a_worker_can_read_evidence_and_nothing_else(evidence: Path) -> None:
    allowed = {"read_evidence", "use_polars"}
    breaking = {"abort", "sleep", "spin", "leave"}
    told = run(evidence, hostile.ATTEMPTS.keys() - breaking)
    assert {path for path, (code, row) in told.items() if row.code == "damaged"} == allowed
    assert {path for path, (code, row) in told.items() if row.code == "unreadable"} == (
        hostile.ATTEMPTS.keys() - breaking - allowed
    )
    assert (evidence / "memo.txt").read_text() == "Oanh Pham came in on Monday."
    assert [path.name for path in evidence.iterdir()] == ["memo.txt"]


def test_workers_that_break_cost_their_own_source(evidence: Path) -> None:
    codes = {"abort": "crashed", "leave": "crashed", "sleep": "timeout", "spin": "timeout"}
    told = run(evidence, [*codes, "read_evidence"], workers=3)
    assert {path: code for path, (code, _) in told.items()} == {**codes, "read_evidence": None}


def test_what_breaks_the_rules_is_not_taken(evidence: Path) -> None:
    told = run(evidence, hostile.MESSAGES)
    assert {path: code for path, (code, _) in told.items()} == dict.fromkeys(
        hostile.MESSAGES, "crashed"
    )
    assert all(row.code is None and row.path == path for path, (_, row) in told.items())


def test_a_module_in_the_current_folder_is_not_imported(
    evidence: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("polars", "msgspec", "socket", "scanner"):
        (evidence / f"{name}.py").write_text("raise SystemExit")
    monkeypatch.chdir(evidence)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert run(evidence, ["use_polars"])["use_polars"][1].code == "damaged"


def test_a_pool_that_cannot_start_says_so(evidence: Path) -> None:
    setup = Setup(roots=(), memory=LIMITS.memory, seconds=2)
    task = Task(id="0" * 32, path="x", size=0, location=b"/", key=b"", model=None, limits=LIMITS)
    with (
        Sandbox[Part](setup, 1, "no_such_module") as sandbox,
        pytest.raises(BreachscopeError, match="worker process"),
    ):
        list(sandbox.run(deque([task]), lambda task: Part(evidence.parent / "parts", task)))
