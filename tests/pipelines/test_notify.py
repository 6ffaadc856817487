"""Letter variants and the mailing list: the right letter, the right addressee, nobody twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from made import FACTS, case, person, table

from pipelines import notify

if TYPE_CHECKING:
    import polars as pl


def recipients(*rows: dict[str, Any], facts: str = FACTS) -> pl.DataFrame:
    made = case(table(*rows), facts)
    return notify.recipients(made.individuals, made.decisions)


def mailed(*rows: dict[str, Any], provided: bool | None = False) -> list[dict[str, Any]]:
    return notify.mailing_list(recipients(*rows), provided).to_dicts()


def test_one_row_per_person_owed_or_open() -> None:
    people = recipients(
        person(1, "ssn"),
        person(2, "ssn", confidence=0.3),
        person(3),
        person(4, "mothers_maiden_name"),
        person(5, protected=["ssn"]),
    )
    assert people.get_column("outcome").to_list() == ["notify", "review", "review"]
    assert people.get_column("individual_id").is_unique().all()


def test_letters_go_by_what_was_exposed() -> None:
    people = recipients(
        person(1, "medical"),
        person(2, "medical"),
        person(3, "login"),
        person(4, "medical", "ssn"),
        person(5, "passport"),
    )
    made = notify.variants(people)
    assert [(v.id, v.elements, v.people) for v in made] == [
        ("A", ("medical",), 2),
        ("B", ("login",), 1),
        ("C", ("passport",), 1),
        ("D", ("ssn", "medical"), 1),
    ]
    assert [v.login_only for v in made] == [False, True, False, False]
    assert [v.bureaus for v in made] == [False, False, False, True]
    assert people.get_column("variant").to_list() == ["A", "A", "B", "D", "C"]


def test_a_letter_names_what_the_key_opened() -> None:
    key = '[encryption]\nkey_acquired = "obtained"\nkey_usable = true\n'
    people = recipients(person(1, "medical", protected=["ssn"]), facts=FACTS + key)
    assert notify.variants(people)[0].elements == ("ssn", "medical")


def test_more_than_26_letters_have_names() -> None:
    codes = ["ssn", "medical", "alpr", "genetic", "passport"]
    sets = [[c for bit, c in enumerate(codes) if number >> bit & 1] for number in range(1, 32)]
    names = [v.id for v in notify.variants(recipients(*map(_person, range(31), sets)))]
    assert names[25:28] == ["Z", "AA", "AB"]
    assert len(set(names)) == 31


def _person(number: int, codes: list[str]) -> dict[str, Any]:
    return person(number, *codes)


@pytest.mark.parametrize(
    ("flags", "addressee"),
    [
        ([], "Anahit Petrosyan"),
        (["minor"], "Parent or Guardian of Anahit Petrosyan"),
        (["deceased"], "Next of Kin or Estate of Anahit Petrosyan"),
        (["minor", "deceased"], "Next of Kin or Estate of Anahit Petrosyan"),
        (None, "Anahit Petrosyan"),
    ],
)
def test_addressee(flags: list[str] | None, addressee: str) -> None:
    assert mailed(person(1, "ssn", flags=flags))[0]["addressee"] == addressee


def test_someone_known_by_a_login_only() -> None:
    nameless = {"full_name": None, "given_name": None, "family_name": None, "address": None}
    row = mailed(person(1, "login", **nameless))[0]
    assert row["addressee"] == "Account Holder"
    assert row["email"] == ["anahit.petrosyan@example.org"]
    assert row["flags"] == ["no_address"]


@pytest.mark.parametrize("provided", [True, None])
def test_never_write_to_an_account_that_may_be_the_compromised_one(provided: bool | None) -> None:
    rows = mailed(person(1, "login", "ssn"), person(2, "ssn"), provided=provided)
    flags = {row["individual_id"]: row["flags"] for row in rows}
    assert flags == {f"{1:032x}": [notify.NO_EMAIL], f"{2:032x}": []}
    assert mailed(person(1, "login"), provided=False)[0]["flags"] == []


@pytest.mark.parametrize(
    ("fields", "usable"),
    [
        ({}, True),
        ({"postal_code": None}, True),
        ({"city": None}, True),
        ({"city": None, "postal_code": None}, False),
        ({"state": None, "postal_code": None}, False),
        ({"address": None}, False),
    ],
)
def test_usable_address(fields: dict[str, Any], usable: bool) -> None:
    row = mailed(person(1, "ssn", **fields))[0]
    assert ("no_address" in row["flags"]) is not usable


def test_country_is_stated_only_for_a_state_of_the_union() -> None:
    rows = mailed(person(1, "ssn"), person(2, "ssn", state="BC"), person(3, "ssn", state=None))
    assert [row["country"] for row in rows] == ["US", None, None]
