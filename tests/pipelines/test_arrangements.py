"""Texts whose lines are arranged: cards across, stanzas, merged letters, entries of a log."""

from __future__ import annotations

import pytest
from told import about

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.stanzas import stanzas

LABELS = """PETROSYAN, ANAHIT              NGUYEN, THI MINH               OKONKWO, CHIDI
SSN 524-18-3067                SSN 601-22-4411                SSN 118-30-6712
HIRED 03/24  SITE 4            HIRED 06/24  SITE 9            HIRED 08/24  SITE 4
"""


def test_cards_across_a_page_are_read_by_column() -> None:
    names = ("Anahit Petrosyan", "Thi Minh Nguyen", "Chidi Okonkwo")
    assert about(LABELS) == {(name, "ssn") for name in names}


ROSTERS = {
    "a number that fills its column": (
        "FILE NO    DETAINEE             BORN      SOC SEC    TAKEN BY\n"
        "2024-00417 OKONKWO, CHIDI       032488    524183067  RUIZ, ANA\n"
        "2024-00980 TAFOYA, MARIBEL      110290    NONE       DOAN, LINH\n"
        "2024-01233 NGUYEN, THI MINH     071979    118306712  RUIZ, ANA\n",
        {("Chidi Okonkwo", "ssn"), ("Thi Minh Nguyen", "ssn")},
    ),
    "headings that fill theirs as well": (
        "BOOKING NO DEFENDANT                 BIRTH DATE SSN         CELL\n"
        "2024-00417 OKONKWO, CHIDI            03/24/1988 524-18-3067 A12\n"
        "2024-00980 TAFOYA, MARIBEL           11/02/1990 601-22-4411 B03\n"
        "2024-01233 NGUYEN, THI MINH          07/19/1979 118-30-6712 B04\n",
        {("Chidi Okonkwo", "ssn"), ("Maribel Tafoya", "ssn"), ("Thi Minh Nguyen", "ssn")},
    ),
    "rules that say how many, cells a letter beside them": (
        "  PERSON NO    PATRON                SOC SEC NO  BORN     DRV LIC  ZN\n"
        "-----------    --------------------- ----------- -------- -------- --\n"
        "    004417-01 OKONKWO, CHIDI        524-18-3067 03/24/88 D7848282 A1\n"
        "    009980-03 TAFOYA, MARIBEL       601-22-4411 11/02/90          B3\n"
        "    012331-01 NGUYEN, THI MINH      118-30-6712 07/19/79 D9056890 B4\n",
        {
            ("Chidi Okonkwo", "ssn"),
            ("Chidi Okonkwo", "drivers_license"),
            ("Maribel Tafoya", "ssn"),
            ("Thi Minh Nguyen", "ssn"),
            ("Thi Minh Nguyen", "drivers_license"),
        },
    ),
    "names of the same length": (
        "NAME            DOB         SSN\n"
        "ANA RUIZ        01/02/1980  524-18-3067\n"
        "LUZ PHAM        01/03/1980  601-22-4411\n",
        {("Ana Ruiz", "ssn"), ("Luz Pham", "ssn")},
    ),
}


@pytest.mark.parametrize("case", ROSTERS)
def test_columns_that_one_blank_parts(case: str) -> None:
    text, truth = ROSTERS[case]
    assert about(text) == truth


def test_labels_of_envelopes_expose_nobody() -> None:
    text = "Anahit Petrosyan           Chidi Okonkwo\n14 Elm St                  9 Oak Ave\n"
    assert about(text) == set()


REPORT = """  {rule}
  PATIENT                   ITEM      TEETH  FEE
  {rule}
  Petrosyan, Anahit         D7140     30     210.00
  Haddad, Omar              D2740            980.00
{middle}  Tran, Kim                 D4341     UL     310.00
  {rule}
                                    PAGE TOTAL   3
"""


@pytest.mark.parametrize("rule", ["-" * 52, "=" * 60, "_" * 48])
@pytest.mark.parametrize("middle", ["", "  " + "-" * 50 + "\n"])
def test_a_printed_report_with_rules_from_edge_to_edge_is_a_table(rule: str, middle: str) -> None:
    names = ("Anahit Petrosyan", "Omar Haddad", "Kim Tran")
    assert about(REPORT.format(rule=rule, middle=middle)) == {(name, "medical") for name in names}


STANZA = """[sess {number}]
cust.nameFirst={given}
cust.nameLast={family}
cust.taxIdent={ssn}
cust.taxIdentType=SSN
order.ref=62357983{number}

"""


def test_stanzas_of_keys_are_records() -> None:
    first = STANZA.format(number=1, given="Berhane", family="Keomany", ssn="524183067")
    other = STANZA.format(number=2, given="Hortencia", family="Thach", ssn="601224411")
    assert about(first + other) == {("Berhane Keomany", "ssn"), ("Hortencia Thach", "ssn")}


def test_settings_with_other_keys_are_no_record() -> None:
    text = "[db]\nhost=10.0.0.4\nport=5432\nname=app\n\n[mail]\nfrom=a\nrelay=b\nretries=3\n"
    assert about(text) == set()


LETTER = """        {name}
        {street}
        GLENDALE CA 91205

   YOUR TELEPHONE PERSONAL IDENTIFICATION NUMBER
   FOR MEMBER ACCOUNT {account} IS

                    * {pin} *

   DESTROY THIS NOTICE AFTER YOU READ IT.

"""


def test_each_letter_of_a_mailing_is_of_its_addressee() -> None:
    mailing = [
        ("NATIVIDAD LUCERO", "9810 BLOSSOM HILL RD", "63114062", "8 1 8 8"),
        ("ISHAAN YAZDANI", "8751 ALMADEN EXPY APT 14", "38248621", "6 0 5 9"),
        ("PA CALDERON", "3431 CALLE DEL SOL", "55494825", "6 8 1 1"),
    ]
    text = "".join(
        LETTER.format(name=name, street=street, account=account, pin=pin)
        for name, street, account, pin in mailing
    )
    assert about(text) == {
        (name.title(), element)
        for name, *_ in mailing
        for element in ("account_number", "access_code")
    }


def test_a_letter_of_a_mailing_stands_where_it_stood() -> None:
    whom = {"street": "9810 BLOSSOM HILL RD", "account": "63114062", "pin": "8 1 8 8"}
    text = LETTER.format(name="NATIVIDAD LUCERO", **whom) + LETTER.format(name="BO CRUZ", **whom)
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).to_dicts()
    told = {row["full_name"]: row["locator"] for row in rows}
    lines = text.split("\n")
    for name, place in told.items():
        number = int(place.removeprefix("line "))
        assert lines[number - 1].strip() == name.upper() or "63114062" in lines[number - 1]
    assert len(set(told.values())) == 2


def test_pages_to_other_people_are_letters_of_their_own() -> None:
    pages = [
        "Bidwell Savings\nRosa Menon\n12 Elm St\nChico CA 95926\n\nYour balance is 12.05.\n",
        "Page 2 of 2\nAccount number 4183067155\nYour debit card PIN: 4471\n",
        "Bidwell Savings\nKim Doan\n9 Oak Ave\nParadise CA 95969\n\n"
        "Account number 4183067299\nYour telephone PIN: 8823\n",
    ]
    blocks = [
        TextBlock(text=text, place=f"page {at + 1}", kind="page") for at, text in enumerate(pages)
    ]
    rows = records_from_text(blocks, "s", b"k" * 32, None).iter_rows(named=True)
    told = {(r["full_name"], e["element"], e["locator"]) for r in rows for e in r["exposures"]}
    assert told == {
        ("Rosa Menon", "account_number", "page 2, line 2"),
        ("Rosa Menon", "access_code", "page 2, line 3"),
        ("Kim Doan", "account_number", "page 3, line 6"),
        ("Kim Doan", "access_code", "page 3, line 7"),
    }


def test_letters_with_numbers_in_a_column_beside_the_address_are_their_own() -> None:
    pages = [
        f"Bidwell Savings\n\n{name}   Ref {at}44-10\n{at} Elm St   04/0{at}/2025\nChico CA 95926\n"
        f"\nAccount number {number}\nYour telephone PIN: 88{at}3\n"
        for at, (name, number) in enumerate(
            [("Rosa Menon", "4183067155"), ("Kim Doan", "4183067299")], 2
        )
    ]
    blocks = [
        TextBlock(text=text, place=f"page {at + 1}", kind="page") for at, text in enumerate(pages)
    ]
    rows = records_from_text(blocks, "s", b"k" * 32, None).iter_rows(named=True)
    told = {(r["full_name"], e["element"], e["locator"][:6]) for r in rows for e in r["exposures"]}
    assert told == {
        (name, element, page)
        for name, page in (("Rosa Menon", "page 1"), ("Kim Doan", "page 2"))
        for element in ("account_number", "access_code")
    }


def test_a_letterhead_with_an_address_parts_no_document() -> None:
    pages = [
        "FEATHER RIVER CLINIC\n40 Mill Rd\nOroville CA 95965\n\nPatient: Rosa Menon\n",
        "FEATHER RIVER CLINIC\n40 Mill Rd\nOroville CA 95965\n\nSSN: 524-18-3067\n",
    ]
    blocks = [
        TextBlock(text=text, place=f"page {at + 1}", kind="page") for at, text in enumerate(pages)
    ]
    [row] = records_from_text(blocks, "s", b"k" * 32, None).to_dicts()
    assert (row["full_name"], row["exposures"][0]["element"]) == ("Rosa Menon", "ssn")


def test_long_runs_cost_one_pass() -> None:
    for line in ("", "[a]", "k=v"):
        lines = [line] * 20_000
        assert all(stanzas(lines, at) is None for at in range(0, 20_000, 5))
    records = [f"{key}={n}" for n in range(5_000) for key in ("a", "b", "c")]
    found = stanzas(records, 0)
    assert found is not None
    assert len(found[0]) == 5_000


LOG = """HEALTH OFFICE DAILY LOG
RN: Phuong Han
1/27 8:50  Bui, Ulises  gr 9
           asthma flare, wheezing. albuterol 2 puffs
1/28 9:05  de Jong, Thao  gr 9
           migraine with aura, ibuprofen 400
1/31 8:10  Zepeda, Svetlana  gr 9
           picked up lost jacket
"""


def test_what_stands_below_an_entry_of_a_log_is_of_whom_it_names() -> None:
    assert about(LOG) == {("Ulises Bui", "medical"), ("Thao de Jong", "medical")}


@pytest.mark.parametrize(
    "request_line",
    [
        "POST /account/login  email=lan.pham%40example.com&passwd=Juniper661%21&remember=1",
        "GET /auth?user=lan.pham%40example.com&pwd=Juniper661%21 HTTP/1.1",
        "body: username=lan.pham%40example.com&password=Juniper661%21",
    ],
)
def test_a_login_in_the_body_of_a_web_form(request_line: str) -> None:
    block = TextBlock(text=f"2025-01-30 14:00 DEBUG {request_line}\n", place="", kind="log")
    [row] = records_from_text([block], "s", b"k" * 32, None).to_dicts()
    assert row["emails"] == ["lan.pham@example.com"] or row["logins"] == ["lan.pham@example.com"]
    assert [held["element"] for held in row["exposures"]] == ["password"]


def test_a_password_noted_behind_an_arrow_or_a_tilde() -> None:
    text = "logins\n\nBerhane Tamayo portal -> bertama / Otter#2291\n\n"
    text += "kiosk acct ~ Bernadette Pascual ~ bpascual:Peachtree!19\n"
    assert about(text) == {("Berhane Tamayo", "password"), ("Bernadette Pascual", "password")}


CARD = (
    "{kind} IDENTIFICATION CARD\n{firm}\nPolicy No. 957789460\nNamed insured: Chue Dulay\n{more}\n"
)


def test_what_insures_a_car_is_no_health_plan() -> None:
    car = CARD.format(kind="AUTO INSURANCE", firm="Western Mutual NAIC 21652", more="Vehicle: Fit")
    plan = CARD.format(kind="HEALTH PLAN", firm="Western Health", more="Copay: $20")
    assert about(car) == set()
    assert about(plan) == {("Chue Dulay", "health_insurance")}


def test_a_form_names_the_person_of_its_labels() -> None:
    text = (
        "SUMMER CAMP HEALTH FORM\n\nCamper's name\n    Shabnam O'Connell\n"
        "Parent or guardian\n    Nadia Okonkwo    cell 949-841-5864\n\n"
        "Medical conditions / medications of camper\n    Type 1 diabetes, insulin by pump\n\n"
        "Camper's health plan\n    Kaiser (child is the member)   Member no. 73771275C\n"
    )
    assert about(text) == {
        ("Shabnam O'Connell", "medical"),
        ("Shabnam O'Connell", "health_insurance"),
    }


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("Ana Robles", ("Nombre", "Diagnóstico", "Hipertensión arterial")),
        ("Ana Robles", ("Nombre del paciente", "Historia clínica", "diabetes tipo 2")),
        ("Hạnh Nguyễn", ("Họ và tên", "Chẩn đoán", "tiểu đường")),
    ],
)
def test_labels_of_other_languages_name_a_diagnosis(name: str, labels: tuple[str, ...]) -> None:
    asked, label, illness = labels
    found = about(f"{asked}: {name}\n{label}: {illness}\n")
    assert {element for _, element in found} == {"medical"}
    assert all(set(str(who).split()) == set(name.split()) for who, _ in found)
