"""Wording that a state asks for: in the letters of its residents only, and marked where unsure."""

from __future__ import annotations

import pytest
from made import case, person, table

from pipelines.law import packs, rulepack
from pipelines.outputs import inserts, marks, notify, render
from pipelines.outputs.documents import Approval
from pipelines.outputs.pages import Page, drawn

BOUND = """
[entity]
kind = "business"
source_of_breach = true
[data]
relationship = "owns"
[breach]
acquisition = "obtained"
discovered = 2026-03-04
[harm]
likely = true
[incident]
description = "A server stood open."
"""
STATES = ["NC", "MD", "NY", "DC", "RI", "OR", "IA", "WV", "NM", "CO", "IL", "MA", "VT", "NH"]


def letter(state: str | None, *elements: str, facts: str = BOUND) -> Page:
    """The letter that a resident of this state gets."""
    of = case(table(person(1, *(elements or ("ssn",)), residency=state)), facts)
    people = notify.recipients(of.individuals, of.decisions)
    [page] = render.notices(of, people)
    return page


def final(page: Page) -> str:
    """What the letter says once it is approved."""
    parts = marks.paragraphs(page.text, draft=False)
    return "\n".join("".join(run.text for run in part.runs) for part in parts)


@pytest.mark.parametrize("state", STATES)
def test_the_wording_of_a_state_was_looked_up(state: str) -> None:
    [pack] = [pack for pack in rulepack.packs() if pack.residents_of == state]
    assert pack.notice is not None
    assert pack.notice.sources
    assert "notice" in pack.sources


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("NC", "9001 Mail Service Center"),
        ("NC", "Federal Trade Commission"),
        ("MD", "200 St. Paul Place"),
        ("IA", "Iowa Attorney General"),
        ("MA", "right to obtain a police report"),
        ("NM", "Fair Credit Reporting Act"),
        ("RI", "to file a police report"),
        ("IL", "fraud alerts and security freezes"),
    ],
)
def test_residents_are_told_what_their_state_asks_for_and_nobody_else_is(
    state: str, said: str
) -> None:
    assert said in final(letter(state, "ssn"))
    assert said not in final(letter("CA", "ssn"))


def test_people_of_two_states_get_two_letters_and_those_of_one_share_theirs() -> None:
    rows = [person(n, "ssn", residency=s) for n, s in enumerate(["NC", "NC", "MD", "CA", "CA"])]
    of = case(table(*rows), BOUND)
    people = notify.recipients(of.individuals, of.decisions)
    made = notify.variants(people)
    assert sorted((v.insert, v.states, v.people) for v in made) == [
        ("us/ca/business", ("CA",), 2),
        ("us/md/statute", ("MD",), 1),
        ("us/nc/statute", ("NC",), 2),
    ]
    assert people["variant"].n_unique() == 3


@pytest.mark.parametrize(
    ("state", "element", "months"),
    [
        ("CT", "ssn", 24), ("CT", "tax_id", 24), ("CT", "medical", None),
        ("DE", "ssn", 12), ("DE", "tax_id", None),
        ("MA", "ssn", 18), ("MA", "drivers_license", None),
        ("DC", "tax_id", 18), ("PA", "drivers_license", 12), ("PA", "medical", None),
        ("CA", "ssn", 12), ("CA", "passport", 12), ("CA", "medical", None),
    ],
)  # fmt: skip
def test_services_against_identity_theft_by_element(
    state: str, element: str, months: int | None
) -> None:
    text = final(letter(state, element))
    assert ("services that prevent and repair" in text) is (months is not None)
    if months:
        assert f"at least {months} months" in text


@pytest.mark.parametrize(
    ("source", "said"), [("true", "We offer you"), ("false", ""), (None, "counsel decides whether")]
)
def test_the_offer_of_a_business_waits_for_who_was_the_source(
    source: str | None, said: str
) -> None:
    stated = f"source_of_breach = {source}" if source else ""
    text = letter("CA", "ssn", facts=BOUND.replace("source_of_breach = true", stated)).text
    assert ("at least 12 months" in text) is bool(said)
    assert said in text


def test_the_letters_of_an_agency_offer_no_service() -> None:
    facts = BOUND.replace('"business"', '"local_agency"')
    assert "12 months" not in letter("CA", facts=facts).text


def test_a_letter_to_massachusetts_does_not_say_how_it_happened() -> None:
    assert "A server stood open." not in letter("MA").text
    assert "⟦the law of Massachusetts does not let" in letter("MA").text
    assert "A server stood open." in letter("NC").text


def test_unconfirmed_wording_is_marked_for_review_and_plain_once_approved() -> None:
    page = letter("OR", "medical")
    kinds = {run.kind for part in marks.paragraphs(page.text) for run in part.runs}
    assert {"check", "note"} <= kinds
    assert "not confirmed" not in final(page)
    assert "to the Oregon Attorney General" in final(page)
    confirmed = letter("NC")
    assert "not confirmed" not in confirmed.text


def test_a_note_is_on_the_draft_and_on_no_final_letter() -> None:
    page = letter("OR", "medical")
    template = render._environment().get_template("notice.html")
    given = [
        Approval(document=page.id, role=role, by="R. Okafor", at="2026-04-01", text=page.hash)
        for role in page.roles
    ]
    draft = drawn(page, template, [])["notices/notice-A.html"].decode()
    approved = drawn(page, template, given)["notices/notice-A.html"].decode()
    assert "not confirmed (recalled-high)" in draft
    assert "not confirmed" not in approved
    assert "<mark>Report suspected identity theft" in draft
    assert "<mark>Report" not in approved
    assert "Report suspected identity theft" in approved


def test_a_state_that_nobody_looked_up_is_said_on_the_draft() -> None:
    page = letter("NV")
    assert (
        "For residents of Nevada: what the law asks this letter to say was not looked up"
        in page.text
    )
    assert "Nevada" not in final(page)
    assert inserts.keys()["us/nv/statute"] == inserts.OPEN


def test_credit_bureaus_wherever_a_state_asks_for_them() -> None:
    assert "Equifax" in final(letter("OR", "medical"))
    assert "Equifax" not in final(letter("CA", "medical"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('elements = ["ssn"]\ncitation', 'elements = ["snn"]\ncitation', "unknown element snn"),
        ('notice = "found"\n', "", "how well notice is known"),
        ('services = "found"\n', "", "how well services is known"),
        ("describes = false", "describs = false", "cannot be read"),
    ],
)
def test_a_mistake_in_the_wording_is_found(old: str, new: str, fault: str) -> None:
    text = rulepack.written_packs()["us/ma/statute"]
    assert old in text
    assert any(fault in line for line in packs.faults(text.replace(old, new)))
