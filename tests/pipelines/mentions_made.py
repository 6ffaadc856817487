"""Invented records, links and sources for the tests of combining, linking and resolving."""

from __future__ import annotations

import hashlib
from typing import Any

import polars as pl

from pipelines.joins.link import links
from pipelines.model import RECORDS, SOURCES
from pipelines.resolution.resolve import individuals

HOME = {"street": "12 Oak Ave", "city": "Fresno", "state": "CA", "postal_code": "93701"}


def fingerprint(value: Any) -> str:
    return hashlib.sha256(str(value).encode()).hexdigest()[:32]


def exposure(element: str, value: Any = 1, protection: str = "none") -> dict[str, Any]:
    return {
        "element": element,
        "detector": f"us/{element}",
        "score": 0.95,
        "protection": protection,
        "locator": "column E",
        "because": "header; check passed",
        "fingerprint": fingerprint(f"{element}{value}"),
    }


def ssn(value: Any) -> list[dict[str, Any]]:
    return [exposure("ssn", value)]


def mention(place: str, name: str | None = None, **fields: Any) -> dict[str, Any]:
    """One RECORDS row. place: "source row 3" or "source page 1"; name: "Given Middle Family"."""
    source, locator = place.split(" ", 1)
    role = fields.pop("role", "subject")
    keys = [
        {"column": f"person_key:{column}", "fingerprint": fingerprint(value)}
        for column, value in fields.pop("keys", {}).items()
    ]
    row: dict[str, Any] = dict.fromkeys(RECORDS.names())
    row |= {
        "id": f"{source}#{locator}/{role}",
        "source": source,
        "locator": locator,
        "role": role,
        "keys": keys,
        "emails": [],
        "phones": [],
        "logins": [],
        "exposures": [],
    }
    if name is not None:
        words = name.split()
        row |= {
            "full_name": name,
            "given_name": words[0] if len(words) > 1 else None,
            "middle_name": " ".join(words[1:-1]) or None,
            "family_name": words[-1],
            "name_score": 0.95,
        }
    return row | fields


def table(*rows: dict[str, Any]) -> pl.LazyFrame:
    return pl.DataFrame(list(rows), schema=RECORDS).lazy()


def sources_of(*rows: dict[str, Any], **fields: Any) -> pl.DataFrame:
    made = []
    for name in sorted({str(row["source"]) for row in rows}):
        row = dict.fromkeys(SOURCES.names())
        made.append(row | {"id": name, "path": f"hr/{name}.csv", "family": name, **fields})
    return pl.DataFrame(made, schema=SOURCES)


def resolved(*rows: dict[str, Any], breach_date: str | None = None) -> list[dict[str, Any]]:
    """The individuals of these records, links between them included."""
    frame = table(*rows)
    found = individuals(frame, links(frame).collect(), sources_of(*rows), breach_date)
    return found.to_dicts()
