"""What is known, what is missing and who waits for it, and what the data says beside it."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from made import FACTS, case, person, table

from pipelines.law.facts import FACTS as ALL_FACTS
from pipelines.law.questions import QUESTIONS
from pipelines.outputs.known import Computed, Known, known

EMAIL = '[department]\nemail = "notice@parks.example.gov"\n'


def told(*people: dict[str, Any], facts: str = FACTS, keys: int = 0) -> Known:
    of = case(table(*people), facts)
    pieces = pl.DataFrame({"kind": ["key"] * keys}, schema_overrides={"kind": pl.String})
    return known(of.individuals, of.decisions, of.obligations, of.incident, pieces)


def computed(title: str, *people: dict[str, Any], facts: str = FACTS) -> Computed:
    found = told(*people, facts=facts).computed
    return next(item for item in found if item.title.startswith(title))


def test_what_is_stated_is_said_in_words() -> None:
    stated = {item.fact: item.value for item in told(person(1, "ssn")).stated}
    assert stated["breach.discovered"] == "2026-03-04"
    assert stated["entity.licensed_health_facility"] == "no"
    assert stated["entity.policies"] == "santa_clara_county"


def test_every_fact_is_either_stated_or_missing_and_has_a_question() -> None:
    found = told(person(1, "ssn"))
    listed = {item.fact for item in found.stated} | {item.fact for item in found.missing}
    assert listed == set(ALL_FACTS)
    assert set(ALL_FACTS) <= set(QUESTIONS)
    assert all(item.question and item.ask for item in found.missing)


def test_the_fact_for_which_most_people_wait_stands_first() -> None:
    facts = FACTS.replace('acquisition = "obtained"\n', "")
    people = [person(number, "ssn") for number in range(3)]
    first = told(*people, person(9, "ssn", residency=None), facts=facts).missing[0]
    assert (first.fact, first.people) == ("breach.acquisition", 4)
    assert "us/ca/agency notify_individuals" in first.obligations
    home = next(
        item
        for item in told(*people, person(9, "ssn", residency=None)).missing
        if item.fact == "individual.residency"
    )
    assert home.people == 1


def test_an_obligation_that_waits_for_its_clock_is_named() -> None:
    facts = FACTS.replace("discovered = 2026-03-04\n", "")
    missing = {item.fact: item for item in told(person(1, "ssn"), facts=facts).missing}
    assert missing["breach.discovered"].people == 0
    assert "us/ca/santa_clara_county notify_individuals" in missing["breach.discovered"].obligations
    assert missing["city.reporter"].obligations == ()


def test_a_stated_fact_that_leaves_people_open_is_still_missing() -> None:
    facts = f'{FACTS}[exceptions]\npublic_record = "some"\n'
    found = told(person(1, "ssn"), facts=facts)
    assert [item.people for item in found.missing if item.fact == "exceptions.public_record"] == [1]


def test_numbers_elements_and_homes_come_from_the_data() -> None:
    people = (person(1, "ssn", "medical"), person(2, "ssn", residency="NV"), person(3))
    assert computed("Individuals", *people).value == "2"
    assert computed("Elements", *people).value == (
        "Social Security number: 2; Medical information: 1"
    )
    assert computed("Residency", *people).value == "CA: 1; NV: 1"


def test_only_logins_is_told_by_the_data() -> None:
    assert computed("Only logins", person(1, "login")).value == "yes (1 of 1 people)"
    both = computed("Only logins", person(1, "login"), person(2, "login", "ssn"))
    assert both.value == "no (1 of 2 people)"
    assert computed("Only logins", person(1)).value == "no (0 of 0 people)"


@pytest.mark.parametrize(
    ("typed", "address", "flagged"),
    [
        ("true", "a.petrosyan@parks.example.gov", False),
        ("true", "a.petrosyan@mail.parks.example.gov", False),
        ("true", "a.petrosyan@example.org", True),
        ("false", "a.petrosyan@parks.example.gov", True),
        ("false", "a.petrosyan@notparks.example.gov", False),
    ],
)
def test_accounts_at_the_departments_own_domain(typed: str, address: str, flagged: bool) -> None:
    facts = FACTS.replace("[data]\n", f"[data]\nemail_accounts_provided = {typed}\n") + EMAIL
    found = computed("Logins", person(1, "login", emails=[address]), facts=facts)
    assert found.typed == {"true": "yes", "false": "no"}[typed]
    assert bool(found.contradiction) is flagged
    assert "petrosyan" not in str(found)


def test_without_an_address_of_the_department_nothing_is_said_against_it() -> None:
    facts = FACTS.replace("[data]\n", "[data]\nemail_accounts_provided = true\n")
    assert computed("Logins", person(1, "login"), facts=facts).contradiction == ""


@pytest.mark.parametrize(
    ("typed", "address", "flagged"),
    [
        ("true", "1 Oak Street", False),
        ("true", None, True),
        ("false", None, False),
        ("false", "1 Oak Street", True),
    ],
)
def test_contact_information(typed: str, address: str | None, flagged: bool) -> None:
    facts = f"{FACTS}[contact]\nsufficient = {typed}\n"
    found = computed("Contact", person(1, "ssn", address=address), facts=facts)
    assert found.value.startswith("0 of 1" if address is None else "1 of 1")
    assert bool(found.contradiction) is flagged


def test_encryption_and_computers() -> None:
    locked = computed("Encrypted", person(1, protected=["ssn"]), person(2, "ssn"))
    assert locked.value.startswith("1 people")
    assert (locked.fact, locked.typed) == ("encryption.key_acquired", "")
    facts = FACTS + '[encryption]\nkey_acquired = "no"\n'
    for keys in (0, 2):
        items = told(person(1, protected=["ssn"]), facts=facts, keys=keys).computed
        said = next(item for item in items if item.fact == "encryption.key_acquired")
        assert ("2 keys" in said.value, bool(said.contradiction)) == (bool(keys), bool(keys))
    facts = FACTS.replace("[data]\n", "[data]\ncomputerized = false\n")
    assert computed("Computerized", person(1, "ssn"), facts=facts).contradiction
    assert not computed("Computerized", person(1, "ssn")).contradiction


def test_an_empty_case() -> None:
    found = told(facts="")
    assert all(item.people == 0 for item in found.missing)
    assert [item.contradiction for item in found.computed if item.contradiction] == []
