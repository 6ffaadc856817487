"""The rules of the county policy, R-01 to R-39, and both sides of each of its thresholds."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from asked import (
    AGENCY,
    COUNTY,
    NO_GROUND,
    STATED,
    crowd,
    decided,
    duty,
    opened,
    outcome,
    pack,
    seen,
    written,
)
from made import case, person, table

from pipelines.law import obligations
from pipelines.law.conditions import Count, Inputs
from pipelines.law.facts import choices
from pipelines.law.incident import parse
from pipelines.outputs import documents, notify
from pipelines.outputs.notify import Variant

SSN = person(1, "ssn")
APPROVED: dict[str, object] = {"approvals.substitute_notice": True}
REACHED = APPROVED | {"contact.sufficient": True, "contact.estimated_cost": 250000.0}


def nameless(*elements: str) -> dict[str, object]:
    return person(1, *elements, full_name=None, given_name=None, family_name=None)


def test_r01_a_name_with_an_element_or_a_login_or_both() -> None:
    assert decided(SSN)["triggers"] == ["name+ssn"]
    assert decided(nameless("login"))["outcome"] == "notify"
    assert decided(person(1, "ssn", "login"))["triggers"] == ["login", "name+ssn"]
    assert outcome(person(1)) is None


@pytest.mark.parametrize(
    ("row", "key", "usable", "expected"),
    [
        (nameless("ssn"), "no", False, "review"),  # name encrypted, element clear
        (person(1, protected=["ssn"]), "no", False, "do_not_notify"),  # element encrypted
        (person(1, protected=["ssn"]), "obtained", True, "notify"),  # both, with the key
        (nameless() | {"protected": ["ssn"]}, "no", False, "do_not_notify"),  # both, without
        (nameless() | {"protected": ["ssn"]}, "obtained", True, "review"),  # who is it?
        (SSN, "no", False, "notify"),  # neither
    ],
)
def test_r01_name_or_element_unencrypted(
    row: dict[str, object], key: str, usable: bool, expected: str
) -> None:
    facts: dict[str, object] = {"encryption.key_acquired": key, "encryption.key_usable": usable}
    assert outcome(row, facts) == expected


def test_r02_the_elements_of_1a_to_1g_with_their_clauses() -> None:
    clauses = {code: text.removeprefix("County policy, ") for code, text in _listed().items()}
    assert clauses == {
        "ssn": "summary 1a",
        **dict.fromkeys(
            ("drivers_license", "state_id", "tax_id", "passport", "military_id"), "summary 1b"
        ),
        "other_government_id": "summary 1b",
        "financial_account": "summary 1c",
        "payment_card": "summary 1c",
        "medical": "summary 1d",
        "health_insurance": "summary 1e",
        "biometric": "summary 1f",
        "alpr": "summary 1g",
        "login": "summary 2",
    }


def _listed() -> dict[str, str]:
    return dict(pack(COUNTY).elements)


@pytest.mark.parametrize(
    ("parts", "counts"),
    [
        (("card_number", "access_code"), True),
        (("account_number", "password"), True),
        (("card_number",), False),
        (("account_number",), False),
    ],
)
def test_r03_a_number_without_its_code_does_not_count(parts: tuple[str, ...], counts: bool) -> None:
    assert bool(opened(*parts)) is counts
    assert not {"card_number", "account_number"} & set(_listed())


def test_r04_public_records_do_not_count() -> None:
    made = decided(SSN, {"exceptions.public_record": "all"})
    assert made["outcome"] == "do_not_notify"
    assert made["clauses"] == ["County policy, definition 7"]


def test_r05_a_photograph_counts_only_for_facial_recognition() -> None:
    pictures = [
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQg" + end for end in ("HBw", "IBw", "JBw")
    ]
    for header in ("Photo", "Photograph", "Picture", "Badge Photo", "Headshot"):
        assert seen(header, *pictures) != "biometric", header
    templates = ["Rk1SACAyMAAAAAEIAAABPAFiAMUAxQEAAAAoJ0CX" + end for end in ("ACH", "ADH", "AEH")]
    assert seen("Face Template", *templates) == "biometric"
    asked = duty("photographs", crowd(1))
    assert (asked["outcome"], asked["facts_missing"]) == (
        "review",
        ["data.photographs_for_recognition"],
    )
    used: dict[str, object] = {"data.photographs_for_recognition": True}
    assert duty("photographs", crowd(1), used)["outcome"] == "due"


def test_r06_obtained_or_reasonably_believed_by_any_way_and_one_person_is_enough() -> None:
    for event in choices("incident.event"):  # accidental disclosure and theft among them
        for word in ("obtained", "reasonably_believed"):
            assert outcome(SSN, {"incident.event": event, "breach.acquisition": word}) == "notify"
        nothing: dict[str, object] = {"incident.event": event, "breach.acquisition": "no"}
        assert outcome(SSN, nothing) == "do_not_notify"
    assert duty("notify_individuals", crowd(1))["outcome"] == "due"
    assert duty("notify_individuals", table(person(1)))["outcome"] == "not_due"


def test_r07_encrypted_data_with_its_key() -> None:
    row = person(1, protected=["ssn"])
    for acquired in ("obtained", "reasonably_believed"):
        for usable, expected in ((True, "notify"), (False, "do_not_notify")):
            key = {"encryption.key_acquired": acquired, "encryption.key_usable": usable}
            assert outcome(row, key) == expected
    assert outcome(row, {"encryption.key_acquired": "no"}) == "do_not_notify"


def test_r08_owned_data_individuals_without_unreasonable_delay() -> None:
    made = duty("notify_individuals", crowd(1))
    assert made["to"] == "Each affected individual"
    assert made["by"] == "without unreasonable delay following discovery"
    assert made["due"] is None  # the policy names no number of days


def test_r09_data_held_for_an_owner_the_owner_immediately() -> None:
    held: dict[str, object] = {"data.relationship": "maintains"}
    made = duty("owner_notice", crowd(1), held)
    assert (made["outcome"], made["by"]) == ("due", "immediately following discovery")
    assert duty("notify_individuals", crowd(1), held)["outcome"] == "not_due"


def test_r10_whoever_suspects_it_tells_four_offices_immediately() -> None:
    made = duty("internal_report", crowd(1), {"breach.acquisition": None})
    assert (made["outcome"], made["by"]) == ("due", "immediately")
    for office in (
        "Department executive",
        "Office of the County Counsel",
        "Information Security Office",
        "Privacy Office",
    ):
        assert office in made["to"]
    assert "employee or contractor" in made["how"]


def test_r11_counsel_is_on_every_written_message() -> None:
    how = duty("internal_report", crowd(1))["how"]
    assert "Every written message" in how
    assert "Office of the County Counsel" in how


@pytest.mark.parametrize(
    ("share", "inside", "hospital"),
    [("none", "due", "not_due"), ("some", "due", "due"), ("all", "not_due", "due")],
)
def test_r12_patients_go_to_their_own_office_instead(
    share: str, inside: str, hospital: str
) -> None:
    facts: dict[str, object] = {"data.hospital_patients": share}
    assert duty("internal_report", crowd(1), facts)["outcome"] == inside
    made = duty("hospital_report", crowd(1), facts)
    assert (made["outcome"], made["by"]) == (hospital, "immediately")
    assert made["to"] == "SCVHHS Ethics, Compliance & Privacy Office"
    assert "County Counsel is consulted" in made["how"]


def test_r13_the_six_questions_of_the_scope() -> None:
    made = duty("scope", crowd(1))
    assert made["outcome"] == "due"
    assert len(made["contents"]) == 6
    for officer in (
        "Chief Information Security Officer",
        "Chief Privacy Officer",
        "County Counsel",
    ):
        assert officer in made["to"]


def test_r14_emergency_security_practices() -> None:
    contents = duty("internal_report", crowd(1))["contents"]
    assert any("emergency security practices" in text for text in contents)


@pytest.mark.parametrize(("people", "expected"), [(1, "not_due"), (9, "not_due"), (10, "due")])
def test_r15_incident_notification_at_ten_or_more(people: int, expected: str) -> None:
    for name in ("incident_notification", "officials_notification"):
        assert duty(name, crowd(people), NO_GROUND)["outcome"] == expected


@pytest.mark.parametrize("ground", ["breach.criminal_act", "breach.significant_risk"])
def test_r15_incident_notification_for_a_crime_or_a_risk(ground: str) -> None:
    for name in ("incident_notification", "officials_notification"):
        assert duty(name, crowd(1), NO_GROUND | {ground: True})["outcome"] == "due"


def test_r15_incident_notification_counts_whoever_is_potentially_affected() -> None:
    open_ = NO_GROUND | {"breach.acquisition": None}
    assert duty("incident_notification", crowd(10), open_)["outcome"] == "due"
    held = NO_GROUND | {"data.relationship": "maintains"}
    assert duty("incident_notification", crowd(10), held)["outcome"] == "due"
    assert duty("incident_notification", crowd(9), held)["outcome"] == "not_due"
    nothing = NO_GROUND | {"breach.acquisition": "no"}
    assert duty("incident_notification", crowd(10), nothing)["outcome"] == "not_due"


def test_r16_incident_notification_to_county_counsel_only() -> None:
    made = duty("incident_notification", crowd(10))
    assert (made["to"], made["by"]) == ("County Counsel only", "in a timely manner")
    assert made["contents"] == [
        "brief description of the incident",
        "actions taken to resolve the situation",
    ]


def test_r17_seven_officials_under_privilege() -> None:
    made = duty("officials_notification", crowd(10))
    assert len(made["to"].split(", ")) == 7
    assert "attorney-client privileged" in made["how"]


def test_r18_further_officials_are_for_counsel_and_the_executive() -> None:
    how = duty("officials_notification", crowd(10))["how"]
    assert "County Counsel and the County Executive's office decide on further officials" in how


def test_r19_delay_only_while_law_enforcement_says_so() -> None:
    impedes: dict[str, object] = {
        "law_enforcement.investigating": True,
        "law_enforcement.impedes": True,
    }
    assert duty("law_enforcement", crowd(1), impedes)["to"] == "Department with County Counsel"
    waiting = duty("notify_individuals", crowd(1), impedes)
    assert (waiting["outcome"], waiting["by"][:20]) == ("due", "once law enforcement")
    for facts in (
        impedes | {"law_enforcement.impedes": False},
        impedes | {"law_enforcement.impedes": None},
        impedes | {"law_enforcement.lifted": dt.date(2026, 5, 1)},
    ):
        by = duty("notify_individuals", crowd(1), facts)["by"]
        assert by == "without unreasonable delay following discovery"


def test_r20_logins_alone_change_passwords_also_elsewhere() -> None:
    made = duty("login_method", crowd(2, "login"))
    assert made["outcome"] == "due"
    assert "change the password or security question" in made["how"]
    assert any("other accounts" in text for text in made["contents"])


@pytest.mark.parametrize(
    ("provided", "expected"), [(True, "due"), (False, "not_due"), (None, "review")]
)
def test_r21_never_an_email_to_an_account_that_the_department_provided(
    provided: bool | None, expected: str
) -> None:
    facts: dict[str, object] = {"data.email_accounts_provided": provided}
    made = duty("provided_email_accounts", crowd(2, "login"), facts)
    assert made["outcome"] == expected
    assert "never an email to the compromised account" in made["how"]
    assert "customary address or place" in made["how"]


@pytest.mark.parametrize(("provided", "written_to"), [(True, 0), (None, 0), (False, 1)])
def test_r21_the_mailing_list_never_holds_a_compromised_address(
    provided: bool | None, written_to: int
) -> None:
    facts = STATED | {"data.email_accounts_provided": provided}
    of = case(table(person(1, "login")), written(facts))
    people = notify.recipients(of.individuals, of.decisions)
    listed = notify.mailing_lists(people, of.incident)
    found = [row for frame in listed.values() for row in frame.iter_rows(named=True)]
    assert [len(row["email"]) for row in found] == [written_to]


def test_r22_counsel_is_asked_about_the_method_for_logins() -> None:
    assert duty("login_method", crowd(1, "login"))["to"] == "County Counsel"
    assert duty("login_method", crowd(1))["outcome"] == "not_due"


def test_r23_counsel_is_asked_about_the_method_for_everything_else() -> None:
    made = duty("method", crowd(1))
    assert (made["outcome"], made["to"]) == ("due", "County Counsel")
    assert duty("method", crowd(1, "login"))["outcome"] == "not_due"


def test_r24_electronic_only_if_counsel_finds_it_lawful() -> None:
    for found, expected in ((True, "due"), (False, "not_due"), (None, "review")):
        facts: dict[str, object] = {"notice.electronic_consistent": found}
        made = duty("electronic_notice", crowd(1), facts)
        assert (made["outcome"], "15 U.S.C. 7001" in made["how"]) == (expected, True)


@pytest.mark.parametrize(("cost", "expected"), [(250000.0, "not_due"), (250001.0, "due")])
def test_r25_substitute_notice_by_cost(cost: float, expected: str) -> None:
    facts = REACHED | {"contact.estimated_cost": cost}
    assert duty("substitute_notice", crowd(1), facts)["outcome"] == expected


@pytest.mark.parametrize(("size", "expected"), [(500_000, "not_due"), (500_001, "due")])
def test_r25_substitute_notice_by_the_size_of_the_class(size: int, expected: str) -> None:
    class_ = {"owed": Count(low=size, high=size)}
    known = parse(
        "approvals.substitute_notice = true\ncontact.sufficient = true\n"
        "contact.estimated_cost = 1\n"
    )
    inputs = Inputs(fact=known.fact, counts=class_)
    for rule in (COUNTY, AGENCY):
        [item] = [item for item in pack(rule).obligations if item.id == "substitute_notice"]
        assert obligations.owed(item, inputs)["outcome"] == expected


def test_r25_substitute_notice_by_insufficient_contact_information_and_by_approval() -> None:
    lacking = REACHED | {"contact.sufficient": False}
    assert duty("substitute_notice", crowd(1), lacking)["outcome"] == "due"
    for approval, expected in ((False, "not_due"), (None, "review")):
        facts = lacking | {"approvals.substitute_notice": approval}
        assert duty("substitute_notice", crowd(1), facts)["outcome"] == expected


def test_r26_all_parts_of_substitute_notice() -> None:
    contents = duty("substitute_notice", crowd(1))["contents"]
    for part in ("email", "at least 30 days, linked from the home page", "statewide media"):
        assert any(part in text for text in contents), part
    assert any("Office of Information Security" in text for text in contents)


def test_r27_methods_may_be_combined() -> None:
    assert "any one or more" in duty("notify_individuals", crowd(1))["how"]
    for name in ("electronic_notice", "substitute_notice"):
        assert duty(name, crowd(1))["by"] == "in place of or beside written notice"


def test_r28_the_template_or_a_comparable_letter_that_counsel_approved() -> None:
    how = duty("notify_individuals", crowd(1))["how"]
    assert "template or a comparable letter approved by County Counsel" in how
    assert "department letterhead" in how
    assert "all headings" in how
    for approved, expected in ((True, "due"), (False, "not_due"), (None, "not_due")):
        facts: dict[str, object] = {"approvals.comparable_letter": approved}
        assert duty("comparable_letter", crowd(1), facts)["outcome"] == expected


def test_r29_title_and_headings_are_asked_of_every_notice() -> None:
    assert "title and the five headings" in duty("notify_individuals", crowd(1))["contents"]
    assert duty("owner_notice", crowd(1))["contents"] == [
        "the same contents as the notice to individuals"
    ]


def test_r30_required_contents() -> None:
    contents = duty("notify_individuals", crowd(1))["contents"]
    for part in (
        "name and contact information of the department",
        "types of information",
        "date of the notice",
        "date, estimated date or range of the breach, if available",
        "whether law enforcement delayed the notice, if available",
        "general description of the incident, if available",
    ):
        assert part in contents


@pytest.mark.parametrize("element", sorted(set(_listed()) - {"login"}))
def test_r31_credit_bureaus_for_three_numbers_and_no_others(element: str) -> None:
    needed = element in {"ssn", "drivers_license", "state_id"}
    for rule in (COUNTY, AGENCY):
        made = duty("credit_bureaus", crowd(1, element), rule=rule)
        assert made["outcome"] == ("due" if needed else "not_due")
    assert Variant(id="A", elements=(element,), people=1).bureaus is needed


def test_r32_optional_content() -> None:
    made = duty("optional_content", crowd(1))
    assert made["outcome"] == "due"
    assert len(made["contents"]) == 3
    [item] = [item for item in pack(COUNTY).obligations if item.id == "optional_content"]
    assert item.permitted


def test_r33_both_review_every_notice_before_it_goes_out() -> None:
    made = duty("notice_review", crowd(1))
    assert (made["outcome"], made["by"]) == ("due", "before distribution")
    assert made["to"] == "County Counsel, and the Chief Privacy Officer or designee"
    assert set(documents.NOTICE_ROLES) == {"county_counsel", "privacy_officer"}
    assert documents.is_draft("notice-A", documents.NOTICE_ROLES, "0" * 32, [])


@pytest.mark.parametrize(("residents", "expected"), [(500, "not_due"), (501, "due")])
def test_r34_the_attorney_general_at_more_than_500_residents(residents: int, expected: str) -> None:
    elsewhere = crowd(60, residency="NV").with_columns(pl.col("individual_id") + "n")
    people = pl.concat([crowd(residents), elsewhere])
    for rule in (COUNTY, AGENCY):
        made = duty("attorney_general", people, rule=rule)
        assert (made["outcome"], "ne sample copy" in made["how"]) == (expected, True)
        assert made["contents"] == ["the notice, without personally identifiable information"]


def test_r35_sending_it_again_does_not_remove_the_duty() -> None:
    facts: dict[str, object] = {
        "incident.event": "wrong_recipient",
        "incident.actions": "The message was sent again to the right address.",
    }
    assert outcome(SSN, facts) == "notify"
    assert (
        "again to the right address does not remove"
        in (duty("notify_individuals", crowd(1), facts)["how"])
    )


def test_r36_unsure_is_possibly_and_never_silently_no() -> None:
    for facts, row in (
        ({"breach.acquisition": "unknown"}, SSN),
        ({"breach.acquisition": None}, SSN),
        ({"data.relationship": None}, SSN),
        ({"encryption.key_acquired": "unknown"}, person(1, protected=["ssn"])),
    ):
        assert outcome(row, facts) == "review"
        made = duty("consultation", table(row), facts)
        assert made["outcome"] == "due"
        for office in ("Information Security Office", "Privacy Office", "County Counsel"):
            assert office in made["to"]
    assert duty("consultation", crowd(1))["outcome"] == "not_due"


def test_r37_other_laws_do_not_displace_this_one() -> None:
    hipaa: dict[str, object] = {"entity.hipaa": "covered_entity", "incident.other_laws": ["HIPAA"]}
    row = person(1, "medical")
    assert outcome(row, hipaa) == "notify"
    assert outcome(row, hipaa | {"harm.low_probability": True}) == "notify"
    assert "nor does another notification law" in duty("notify_individuals", crowd(1))["how"]


def test_r38_security_features_afterwards() -> None:
    made = duty("improvements", crowd(1))
    assert made["outcome"] == "due"
    assert "Information Security Office and County Counsel" in made["to"]


def test_r39_each_department_has_its_own_procedures_and_finds_its_own_breaches() -> None:
    how = duty("scope", crowd(1))["how"]
    assert "Each department finds its own breaches and keeps its own procedures" in how


def test_the_clocks_of_the_policy_are_three_and_none_has_a_number() -> None:
    clocks = {item.by for item in pack(COUNTY).obligations}
    assert clocks >= {
        "immediately",
        "immediately following discovery",
        "without unreasonable delay following discovery",
        "in a timely manner",
    }
    assert all(item.days is None for item in pack(COUNTY).obligations)
