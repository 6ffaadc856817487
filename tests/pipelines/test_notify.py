"""Letter variants and the mailing list: the right letter, the right addressee, nobody twice."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from made import FACTS, OWNED, case, person, table

from pipelines.outputs import notify, spreadsheet

if TYPE_CHECKING:
    import polars as pl


def recipients(*rows: dict[str, Any], facts: str = FACTS) -> pl.DataFrame:
    made = case(table(*rows), facts)
    return notify.recipients(made.individuals, made.decisions)


PROVIDED = {True: "true", False: "false"}


def lists(*rows: dict[str, Any], facts: str = "") -> dict[str, list[dict[str, Any]]]:
    made = case(table(*rows), FACTS + facts)
    people = notify.recipients(made.individuals, made.decisions)
    found = notify.mailing_lists(people, made.incident)
    return {name: frame.to_dicts() for name, frame in found.items()}


def mailed(*rows: dict[str, Any], provided: bool | None = False) -> list[dict[str, Any]]:
    """All rows of all lists, by individual."""
    told = provided is not None
    data = f"email_accounts_provided = {PROVIDED[bool(provided)]}\n" if told else ""
    facts = FACTS.replace(OWNED, OWNED + data)
    made = case(table(*rows), facts)
    people = notify.recipients(made.individuals, made.decisions)
    found = notify.mailing_lists(people, made.incident).values()
    return sorted(
        (row for frame in found for row in frame.to_dicts()), key=lambda row: row["individual_id"]
    )


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
    assert row["delivery"] == "electronic"


@pytest.mark.parametrize("provided", [True, None])
def test_never_write_to_an_account_that_may_be_the_compromised_one(provided: bool | None) -> None:
    rows = mailed(person(1, "login", "ssn"), person(2, "ssn"), provided=provided)
    flags = {row["individual_id"]: row["flags"] for row in rows}
    assert flags == {f"{1:032x}": [notify.NO_EMAIL], f"{2:032x}": []}
    assert [row["email"] for row in rows] == [[], ["anahit.petrosyan@example.org"]]
    assert mailed(person(1, "login"), provided=False)[0]["flags"] == []


def test_an_account_of_the_department_is_told_at_the_next_login_and_never_by_email() -> None:
    known = {"logins": ["anahit"], "address": None}
    row = mailed(person(1, "login", **known), provided=True)[0]
    assert row["delivery"] == "next_login"
    assert not row["email"]
    assert row["login"] == ["anahit", "anahit.petrosyan@example.org"]
    assert "no_email" in row["flags"]


@pytest.mark.parametrize(
    ("elements", "fields", "facts", "way"),
    [
        (("ssn",), {}, "", "written"),
        (("ssn",), {"address": None}, "", None),
        (("ssn",), {"address": None}, "[notice]\nelectronic_consistent = true\n", "electronic"),
        (("ssn",), {"address": None}, "[notice]\nelectronic_consistent = false\n", None),
        (("ssn",), {}, "[notice]\nelectronic_consistent = true\n", "written"),
        (
            ("ssn",),
            {"address": None, "emails": []},
            "[notice]\nelectronic_consistent = true\n",
            None,
        ),
        (("login",), {"address": None}, "", None),
    ],
)
def test_delivery(
    elements: tuple[str, ...], fields: dict[str, Any], facts: str, way: str | None
) -> None:
    found = lists(person(1, *elements, **fields), facts=facts)
    assert [row["delivery"] for rows in found.values() for row in rows] == [way]


def test_a_login_alone_may_be_told_electronically_where_it_is_no_email_account() -> None:
    assert mailed(person(1, "login", address=None))[0]["delivery"] == "electronic"
    assert mailed(person(1, "login", "ssn", address=None))[0]["delivery"] is None


def test_each_person_is_in_one_list() -> None:
    found = lists(
        person(1, "ssn"),
        person(2, "ssn", address=None),
        person(3, "ssn", confidence=0.3),
        person(4, "ssn", confidence=0.3, address=None),
        person(5, "ssn", address="Homeless"),
        person(6),
    )
    ids = {name: [int(row["individual_id"], 16) for row in rows] for name, rows in found.items()}
    assert ids == {
        "mailing-list": [1],
        "mailing-list-no-address": [2, 5],
        "mailing-list-review": [3, 4],
    }


def test_people_at_one_address_are_rows_of_one_household() -> None:
    home = {"address": "77 N. 1st St Apt 4B"}
    rows = mailed(person(1, "ssn", **home), person(2, "ssn", **home), person(3, "ssn"))
    assert len({row["individual_id"] for row in rows}) == 3
    assert rows[0]["household"] == rows[1]["household"] != rows[2]["household"]
    assert (rows[0]["address"], rows[0]["as_written"]) == ("77 N 1ST ST APT 4B", home["address"])


def test_languages_and_doubts_are_said() -> None:
    found = lists(
        person(1, "ssn", address="PO Box 9", flags=["minor", "no_address"]),
        person(2, "ssn", address="12 Rue Cler", state=None, country="FR", postal_code="75007"),
        person(3, "ssn", address="c/o Lien Tran 55 Oak St"),
        facts='[notice]\nlanguages = ["Spanish", "Vietnamese"]\n',
    )
    by_id = {int(row["individual_id"], 16): row for row in found["mailing-list"]}
    assert by_id[1]["flags"] == ["minor", "po_box"]
    assert by_id[1]["language"] == ["English", "Spanish", "Vietnamese"]
    assert (by_id[2]["flags"], by_id[2]["country"]) == (["foreign"], "FR")
    assert by_id[3]["flags"] == ["unparsed"]


def test_no_cell_is_a_formula() -> None:
    evil = '=HYPERLINK("http://example.org","Linh")'
    made = case(table(person(1, "ssn", full_name=evil, address="@SUM(A1)", emails=["-1+1"])))
    people = notify.recipients(made.individuals, made.decisions)
    for frame in notify.mailing_lists(people, made.incident).values():
        text = spreadsheet.csv(frame).decode()
        for row in csv.DictReader(io.StringIO(text, newline="")):
            assert not [cell for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}]
            assert row["full_name"] == "'" + evil


def test_country_is_stated_only_where_it_is_told() -> None:
    rows = mailed(person(1, "ssn"), person(2, "ssn", state="BC"), person(3, "ssn", state=None))
    assert [row["country"] for row in rows] == ["US", None, None]
