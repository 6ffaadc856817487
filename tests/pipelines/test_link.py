"""To whom a record without a name leads, and where it must lead to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from mentions_made import exposure, mention, ssn, table

from pipelines.joins.link import links

STAFF = [
    "Maria Lopez",
    "Bao Tran",
    "Ani Petrosyan",
    "Jamal Washington",
    "Priya Patel",
    "Wei Zhang",
    "Thomas Baker",
    "Rosario Dela-Cruz",
]


def staff(column: str = "employee id") -> list[dict[str, Any]]:
    return [
        mention(f"staff row {number + 2}", name, keys={column: number + 1})
        for number, name in enumerate(STAFF)
    ]


def pay(column: str, count: int = 8) -> list[dict[str, Any]]:
    return [
        mention(f"pay row {number + 2}", keys={column: number + 1}, exposures=ssn(number))
        for number in range(count)
    ]


def led(*rows: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record, person in links(table(*rows)).collect().select("record", "person").iter_rows():
        found.setdefault(record.split("/")[0], []).append(person.split("/")[0])
    return found


@pytest.mark.parametrize("column", ["employee id", "emp_no", "EmpID", "staff number"])
def test_the_same_key_under_another_spelling_leads_to_the_person(column: str) -> None:
    assert led(*staff(), *pay(column)) == {
        f"pay#row {number}": [f"staff#row {number}"] for number in range(2, 10)
    }


@pytest.mark.parametrize("column", ["order id", "department no", "claim number"])
def test_equal_numbers_of_other_things_lead_nowhere(column: str) -> None:
    assert led(*staff(), *pay(column)) == {}


def test_a_bare_id_is_joined_only_when_both_tables_hold_the_same_ids() -> None:
    assert len(led(*staff("id"), *pay("id"))) == 8
    assert led(*staff("id"), *pay("id", count=3)) == {}


def test_a_group_number_gives_nobody_the_exposure() -> None:
    people = [
        mention(f"staff row {number}", name, keys={"department": 1})
        for number, name in enumerate(STAFF)
    ]
    assert led(*people, mention("dept row 1", keys={"department": 1}, exposures=ssn(1))) == {}


def test_a_bridge_leads_from_account_to_holder() -> None:
    bridge = [
        mention(f"owner row {n}", keys={"employee id": n, "account": 100 + n}) for n in (1, 2, 3)
    ]
    accounts = [
        mention(
            f"bank row {n}",
            keys={"account number": 100 + n},
            exposures=[exposure("account_number", n), exposure("access_code", n)],
        )
        for n in (1, 2, 3)
    ]
    assert led(*staff(), *bridge, *accounts) == {
        f"bank#row {n}": [f"staff#row {n + 1}"] for n in (1, 2, 3)
    }


def test_a_joint_account_leads_to_both_holders() -> None:
    people = [
        mention("holders row 1", "Maria Lopez", keys={"account no": 7}),
        mention("holders row 2", "Luis Lopez", keys={"account no": 7}),
        mention("holders row 3", "Bao Tran", keys={"account no": 8}),
        mention("holders row 4", "Wei Zhang", keys={"account no": 9}),
    ]
    codes = [
        mention(f"codes row {n}", keys={"account no": n}, exposures=[exposure("access_code", n)])
        for n in (7, 8)
    ]
    assert led(*people, *codes)["codes#row 7"] == ["holders#row 1", "holders#row 2"]


def test_an_address_of_one_person_leads_there_and_one_of_a_family_does_not() -> None:
    people = [
        mention("crm row 1", "Ani Petrosyan", emails=["ani@example.org"]),
        mention("crm row 2", "Maria Lopez", emails=["lopez@example.org"]),
        mention("crm row 3", "Luis Lopez", emails=["lopez@example.org"]),
        mention("crm row 4", "Wei Zhang", emails=["info@example.org"]),
    ]
    logins = [
        mention(f"web row {number}", emails=[email], exposures=[exposure("password", number)])
        for number, email in enumerate(
            ["ani@example.org", "lopez@example.org", "info@example.org"], start=1
        )
    ]
    assert led(*people, *logins) == {"web#row 1": ["crm#row 1"]}


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ({"name_suffix": "SR"}, {"name_suffix": "JR"}),
        ({"birth_date": "1951-03-04"}, {"birth_date": "1979-11-20"}),
    ],
)
def test_father_and_son_of_one_name_are_two_under_one_key(
    father: dict[str, Any], son: dict[str, Any]
) -> None:
    shared: dict[str, Any] = {"emails": ["hills@example.org"], "keys": {"account id": 7}}
    people = [
        mention("m row 2", "Robert Hill", **father, **shared),
        mention("m row 3", "Robert Hill", **son, **shared),
        mention("m row 4", "Robert Hill", **shared),
        mention("m row 5", "Ana Ruiz", keys={"account id": 8}),
    ]
    login = mention("l row 2", emails=["hills@example.org"], exposures=[exposure("password")])
    pin = mention("p row 2", keys={"account id": 7}, exposures=[exposure("access_code")])
    assert led(*people, login) == {}
    assert led(*people, pin) == {"p#row 2": ["m#row 2", "m#row 3"]}


def test_one_name_with_a_suffix_left_out_is_one_under_a_key() -> None:
    people = [
        mention("m row 2", "Robert Hill", name_suffix="JR", emails=["hill@example.org"]),
        mention("n row 2", "Robert Hill", birth_date="1979-11-20", emails=["hill@example.org"]),
    ]
    login = mention("l row 2", emails=["hill@example.org"], exposures=[exposure("password")])
    assert len(led(*people, login)["l#row 2"]) == 1


def test_a_government_number_leads_to_its_holder() -> None:
    named = mention("staff row 1", "Ani Petrosyan", exposures=ssn(5))
    bare = mention("scan page 1", exposures=[*ssn(5), exposure("medical")])
    assert led(named, bare) == {"scan#page 1": ["staff#row 1"]}


def test_a_visit_is_about_the_patient_and_not_about_the_doctor() -> None:
    people = [
        *(mention(f"pat row {n}", STAFF[n], keys={"patient id": n}) for n in range(4)),
        *(
            mention(f"doc row {n}", STAFF[n + 4], keys={"doctor id": n}, role="provider")
            for n in range(4)
        ),
    ]
    visits = [
        mention(
            f"visit row {n}",
            keys={"patient id": n, "doctor id": 3 - n},
            exposures=[exposure("medical", n)],
        )
        for n in range(4)
    ]
    assert led(*people, *visits) == {f"visit#row {n}": [f"pat#row {n}"] for n in range(4)}


def test_contact_facts_are_led_too() -> None:
    address = [
        mention(f"addr row {n}", keys={"employee id": n}, street=f"{n} Elm St", city="Fresno")
        for n in range(1, 9)
    ]
    assert len(led(*staff(), *address)) == 8


def test_the_order_of_records_does_not_matter() -> None:
    rows = [*staff(), *pay("emp_no")]
    assert links(table(*rows)).collect().equals(links(table(*reversed(rows))).collect())


def test_no_records_no_links() -> None:
    assert links(table()).collect().is_empty()
    assert links(table(mention("notes page 1", exposures=ssn(1)))).collect().is_empty()


def test_reasons_hold_no_value() -> None:
    found = links(table(*staff(), *pay("emp_no"))).collect()
    assert set(found["because"]) == {"emp_no = employee id"}


def test_a_card_leads_over_the_table_of_cards_to_its_holder() -> None:
    def card(number: int) -> list[dict[str, Any]]:
        return [exposure("card_number", f"card {number}")]

    cards = [
        mention(f"cards row {n + 2}", keys={"employee id": n + 1}, exposures=card(n))
        for n in range(8)
    ]
    codes = [
        mention(f"codes row {n + 2}", exposures=[*card(n), exposure("access_code", n)])
        for n in range(8)
    ]
    found = led(*staff(), *cards, *codes)
    assert found["codes#row 5"] == ["staff#row 5"]


def test_logins_in_a_document_prepared_for_one_person_are_theirs() -> None:
    def login(row: int, **fields: Any) -> dict[str, Any]:
        return mention(
            f"estate table 1, row {row}", exposures=[exposure("password", row)], **fields
        )

    theirs = login(2, emails=["r.pena81@example.org"])
    rows = (mention("estate line 2", "Rosa Peña"), theirs, login(3, logins=["blueheron"]))
    assert led(*rows) == {
        "estate#table 1, row 2": ["estate#line 2"],
        "estate#table 1, row 3": ["estate#line 2"],
    }
    assert led(mention("estate line 2", "Kim Doan"), *rows[1:]) == {}
    assert led(*rows, mention("estate line 9", "Ben Fong")) == {}


def test_a_table_of_markers_is_of_all_whom_the_report_of_a_test_names() -> None:
    def locus(row: int) -> dict[str, Any]:
        return mention(f"report table 1, row {row}", exposures=[exposure("genetic", row)])

    rows = (
        mention("report line 2", "Rosa Peña", role="contact"),
        mention("report line 3", "Teo Peña", role="dependant"),
        mention("report line 9", "Ines Duarte", role="provider"),
    )
    assert led(*rows, locus(2)) == {"report#table 1, row 2": ["report#line 2", "report#line 3"]}
    several = [mention(f"report line {line}", name) for line, name in enumerate(STAFF)]
    assert led(*rows, *several, locus(2)) == {}
