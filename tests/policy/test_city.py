"""The city guide's duty to report, C-01 to C-15; what the guide leaves open is said to be open."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from asked import CITY, crowd, decided, duty, pack
from asked import outcome as answered
from made import person

from pipelines.law.facts import FACTS, choices

BOUND: dict[str, object] = {"entity.policies": ["city_guide"], "breach.acquisition": None}
STEPS = ["preserve", "collect", "report", "confirmation", "follow_up"]


def owed(name: str, **facts: object) -> dict[str, Any]:
    stated = {key.replace("__", "."): value for key, value in facts.items()}
    return duty(name, crowd(1), BOUND | stated, CITY)


def test_c01_access_acquisition_or_disclosure_that_creates_a_risk_of_harm() -> None:
    for likely, expected in ((True, "review"), (False, "do_not_notify"), (None, "review")):
        for acquired in ("obtained", "no", None):  # access and disclosure are enough
            facts = BOUND | {"harm.likely": likely, "breach.acquisition": acquired}
            assert answered(person(1, "ssn"), facts, CITY) == expected
    vendor = BOUND | {"entity.kind": "business", "data.relationship": "maintains"}
    assert answered(person(1, "ssn"), vendor, CITY) == "review"
    assert decided(person(1, "ssn"), {"entity.policies": ["none"]}, CITY) == {}


def test_c02_report_as_soon_as_it_is_suspected() -> None:
    made = owed("report", breach__suspected=dt.date(2026, 3, 2))
    assert (made["outcome"], made["by"]) == ("due", "as soon as it is suspected")
    assert "breach.suspected = 2026-03-02" in made["inputs"]


def test_c03_to_whom() -> None:
    for office in (
        "City office for records and IT security",
        "City Clerk",
        "the department that holds the records",
        "the city's IT staff",
    ):
        assert office in owed("report")["to"]


@pytest.mark.parametrize(
    "part",
    [
        "what happened",
        "time window",
        "which systems or records",
        "number of affected records, if known",
        "contact of a city or vendor point person",
    ],
)
def test_c04_contents_of_the_report(part: str) -> None:
    assert any(part in text for text in owed("report")["contents"])


@pytest.mark.parametrize("part", ["affected types of data", "clear timeline", "observed impacts"])
def test_c05_further_contents_concise_and_factual(part: str) -> None:
    made = owed("report")
    assert any(part in text for text in made["contents"])
    assert "concise and factual" in made["how"]
    assert owed("collect")["outcome"] == "due"


def test_c06_evidence_stays_unaltered_with_its_timestamps() -> None:
    made = owed("preserve")
    assert (made["outcome"], made["by"]) == ("due", "first, and at once")
    assert made["contents"] == ["logs", "emails", "relevant files", "original timestamps"]
    assert "hash and time" in made["how"]


def test_c07_there_is_no_form() -> None:
    assert "no form of the city" in owed("report")["how"]
    assert any("written complaint" in text for text in pack(CITY).gaps)


def test_c08_what_to_ask_for_until_it_is_answered() -> None:
    made = owed("confirmation")
    assert made["contents"] == [
        "case or tracking number",
        "expected response time",
        "expected next steps",
        "contact for updates",
    ]
    answers: dict[str, object] = {
        "city__case_number": "C-7",
        "city__response_promised": dt.date(2026, 3, 20),
        "city__update_contact": "City Clerk",
    }
    assert owed("confirmation", **answers)["outcome"] == "not_due"
    for name in answers:
        assert owed("confirmation", **answers | {name: None})["outcome"] == "due", name


def test_c09_cooperate_and_carry_out_what_is_recommended() -> None:
    assert owed("follow_up")["contents"] == [
        "cooperation with the city's investigators",
        "recommended mitigations, carried out",
    ]


def test_c10_the_city_tells_the_residents_as_law_and_incident_ask() -> None:
    made = decided(person(1, "ssn"), BOUND | {"harm.likely": True}, CITY)
    assert made["outcome"] == "review"
    [open_] = made["facts_missing"]
    assert "depends on the incident and on the law" in open_


def test_c11_documented_steps_are_kept_in_a_log() -> None:
    assert "mitigation log" in owed("follow_up")["how"]
    assert "incident.mitigations" in FACTS


@pytest.mark.parametrize(
    "topic", ["Fines", "Escalation", "Time limits for appeals", "Accepted def"]
)
def test_c12_what_is_not_specified_is_said_to_be_so(topic: str) -> None:
    [gap] = [text for text in pack(CITY).gaps if text.startswith(topic)]
    assert "not specified" in gap


def test_c13_possible_outcomes_that_are_no_fines() -> None:
    assert any(
        "Administrative orders, corrective plans and court action" in text
        and "not specified" in text
        for text in pack(CITY).gaps
    )


def test_c14_the_five_steps_in_their_order() -> None:
    assert [item.id for item in pack(CITY).obligations] == STEPS


def test_c15_a_resident_an_employee_or_a_vendor_may_report() -> None:
    assert choices("city.reporter") == ("resident", "employee", "vendor")
    assert "A resident, an employee or a vendor may report" in owed("report")["how"]


def test_the_inputs_of_the_guide_are_asked_for() -> None:
    assert {
        "incident.number", "city.case_number", "city.received", "city.response_promised",
        "city.update_contact", "city.point_of_contact", "incident.systems", "incident.impacts",
    } <= set(FACTS)  # fmt: skip
