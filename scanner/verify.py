"""Is everything still as it was? The evidence, the log and what was made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.stages import STAGES
from scanner import approvals, audit, evidence, judgments, key_judgments, tables

if TYPE_CHECKING:
    from scanner.case import Case


def differences(case: Case) -> list[str]:
    """List what is not as it was recorded, one sentence each; empty when all of it holds.

    Compares the evidence with the hashes in the sources table, every table and output with its
    receipt, checks the chain of the log, and looks for approvals and judgments that the log does
    not know.
    """
    found = audit.differences(case.audit_path) + approvals.differences(case)
    found += key_judgments.differences(case) + judgments.differences(case)
    for stage in STAGES:
        receipt = tables.read_receipt(case, stage)
        if receipt is not None:
            changed = tables.changed_files(case, receipt)
            found += [f"{stage.name}: {name} is missing or changed" for name in changed]
    if tables.read_receipt(case, STAGES[0]) is None:
        return [*found, "sources: nothing was read yet, so the evidence cannot be compared"]
    if any(line.startswith("sources:") for line in found):
        return found
    return found + _evidence(case)


def _evidence(case: Case) -> list[str]:
    top = tables.load(case, "sources").filter(pl.col("parent").is_null())
    recorded = dict(top.select("path", "sha256").collect().iter_rows())
    present = {found.path: found.sha256 for found in evidence.walk(case.roots)}
    missing = [f"evidence {path}: missing" for path in recorded.keys() - present.keys()]
    added = [f"evidence {path}: was not there" for path in present.keys() - recorded.keys()]
    changed = [
        f"evidence {path}: changed"
        for path in recorded.keys() & present.keys()
        if recorded[path] != present[path]
    ]
    return sorted([*missing, *added, *changed])
