"""How much was read, and what the rest could add: counted, or said to be unknown."""

from __future__ import annotations

import polars as pl

from pipelines.model import INDIVIDUALS, PIECES, SOURCES, conform
from pipelines.outputs.coverage import Unopened, coverage


def source(
    id_: str, status: str, size: int, kind: str, parent: str | None = None
) -> dict[str, object]:
    code = None if status == "read" else "encrypted"
    return {
        "id": id_, "path": id_, "status": status, "size": size, "media_type": kind,
        "parent": parent, "code": code,
    }  # fmt: skip


SOURCES_MADE = [
    source("a.zip", "read", 900, "application/zip"),
    source("a.zip!/1.csv", "read", 600, "text/csv", "a.zip"),
    source("a.zip!/2.pdf", "exception", 1000, "application/pdf", "a.zip"),
    source("b.zip", "exception", 1800, "application/zip"),
    source("c.csv", "partial", 50, "text/csv"),
    source("d.mp4", "exception", 7000, "video/mp4"),
    {**source("e.csv", "read", 600, "text/csv"), "duplicate_of": "a.zip!/1.csv"},
]


def test_shares_and_estimates() -> None:
    people = [
        {"individual_id": str(n), "triggers": ["name+ssn"], "sources": [{"path": "a.zip!/1.csv"}]}
        for n in range(30)
    ]
    unaffected = {"individual_id": "x", "triggers": [], "sources": [{"path": "a.zip!/1.csv"}]}
    found = coverage(
        conform(pl.DataFrame(SOURCES_MADE), SOURCES),
        conform(pl.DataFrame({"kind": ["sheet", "page"], "status": ["read", "exception"]}), PIECES),
        conform(pl.DataFrame([*people, unaffected]), INDIVIDUALS),
    )
    assert found.bytes == {"read": 600, "partial": 50, "exception": 9800}
    assert found.pieces == {"read": 1, "partial": 0, "exception": 1}
    assert found.unopened == (
        Unopened(media_type="video/mp4", sources=1, bytes=7000, people=None),
        Unopened(media_type="application/zip", sources=1, bytes=1800, people=60),
        Unopened(media_type="application/pdf", sources=1, bytes=1000, people=None),
    )


def test_what_sources_say_they_hold_beyond_what_was_read() -> None:
    pieces = [
        {"source": "c.csv", "kind": "table", "unit": "rows", "expected": 400, "read": 120},
        {"source": "c.csv", "kind": "table", "unit": "rows", "expected": 4, "read": 9},
        {"source": "c.csv", "kind": "table", "unit": "rows", "expected": None, "read": 9},
        {"source": "c.csv", "kind": "whole", "unit": "messages", "expected": 26, "read": 12},
    ]
    found = coverage(
        conform(pl.DataFrame(SOURCES_MADE[:2]), SOURCES),
        conform(pl.DataFrame(pieces), PIECES),
        pl.DataFrame(schema=INDIVIDUALS),
    )
    assert found.short == {"messages": 14, "rows": 280}
    assert found.unopened == ()
