"""A scanned case whose facts are typed in, for the tests of approvals, lists and letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FACTS = """
[entity]
kind = "local_agency"
policies = ["santa_clara_county"]
hipaa = "no"
licensed_health_facility = false
financial_institution = false
health_records_vendor = false
[data]
relationship = "owns"
[breach]
acquisition = "obtained"
discovered = 2026-03-04
[harm]
likely = true
"""


def log(case: Path, verb: str) -> list[dict[str, Any]]:
    """Details of every line of the log with this verb."""
    lines = map(json.loads, (case / "audit.jsonl").read_bytes().splitlines())
    return [line["details"] for line in lines if line["verb"] == verb]


def documents(case: Path) -> dict[str, dict[str, Any]]:
    """The list of texts, by id."""
    listed = json.loads((case / "outputs" / "documents.json").read_text())
    return {text["id"]: text for text in listed}


def mode(path: Path) -> int:
    """The permissions of a file."""
    return path.stat().st_mode & 0o777
