"""People whom no list can name: never lost, counted apart, with the clause and the answer."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from docx import Document
from made import FACTS, case, person, source, table

from pipelines.law import rulepack
from pipelines.model import RECORDS
from pipelines.outputs import count, notify, render
from pipelines.outputs.render import Outputs
from pipelines.outputs.summarize import summarize
from pipelines.outputs.summary import Summary
from pipelines.resolution import logins

PICTURE = source(2, path="badges/1.jpg", media_type="image/jpeg")


def record(name: str, *exposed: tuple[str, str, str], who: str | None = None) -> dict[str, Any]:
    """A record: (element, protection, fingerprint) of what it exposes."""
    fields = RECORDS["exposures"].inner.fields  # type: ignore[attr-defined]
    items = [
        dict.fromkeys([field.name for field in fields])
        | {"element": element, "protection": protection, "fingerprint": mark}
        for element, protection, mark in exposed
    ]
    return dict.fromkeys(RECORDS.names()) | {
        "id": name,
        "source": "s",
        "full_name": who,
        "exposures": items,
    }


def nameless(*rows: dict[str, Any], members: tuple[str, ...] = ()) -> int:
    records = pl.DataFrame(list(rows), schema=RECORDS).lazy()
    return count.nameless(records, table(person(1, "ssn", members=list(members))))


def test_a_readable_number_beside_an_encrypted_name_is_counted_apart() -> None:
    rows = [record(f"r{n}", ("ssn", "none", f"f{n}")) for n in range(3)]
    assert nameless(*rows) == 3
    assert nameless(*rows, members=("r0",)) == 2


def test_what_is_the_same_or_belongs_to_somebody_or_counts_for_nothing_is_not() -> None:
    assert nameless(record("a", ("ssn", "none", "f")), record("b", ("ssn", "none", "f"))) == 1
    assert nameless(record("a", ("ssn", "none", "f"), ("medical", "none", "g"))) == 1
    owned = record("mine", ("ssn", "none", "f"))
    assert nameless(record("a", ("ssn", "none", "f")), owned, members=("mine",)) == 0
    assert nameless(record("a", ("ssn", "encrypted", "f"))) == 0
    assert nameless(record("a", ("card_number", "none", "f"))) == 0


def made(facts: str = FACTS, number: int | None = 600) -> tuple[Outputs, Summary]:
    lost = pl.DataFrame({"element": ["ssn"], "values": [600], "sources": [1]})
    of = replace(
        case(table(person(1, "ssn")), facts, source(1), PICTURE),
        unattributed=lost,
        nameless=number,
    )
    people = notify.recipients(of.individuals, of.decisions)
    return of, summarize(of, people, of.incident, rulepack.packs())


def test_the_summary_says_how_many_why_and_under_which_clause() -> None:
    of, told = made()
    [hidden, pictures] = told.uncounted
    assert (hidden.number, hidden.outcome) == (600, "review")
    assert {"County policy, summary 1a", "Civ. Code 1798.29(g)(1)"} <= set(hidden.clauses)
    assert pictures.number == 1
    files = render.outputs(of)
    page = files["summary.html"].decode()
    tables = Document(io.BytesIO(files["summary.docx"])).tables
    cells = " ".join(cell.text for grid in tables for row in grid.rows for cell in row.cells)
    record_ = files["documents/scope-record.html"].decode()
    for text in (page, cells, record_):
        assert "a name that is encrypted, masked or missing" in text
        assert "600" in text
        assert "County policy, summary 1a" in text
    assert told.totals.affected == 1


@pytest.mark.parametrize(
    ("used", "outcome", "said"),
    [
        (None, "review", "nobody has said"),
        ("true", "review", "the department counts the people"),
        ("false", "do_not_notify", "a picture alone does not count"),
    ],
)
def test_pictures_are_exempt_only_when_somebody_says_so(
    used: str | None, outcome: str, said: str
) -> None:
    data = f'[data]\nrelationship = "owns"\nphotographs_for_recognition = {used}\n'
    facts = FACTS.replace('[data]\nrelationship = "owns"\n', data) if used else FACTS
    [pictures] = made(facts, number=0)[1].uncounted
    assert (pictures.outcome, pictures.fact) == (outcome, "data.photographs_for_recognition")
    assert said in pictures.because
    assert "County policy, summary 1f" in pictures.clauses


def test_logins_of_machines_are_in_no_list_and_counted_apart() -> None:
    def login(name: str, *logins: str, emails: tuple[str, ...] = ()) -> dict[str, Any]:
        held = record(name, ("password", "none", name))
        return held | {"logins": list(logins), "emails": list(emails)}

    rows = [
        login("a", "svc_portal"),
        login("b", "SVC_Portal"),
        login("c", emails=("no-reply@example.org",)),
        login("d", "mlopez", emails=("maria.lopez@example.org",)),
        login("e", "batch.night") | {"full_name": "Ana Ruiz"},
        login("f", "Admin"),
        login("g", "admin", emails=("admin@orozco-roofing.example",)),
        login("h", "orders_app"),
        login("i", emails=("postmaster@example.org",)),
    ]
    records = pl.DataFrame(rows, schema=RECORDS).lazy()
    assert logins.machine_accounts(records) == 5
    assert logins.login_groups(records, pl.DataFrame({"id": ["x"]}))["id"].to_list() == ["d", "g"]
    of = replace(made(number=0)[0], machines=2)
    people = notify.recipients(of.individuals, of.decisions)
    [machines, _] = summarize(of, people, of.incident, rulepack.packs()).uncounted
    assert (machines.what, machines.number, machines.outcome) == (
        "Accounts of machines",
        2,
        "review",
    )
    page = render.outputs(of)["summary.html"].decode()
    assert "Accounts of machines" in page


def test_nothing_is_said_where_there_is_nothing() -> None:
    of = case(table(person(1, "ssn")))
    people = notify.recipients(of.individuals, of.decisions)
    assert summarize(of, people, of.incident, rulepack.packs()).uncounted == ()
