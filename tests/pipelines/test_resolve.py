"""Who is one person and who is not: a wrong merge leaves somebody without a letter."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest
from mentions_made import HOME, exposure, mention, resolved, sources_of, ssn, table

from pipelines.joins.link import links
from pipelines.resolution.resolve import individuals

Rows = list[dict[str, Any]]


def plan(value: str, detector: str = "world/insurance_member") -> list[dict[str, Any]]:
    """A number or a name of a health plan."""
    return [exposure("health_insurance", value) | {"detector": detector}]


ONE_PERSON: dict[str, Rows] = {
    "initial with the same number of a health plan": [
        mention("a row 1", "J Castillo", exposures=plan("W44")),
        mention("b row 2", "Jane Castillo", exposures=plan("W44")),
    ],
    "nickname with the same number": [
        mention("a row 1", "Bill Chen", exposures=ssn(1)),
        mention("b row 2", "William Chen", exposures=ssn(1)),
    ],
    "Spanish short form": [
        mention("a row 1", "Pepe Ramirez", exposures=ssn(1)),
        mention("b row 2", "José Ramírez", exposures=ssn(1)),
    ],
    "maiden name with the same number": [
        mention("a row 1", "Ana Lopez", exposures=ssn(1)),
        mention("b row 2", "Ana Petrosyan", exposures=ssn(1)),
    ],
    "initial with the same number": [
        mention("a row 1", "J Castillo", exposures=ssn(1)),
        mention("b row 2", "Jane Castillo", exposures=ssn(1)),
    ],
    "names in the other order": [
        mention("a row 1", "Thomas James", exposures=ssn(1)),
        mention("b row 2", "James Thomas", exposures=ssn(1)),
    ],
    "mistyped date with the same number": [
        mention("a row 1", "Ana Lopez", birth_date="1980-05-06", exposures=ssn(1)),
        mention("b row 2", "Ana Lopez", birth_date="1980-06-05", exposures=ssn(1)),
    ],
    "name and birth date": [
        mention("a row 1", "Maria Garcia", birth_date="1980-05-17"),
        mention("b row 2", "Maria Garcia", birth_date="1980-05-17"),
    ],
    "one and two family names, same birth date": [
        mention("a row 1", "Jose Garcia", birth_date="1980-05-17"),
        mention("b row 2", "Jose Luis Garcia", family_name="Garcia Lopez", birth_date="1980-05-17"),
    ],
    "personal email": [
        mention("a row 1", "Bao Tran", emails=["bao@example.org"]),
        mention("b row 2", "Bao V Tran", emails=["bao@example.org"]),
    ],
    "name and street": [
        mention("a row 1", "Ana Lopez", **HOME),
        mention("b row 2", "Ana Lopez", **HOME),
    ],
    "name and phone": [
        mention("a row 1", "Ana Lopez", phones=["+15595550134"]),
        mention("b row 2", "Ana Lopez", phones=["+15595550134"]),
    ],
    "member number": [
        mention("a row 1", "Ana Lopez", keys={"member id": 7}),
        mention("b row 2", "Ana Lopez", keys={"member id": 7}),
    ],
    "common name in one letter": [
        mention("a page 1", "John Smith"),
        mention("a page 2", "John Smith"),
    ],
    "patient who is the guarantor too": [
        mention("a row 1", "Ana Lopez", keys={"patient id": 5}),
        mention("a row 1", "Ana Lopez", keys={"patient id": 5}, role="guarantor"),
    ],
    "very rare name": [
        mention("a row 1", "Anahit Harutyunyan"),
        mention("b row 2", "Anahit Harutyunyan"),
    ],
    "family name alone in a letter": [
        mention("a page 1", "Jamal Washington", exposures=[exposure("medical")]),
        mention("a page 2", "Washington"),
    ],
}

TWO_PEOPLE: dict[str, Rows] = {
    "a couple with one number of a health plan": [
        mention("a row 1", "Jane Castillo", exposures=plan("W44")),
        mention("b row 2", "Luis Castillo", exposures=plan("W44")),
    ],
    "namesakes in one health plan": [
        mention("a row 1", "Maria Garcia", exposures=plan("PPO", "world/insurance_plan")),
        mention("b row 2", "Maria Garcia", exposures=plan("PPO", "world/insurance_plan")),
    ],
    "twins": [
        mention("a row 1", "Maria Garcia", birth_date="2001-02-03", exposures=ssn(1), **HOME),
        mention("a row 2", "Mario Garcia", birth_date="2001-02-03", exposures=ssn(2), **HOME),
    ],
    "twins without numbers": [
        mention("a row 1", "Jaden Garcia", birth_date="2001-02-03", **HOME),
        mention("a row 2", "Jayden Garcia", birth_date="2001-02-03", **HOME),
    ],
    "father and son by suffix": [
        mention("a row 1", "Robert Hill", **HOME),
        mention("b row 2", "Robert Hill", name_suffix="JR", **HOME),
    ],
    "father and son by birth date": [
        mention("a row 1", "Robert Hill", birth_date="1950-01-05", **HOME),
        mention("b row 2", "Robert Hill", birth_date="1980-07-09", **HOME),
    ],
    "father and son with a third record between": [
        mention("a row 1", "Robert Hill", birth_date="1950-01-05", **HOME),
        mention("b row 2", "Robert Hill", birth_date="1980-07-09", **HOME),
        mention("c row 3", "Robert Hill", **HOME),
    ],
    "spouses with one number by mistake": [
        mention("a row 1", "Ana Lopez", exposures=ssn(1), **HOME),
        mention("a row 2", "Luis Lopez", exposures=ssn(1), **HOME),
    ],
    "family email": [
        mention("a row 1", "Ana Lopez", emails=["lopez@example.org"]),
        mention("a row 2", "Luis Lopez", emails=["lopez@example.org"]),
    ],
    "initial that could be either": [
        mention("a row 1", "J Castillo", exposures=ssn(1)),
        mention("b row 2", "Jane Castillo", exposures=ssn(1)),
        mention("c row 3", "Jorge Castillo", exposures=ssn(1)),
    ],
    "two whose name a system cut at eight letters": [
        mention("a row 1", "Christop Villanue"),
        mention("b row 2", "Christop Villanue"),
    ],
    "1 January is no birthday": [
        mention("a row 1", "Maria Garcia", birth_date="1980-01-01"),
        mention("b row 2", "Maria Garcia", birth_date="1980-01-01"),
    ],
    "two John Smiths": [mention("a row 1", "John Smith"), mention("b row 2", "John Smith")],
    "rare name, other birth date": [
        mention("a row 1", "Anahit Harutyunyan", birth_date="1990-03-04"),
        mention("b row 2", "Anahit Harutyunyan", birth_date="1962-11-08"),
    ],
    "rare name, other address": [
        mention("a row 1", "Anahit Harutyunyan", **HOME),
        mention("b row 2", "Anahit Harutyunyan", **(HOME | {"street": "9 Elm St"})),
    ],
    "other middle initial": [
        mention("a row 1", "Ana B Lopez", **HOME),
        mention("b row 2", "Ana C Lopez", **HOME),
    ],
    "two employees of one name and household": [
        mention("a row 1", "Ana Lopez", keys={"employee id": 5}, **HOME),
        mention("a row 2", "Ana Lopez", keys={"employee id": 6}, **HOME),
    ],
    "father and son in one row, under one number": [
        mention("a row 1", "Robert Hill", keys={"member id": 5}),
        mention("a row 1", "Bob Hill", keys={"member id": 5}, role="dependant"),
    ],
    "different numbers": [
        mention("a row 1", "Ana Lopez", exposures=ssn(1), **HOME),
        mention("b row 2", "Ana Lopez", exposures=ssn(2), **HOME),
    ],
}


@pytest.mark.parametrize("rows", ONE_PERSON.values(), ids=ONE_PERSON.keys())
def test_one_person(rows: Rows) -> None:
    (person,) = resolved(*rows)
    assert person["members"] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize("rows", TWO_PEOPLE.values(), ids=TWO_PEOPLE.keys())
def test_two_people(rows: Rows) -> None:
    assert len(resolved(*rows)) == 2


@pytest.mark.parametrize("rows", [*ONE_PERSON.values(), *TWO_PEOPLE.values()])
def test_the_order_of_records_does_not_matter(rows: Rows) -> None:
    shuffled = random.Random(7).sample(rows, len(rows))
    assert resolved(*shuffled) == resolved(*rows)


def test_a_slip_that_every_row_repeats_is_no_rare_name() -> None:
    families = ["Garcia", "Lopez", "Nguyen", "Hernandez", "Smith", "Hill", "Tran", "Chen", "Ruiz"]
    others = [mention(f"c row {n}", f"Wixliam {name}") for n, name in enumerate(families)]
    two = [mention("a row 1", "Wixliam Garcia"), mention("b row 2", "Wixliam Garcia")]
    assert len(resolved(*two)) == 1
    assert len(resolved(*two, *others)) == 2 + len(others)


def test_strangers_change_nobody() -> None:
    rows = ONE_PERSON["name and street"]
    strangers = [
        mention(f"z row {n}", f"{given} Lopez", exposures=ssn(n + 50), street=f"{n} Pine Dr")
        for n, given in enumerate(["Bo", "Cy", "Di", "Eva", "Flora", "Gus"])
    ]
    (before,) = resolved(*rows)
    assert before in resolved(*rows, *strangers)


def test_a_placeholder_number_joins_nobody() -> None:
    names = ["Ana Garcia", "Bao Tran", "Carlos Diaz", "Dee Fox", "Ana Garcia"]
    rows = [mention(f"a row {n}", name, exposures=ssn(0)) for n, name in enumerate(names)]
    assert len(resolved(*rows)) == 5


def test_numbers_of_their_own_keep_namesakes_apart_and_a_repeated_one_still_joins() -> None:
    born = {"birth_date": "1980-05-06"}
    namesakes = [mention(f"a row {n}", "Thuy Pham", exposures=ssn(n), **born) for n in range(5)]
    again = mention("b row 9", "Thuy Pham", exposures=ssn(3), **born)
    bare = mention("c row 1", "Thuy Pham", **born)
    assert len(resolved(*namesakes)) == 5
    assert len(resolved(*namesakes, again)) == 5
    assert len(resolved(namesakes[0], bare)) == 1


def test_a_mistyped_number_is_joined_when_all_else_agrees_and_flagged() -> None:
    born = {"birth_date": "1980-05-06"}
    (person,) = resolved(
        mention("a row 1", "Ana Lopez", exposures=ssn(1), **born, **HOME),
        mention("b row 2", "Ana Lopez", exposures=ssn(2), **born, **HOME),
    )
    assert person["flags"] == ["conflict"]


def test_exposures_of_a_record_without_a_name_reach_the_person_it_leads_to() -> None:
    (person,) = resolved(
        mention("a row 1", "Ana Lopez", emails=["ana@example.org"]),
        mention("b row 2", emails=["ana@example.org"], exposures=[exposure("password")]),
    )
    assert person["triggers"] == ["login"]
    assert person["members"] == ["a#row 1/subject", "b#row 2/subject"]
    assert person["because"] == ["same email address"]


def test_a_user_name_in_one_table_and_its_password_in_another_are_a_login() -> None:
    (person, *_) = resolved(
        mention("a row 1", "Ana Lopez", keys={"user id": 1}, logins=["alopez"]),
        mention("a row 2", "Bao Tran", keys={"user id": 2}, logins=["btran"]),
        mention("b row 1", keys={"user id": 1}, exposures=[exposure("password", 1)]),
        mention("b row 2", keys={"user id": 2}, exposures=[exposure("password", 2)]),
    )
    assert person["elements"] == ["login"]


def test_logins_without_a_name_are_one_person_for_each_address() -> None:
    people = resolved(
        mention("a row 1", emails=["x@example.org"], exposures=[exposure("password", 1)]),
        mention("b row 7", emails=["x@example.org"], exposures=[exposure("password", 2)]),
        mention("b row 8", logins=["shadow7"], exposures=[exposure("password", 3)]),
    )
    assert [person["triggers"] for person in people] == [["login"], ["login"]]
    assert all(person["full_name"] is None for person in people)


def test_an_exposure_that_leads_to_nobody_belongs_to_nobody() -> None:
    assert resolved(mention("a row 1", exposures=ssn(1))) == []


def test_a_family_email_gives_its_password_to_none_of_the_family() -> None:
    people = resolved(
        *TWO_PEOPLE["family email"],
        mention("w row 1", emails=["lopez@example.org"], exposures=[exposure("password")]),
    )
    assert sorted(person["triggers"] for person in people) == [[], [], ["login"]]


def test_provider_named_in_a_chart_is_not_affected() -> None:
    people = resolved(
        mention("a page 1", "Jamal Washington", exposures=[exposure("medical")]),
        mention("a page 1", "Ani Petrosyan", role="provider"),
    )
    affected = [person["full_name"] for person in people if person["triggers"]]
    assert affected == ["Jamal Washington"]


def test_a_family_name_alone_is_no_affected_person() -> None:
    (person,) = resolved(mention("a page 1", "Washington", exposures=[exposure("medical")]))
    assert person["elements"] == ["medical"]
    assert person["triggers"] == []


def test_hashed_and_masked_values_are_protected_and_bare_numbers_are_parts() -> None:
    found = [
        exposure("ssn", protection="masked"),
        exposure("password", protection="hashed"),
        exposure("card_number"),
    ]
    (person,) = resolved(
        mention("a row 1", "Ana Lopez", emails=["ana@example.org"], exposures=found)
    )
    assert person["elements"] == []
    assert person["triggers"] == []
    assert person["protected"] == ["login", "ssn"]
    assert person["parts"] == ["card_number"]


def test_the_fullest_name_and_address_stand_and_contacts_are_gathered() -> None:
    (person,) = resolved(
        mention("a row 1", "A LOPEZ", exposures=ssn(1), city="Fresno", emails=["b@example.org"]),
        mention("b row 2", "Ana Maria Lopez", exposures=ssn(1), **HOME, phones=["+15595550134"]),
        mention("c row 3", "Ana Lopez", exposures=ssn(1), emails=["a@example.org"]),
    )
    assert person["full_name"] == "Ana Maria Lopez"
    assert person["aliases"] == ["A LOPEZ", "Ana Lopez"]
    assert person["address"] == "12 Oak Ave"
    assert person["emails"] == ["a@example.org", "b@example.org"]
    assert person["residency"] == "CA"
    assert person["residency_basis"] == "address"
    assert person["confidence"] > 0.99


@pytest.mark.parametrize(
    ("fields", "residency", "basis"),
    [
        ({"state": "NV"}, "NV", "address"),
        ({"phones": ["+14085550134"]}, "CA", "phone area"),
        ({"phones": ["+14085550134", "+12125550134"]}, None, None),
        ({"state": "NLE", "country": "MX", "phones": ["+14085550134"]}, None, None),
        ({}, None, None),
    ],
)
def test_residency(fields: dict[str, Any], residency: str | None, basis: str | None) -> None:
    (person,) = resolved(mention("a row 1", "Ana Lopez", **fields))
    assert (person["residency"], person["residency_basis"]) == (residency, basis)


@pytest.mark.parametrize(
    ("born", "breach", "minor"),
    [
        ("2006-05-05", "2024-05-04", True),
        ("2006-05-04", "2024-05-04", False),
        ("2006", "2024-05-04", True),
        ("2005", "2024-05-04", False),
        ("2015-05-05", None, False),
        (None, "2024-05-04", False),
    ],
)
def test_minors_on_the_day_of_the_breach(born: str | None, breach: str | None, minor: bool) -> None:
    (person,) = resolved(mention("a row 1", "Ana Lopez", birth_date=born), breach_date=breach)
    assert ("minor" in person["flags"]) is minor


def test_the_dead_and_the_unreachable_are_flagged() -> None:
    (person,) = resolved(mention("a row 1", "Ana Lopez", death_date="2020-02-02"))
    assert person["flags"] == ["deceased", "no_address"]


def test_copies_of_a_source_are_named() -> None:
    row = mention("a row 1", "Ana Lopez", exposures=ssn(1))
    original = sources_of(row)
    copy = original.with_columns(
        id=pl.lit("b"), path=pl.lit("backup/a.csv"), duplicate_of=pl.lit("a")
    )
    frame = table(row)
    found = individuals(frame, links(frame).collect(), pl.concat([original, copy]), None)
    assert found["sources"].to_list() == [
        [
            {"path": "backup/a.csv", "locator": "row 1"},
            {"path": "hr/a.csv", "locator": "row 1"},
        ]
    ]


def test_nothing_in_nothing_out() -> None:
    assert resolved() == []
