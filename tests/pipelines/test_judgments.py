"""What people say of who is one person outweighs the rules, and can be taken back."""

from __future__ import annotations

from typing import Any

import polars as pl
from mentions_made import HOME, exposure, mention, sources_of, ssn, table

from pipelines.joins.link import links
from pipelines.outputs import band
from pipelines.resolution.judgments import Judgment
from pipelines.resolution.resolve import individuals

FATHER = mention("a row 1", "Robert Hill", birth_date="1950-01-05", exposures=ssn(1), **HOME)
SON = mention("b row 2", "Robert Hill", birth_date="1980-07-09", exposures=ssn(2), **HOME)
ALONE = mention("a row 1", "Ana Lopez", emails=["ana@example.org"], exposures=ssn(1))
AGAIN = mention("b row 2", "Ana Lopez", emails=["ana@example.org"], exposures=ssn(1))


def said(verdict: str) -> Judgment:
    return Judgment(
        a="a#row 1/subject", b="b#row 2/subject", verdict=verdict, by="R. Okafor", at="", why="seen"
    )


def listed(*rows: dict[str, Any], given: tuple[Judgment, ...] = ()) -> pl.DataFrame:
    frame = table(*rows)
    return individuals(frame, links(frame).collect(), sources_of(*rows), None, given)


def test_two_who_were_said_to_be_one_are_one_and_the_reason_is_told() -> None:
    people = listed(FATHER, SON, given=(said("same"),))
    assert people["because"].to_list() == [["a person said so"]]


def test_one_who_was_said_to_be_two_is_two_and_nobody_asks_again() -> None:
    people = listed(ALONE, AGAIN, given=(said("different"),))
    assert people["reviews"].list.len().to_list() == [0, 0]


def test_a_judgment_taken_back_restores_the_list() -> None:
    before = listed(ALONE, AGAIN)
    assert before.equals(listed(ALONE, AGAIN, given=(said("different"), said("withdrawn"))))


def test_a_judgment_on_records_that_are_gone_changes_nothing() -> None:
    assert listed(ALONE).equals(listed(ALONE, given=(said("same"),)))


def test_the_band_counts_who_may_be_one_once_and_what_is_nobodys_on_top() -> None:
    twice = mention("b row 2", "Ana Lopez", exposures=[exposure("medical")], **HOME)
    once = mention("a row 1", "Ana Lopez", exposures=ssn(3), **(HOME | {"street": "9 Elm St"}))
    people = listed(once, twice)
    nobodys = pl.DataFrame({"element": ["ssn"], "values": [4], "sources": [1]})
    least, likely, most = (
        band.counted(people, nobodys, strictness).people for strictness in band.STRICTNESS
    )
    assert (least, likely, most) == (1, 2, 6)


def test_a_loosely_joined_person_counts_apart_at_most() -> None:
    people = listed(
        mention("a row 1", "Ana Lopez", exposures=ssn(1), **HOME),
        mention("b row 2", "Ana Lopez", exposures=[exposure("medical")], **HOME),
    )
    nobodys = pl.DataFrame(schema={"element": pl.String, "values": pl.Int64, "sources": pl.Int64})
    found = band.counted(people, nobodys, "possible")
    assert found.people == 2
    assert found.differ["individual_id"].to_list() == people["individual_id"].to_list()
