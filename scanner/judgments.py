"""What people said of two individuals: lines that are only ever added to, in `judgments.jsonl`.

A judgment names one mention of each individual by the content of its source and the place in it,
so that it holds where the evidence is read again or grows. The log of the case holds each one too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from pipelines.resolution.judgments import Judgment
from pipelines.resolution.people import content
from scanner import added_lines, tables
from scanner.audit import entries
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.audit import Audit
    from scanner.case import Case

VERB = "judge"
_FIELDS = tuple(field.name for field in fields(Judgment))

VERDICTS = ("same", "different", "withdrawn")


def path_of(case: Case) -> Path:
    """Tell where the judgments of a case are; there need not be any."""
    return case.folder / "judgments.jsonl"


def read(path: Path) -> tuple[Judgment, ...]:
    """Read the judgments in the order in which they were given; a missing file holds none.

    A last line torn by a crash counts as not written. Raises BreachscopeError `judgments_damaged`.
    """
    return tuple(_judgment(path, n, line) for n, line in enumerate(added_lines.lines(path), 1))


def judge(
    case: Case, audit: Audit, individuals: tuple[str, str], verdict: str, *, by: str, why: str
) -> None:
    """Record a judgment on two individuals, in the log first and then in the file.

    individuals: ids or their beginnings. verdict: of `VERDICTS`; `withdrawn` takes back what was
    said of the same two, also of one who was made of both. Raises BreachscopeError
    `individual_missing`, `individual_ambiguous`, `judgment_of_one` or `judgment_missing`.
    """
    a, b = (_mentions(case, prefix) for prefix in individuals)
    if verdict == "withdrawn":
        one, two = _given(case, a, b)
    else:
        one, two = sorted((a[0], b[0]))
        if one == two:
            raise BreachscopeError("judgment_of_one", case.folder)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = Judgment(a=one, b=two, verdict=verdict, by=by, at=now, why=why)
    audit.add(VERB, **asdict(said))
    added_lines.add(path_of(case), json.dumps(asdict(said), separators=(",", ":")).encode())


def differences(case: Case) -> list[str]:
    """List the judgments that the log does not know."""
    known = [
        tuple(details.get(name) for name in _FIELDS)
        for verb, details in entries(case.audit_path)
        if verb == VERB
    ]
    return [
        f"judgments.jsonl, line {number}: the log does not know this judgment"
        for number, said in enumerate(read(path_of(case)), 1)
        if tuple(asdict(said).values()) not in known
    ]


def _mentions(case: Case, prefix: str) -> list[str]:
    """The contents of an individual's mentions, the first first."""
    individuals = tables.load(case, "individuals").select("individual_id", "members")
    found = individuals.filter(pl.col("individual_id").str.starts_with(prefix)).collect()
    if found.height != 1:
        code = "individual_ambiguous" if found.height else "individual_missing"
        raise BreachscopeError(code, case.folder, prefix)
    members = found["members"].explode(empty_as_null=True).implode()
    records = tables.load(case, "records").filter(
        pl.col("id").is_in(members) & pl.col("full_name").is_not_null()
    )
    sources = tables.load(case, "sources").select("sha256", source="id")
    contents = records.join(sources, on="source", how="left").select(content()).collect()
    if contents.is_empty():
        raise BreachscopeError("individual_missing", case.folder, prefix)
    return sorted(contents.to_series().to_list())


def _given(case: Case, a: list[str], b: list[str]) -> tuple[str, str]:
    """The two mentions that a standing judgment names, one of each of two individuals."""
    ours, theirs = set(a), set(b)
    for said in reversed(read(path_of(case))):
        straight = said.a in ours and said.b in theirs
        if said.verdict != "withdrawn" and (straight or (said.a in theirs and said.b in ours)):
            return said.a, said.b
    raise BreachscopeError("judgment_missing", case.folder)


def _judgment(path: Path, number: int, line: bytes) -> Judgment:
    try:
        said = Judgment(**json.loads(line))
    except (ValueError, TypeError):
        said = None
    if said is None or not all(isinstance(getattr(said, name), str) for name in _FIELDS):
        raise BreachscopeError("judgments_damaged", path, f"line {number}")
    return said
