"""Every reason for not reading has a next step, and the groups lose no source."""

from __future__ import annotations

import polars as pl

from pipelines.blocks import EXCEPTIONS
from pipelines.model import PIECES, SOURCES, conform, empty
from scanner.unread import STEPS, WAYS, count, unread


def test_every_exception_code_says_what_to_do() -> None:
    assert STEPS.keys() == EXCEPTIONS.keys()
    assert sorted(code for codes in WAYS.values() for code in codes) == sorted(EXCEPTIONS)


def test_sources_are_grouped_by_reason_most_frequent_first() -> None:
    rows = [
        {"id": "1", "path": "a.zip", "status": "exception", "code": "encrypted", "places": []},
        {"id": "2", "path": "b.pdf", "status": "partial", "code": "no_text", "places": ["p"]},
        {"id": "3", "path": "c.zip", "status": "exception", "code": "encrypted", "places": []},
        {"id": "4", "path": "d.csv", "status": "read", "code": None, "places": []},
        {"id": "5", "path": "e.lnk", "status": "excluded", "code": "link", "places": []},
    ]
    groups = unread(conform(pl.DataFrame(rows), SOURCES), empty(PIECES))
    assert [
        (group.code, group.way, group.whole, group.partial, group.paths) for group in groups
    ] == [
        ("encrypted", "password", 2, 0, ["a.zip", "c.zip"]),
        ("no_text", "convert", 0, 1, ["b.pdf"]),
    ]


def test_a_source_stands_under_each_of_its_reasons() -> None:
    places = ["damaged at sheet A", "encrypted", "damaged at sheet B"]
    row = {"id": "1", "path": "a.xls", "status": "partial", "code": "damaged", "size": 9}
    sources = conform(pl.DataFrame([{**row, "places": places}]), SOURCES)
    told = {"source": "1", "kind": "sheet", "status": "exception", "code": "damaged"}
    pieces = conform(pl.DataFrame([told, {**told, "place": "sheet B"}]), PIECES)
    damaged, encrypted = unread(sources, pieces)
    assert (damaged.pieces, damaged.places) == (2, [[places[0], places[2]]])
    assert (encrypted.code, encrypted.bytes, encrypted.places) == ("encrypted", 0, [["encrypted"]])
    assert count(sources) == 1
