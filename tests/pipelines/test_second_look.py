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
    "names in turned order": [
        mention("a row 1", "Oliver Rickett", **BORN, **HOME, **number("524183067")),
        mention("b row 2", "Rickett Oliver", **BORN, **HOME, **number("610447192")),
    ],
    "misread names beside one number": [
        mention("a row 1", "Curtis D Boyd", **number("524183067")),
        mention("b row 2", "Curtys D Bcid", **number("524183067")),
    ],
    "two spellings that sound the same": [
        mention("a row 1", "Brock Reid", **BORN, **HOME, **number("524183067")),
        mention("b row 2", "Broc Reid", **BORN, **HOME, **number("524183961")),
    ],
    "a slip in the first name and in the number": [
        mention("a row 1", "Harry Clarke", **BORN, **number("524183067")),
        mention("b row 2", "Haryr Clarke", **BORN, **number("524183061")),
    ],
    "very rare name with two numbers": [
        mention("a row 1", "Tessa Pittserling", **BORN, **number("524183067")),
        mention("b row 2", "Tessa Pittserling", **BORN, **number("610447192")),
    ],
    "birth date of another day": [
        mention("a row 1", "Ana B Lopez", birth_date="1991-05-21", **HOME),
        mention("b row 2", "Ana B Lopez", birth_date="1993-11-02", **HOME),
    ],
}

APART: dict[str, Rows] = {
    "brother and sister born together": [
        mention("a row 1", "Michael Garcia", **BORN, **HOME, **number("524183067")),
        mention("b row 2", "Michaela Garcia", **BORN, **HOME, **number("524183068")),
    ],
    "twins of a name that the lists know little of": [
        mention("a row 1", "Thuyen Pham", **BORN, **HOME),
        mention("b row 2", "Thuyet Pham", **BORN, **HOME),
    ],
    "twins of such a name with numbers in a row": [
        mention("a row 1", "Thuyen Pham", **BORN, **HOME, **number("524183067")),
        mention("a row 2", "Thuyet Pham", **BORN, **HOME, **number("524183068")),
    ],
    "three of one very rare name with numbers of their own": [
        mention(f"a row {row}", "Tessa Pittserling", **BORN, **number(digits))
        for row, digits in enumerate(("524183067", "610447192", "388205561"))
    ],
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


def test_twins_met_under_the_same_two_names_in_two_lists_are_two() -> None:
    rows = [
        mention(f"{file} row {n}", f"{given} Pham", **BORN, **HOME, **(held if file == "a" else {}))
        for file in "ab"
        for n, (given, held) in enumerate(
            [("Thuyen", number("524183067")), ("Thuyet", number("524183068"))]
        )
    ]
    assert len(resolved(*rows)) == 2


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


def test_the_order_of_rows_in_a_table_changes_nobody() -> None:
    forms = [
        ("Michaela Thrussell", "524183067"), ("Micaela Thrussell", "524183061"),
        ("Michaela Trussell", "524188067"), ("Mikaela Thrussell", "610447192"),
        ("Thrussell Michaela", "610447199"), ("Michael Thrussell", "388205561"),
    ]  # fmt: skip

    def people(order: list[int]) -> list[tuple[str, list[str]]]:
        rows = [
            mention(f"a row {row}", forms[of][0], **BORN, **HOME, **number(forms[of][1]))
            for row, of in enumerate(order)
        ]
        return sorted((one["full_name"], one["aliases"]) for one in resolved(*rows))

    straight = people([0, 1, 2, 3, 4, 5])
    assert 1 < len(straight) < 6
    assert people([5, 3, 1, 4, 2, 0]) == straight
    assert people([2, 5, 0, 4, 1, 3]) == straight
