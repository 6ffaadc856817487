"""What a ticket or message in a table tells: the code of a card, the password of a login."""

from __future__ import annotations

import polars as pl
import pytest
from told import about

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

HEADER = ("ticket", "requester.name", "requester.email", "description")


def told(text: str, header: tuple[str, ...] = HEADER) -> dict[str, set[str]]:
    """Name -> elements, of a table whose first ticket says the text."""
    rows = [
        ("4101", "Rosa Ochoa", "rosa.ochoa@example.org", text),
        ("4102", "Hagop Pak", "hpak@example.net", "When does the pool open on Labor Day?"),
    ]
    frame = pl.DataFrame(rows, schema=[str(at) for at in range(len(header))], orient="row")
    table = Table(place="", name="tickets", header=header, batches=iter([frame]))
    return {
        row["full_name"]: {e["element"] for e in row["exposures"]}
        for records in records_from_table(table, "s", b"k" * 32)
        for row in records.iter_rows(named=True)
    }


@pytest.mark.parametrize(
    "end",
    [
        "05/29, security code on the back 510.",
        "exp 05/29 cvv 510",
        "05/29 and the three digits on the back are 510.",
        "exp 05/29, 3 digits: 510",
        "05/29 numbers on back 510",
    ],
)
def test_the_code_behind_a_card_stands_with_the_card(end: str) -> None:
    found = told(f"Please send the refund to 4539 1488 0343 6467, {end} Thanks!")
    assert found == {"Rosa Ochoa": {"card_number", "access_code"}, "Hagop Pak": set()}


@pytest.mark.parametrize("end", ["the last 4 digits are 6467", "zip code 95113, 3 cards"])
def test_other_digits_behind_a_card_are_no_code(end: str) -> None:
    found = told(f"Please send the refund to 4539 1488 0343 6467, {end}")
    assert found == {"Rosa Ochoa": {"card_number"}, "Hagop Pak": set()}


@pytest.mark.parametrize(
    "said",
    [
        "I sign in as rosa.ochoa@example.org with password Lagoon_2019 and it is locked.",
        "login rosa.ochoa@example.org password Lagoon2019",
    ],
)
def test_a_password_beside_the_address_of_the_row_is_the_persons(said: str) -> None:
    assert told(said) == {"Rosa Ochoa": {"password"}, "Hagop Pak": set()}


@pytest.mark.parametrize(
    "said",
    [
        "Reset done. Username rochoa, new password Lagoon-2019, she confirmed.",
        "She gave login rochoa77@example.net / Lagoon!2019 and wants us to test it",
        "her account is ochoa.rosa@example.net, password Lagoon2019",
    ],
)
def test_a_login_made_of_the_letters_of_the_rows_name_is_the_persons(said: str) -> None:
    found = told(said, ("ticket", "opened_for", "number", "work_notes"))
    assert found == {"Rosa Ochoa": {"login"}, "Hagop Pak": set()}


@pytest.mark.parametrize(
    "said",
    [
        "locked out again! my username is ochoarosa and the password I usually type is Heron*4471x",
        "On the kiosk I log in with rochoa_77 / Heron*4471 and it goes blank",
        "my gym login is rosita88 and my pw: Heron*4471, what am I doing wrong",
    ],
)
def test_a_login_that_the_writer_calls_their_own_is_theirs(said: str) -> None:
    found = told(said)
    assert found["Rosa Ochoa"] >= {"login"}
    assert found["Hagop Pak"] == set()


@pytest.mark.parametrize(
    "said",
    [
        "she should try opsdesk@example.org with Heron*4471 on the kiosk",
        "my order is 4471 and my cat is called Heron",
    ],
)
def test_a_login_that_nobody_calls_their_own_is_nobodys(said: str) -> None:
    assert told(said)["Rosa Ochoa"] == set()


def test_the_password_of_another_login_is_not_the_persons_who_writes() -> None:
    said = "please tell desk2@example.org with password Lagoon_2019 that the printer is down"
    assert told(said)["Rosa Ochoa"] == set()


def test_lines_of_one_column_that_tell_a_code_do_not_hide_the_table_below() -> None:
    rows = [
        ("Refund log, 4539 1488 0343 6467, cvv 510 is a test card", None),
        ("Desk: front counter", None),
        (None, None),
        ("Applicant", "Passport no."),
        ("Ochoa, Rosa", "582807040"),
        ("Pak, Hagop", "641953360"),
        ("Tran, Bao", "571204418"),
    ]
    frame = pl.DataFrame(rows, schema=["0", "1"], orient="row")
    table = Table(place="", name="log", header=None, batches=iter([frame]))
    found = pl.concat(records_from_table(table, "s", b"k" * 32))
    people = found.filter(pl.col("exposures").list.len() > 0)["full_name"].drop_nulls()
    assert people.to_list() == ["Rosa Ochoa", "Hagop Pak", "Bao Tran"]


@pytest.mark.parametrize(
    "said",
    [
        "Locked out again.\n\nuser: rochoa@example.com\npw: Sinigang!sabaw4\n\npls unlock",
        'Account rochoa@example.com. Reset question on file "First street you lived on?" caller '
        'answered "Zhongshan Lu" - matches.',
        "just use mine for tonight > `rosita` / `Tochal_3964m` thanks",
    ],
)
def test_a_ticket_tells_a_login_under_labels_in_signs_or_by_its_question(said: str) -> None:
    found = told(said, ("ticket", "opened_for", "number", "work_notes"))
    assert "login" in found["Rosa Ochoa"]
    assert found["Hagop Pak"] == set()


@pytest.mark.parametrize(
    "log",
    [
        "10:41:02 CUSTOMER MAI VANG\n10:41:19 PAN 4539 1488 0343 6467  EXP 1126\n"
        "10:41:25 CVV2 712   ** LOGGED IN CLEAR **\n10:52:47 CUSTOMER ALONZO BANKS",
        "3:10 pm  Mai Vang called, wants 2 nights\n3:12 pm  card 4539148803436467, exp 09/27\n"
        "3:13 pm  code on the back 512\n3:15 pm  confirmed",
        "1|2024-11-03T10:00:01Z|A88|buyer Mai Vang\n"
        "2|2024-11-03T10:00:03Z|A88|pan 4539148803436467\n"
        "3|2024-11-03T10:00:04Z|A88|cid 221",
    ],
)
def test_the_code_in_another_entry_of_a_log_stands_with_the_card(log: str) -> None:
    assert about(log) == {("Mai Vang", "card_number"), ("Mai Vang", "access_code")}
