"""The summary says what is known, what is not, and why."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from made import BOUND, FACTS, case, person, source, table

from pipelines.law import rulepack
from pipelines.model import RECORDS
from pipelines.outputs import measured, notify
from pipelines.outputs.places import found
from pipelines.outputs.state_laws import law_questions
from pipelines.outputs.summarize import PLACES_SHOWN, summarize
from pipelines.outputs.summary import OpenFact

if TYPE_CHECKING:
    from pipelines.outputs.summary import Summary

BUSINESS = """
[entity]
kind = "business"
policies = []
hipaa = "no"
licensed_health_facility = false
financial_institution = false
health_records_vendor = false
[data]
relationship = "owns"
[breach]
acquisition = "obtained"
discovered = 2026-03-05
"""


def summary(people: pl.DataFrame, facts: str = FACTS, *rows: dict[str, Any]) -> Summary:
    made = case(people, facts, *rows)
    told = notify.recipients(made.individuals, made.decisions)
    return summarize(made, told, made.incident, rulepack.packs())


def test_missing_facts_are_ordered_by_the_people_who_wait() -> None:
    people = table(person(1, "ssn"), person(2, "ssn", residency=None), person(3, "login"))
    made = summary(people, BOUND)
    waiting = {item.fact: item.people for item in made.open_facts}
    assert list(waiting)[:3] == ["breach.acquisition", "data.relationship", "individual.residency"]
    assert (waiting["breach.acquisition"], waiting["individual.residency"]) == (3, 1)
    assert all(item.question != item.fact for item in made.open_facts)
    risk = next(item for item in made.open_facts if item.fact == "breach.significant_risk")
    assert (risk.people, risk.obligations) == (
        0,
        ("Incident Notification", "Privileged notification of county officials"),
    )


def test_nothing_is_open_when_everything_is_stated() -> None:
    facts = """
        [entity]
        kind = "local_agency"
        policies = ["santa_clara_county"]
        hipaa = "no"
        licensed_health_facility = false
        financial_institution = false
        health_records_vendor = false
        [data]
        relationship = "owns"
        hospital_patients = "none"
        photographs_for_recognition = false
        [breach]
        acquisition = "obtained"
        suspected = 2026-03-02
        discovered = 2026-03-04
        criminal_act = false
        significant_risk = false
        [law_enforcement]
        investigating = false
        [notice]
        electronic_consistent = false
        [contact]
        sufficient = true
        estimated_cost = 900
        [approvals]
        substitute_notice = false
    """
    made = summary(table(person(1, "ssn")), facts)
    assert made.open_facts == ()
    assert made.dates == (("Suspected", "2026-03-02"), ("Discovered", "2026-03-04"))


def test_reasons_are_grouped_with_their_citations() -> None:
    people = table(
        *(person(n, "ssn") for n in range(3)),
        *(person(n, "medical") for n in range(3, 5)),
        person(5, "ssn", residency="NV"),
        person(6, "ssn", residency=None),
    )
    agency = next(rule for rule in summary(people).rules if "1798.29" in rule.title)
    assert [(g.outcome, g.people) for g in agency.grounds] == [
        ("notify", 5),
        ("review", 1),
        ("do_not_notify", 1),
    ]
    assert agency.grounds[0].citations == ("(a)", "(b)", "(f)", "(g)(1)", "(h)", "(k)")
    assert agency.grounds[1].because == "Not known: individual.residency"
    assert agency.outcomes == {"notify": 5, "review": 1, "do_not_notify": 1}


def test_places_count_a_person_once_per_source_and_hide_the_path() -> None:
    twice = [{"path": "Linh Tran.csv", "locator": f"row {n}"} for n in range(2)]
    other = [{"path": "b.csv", "locator": "row 1"}]
    people = table(
        person(1, "ssn", sources=twice + other), person(2, "ssn", sources=twice), person(3)
    )
    rows = [source(1, path="Linh Tran.csv"), source(2, path="b.csv"), source(3)]
    made = summary(people, FACTS, *rows)
    assert [place.people for place in made.places] == [2, 1]
    assert made.places_left == 0
    assert "Linh" not in repr(made)


def test_many_places_are_cut_and_said() -> None:
    size = PLACES_SHOWN + 5
    people = [person(n, "ssn", sources=[{"path": f"{n}.csv", "locator": ""}]) for n in range(size)]
    rows = [source(n, path=f"{n}.csv") for n in range(size)]
    made = summary(table(*people), FACTS, *rows)
    assert (len(made.places), made.places_left) == (PLACES_SHOWN, 5)


def test_what_was_not_read_is_grouped_by_reason() -> None:
    made = summary(
        table(),
        FACTS,
        source(1, status="exception", code="encrypted"),
        source(2, status="partial", code="no_text"),
        source(3, status="exception", code="encrypted"),
        source(4),
    )
    assert [(u.code, u.unread, u.partial) for u in made.unread] == [
        ("encrypted", 2, 0),
        ("no_text", 0, 1),
    ]
    assert made.unread[0].meaning == "A password is needed."


# ------------------------------------------------------------------- in time, and near a threshold


def test_the_timeline_orders_days_then_words_and_drops_nothing() -> None:
    people = table(*(person(n, "ssn") for n in range(3)), person(9, "ssn", residency="NY"))
    made = summary(people, BUSINESS)
    days = [moment.day for moment in made.timeline if moment.kind == "day"]
    assert days == sorted(days, key=str)
    kinds = [moment.kind for moment in made.timeline]
    order = ["day", "count", "words", "allowed"]
    assert kinds == sorted(kinds, key=order.index)
    told = [(duty.rule, duty.title) for moment in made.timeline for duty in moment.duties]
    asked = [
        (rule.id, item.title)
        for rule in made.rules
        for item in rule.obligations
        if item.outcome != "not_due"
    ]
    assert sorted(told) == sorted(asked)


def test_a_day_stands_beside_the_business_day_after_it() -> None:
    made = summary(table(person(1, "ssn"), person(2, "ssn", residency="NY")), BUSINESS)
    [moment] = [m for m in made.timeline if m.day == "2026-04-04"]
    assert moment.business_day == "2026-04-06"  # a Saturday, then Monday
    assert {duty.state for duty in moment.duties} == {None, "NY"}
    assert ("2026-03-05", ("Discovered",)) in [(m.day, m.happened) for m in made.timeline]


def test_a_clock_that_cannot_start_says_which_date_is_missing() -> None:
    made = summary(table(person(1, "ssn")), BUSINESS.replace("discovered = 2026-03-05", ""))
    waiting = [m for m in made.timeline if m.kind == "count"]
    assert waiting
    assert all("breach.discovered" in d.facts_missing for m in waiting for d in m.duties)
    assert not [m for m in made.timeline if m.day]


def test_the_strictest_words_come_first() -> None:
    made = summary(table(person(1, "ssn")), FACTS)
    words = [moment.words for moment in made.timeline if moment.kind == "words"]
    assert words[0] == "immediately"
    assert words.index("in a timely manner") > words.index(
        "without unreasonable delay following discovery"
    )


@pytest.mark.parametrize(
    ("known", "unknown", "met", "distance"),
    [(487, 43, None, 14), (487, 13, False, 1), (501, 0, True, 1), (500, 0, False, 1)],
)
def test_each_threshold_has_its_distance(
    known: int, unknown: int, met: bool | None, distance: int
) -> None:
    people = [person(n, "ssn") for n in range(known)]
    people += [person(known + n, "ssn", residency=None) for n in range(unknown)]
    made = summary(table(*people))
    [told] = [
        item
        for item in made.thresholds
        if (item.rule, item.obligation) == ("us/ca/agency", "attorney_general")
    ]
    assert (told.low, told.high, told.met, told.distance) == (known, known + unknown, met, distance)
    assert told.bound == "more than 500"
    if unknown == 43:
        assert told.text == (
            "487 residents of CA to be notified, up to 530 if the unknown are; the threshold is "
            "more than 500: open: reached if 14 of the 43 open count."
        )


def test_a_cost_is_a_threshold_too() -> None:
    made = summary(table(person(1, "ssn")), FACTS + "[contact]\nestimated_cost = 249_000\n")
    costs = [item for item in made.thresholds if item.counts == "contact.estimated_cost"]
    assert costs
    assert {(item.met, item.far) for item in costs} == {(False, "not reached by 1,000")}


# ------------------------------------------------------------------------ other states, and doubt


def test_laws_of_other_states_stand_on_one_line_each() -> None:
    people = [person(n, "ssn", residency="NV") for n in range(4)]
    people += [person(9, "ssn", residency="NY"), person(10, "ssn", residency=None)]
    made = summary(table(*people, person(11, "ssn")), BUSINESS)
    assert [(law.state, law.people, law.people_high) for law in made.states] == [
        ("NV", 4, 5),
        ("NY", 1, 2),
    ]
    york = made.states[1]
    assert (york.due, york.due_business_day) == ("2026-04-04", "2026-04-06")
    assert york.unconfirmed.startswith("notice: ")  # the rest was read in good sources
    assert "deadline" not in york.unconfirmed
    assert "read only in surveys of the law" in made.states[0].unconfirmed
    assert made.unknown_home == 1
    assert {rule.state for rule in made.rules} == {None, "NV", "NY"}


def test_a_rule_says_whether_it_is_known_to_bind() -> None:
    made = summary(table(person(1, "ssn")), BUSINESS.replace('hipaa = "no"', ""))
    bind = {rule.id: (rule.binds, rule.waits) for rule in made.rules}
    assert bind["us/ca/business"] == (True, ())
    assert bind["us/hipaa"] == (None, ("entity.hipaa",))


def test_questions_of_law_are_grouped() -> None:
    facts = [
        OpenFact(fact=f"law: us/{state} binds public bodies", question="", ask="", people=2,
                 obligations=())
        for state in ("ny", "nv")
    ]  # fmt: skip
    [asked] = law_questions(facts)
    assert (asked.question, asked.states, asked.people) == ("binds public bodies", ("NV", "NY"), 4)


def test_places_say_what_was_found_there_and_count_parts() -> None:
    held = {"element": "ssn", "protection": "none", "fingerprint": "a"}
    password = held | {"element": "password"}
    records = pl.LazyFrame(
        [
            {"id": "record-1", "source": f"{1:032x}", "exposures": [held]},
            {
                "id": "record-1b",
                "source": f"{2:032x}",
                "exposures": [password],
            },
            {"id": "other", "source": f"{2:032x}", "exposures": [held]},
        ],
        schema={name: RECORDS[name] for name in ("id", "source", "exposures")},
    )
    people = table(person(1, "ssn", "login", members=["record-1", "record-1b"]))
    assert found(records, people).rows() == [(f"{1:032x}", "ssn", 1), (f"{2:032x}", "login", 1)]


# --------------------------------------------------------------------------------------- how sure


def test_what_was_measured_is_what_the_fixtures_must_reach() -> None:
    leaks = Path(__file__).parents[2] / "fixtures" / "leaks"
    told = {item.name: item for item in measured.measured() if item.seen}
    assert set(told) == {path.parent.name for path in leaks.glob("*/truth.toml")}
    for name, item in told.items():
        floor = tomllib.loads((leaks / name / "floor.toml").read_text())
        truth = tomllib.loads((leaks / name / "truth.toml").read_text())
        assert item.people == len(truth["person"])
        for share in ("people_recall", "people_precision", "element_recall", "element_precision"):
            assert getattr(item, share) == floor[share], (name, share)


def test_a_breach_that_was_never_worked_with_stands_beside_them() -> None:
    breaches = Path(__file__).parents[2] / "benchmarks" / "breaches"
    held_back = [item for item in measured.measured() if not item.seen]
    assert held_back
    for item in held_back:
        truth = tomllib.loads((breaches / item.name / "truth.toml").read_text())
        assert item.people == len(truth["person"])
        assert 0 < item.element_recall < 1


@pytest.mark.parametrize(
    ("people", "recall", "limit"), [(49, 1.0, 0.0593), (10, 0.9, 0.3942), (1, 1.0, 0.95)]
)
def test_a_small_count_rules_out_little(people: int, recall: float, limit: float) -> None:
    assert measured.most_missed(people, recall) == pytest.approx(limit, abs=1e-4)
