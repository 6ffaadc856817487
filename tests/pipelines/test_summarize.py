"""The summary says what is known, what is not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from made import FACTS, case, person, source, table

from pipelines import decide, notify
from pipelines.summarize import PLACES_SHOWN, summarize

if TYPE_CHECKING:
    import polars as pl

    from pipelines.summary import Summary


def summary(people: pl.DataFrame, facts: str = FACTS, *rows: dict[str, Any]) -> Summary:
    made = case(people, facts, *rows)
    found = notify.recipients(made.individuals, made.decisions)
    return summarize(made, found, made.incident, decide.packs())


def test_missing_facts_are_ordered_by_the_people_who_wait() -> None:
    people = table(person(1, "ssn"), person(2, "ssn", residency=None), person(3, "login"))
    made = summary(people, "")
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
    agency = summary(people).rules[0]
    assert [(g.outcome, g.people) for g in agency.grounds] == [
        ("notify", 5),
        ("review", 1),
        ("do_not_notify", 1),
    ]
    assert agency.grounds[0].citations == ("(a)", "(b)", "(f)", "(g)(1)", "(h)")
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
