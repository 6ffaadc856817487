"""What the county policy needs to know, I-01 to I-29: asked for, or computed from the data."""

from __future__ import annotations

import datetime as dt
import re

import polars as pl
import pytest
from asked import (
    AGENCY,
    COUNTY,
    NO_GROUND,
    crowd,
    decided,
    duty,
    opened,
    outcome,
    pack,
    seen,
    written,
)
from made import person, table

from pipelines.law import incident
from pipelines.law.facts import FACTS, Incident, choices
from pipelines.law.incident import TEMPLATE
from pipelines.outputs import letters, postal
from pipelines.outputs.notify import Variant

SSN = person(1, "ssn")


def letter(facts: dict[str, object]) -> dict[str, object]:
    """What a notice is made of under these facts."""
    variant = Variant(id="A", elements=("ssn",), people=1)
    return letters.context(variant, incident.parse(written(facts)))


def test_i01_the_department_its_contact_and_its_signature() -> None:
    facts: dict[str, object] = {
        f"department.{name}": f"the {name}"
        for name in ("name", "address", "phone", "email", "website", "signed_by")
    }
    told = letter(facts)
    assert told["department"] == "the name"
    assert [told[name] for name in ("address", "phone", "email", "website", "signed_by")] == [
        "the address", "the phone", "the email", "the website", "the signed_by",
    ]  # fmt: skip


def test_i02_whose_data_it_is_decides_whom_to_tell() -> None:
    assert choices("data.relationship") == ("owns", "maintains", "both")
    assert {"data.owner_name", "data.owner_contact"} <= set(FACTS)
    outcomes = {
        word: (
            outcome(SSN, {"data.relationship": word}),
            duty("owner_notice", crowd(1), {"data.relationship": word})["outcome"],
        )
        for word in choices("data.relationship")
    }
    assert outcomes == {
        "owns": ("notify", "not_due"),
        "maintains": ("do_not_notify", "due"),
        "both": ("notify", "due"),
    }
    assert decided(SSN, {"data.relationship": None})["facts_missing"] == ["data.relationship"]


def test_i03_who_noticed_and_when_it_was_suspected_and_discovered() -> None:
    assert choices("incident.noticed_by") == ("employee", "contractor", "other")
    known = incident.parse(
        "breach.suspected = 2026-03-02\nbreach.suspected_at = 14:30:00\n"
        "breach.discovered = 2026-03-04\n"
    )
    assert known.breach.suspected_at == dt.time(14, 30)
    suspected = duty("internal_report", crowd(1), {"breach.suspected": dt.date(2026, 3, 2)})
    assert "breach.suspected = 2026-03-02" in suspected["inputs"]
    assert "breach.discovered = 2026-03-04" in duty("notify_individuals", crowd(1))["inputs"]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"breach.date": dt.date(2026, 2, 27)}, "happened on February 27, 2026"),
        ({"breach.estimated_date": dt.date(2026, 2, 27)}, "on or about February 27, 2026"),
        (
            {"breach.from": dt.date(2026, 2, 20), "breach.to": dt.date(2026, 3, 1)},
            "between February 20, 2026 and March 1, 2026",
        ),
    ],
)
def test_i04_date_estimated_date_or_range(facts: dict[str, object], sentence: str) -> None:
    assert sentence in str(letter(facts)["when"])
    assert letter({})["when"] is None


def test_i05_the_kinds_of_event_that_the_policy_names() -> None:
    assert set(choices("incident.event")) == {
        "wrong_recipient", "employee", "lost_device", "outside_actor", "accidental_disclosure",
        "theft", "other",
    }  # fmt: skip


def test_i06_whether_the_data_is_computerized() -> None:
    assert Incident().data.computerized is True  # what was scanned is computer data
    for rule in (COUNTY, AGENCY):
        assert outcome(SSN, {"data.computerized": False}, rule) == "do_not_notify"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("obtained", "notify"),
        ("reasonably_believed", "notify"),
        ("no", "do_not_notify"),
        ("unknown", "review"),
        (None, "review"),
    ],
)
def test_i07_acquisition(word: str | None, expected: str) -> None:
    for rule in (COUNTY, AGENCY):
        assert outcome(SSN, {"breach.acquisition": word}, rule) == expected


@pytest.mark.parametrize(
    ("given", "family", "expected"),
    [
        ("Anahit", "Petrosyan", "notify"),
        ("A", "Petrosyan", "notify"),
        ("A.", "Petrosyan", "notify"),
        (None, "Petrosyan", "review"),
        ("Anahit", None, "review"),
        (None, None, "review"),
    ],
)
def test_i08_first_name_or_initial_with_the_last_name(
    given: str | None, family: str | None, expected: str
) -> None:
    for rule in (COUNTY, AGENCY):
        row = person(1, "ssn", given_name=given, family_name=family)
        assert outcome(row, rule=rule) == expected


ELEMENTS = (
    "ssn", "drivers_license", "state_id", "tax_id", "passport", "military_id",
    "other_government_id", "financial_account", "payment_card", "medical", "health_insurance",
    "biometric", "alpr",
)  # fmt: skip


@pytest.mark.parametrize("element", ELEMENTS)
def test_i09_every_element_counts_with_a_name_and_its_subtype_is_kept(element: str) -> None:
    made = decided(person(1, element))
    assert (made["outcome"], made["triggers"]) == ("notify", [f"name+{element}"])
    assert set(pack(COUNTY).elements) == {*ELEMENTS, "login"}


@pytest.mark.parametrize(
    ("parts", "element"),
    [
        (("card_number", "access_code"), "payment_card"),
        (("card_number", "password"), "payment_card"),
        (("account_number", "access_code"), "financial_account"),
        (("account_number", "password"), "financial_account"),
        (("card_number",), None),
        (("account_number",), None),
        (("access_code",), None),
    ],
)
def test_i10_account_and_card_numbers_with_and_without_their_code(
    parts: tuple[str, ...], element: str | None
) -> None:
    assert opened(*parts) == ({element: "none"} if element else {})
    assert outcome(person(1, parts=[parts[0]])) is None  # nothing that this policy lists


@pytest.mark.parametrize(
    ("parts", "login", "counts"),
    [
        (("password",), True, True),
        (("security_question", "security_answer"), True, True),
        ((), True, False),
        (("security_question",), True, False),
        (("password",), False, False),
    ],
)
def test_i11_email_or_user_name_with_and_without_password(
    parts: tuple[str, ...], login: bool, counts: bool
) -> None:
    assert ("login" in opened(*parts, login=login)) is counts
    nameless = person(1, "login", full_name=None, given_name=None, family_name=None)
    assert outcome(nameless) == "notify"


def test_i12_name_and_element_are_looked_at_apart() -> None:
    clear_element = person(1, "ssn", full_name=None, given_name=None, family_name=None)
    clear_name = person(1, protected=["ssn"])
    key: dict[str, object] = {"encryption.key_acquired": "no"}
    # the name encrypted, the element readable: covered, and somebody must find out who it is
    assert decided(clear_element, key)["facts_missing"] == ["individual.name"]
    # the element encrypted, the name readable: no key, nothing was readable
    assert outcome(clear_name, key) == "do_not_notify"
    assert outcome(person(1, "ssn"), key) == "notify"


@pytest.mark.parametrize(
    ("acquired", "usable", "expected"),
    [
        ("obtained", True, "notify"),
        ("reasonably_believed", True, "notify"),
        ("obtained", False, "do_not_notify"),
        ("obtained", None, "review"),
        ("no", True, "do_not_notify"),
        (None, None, "review"),
    ],
)
def test_i13_the_key(acquired: str | None, usable: bool | None, expected: str) -> None:
    facts = {"encryption.key_acquired": acquired, "encryption.key_usable": usable}
    for rule in (COUNTY, AGENCY):
        assert outcome(person(1, protected=["ssn"]), facts, rule) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [("all", "do_not_notify"), ("some", "review"), ("none", "notify"), (None, "notify")],
)
def test_i14_public_record(share: str | None, expected: str) -> None:
    for rule in (COUNTY, AGENCY):
        assert outcome(SSN, {"exceptions.public_record": share}, rule) == expected


@pytest.mark.parametrize(
    ("used", "expected"), [(True, "due"), (False, "not_due"), (None, "review")]
)
def test_i15_photographs_for_facial_recognition(used: bool | None, expected: str) -> None:
    facts: dict[str, object] = {"data.photographs_for_recognition": used}
    assert duty("photographs", crowd(1), facts)["outcome"] == expected


def test_i16_only_logins_and_whose_account_it_is() -> None:
    logins, more = crowd(2, "login"), crowd(2, "login", "ssn")
    assert duty("login_method", logins)["outcome"] == "due"
    assert duty("login_method", more)["outcome"] == "not_due"
    for provided, expected in ((True, "due"), (False, "not_due"), (None, "review")):
        facts: dict[str, object] = {"data.email_accounts_provided": provided}
        assert duty("provided_email_accounts", logins, facts)["outcome"] == expected
    assert "data.customary_location_known" in FACTS


def test_i17_the_number_of_people_their_contacts_and_the_residents() -> None:
    people = pl.concat([crowd(3), table(person(77, "ssn", residency="NV"))])
    inputs = duty("attorney_general", people)["inputs"]
    assert any(text.startswith("residents of the state to be notified = 3 ") for text in inputs)
    inputs = duty("incident_notification", people)["inputs"]
    assert any(text.startswith("individuals potentially affected = 4 ") for text in inputs)
    assert {"full_name", "address", "city", "state", "postal_code"} <= set(people.columns)
    reachable = people.with_columns(address=pl.lit("1 Oak Street"))
    assert reachable.filter(postal.usable()).height == 4
    unknown = reachable.with_columns(address=pl.lit(None, dtype=pl.String))
    assert unknown.filter(postal.usable()).height == 0


def test_i18_patients_of_the_hospital_system() -> None:
    for share, expected in (("none", "not_due"), ("some", "due"), ("all", "due"), (None, "review")):
        facts: dict[str, object] = {"data.hospital_patients": share}
        assert duty("hospital_report", crowd(1), facts)["outcome"] == expected


@pytest.mark.parametrize("fact", ["breach.criminal_act", "breach.significant_risk"])
def test_i19_and_i21_a_crime_or_a_significant_risk(fact: str) -> None:
    for value, expected in ((True, "due"), (False, "not_due"), (None, "review")):
        made = duty("incident_notification", crowd(1), NO_GROUND | {fact: value})
        assert made["outcome"] == expected
        assert made["facts_missing"] == ([fact] if value is None else [])


def test_i20_law_enforcement() -> None:
    held: dict[str, object] = {"law_enforcement.impedes": True}
    assert duty("notify_individuals", crowd(1), held)["by"].startswith("once law enforcement")
    lifted = held | {"law_enforcement.lifted": dt.date(2026, 5, 1)}
    assert "without unreasonable delay" in duty("notify_individuals", crowd(1), lifted)["by"]
    investigating: dict[str, object] = {"law_enforcement.investigating": True}
    assert duty("law_enforcement", crowd(1), investigating)["outcome"] == "due"
    assert {"law_enforcement.agency", "law_enforcement.determined"} <= set(FACTS)


def test_i21_significant_risk_is_for_county_counsel_to_determine() -> None:
    line = next(
        text for text in TEMPLATE.split("# significant_risk")[1].splitlines() if "Who knows" in text
    )
    assert "County Counsel" in line


def test_i22_contact_information_cost_and_size_of_the_class() -> None:
    approved: dict[str, object] = {"approvals.substitute_notice": True}
    made = duty("substitute_notice", crowd(1), approved)
    assert made["facts_missing"] == ["contact.estimated_cost", "contact.sufficient"]
    assert "individuals to be notified = 1 (threshold: more than 500,000)" in made["inputs"]


def test_i23_electronic_notice_waits_for_counsel() -> None:
    for value, expected in ((True, "due"), (False, "not_due"), (None, "review")):
        facts: dict[str, object] = {"notice.electronic_consistent": value}
        assert duty("electronic_notice", crowd(1), facts)["outcome"] == expected


def test_i24_approvals() -> None:
    assert {key for key in FACTS if key.startswith("approvals.")} == {
        "approvals.county_counsel", "approvals.privacy_officer", "approvals.substitute_notice",
        "approvals.comparable_letter",
    }  # fmt: skip
    both: dict[str, object] = {
        "approvals.county_counsel": True,
        "approvals.privacy_officer": True,
    }
    assert duty("notice_review", crowd(1), both)["outcome"] == "not_due"
    for name in both:
        assert duty("notice_review", crowd(1), both | {name: False})["outcome"] == "due"
    letter_: dict[str, object] = {"approvals.comparable_letter": True}
    assert duty("comparable_letter", crowd(1), letter_)["outcome"] == "due"


def test_i25_other_notification_laws() -> None:
    assert choices("entity.hipaa") == ("covered_entity", "business_associate", "no")
    assert "incident.other_laws" in FACTS
    made = decided(person(1, "medical"), {"entity.hipaa": "covered_entity"}, "us/hipaa")
    assert made["outcome"] in {"notify", "review"}
    assert decided(person(1, "medical"), {"entity.hipaa": "no"}, "us/hipaa") == {}


def test_i26_languages() -> None:
    known = incident.parse('notice.languages = ["Spanish", "Vietnamese"]')
    assert known.notice.languages == ("Spanish", "Vietnamese")


def test_i27_description_and_actions() -> None:
    told = letter(
        {"incident.description": "A laptop was lost.", "incident.actions": "Keys changed."}
    )
    assert (told["description"], told["actions"]) == ("A laptop was lost.", "Keys changed.")


def test_i28_optional_content() -> None:
    told = letter({"notice.protection": "A free year.", "notice.advice": ["Check your mail."]})
    assert (told["protection"], told["advice"]) == ("A free year.", ["Check your mail."])


def test_i29_security_features_added_afterwards() -> None:
    assert (
        letter({"incident.security_features": "Two-step login."})["features"] == "Two-step login."
    )


def test_the_template_says_of_every_fact_who_knows_it_and_what_it_is_needed_for() -> None:
    tables = TEMPLATE.split("\n[")[1:]
    assert len(tables) == len({key.partition(".")[0] for key in FACTS})
    for text in tables:
        assert "Who knows" in text.splitlines()[0]
        # "these four" and "both" speak of the facts just above them
        blocks = re.split(r"(?<=\n)(?:# )?(?=[a-z_]+ = )", text)[1:]
        waiting = 0
        for block in blocks:
            waiting += 1
            if "Needed for" in block:
                spoken = re.search(r"Needed for: (these four|these three|both)", block)
                more = {"these four": 4, "these three": 3, "both": 2}
                assert waiting == (more[spoken[1]] if spoken else 1), block
                waiting = 0
        assert waiting == 0, text.splitlines()[0]


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Photo", "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJ", "other"),
        ("Face Template", "Rk1SACAyMAAAAAEIAAABPAFiAMUAxQEAAAAoJ0CXACHkAEB8ADZ0", "biometric"),
    ],
)
def test_i15_a_photograph_is_no_template_of_a_face(header: str, value: str, expected: str) -> None:
    code = seen(header, value, value.replace("A", "B"), value.replace("g", "h"))
    assert (code == "biometric") is (expected == "biometric")
