"""What one rule pack says of a few invented people, asked by the tests of the policy."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING, Any

import polars as pl
from made import person, table

from detectors.columns.judge import classify
from pipelines.law import decisions, incident, obligations, rulepack
from pipelines.tables.combine import combined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.law.rulepack import RulePack

COUNTY, AGENCY, CITY = "us/ca/santa_clara_county", "us/ca/agency", "us/ca/city_guide"

STATED: dict[str, object] = {
    "entity.kind": "local_agency",
    "entity.policies": ["santa_clara_county"],
    "data.relationship": "owns",
    "breach.acquisition": "obtained",
    "breach.discovered": dt.date(2026, 3, 4),
}
"""A breach of a department's own data in which everything that matters is settled."""

NO_GROUND: dict[str, object] = {"breach.criminal_act": False, "breach.significant_risk": False}


def written(facts: Mapping[str, object]) -> str:
    """The facts as an `incident.toml`; None leaves a fact out."""
    lines = []
    for key, value in facts.items():
        text = f'"{value}"' if isinstance(value, str) else str(value)
        text = text.lower() if isinstance(value, bool) else text
        if isinstance(value, list):
            text = "[" + ", ".join(f'"{item}"' for item in value) + "]"
        if value is not None:
            lines.append(f"{key} = {text}")
    return "\n".join(lines)


def pack(rule: str) -> RulePack:
    return next(item for item in rulepack.packs() if item.id == rule)


def decided(
    row: dict[str, Any], facts: Mapping[str, object] | None = None, rule: str = COUNTY
) -> dict[str, Any]:
    """The decision about one person; {} where the pack has nothing to say."""
    known = incident.parse(written({**STATED, **(facts or {})}))
    made = decisions.decisions(table(row), known, [pack(rule)])
    return made.row(0, named=True) if made.height else {}


def outcome(
    row: dict[str, Any], facts: Mapping[str, object] | None = None, rule: str = COUNTY
) -> str | None:
    return decided(row, facts, rule).get("outcome")


def duty(
    name: str,
    people: pl.DataFrame,
    facts: Mapping[str, object] | None = None,
    rule: str = COUNTY,
) -> dict[str, Any]:
    """One obligation of a pack for these people: a row of OBLIGATIONS."""
    known = incident.parse(written({**STATED, **(facts or {})}))
    made = decisions.decisions(people, known, [pack(rule)])
    counts = obligations.counted(people, made, known, [pack(rule)])
    owed = obligations.obligations(counts, known, [pack(rule)])
    return owed.filter(pl.col("obligation") == name).row(0, named=True)


def crowd(size: int, *elements: str, **fields: Any) -> pl.DataFrame:
    """So many Californians with these elements exposed; with none named, an SSN."""
    one = table(person(1, *(elements or ("ssn",)), **fields))
    many = one.sample(size, with_replacement=True)
    return many.with_columns(
        individual_id=pl.int_range(pl.len()).cast(pl.String).str.zfill(32)
    ).cast(one.schema)


def opened(*parts: str, login: bool = False, protection: str = "none") -> dict[str, str]:
    """Element -> protection of what these parts make together in one record."""
    rows = [("r", login, part, protection, 0.9, "header") for part in parts]
    names = ["group", "has_login", "element", "protection", "score", "because"]
    kinds = [pl.String, pl.Boolean, pl.String, pl.String, pl.Float64, pl.String]
    frame = pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")
    added = combined(frame).slice(len(rows))
    return dict(zip(added["element"], added["protection"], strict=True))


def seen(header: str, *values: str) -> str | None:
    """The code that a column with this header and these values is typed as."""
    [verdict] = classify([header], pl.DataFrame({"0": list(values)}), "")
    return verdict.detects


def read(page: bytes) -> str:
    """The text of a page, without its styles."""
    body = page.decode().partition("<body>")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()
