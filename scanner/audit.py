"""The log of a case: who did what and when, in lines that hold each other.

Every line carries the hash of the line before, and `audit.head` the number and hash of the last
one, so that a changed, missing or added line shows. Lines hold counts, ids and settings, never a
path inside the evidence and never a value; an approval names who gave it.
"""

from __future__ import annotations

import hashlib
import json
import os
import pwd
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scanner import store
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path

Detail = str | int | bool | None | list[str] | list[int]
_START = "0" * 64
_HASH_MARK = b',"hash":"'
FIRST_VERB = "new"
"""Every log begins with it, so that a log that was begun anew shows."""

VERB_APPROVE = "approve"
"""Lines of it repeat the lines of approvals.jsonl."""

_END_CHANGED = "end_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last line: its number, counted from 1 (0 before any), and its hash."""

    number: int
    hash: str


class Audit:
    """The log, open for adding. The caller holds the lock of the case."""

    def __init__(self, path: Path) -> None:
        """Open or begin the log; a last line torn by a crash is cut off, and that is recorded.

        Raises BreachscopeError `audit_damaged` where whole lines cannot be understood.
        """
        self._path = path
        torn = _cut_torn_line(path)
        lines = _lines(path)
        last = _parsed(lines[-1]) if lines else {}
        if last is None or (lines and not isinstance(last.get("hash"), str)):
            raise BreachscopeError("audit_damaged", path, f"line {len(lines)}")
        self._head = Head(number=len(lines), hash=str(last.get("hash", _START)))
        cut = bool(_check_head(head_path(path), [_hash_of(line) for line in lines]))
        if torn:
            self.add("recovered", bytes_cut=torn)
        if cut:
            # The next line makes a new head: what the old one told must stay visible.
            self.add(_END_CHANGED)

    def add(self, verb: str, **details: Detail) -> None:
        """Add one line and wait until it is on the disk.

        details: counts, ids and settings only.
        """
        entry = {
            "n": self._head.number + 1,
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "actor": actor(),
            "verb": verb,
            "details": details,
            "prev": self._head.hash,
        }
        body = _body(entry)
        digest = hashlib.sha256(body).hexdigest()
        line = body[:-1] + _HASH_MARK + digest.encode() + b'"}\n'
        handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, store.PRIVATE_FILE)
        try:
            _write_all(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)
        self._head = Head(number=self._head.number + 1, hash=digest)
        head = json.dumps({"n": self._head.number, "hash": self._head.hash})
        store.write(head_path(self._path), head.encode())


def actor() -> str:
    """Name the account that runs the program, as the system knows it."""
    uid = os.getuid()
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"


def head_path(path: Path) -> Path:
    """Where the number and hash of the last line are kept."""
    return path.with_suffix(".head")


def entries(path: Path) -> list[tuple[str, dict[str, object]]]:
    """List verb and details of every line that can be understood; empty where there is no log."""
    parsed = [_parsed(line) or {} for line in _lines(path)] if path.exists() else []
    details = ((str(entry.get("verb")), entry.get("details")) for entry in parsed)
    return [(verb, found) for verb, found in details if isinstance(found, dict)]


def year_of_beginning(path: Path) -> int:
    """The year in which the log was begun, as its first line says; the current one without it."""
    lines = _lines(path) if path.exists() else []
    told = str((_parsed(lines[0]) or {}).get("time", "") if lines else "")[:4]
    return int(told) if told.isdecimal() else datetime.now(UTC).year


def differences(path: Path) -> list[str]:
    """List what in the log is not as it was written; empty when it is whole."""
    if not path.exists():
        return ["audit log: missing"]
    lines = _lines(path)
    found: list[str] = []
    if not lines or (_parsed(lines[0]) or {}).get("verb") != FIRST_VERB:
        found.append("audit log: its beginning is missing")
    previous = _START
    hashes: list[str] = []
    for number, line in enumerate(lines, 1):
        problem, previous = _check_line(line, number, previous)
        hashes.append(previous)
        if problem:
            found.append(f"audit log, line {number}: {problem}")
    if path.stat().st_size and not path.read_bytes().endswith(b"\n"):
        found.append("audit log: the last line is torn")
    return found + _check_head(head_path(path), hashes)


def _check_line(line: bytes, number: int, previous: str) -> tuple[str | None, str]:
    entry = _parsed(line)
    body, mark, _ = line.rpartition(_HASH_MARK)
    if entry is None or not mark:
        return "not a line of the log", previous
    digest = hashlib.sha256(body + b"}").hexdigest()
    if line != body + _HASH_MARK + digest.encode() + b'"}':
        return "changed after it was written", digest
    if entry.get("prev") != previous or entry.get("n") != number:
        return "does not follow from the line before", digest
    if entry.get("verb") == _END_CHANGED:
        return "lines before this one were removed or replaced", digest
    return None, digest


def _check_head(path: Path, hashes: list[str]) -> list[str]:
    head = _parsed(path.read_bytes()) if path.exists() else None
    if head is None:
        return ["audit log: its head is missing"] if hashes else []
    number = head.get("n")
    # A crash between the line and the head leaves the head one line behind, which is no change.
    if not isinstance(number, int) or not len(hashes) - 1 <= number <= len(hashes):
        return ["audit log: its end is missing or was added"]
    if number and head.get("hash") != hashes[number - 1]:
        return ["audit log: its end was replaced"]
    return []


def _hash_of(line: bytes) -> str:
    return str((_parsed(line) or {}).get("hash", ""))


def _body(entry: dict[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode()


def _parsed(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _lines(path: Path) -> list[bytes]:
    content = path.read_bytes() if path.exists() else b""
    return content.split(b"\n")[:-1]


def _cut_torn_line(path: Path) -> int:
    content = path.read_bytes() if path.exists() else b""
    whole = content.rfind(b"\n") + 1
    torn = len(content) - whole
    if torn:
        os.truncate(path, whole)
        store.sync(path)
    return torn


def _write_all(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]
