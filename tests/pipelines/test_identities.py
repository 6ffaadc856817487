"""What a person is called stays where evidence is added; who was joined or parted is told."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

import polars as pl
from mentions_made import HOME, mention, sources_of, ssn, table

from pipelines.joins.link import links
from pipelines.model import IDENTITIES, empty
from pipelines.resolution import identities
from pipelines.resolution.judgments import Judgment
from pipelines.resolution.resolve import individuals

Rows = list[dict[str, Any]]

STAFF = [
    mention(f"m row {n}", name, exposures=ssn(n), emails=[f"{n}@example.org"])
    for n, name in enumerate(["Ana Lopez", "Bao Tran", "Denise Okafor", "Robert Hill"])
]
EARLIER_BY_NAME = [
    *(dict(row, id=f"a#{row['locator']}/subject", source="a") for row in STAFF[:3]),
    mention("a row 9", "Lena Petrosyan", exposures=ssn(9)),
]
BY_STREET = mention("k row 1", "Ana Lopez", exposures=ssn(1), **HOME)
BY_EMAIL = mention("m row 2", "Ana Lopez", emails=["ana@example.org"])
BETWEEN = mention("a row 3", "Ana Lopez", emails=["ana@example.org"], **HOME)


class Listed(NamedTuple):
    """The people of one run, and what it remembers for the next."""

    people: pl.DataFrame
    called: pl.DataFrame


def listed(rows: Rows, before: pl.DataFrame | None = None, *given: Judgment) -> Listed:
    frame, sources = table(*rows), sources_of(*rows)
    before = empty(IDENTITIES) if before is None else before
    people = individuals(frame, links(frame).collect(), sources, None, given, before)
    return Listed(
        people, identities.remembered(people, identities.contents(frame, sources), before)
    )


def ids(people: pl.DataFrame) -> set[str]:
    return set(people["individual_id"])


def groups(people: pl.DataFrame) -> set[frozenset[str]]:
    return {frozenset(members) for members in people["members"]}


def said(verdict: str) -> Judgment:
    return Judgment(
        a="k#row 1/subject", b="m#row 2/subject", verdict=verdict, by="R. Okafor", at="", why="seen"
    )


def test_evidence_that_sorts_first_leaves_everybodys_id() -> None:
    first = listed(STAFF)
    second = listed([*STAFF, *EARLIER_BY_NAME], first.called)
    assert ids(first.people) < ids(second.people)
    assert not second.people["supersedes"].explode(empty_as_null=False).len()
    fresh = listed([*STAFF, *EARLIER_BY_NAME])
    assert groups(fresh.people) == groups(second.people)
    assert ids(fresh.people) != ids(second.people)


def test_a_run_on_the_same_evidence_tells_the_same_of_everybody() -> None:
    first = listed([BY_STREET, BY_EMAIL])
    second = listed([BY_STREET, BY_EMAIL, BETWEEN], first.called)
    again = listed([BETWEEN, BY_EMAIL, BY_STREET], second.called)
    assert second.people.equals(again.people)
    assert second.called.equals(again.called)


def test_who_was_two_and_is_one_replaces_the_other() -> None:
    first = listed([BY_STREET, BY_EMAIL])
    assert first.people.height == 2
    (person,) = listed([BY_STREET, BY_EMAIL, BETWEEN], first.called).people.to_dicts()
    assert {person["individual_id"], *person["supersedes"]} == ids(first.people)


def test_who_was_one_and_is_two_is_told_and_a_judgment_taken_back_restores_the_id() -> None:
    rows = [BY_STREET, BY_EMAIL, BETWEEN]
    first = listed(rows)
    (whole,) = ids(first.people)
    second = listed(rows, first.called, said("different"))
    parted = {row["individual_id"]: row["supersedes"] for row in second.people.to_dicts()}
    assert parted.pop(whole) == []
    ((new, replaced),) = parted.items()
    assert replaced == [whole]
    (again,) = listed(rows, second.called, said("different"), said("withdrawn")).people.to_dicts()
    assert (again["individual_id"], again["supersedes"]) == (whole, [new])


def test_a_judgment_that_joined_two_taken_back_restores_the_list() -> None:
    first = listed([BY_STREET, BY_EMAIL])
    second = listed([BY_STREET, BY_EMAIL], first.called, said("same"))
    assert second.people.height == 1
    third = listed([BY_STREET, BY_EMAIL], second.called, said("same"), said("withdrawn"))
    assert third.people.equals(first.people)


def test_whose_first_mention_is_gone_replaces_himself_until_it_comes_back() -> None:
    whole = listed([BY_STREET, BY_EMAIL, BETWEEN])
    (before,) = whole.people.to_dicts()
    gone = listed([BY_STREET, BY_EMAIL], whole.called)
    replaced = gone.people["supersedes"].explode(empty_as_null=False).unique().to_list()
    assert replaced == [before["individual_id"]]
    (back,) = listed([BY_STREET, BY_EMAIL, BETWEEN], gone.called).people.to_dicts()
    assert back["individual_id"] == before["individual_id"]
    assert set(back["supersedes"]) == ids(gone.people)


def test_two_holders_of_one_account_have_each_an_id_of_their_own() -> None:
    rows = [
        mention("m row 1", "Ana Lopez", keys={"account id": 7}),
        mention("m row 2", "Luis Lopez", keys={"account id": 7}),
        mention("a row 1", keys={"account id": 7}, exposures=ssn(1)),
    ]
    first = listed(rows)
    assert [len(one) for one in first.people["members"]] == [2, 2]
    assert len(ids(first.people)) == 2
    assert ids(listed(rows[:2]).people) == ids(first.people)


def test_drawn_people_met_file_by_file_are_called_the_same_or_told_to_be_replaced() -> None:
    draw = random.Random(11)
    rows = [
        mention(
            f"{file} row {n}",
            draw.choice(["Ana", "Bao", "Cleo"]) + " " + draw.choice(["Lopez", "Tran", "Haddad"]),
            emails=[f"{draw.randrange(12)}@example.org"] if draw.random() < 0.5 else [],
            exposures=ssn(draw.randrange(30)) if draw.random() < 0.5 else [],
            street=f"{draw.randrange(6)} Oak Ave" if draw.random() < 0.5 else None,
        )
        for file in "ptgkcx"
        for n in range(12)
    ]
    before, earlier = empty(IDENTITIES), set[str]()
    for number in range(1, 7):
        met = [row for row in rows if row["source"] in "ptgkcx"[:number]]
        now = listed(met, before)
        assert groups(now.people) == groups(listed(met).people)
        replaced = set(now.people["supersedes"].explode(empty_as_null=False))
        assert earlier <= ids(now.people) | replaced
        assert now.people["individual_id"].is_unique().all()
        assert listed(met, now.called).people.equals(now.people)
        before, earlier = now.called, earlier | ids(now.people)
