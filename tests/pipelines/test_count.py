"""Totals count people once, whatever the number of rules, sources and elements."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import polars as pl
from made import FACTS, case, person, source, table

from pipelines.model import RECORDS
from pipelines.outputs import count

if TYPE_CHECKING:
    from pipelines.outputs.count import Totals


def totals(people: pl.DataFrame, facts: str = FACTS, *rows: dict[str, Any]) -> Totals:
    made = case(people, facts, *rows)
    return count.totals(made.individuals, made.decisions, made.sources)


def test_people_elements_and_combinations() -> None:
    made = totals(
        table(
            person(1, "ssn", "medical"),
            person(2, "ssn", "medical", confidence=0.7),
            person(3, "ssn", residency=None, confidence=0.5, flags=["minor"]),
            person(4, "login", residency="NV", flags=["minor", "deceased"]),
            person(5),
            person(6, protected=["ssn"]),
        )
    )
    assert (made.individuals, made.affected, made.protected_only) == (6, 4, 1)
    assert made.elements == {"ssn": 3, "medical": 2, "login": 1}
    assert made.combinations == {"medical ssn": 2, "login": 1, "ssn": 1}
    assert made.residency == {"CA": 2, "NV": 1, "unknown": 1}
    assert made.confidence == {"confirmed": 2, "likely": 1, "possible": 1}
    assert made.flags == {"minor": 2, "deceased": 1}


def test_the_strongest_outcome_counts_once() -> None:
    made = totals(table(person(1, "ssn"), person(2, "ssn", residency="NV"), person(3, "genetic")))
    assert made.outcomes == {
        "us/ca/agency": {"notify": 2, "review": 0, "do_not_notify": 1},
        "us/ca/santa_clara_county": {"notify": 2, "review": 0, "do_not_notify": 1},
        "us/nv/statute": {"notify": 1, "review": 0, "do_not_notify": 0},
    }
    assert made.owed == {"notify": 3, "review": 0, "do_not_notify": 0}


def test_sources_and_what_was_read() -> None:
    made = totals(
        table(),
        FACTS,
        source(1, rows=10, size=5),
        source(2, rows=7, size=6, status="partial", code="rows_lost", places=["a", "b"]),
        source(3, rows=0, tables=0, size=7, status="exception", code="encrypted"),
        source(4, rows=None, tables=None, pages=2, characters=900, size=1, parent="x"),
        source(5, rows=0, tables=0, size=5, duplicate_of="1"),
    )
    assert made.sources == {"read": 3, "exception": 1, "partial": 1}
    assert (made.tables, made.rows, made.pages, made.characters) == (2, 17, 2, 900)
    assert (made.bytes, made.unread_places, made.duplicates) == (18, 2, 1)
    assert made.affected == 0


def test_totals_are_plain_json() -> None:
    made = asdict(totals(table(person(1, "ssn"))))
    assert json.loads(json.dumps(made)) == made


def record(name: str, *exposures: tuple[str, str, str]) -> dict[str, Any]:
    keys = ("element", "fingerprint", "protection")
    return {
        **dict.fromkeys(RECORDS.names()),
        "id": name,
        "source": name[0],
        "exposures": [dict(zip(keys, exposure, strict=True)) for exposure in exposures],
    }


def test_unattributed_values_are_distinct_and_known_nowhere_else() -> None:
    rows = [
        record("a1", ("ssn", "f1", "none")),
        record("a2", ("ssn", "f1", "none"), ("ssn", "f2", "none"), ("ssn", "f3", "masked")),
        record("b3", ("ssn", "f2", "none"), ("card_number", "f9", "none")),
        record("b4"),
    ]
    records = pl.DataFrame(rows, schema=RECORDS).lazy()
    lost = count.unattributed(records, table(person(1, "ssn", members=["a1"])))
    assert lost.rows() == [("card_number", 1, 1), ("ssn", 1, 2)]
    assert count.unattributed(records, table(person(1, members=["a1", "a2", "b3"]))).height == 0
