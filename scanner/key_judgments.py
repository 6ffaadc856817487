"""What people said of join keys: lines that are only ever added to, in `keys.jsonl` of the case.

A line names two columns as `breachscope keys` lists them; the last on a pair counts. The log of the
case holds the hash of each line, which shows one that was written by other hands.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.joins.key_discovery import KeyJudgment
from scanner import added_lines
from scanner.audit import entries
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.audit import Audit
    from scanner.case import Case

VERB = "key"
_FIELDS = ("left", "right", "verdict", "by")
_VERDICTS = frozenset({"accept", "refuse", "forget"})


def path_of(case: Case) -> Path:
    """Tell where the judgments of a case are; there need not be any."""
    return case.folder / "keys.jsonl"


def read(path: Path) -> tuple[KeyJudgment, ...]:
    """Read the judgments in the order in which they were given; a missing file holds none.

    A last line torn by a crash counts as not written. Raises BreachscopeError `keys_damaged`.
    """
    return tuple(
        _judgment(path, number, line) for number, line in enumerate(added_lines.lines(path), 1)
    )


def record(case: Case, audit: Audit, judgment: KeyJudgment) -> None:
    """Record a judgment, in the log first and then in the file."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps({**asdict(judgment), "at": now}, separators=(",", ":")).encode()
    audit.add(VERB, verdict=judgment.verdict, by=judgment.by, line=_hash(line))
    added_lines.add(path_of(case), line)


def differences(case: Case) -> list[str]:
    """List the judgments that the log does not know."""
    known = {details.get("line") for verb, details in entries(case.audit_path) if verb == VERB}
    return [
        f"keys.jsonl, line {number}: the log does not know this judgment"
        for number, line in enumerate(added_lines.lines(path_of(case)), 1)
        if _hash(line) not in known
    ]


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _judgment(path: Path, number: int, line: bytes) -> KeyJudgment:
    try:
        content = json.loads(line)
        told = {name: content[name] for name in _FIELDS}
    except (ValueError, TypeError, KeyError):
        told = {}
    strings = all(isinstance(value, str) for value in told.values())
    if not told or not strings or told["verdict"] not in _VERDICTS:
        raise BreachscopeError("keys_damaged", path, f"line {number}")
    return KeyJudgment(**told)
