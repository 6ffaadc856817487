"""Who approved which text: lines that are only ever added to, in `approvals.jsonl` of the case.

An approval names the hash of a text, so it lapses by itself when the text changes. The log of the
case holds each one as well, which shows a line that was written by other hands.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.outputs.documents import Approval
from scanner import added_lines
from scanner.audit import VERB_APPROVE, entries
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scanner.audit import Audit
    from scanner.case import Case

ALL_NOTICES = "notice"
"""Stands for every variant of the notice."""

_FIELDS = ("document", "role", "by", "at", "text")


def path_of(case: Case) -> Path:
    """Tell where the approvals of a case are; there need not be any."""
    return case.folder / "approvals.jsonl"


def read(path: Path) -> tuple[Approval, ...]:
    """Read the approvals in the order in which they were given; a missing file holds none.

    A last line torn by a crash counts as not written. Raises BreachscopeError `approvals_damaged`.
    """
    return tuple(_approval(path, n, line) for n, line in enumerate(added_lines.lines(path), 1))


def listed(case: Case) -> list[dict[str, object]]:
    """Read the list of texts that the last run made; empty where there is none.

    Each as `pages.index` writes it: id, title, file, text, needs, approved, draft.
    """
    path = case.outputs / "documents.json"
    found: list[dict[str, object]] = json.loads(path.read_bytes()) if path.exists() else []
    return found


def chosen(case: Case, document: str, role: str) -> list[Mapping[str, object]]:
    """Find the texts that an approval of this document in this role is about, at least one.

    Raises BreachscopeError `document_missing` or `role_not_asked`.
    """
    texts = [
        text
        for text in listed(case)
        if text["id"] == document
        or (document == ALL_NOTICES and str(text["file"]).startswith("notices/"))
    ]
    if not texts:
        raise BreachscopeError("document_missing", case.folder, document)
    asked: list[Mapping[str, object]] = [text for text in texts if role in _roles(text["needs"])]
    if not asked:
        raise BreachscopeError("role_not_asked", case.folder, document)
    return asked


def approve(
    case: Case, audit: Audit, texts: Sequence[Mapping[str, object]], *, role: str, by: str
) -> None:
    """Record the approval of these texts, in the log first and then in the file."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for text in texts:
        given = Approval(document=str(text["id"]), role=role, by=by, at=now, text=str(text["text"]))
        audit.add(VERB_APPROVE, **asdict(given))
        line = json.dumps(asdict(given), separators=(",", ":")).encode()
        added_lines.add(path_of(case), line)


def differences(case: Case) -> list[str]:
    """List the approvals that the log does not know."""
    known = {
        tuple(details.get(name) for name in _FIELDS)
        for verb, details in entries(case.audit_path)
        if verb == VERB_APPROVE
    }
    return [
        f"approvals.jsonl, line {number}: the log does not know this approval"
        for number, given in enumerate(read(path_of(case)), 1)
        if tuple(getattr(given, name) for name in _FIELDS) not in known
    ]


def _roles(needs: object) -> list[str]:
    return [str(role) for role in needs] if isinstance(needs, list) else []


def _approval(path: Path, number: int, line: bytes) -> Approval:
    try:
        content = json.loads(line)
        given = Approval(**content)
    except (ValueError, TypeError):
        given = None
    if given is None or not all(isinstance(getattr(given, name), str) for name in _FIELDS):
        raise BreachscopeError("approvals_damaged", path, f"line {number}")
    return given
