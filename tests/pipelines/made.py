"""Invented people and sources for the tests of decisions, counts and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.law import decisions, incident, obligations, rulepack
from pipelines.model import INDIVIDUALS, SOURCES
from pipelines.outputs.render import Outputs

if TYPE_CHECKING:
    from pipelines.law.facts import Incident

BOUND = """
[entity]
kind = "local_agency"
policies = ["santa_clara_county"]
hipaa = "no"
licensed_health_facility = false
financial_institution = false
health_records_vendor = false
"""
OWNED = '[data]\nrelationship = "owns"\n'
ACQUIRED = '[breach]\nacquisition = "obtained"\ndiscovered = 2026-03-04\n'
FACTS = BOUND + OWNED + ACQUIRED


def person(number: int = 0, *elements: str, **fields: Any) -> dict[str, Any]:
    """One row of INDIVIDUALS: a Californian with an address and the elements exposed."""
    row: dict[str, Any] = dict.fromkeys(INDIVIDUALS.names())
    lists: dict[str, list[Any]] = {
        name: [] for name, dtype in INDIVIDUALS.items() if isinstance(dtype, pl.List)
    }
    row |= lists | {
        "individual_id": f"{number:032x}",
        "full_name": "Anahit Petrosyan",
        "given_name": "Anahit",
        "family_name": "Petrosyan",
        "emails": ["anahit.petrosyan@example.org"],
        "address": f"{number + 100} Alum Rock Avenue",
        "city": "San Jose",
        "state": "CA",
        "postal_code": "95127",
        "elements": sorted(elements),
        "triggers": sorted("login" if code == "login" else f"name+{code}" for code in elements),
        "confidence": 0.95,
        "sources": [{"path": "clinic/intake.csv", "locator": f"row {number}"}],
        "members": [f"record-{number}"],
        "residency": "CA",
    }
    return row | fields


def table(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=INDIVIDUALS)


def source(number: int = 1, **fields: Any) -> dict[str, Any]:
    """One row of SOURCES: a CSV file read in full."""
    row: dict[str, Any] = dict.fromkeys(SOURCES.names())
    row |= {
        "id": f"{number:032x}",
        "path": "clinic/intake.csv",
        "size": 1000,
        "media_type": "text/csv",
        "status": "read",
        "places": [],
        "tables": 1,
        "rows": 10,
        "pages": 0,
        "characters": 0,
    }
    return row | fields


def sources(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=SOURCES)


def judged(people: pl.DataFrame, facts: str, rule: str) -> pl.DataFrame:
    made = decisions.decisions(people, incident.parse(facts), rulepack.packs())
    return made.filter(pl.col("rule") == rule)


def case(people: pl.DataFrame, facts: str = FACTS, *rows: dict[str, Any]) -> Outputs:
    """Everything that the outputs are made of."""
    known: Incident = incident.parse(facts)
    packs = rulepack.packs()
    decided = decisions.decisions(people, known, packs)
    counts = obligations.counted(people, decided, known, packs)
    return Outputs(
        individuals=people,
        decisions=decided,
        counts=counts,
        obligations=obligations.obligations(counts, known, packs),
        sources=sources(*(rows or (source(),))),
        incident=known,
    )
