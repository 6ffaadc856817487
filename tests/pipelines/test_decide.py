"""Decisions and obligations: outcomes, facts named, thresholds on both sides."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from made import ACQUIRED, BOUND, FACTS, OWNED, case, judged, person, table

from pipelines.law.decided import DECISIONS, OBLIGATIONS

AGENCY, COUNTY = "us/ca/agency", "us/ca/santa_clara_county"


def only(people: pl.DataFrame, facts: str, rule: str) -> dict[str, Any]:
    return judged(people, facts, rule).row(0, named=True)


def owed(people: pl.DataFrame, name: str, rule: str = COUNTY, facts: str = FACTS) -> dict[str, Any]:
    made = case(people, facts).obligations
    return made.filter((pl.col("rule") == rule) & (pl.col("obligation") == name)).row(0, named=True)


def crowd(size: int, **fields: Any) -> pl.DataFrame:
    return table(*(person(number, "ssn", **fields) for number in range(size)))


def test_every_person_with_listed_information_is_judged_under_every_rule() -> None:
    people = table(person(1, "ssn"), person(2, protected=["ssn"]), person(3), person(4, "login"))
    made = case(people)
    assert made.decisions.schema == DECISIONS
    assert made.obligations.schema == OBLIGATIONS
    bound = {"us/ca/agency", "us/ca/santa_clara_county"}
    assert set(made.decisions.get_column("rule")) == bound
    assert made.decisions.height == 3 * len(bound)
    assert case(people, "").decisions.get_column("rule").n_unique() > len(bound)  # none is left out
    assert person(3)["individual_id"] not in made.decisions.get_column("individual_id").to_list()


def test_nobody_to_judge() -> None:
    made = case(table(person(1)))
    assert made.decisions.height == 0
    assert owed(table(person(1)), "notify_individuals")["outcome"] == "not_due"


@pytest.mark.parametrize("rule", [AGENCY, COUNTY])
def test_a_resident_whose_data_was_acquired_is_notified(rule: str) -> None:
    made = only(table(person(1, "ssn", "medical")), FACTS, rule)
    assert made["outcome"] == "notify"
    assert made["triggers"] == ["name+medical", "name+ssn"]
    assert "breach.acquisition = obtained" in made["facts"]
    assert made["facts_missing"] == []
    assert made["clauses"]


@pytest.mark.parametrize("rule", [AGENCY, COUNTY])
def test_a_fresh_scan_names_the_facts_that_matter(rule: str) -> None:
    made = only(table(person(1, "ssn")), "", rule)
    binding = {AGENCY: "entity.kind", COUNTY: "entity.policies"}[rule]
    assert made["outcome"] == "review"
    assert set(made["facts_missing"]) == {binding, "data.relationship", "breach.acquisition"}


def test_an_answered_unknown_is_still_not_a_no() -> None:
    facts = BOUND + OWNED + '[breach]\nacquisition = "unknown"\n'
    made = only(table(person(1, "ssn")), facts, COUNTY)
    assert (made["outcome"], made["facts_missing"]) == ("review", ["breach.acquisition"])


def test_a_no_settles_it_whatever_else_is_unknown() -> None:
    made = only(table(person(1, "ssn")), '[breach]\nacquisition = "no"\n', COUNTY)
    assert (made["outcome"], made["facts_missing"]) == ("do_not_notify", [])
    assert made["because"].startswith("No unauthorized person")


@pytest.mark.parametrize(
    ("residency", "agency", "county"),
    [("CA", "notify", "notify"), ("NV", "do_not_notify", "notify"), (None, "review", "notify")],
)
def test_residency_matters_to_the_statute_and_not_to_the_policy(
    residency: str | None, agency: str, county: str
) -> None:
    people = table(person(1, "ssn", residency=residency))
    made = only(people, FACTS, AGENCY)
    assert made["outcome"] == agency
    assert made["facts_missing"] == (["individual.residency"] if residency is None else [])
    assert only(people, FACTS, COUNTY)["outcome"] == county


def test_genetic_data_is_in_the_statute_and_missing_from_the_policy() -> None:
    people = table(person(1, "genetic"))
    assert only(people, FACTS, AGENCY)["outcome"] == "notify"
    made = only(people, FACTS, COUNTY)
    assert made["outcome"] == "do_not_notify"
    assert made["because"] == "This rule lists none of the information exposed here."
    both = only(table(person(1, "genetic", "ssn")), FACTS, COUNTY)
    assert (both["outcome"], both["triggers"]) == ("notify", ["name+ssn"])


@pytest.mark.parametrize(
    ("key", "outcome", "missing"),
    [
        ("", "review", ["encryption.key_acquired", "encryption.key_usable"]),
        ('key_acquired = "no"', "do_not_notify", []),
        ('key_acquired = "obtained"', "review", ["encryption.key_usable"]),
        ('key_acquired = "obtained"\nkey_usable = true', "notify", []),
        ('key_acquired = "reasonably_believed"\nkey_usable = true', "notify", []),
        ("key_usable = false", "do_not_notify", []),
    ],
)
def test_encrypted_information_turns_on_the_key(key: str, outcome: str, missing: list[str]) -> None:
    people = table(person(1, protected=["ssn"]))
    for rule in (AGENCY, COUNTY):
        made = only(people, f"{FACTS}[encryption]\n{key}\n", rule)
        assert (made["outcome"], made["facts_missing"]) == (outcome, missing)


def test_readable_information_needs_no_key() -> None:
    people = table(person(1, "medical", protected=["ssn"]))
    closed = only(people, FACTS, COUNTY)
    assert (closed["outcome"], closed["triggers"]) == ("notify", ["name+medical"])
    key = '[encryption]\nkey_acquired = "obtained"\nkey_usable = true\n'
    assert only(people, FACTS + key, COUNTY)["triggers"] == ["name+medical", "name+ssn"]


def test_exemptions_apply_only_when_stated() -> None:
    people = table(person(1, "drivers_license"))
    for stated, agency, county in (
        ('public_record = "all"', "do_not_notify", "do_not_notify"),
        ('public_record = "some"', "review", "review"),
        ('public_record = "none"', "notify", "notify"),
        ("good_faith = true", "do_not_notify", "review"),
        ("good_faith = false", "notify", "notify"),
    ):
        facts = f"{FACTS}[exceptions]\n{stated}\n"
        assert only(people, facts, AGENCY)["outcome"] == agency, stated
        assert only(people, facts, COUNTY)["outcome"] == county, stated


def test_half_a_name_and_a_doubtful_person_are_looked_at() -> None:
    half = only(table(person(1, "ssn", family_name=None)), FACTS, COUNTY)
    assert (half["outcome"], half["facts_missing"]) == ("review", ["individual.name"])
    nameless = person(2, "login", full_name=None, given_name=None, family_name=None)
    assert only(table(nameless), FACTS, COUNTY)["outcome"] == "notify"
    doubtful = only(table(person(3, "ssn", confidence=0.4)), FACTS, COUNTY)
    assert (doubtful["outcome"], doubtful["facts_missing"]) == (
        "review",
        ["individual.attribution"],
    )


def test_data_held_for_an_owner_is_told_to_the_owner() -> None:
    facts = BOUND + '[data]\nrelationship = "maintains"\n' + ACQUIRED
    people = table(person(1, "ssn"))
    assert only(people, facts, AGENCY)["outcome"] == "do_not_notify"
    made = owed(people, "owner_notice", AGENCY, facts)
    assert (made["outcome"], made["by"]) == ("due", "immediately following discovery")


# ------------------------------------------------------------------------------ obligations


@pytest.mark.parametrize(("size", "outcome"), [(9, "not_due"), (10, "due")])
def test_incident_notification_at_ten_or_more(size: int, outcome: str) -> None:
    facts = FACTS + "criminal_act = false\nsignificant_risk = false\n"
    assert owed(crowd(size), "incident_notification", facts=facts)["outcome"] == outcome


def test_incident_notification_counts_potential_people_and_names_open_facts() -> None:
    assert owed(crowd(10), "incident_notification", facts=BOUND)["outcome"] == "due"
    made = owed(crowd(9), "incident_notification")
    assert made["outcome"] == "review"
    assert made["facts_missing"] == ["breach.criminal_act", "breach.significant_risk"]
    facts = FACTS + "criminal_act = true\n"
    assert owed(crowd(1), "incident_notification", facts=facts)["outcome"] == "due"


@pytest.mark.parametrize(("size", "outcome"), [(500, "not_due"), (501, "due")])
def test_attorney_general_at_more_than_five_hundred_residents(size: int, outcome: str) -> None:
    elsewhere = [person(number, "ssn", residency="NV") for number in range(9000, 9100)]
    people = pl.concat([crowd(size), table(*elsewhere)])
    for rule in (AGENCY, COUNTY):
        assert owed(people, "attorney_general", rule)["outcome"] == outcome


def test_unknown_residency_makes_a_range() -> None:
    unsure = [person(number, "ssn", residency=None) for number in range(9000, 9003)]
    made = owed(pl.concat([crowd(499), table(*unsure)]), "attorney_general")
    assert made["outcome"] == "review"
    assert made["facts_missing"] == ["individual.residency"]
    assert (
        "residents of the state to be notified = 499 to 502 (threshold: more than 500)"
        in (made["inputs"])
    )
    assert owed(pl.concat([crowd(497), table(*unsure)]), "attorney_general")["outcome"] == "not_due"


def test_the_three_clocks_are_kept_apart() -> None:
    people = crowd(10)
    clocks = {
        name: owed(people, name)["by"]
        for name in ("internal_report", "notify_individuals", "incident_notification")
    }
    assert clocks == {
        "internal_report": "immediately",
        "notify_individuals": "without unreasonable delay following discovery",
        "incident_notification": "in a timely manner",
    }
    local = case(people).obligations.filter(pl.col("rule").is_in([AGENCY, COUNTY]))
    assert local.get_column("due").null_count() == local.height


def test_law_enforcement_holds_the_notice_until_it_lifts() -> None:
    people = crowd(1)
    held = FACTS + "[law_enforcement]\ninvestigating = true\nimpedes = true\n"
    for rule in (AGENCY, COUNTY):
        waiting = owed(people, "notify_individuals", rule, held)
        assert waiting["outcome"] == "due"
        assert waiting["by"].startswith("once law enforcement determines")
        lifted = owed(people, "notify_individuals", rule, held + "lifted = 2026-05-01\n")
        assert "without unreasonable delay" in lifted["by"]


def test_a_clock_without_a_start_says_so() -> None:
    made = owed(
        crowd(1), "notify_individuals", facts=BOUND + OWNED + '[breach]\nacquisition="obtained"\n'
    )
    assert made["outcome"] == "due"
    assert made["facts_missing"] == ["breach.discovered"]


@pytest.mark.parametrize(
    ("element", "outcome"),
    [
        ("ssn", "due"),
        ("drivers_license", "due"),
        ("state_id", "due"),
        ("passport", "not_due"),
        ("tax_id", "not_due"),
        ("military_id", "not_due"),
        ("payment_card", "not_due"),
    ],
)
def test_credit_bureaus_for_three_numbers_only(element: str, outcome: str) -> None:
    for rule in (AGENCY, COUNTY):
        assert owed(table(person(1, element)), "credit_bureaus", rule)["outcome"] == outcome


def test_only_logins_take_the_short_way_unless_one_person_has_more() -> None:
    logins = [person(1, "login"), person(2, "login")]
    assert owed(table(*logins), "login_method")["outcome"] == "due"
    assert owed(table(*logins, person(3, "login", "ssn")), "login_method")["outcome"] == "not_due"


def test_hospital_patients_go_to_their_own_office() -> None:
    people = crowd(1)
    expected = {"none": ("due", "not_due"), "some": ("due", "due"), "all": ("not_due", "due")}
    for share, outcomes in expected.items():
        facts = f'{BOUND}{ACQUIRED}[data]\nhospital_patients = "{share}"\n'
        made = tuple(
            owed(people, name, facts=facts)["outcome"]
            for name in ("internal_report", "hospital_report")
        )
        assert made == outcomes, share
    assert owed(people, "internal_report", facts=BOUND)["outcome"] == "due"


def test_substitute_notice_needs_a_ground_and_in_the_county_an_approval() -> None:
    people = crowd(1)
    for cost, ground in ((250000, "not_due"), (250001, "due")):
        facts = f"{FACTS}[contact]\nestimated_cost = {cost}\nsufficient = true\n"
        assert owed(people, "substitute_notice", AGENCY, facts)["outcome"] == ground
        approved = facts + "[approvals]\nsubstitute_notice = true\n"
        assert owed(people, "substitute_notice", COUNTY, approved)["outcome"] == ground
        refused = facts + "[approvals]\nsubstitute_notice = false\n"
        assert owed(people, "substitute_notice", COUNTY, refused)["outcome"] == "not_due"


def test_order_of_the_people_does_not_matter() -> None:
    people = table(*(person(n, "ssn", residency=None if n % 3 else "CA") for n in range(20)))
    assert case(people).decisions.equals(case(people.reverse()).decisions)


# ----------------------------------------------------------------------- laws of other places

BUSINESS = '[entity]\nkind = "business"\n' + OWNED + ACQUIRED


@pytest.mark.parametrize(
    ("state", "days"), [("TX", "2026-05-03"), ("FL", None), ("NY", "2026-04-03")]
)
def test_a_resident_of_another_state_is_judged_under_its_law(state: str, days: str | None) -> None:
    facts = BUSINESS + "determined = 2026-03-04\n" if days else BUSINESS
    people = table(person(1, "ssn", residency=state), person(2, "ssn"))
    rule = f"us/{state.lower()}/statute"
    made = judged(people, facts, rule)
    assert made.get_column("individual_id").to_list() == [person(1)["individual_id"]]
    assert made.get_column("outcome").to_list() == ["notify"]
    assert owed(people, "notify_individuals", rule, facts)["due"] == days


def test_what_the_law_was_not_read_for_is_said() -> None:
    made = only(table(person(1, "ssn", residency="GA")), BUSINESS, "us/ga/statute")
    assert made["unconfirmed"] == ["us/ga/statute: elements (found-tertiary)"]
    assert only(table(person(1, "ssn")), BUSINESS, "us/ca/business")["unconfirmed"] == []


def test_bare_numbers_and_birth_dates_count_where_the_law_lists_them() -> None:
    bare = table(
        person(1, residency="GA", parts=["card_number"]),
        person(2, residency="TX", parts=["card_number"]),
        person(3, residency="ND", date_of_birth="1980-02-03"),
        person(4, residency="CA", date_of_birth="1980-02-03", parts=["account_number"]),
    )
    made = case(bare, BUSINESS).decisions
    found = {
        row["rule"]: row["triggers"]
        for row in made.iter_rows(named=True)
        if row["outcome"] == "notify"
    }
    assert found == {"us/ga/statute": ["name+card_number"], "us/nd/statute": ["name+birth_date"]}


def test_an_unknown_home_widens_the_range_of_every_state() -> None:
    people = pl.concat(
        [
            crowd(1000, residency="CO"),
            table(*(person(n, "ssn", residency=None) for n in range(2000, 2003))),
        ]
    )
    made = owed(people, "reporting_agencies", "us/co/statute", BUSINESS)
    assert made["outcome"] == "review"
    assert made["facts_missing"] == ["individual.residency"]
    assert made["inputs"][0].startswith("residents of the state to be notified = 1,000 to 1,003")


def test_a_clock_of_days_shows_the_day_and_the_business_day() -> None:
    facts = BUSINESS.replace("2026-03-04", "2026-03-06")
    made = owed(table(person(1, "ssn")), "notify_individuals", "us/ca/business", facts)
    assert (made["due"], made["due_business_day"]) == ("2026-04-05", "2026-04-06")


def test_hipaa_counts_states_for_the_media_and_everybody_for_the_secretary() -> None:
    facts = '[entity]\nhipaa = "covered_entity"\n' + ACQUIRED
    people = pl.concat(
        [
            table(*(person(n + base, "medical", residency=state) for n in range(300)))
            for base, state in ((0, "CA"), (1000, "NV"))
        ]
    )
    assert owed(people, "media", "us/hipaa", facts)["outcome"] == "not_due"
    assert owed(people, "secretary_large", "us/hipaa", facts)["outcome"] == "due"
