"""Groups of mentions compared as wholes: a typing error is overcome, a household is not."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from mentions_made import HOME, exposure, mention, resolved

from pipelines.fingerprint import fingerprint

Rows = list[dict[str, Any]]
BORN = {"birth_date": "1991-05-21"}


def number(digits: str) -> dict[str, Any]:
    frame = pl.DataFrame({"value": [digits]})
    mark = frame.select(fingerprint(pl.col("value"), "us/ssn", b"key")).item()
    return {"exposures": [exposure("ssn") | {"fingerprint": mark}]}


ONE_PERSON: dict[str, Rows] = {
    "mistyped number": [
        mention("a row 1", "Tessa K Pittser", **BORN, **number("524183067")),
        mention("b row 2", "Tessa K Pittser", **BORN, **number("524183061")),
    ],
    "mistyped number at one address": [
        mention("a row 1", "Tessa K Pittser", **HOME, **number("524183067")),
        mention("b row 2", "Tessa K Pittser", **HOME, **number("524188067")),
    ],
    "kin word for a first name": [
        mention("a row 1", "Tessa K Pittser", **BORN, **HOME),
        mention("b row 2", "Niece K Pittser", **BORN, **HOME),
    ],
    "misread first name": [
        mention("a row 1", "Edward J Mills", **BORN, **HOME),
        mention("b row 2", "Fdward J Mills", **BORN, **HOME),
    ],
    "married name": [
        mention("a row 1", "Tessa K Pittser", **BORN, **HOME),
        mention("b row 2", "Tessa K Ramirez", **BORN, **HOME),
    ],
    "mistyped street": [
        mention("a row 1", "Ana B Lopez", **HOME),
        mention("b row 2", "Ana B Lopez", **(HOME | {"street": "12 Oka Ave"})),
    ],
    "birth date of another day": [
        mention("a row 1", "Ana B Lopez", birth_date="1991-05-21", **HOME),
        mention("b row 2", "Ana B Lopez", birth_date="1993-11-02", **HOME),
    ],
}

APART: dict[str, Rows] = {
    "twins with names alike": [
        mention("a row 1", "Jaden M Garcia", **BORN, **HOME),
        mention("b row 2", "Jayden M Garcia", **BORN, **HOME),
    ],
    "twins with numbers in a row": [
        mention("a row 1", "Maria Garcia", **BORN, **HOME, **number("524183067")),
        mention("b row 2", "Mario Garcia", **BORN, **HOME, **number("524183068")),
    ],
    "father and son of one name": [
        mention("a row 1", "Robert J Hill", **HOME, **number("524183067")),
        mention("b row 2", "Robert J Hill", **HOME, **number("618290411")),
    ],
    "father and son, one born a generation later": [
        mention("a row 1", "Robert J Hill", birth_date="1950-02-05", **HOME),
        mention("b row 2", "Robert J Hill", birth_date="1980-07-09", **HOME),
    ],
    "kin word that could be either of two": [
        mention("a row 1", "Tessa K Pittser", **BORN, **HOME),
        mention("a row 2", "Karl K Pittser", **BORN, **HOME),
        mention("b row 2", "Niece K Pittser", **BORN, **HOME),
    ],
    "kin word with nothing but a household": [
        mention("a row 1", "Tessa Pittser", **HOME),
        mention("b row 2", "Niece Pittser", **HOME),
    ],
}


@pytest.mark.parametrize("rows", ONE_PERSON.values(), ids=ONE_PERSON.keys())
def test_one_person(rows: Rows) -> None:
    (person,) = resolved(*rows)
    assert person["members"] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize("rows", APART.values(), ids=APART.keys())
def test_each_is_a_person(rows: Rows) -> None:
    assert len(resolved(*rows)) == len(rows)


def test_what_stays_open_is_asked_of_both() -> None:
    people = resolved(*APART["father and son of one name"])
    assert [review["because"] for person in people for review in person["reviews"]] == [
        "different Social Security numbers"
    ] * 2


def test_a_table_split_in_two_changes_no_count() -> None:
    names = ["Ana B Lopez", "Bao Tran", "Ana B Lopez", "Robert J Hill"]
    whole = [mention(f"a row {n}", name, **HOME) for n, name in enumerate(names)]
    halves = [mention(f"{'ab'[n % 2]} row {n}", name, **HOME) for n, name in enumerate(names)]
    assert len(resolved(*whole)) == len(resolved(*halves)) == 3
