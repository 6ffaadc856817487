"""Every reason for not reading has a next step, and the groups lose no source."""

from __future__ import annotations

import polars as pl

from pipelines.blocks import EXCEPTIONS
from pipelines.model import SOURCES, conform
from scanner.unread import STEPS, unread


def test_every_exception_code_says_what_to_do() -> None:
    assert STEPS.keys() == EXCEPTIONS.keys()


def test_sources_are_grouped_by_reason_most_frequent_first() -> None:
    rows = [
        {"id": "1", "path": "a.zip", "status": "exception", "code": "encrypted", "places": []},
        {"id": "2", "path": "b.pdf", "status": "partial", "code": "no_text", "places": ["p"]},
        {"id": "3", "path": "c.zip", "status": "exception", "code": "encrypted", "places": []},
        {"id": "4", "path": "d.csv", "status": "read", "code": None, "places": []},
        {"id": "5", "path": "e.lnk", "status": "excluded", "code": "link", "places": []},
    ]
    groups = unread(conform(pl.DataFrame(rows), SOURCES))
    assert [(group.code, group.paths) for group in groups] == [
        ("encrypted", ["a.zip", "c.zip"]),
        ("no_text", ["b.pdf"]),
    ]
    assert groups[1].places == [["p"]]
