"""Saved passwords in the copy of somebody's profile: whose they are."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.tables.assemble import records_from_table
from pipelines.tables.password_stores import owned
from scanner.readers.named_file import person_of_folder

ROWS = [
    ("my.retire.example.gov", "https://my.retire.example.gov/", "rochoa4@example.org", "Rail+65"),
    ("mail.example.com", "https://mail.example.com/in", "rosa.o@example.net", "tomatoes4EVER"),
]
HEADERS = [("name", "url", "username", "password"), ("Title", "Website", "Login", "Password")]


def owners(path: str, header: tuple[str, ...], *, in_grid: bool) -> set[str | None]:
    rows = [header, *ROWS] if in_grid else ROWS
    frame = pl.DataFrame(rows, schema=list("0123"), orient="row")
    given = None if in_grid else header
    table = Table(place="", name="", header=given, batches=iter([frame]))
    found = records_from_table(owned(table, person_of_folder(path)), "s", b"k" * 32)
    return {
        row["full_name"]
        for records in found
        for row in records.iter_rows(named=True)
        if row["exposures"]
    }


@pytest.mark.parametrize("in_grid", [True, False])
@pytest.mark.parametrize("header", HEADERS)
def test_saved_logins_are_of_the_person_of_the_folder(
    header: tuple[str, ...], in_grid: bool
) -> None:
    path = "backup/Users/Rosa Ochoa/Downloads/passwords.csv"
    assert owners(path, header, in_grid=in_grid) == {"Rosa Ochoa"}


@pytest.mark.parametrize("path", ["it/backup/Downloads/passwords.csv", "Rosa Ochoa.csv"])
def test_no_folder_of_a_person_no_owner(path: str) -> None:
    assert owners(path, HEADERS[0], in_grid=True) == {None}


def test_a_list_of_people_with_passwords_keeps_its_people() -> None:
    rows = [("Hagop Pak", "hpak", "Lagoon*19"), ("Linh Vu", "lvu", "Mesa*2210")]
    frame = pl.DataFrame(
        [("Name", "Username", "Password"), *rows], schema=list("012"), orient="row"
    )
    table = Table(place="", name="", header=None, batches=iter([frame]))
    found = records_from_table(owned(table, "Rosa Ochoa"), "s", b"k" * 32)
    names = {row["full_name"] for records in found for row in records.iter_rows(named=True)}
    assert names == {"Hagop Pak", "Linh Vu"}


VAULT = ("url", "username", "password", "extra", "name", "grouping")


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (("cnoriega", "Paw.Print#31", "", "DVMax - Dr Noriega"), None),
        (("cnoriega", "Paw.Print#31", "Claudia Noriega, ask first", "DVMax"), "Claudia Noriega"),
        (("books@oak.example", "Ledger!24", "owner Claudia Noriega\nq: pet", "QBO Oak Grove CPA"),
         "Claudia Noriega"),
        (("admin", "R1dge-Edge-9", "", "SonicWall TZ"), None),
        (("office7", "R1dge-Edge-9", "call Claudia Noriega for the code", "Paychex Flex"), None),
        (("frontdesk", "R1dge-Edge-9", "", "Portal - Claudia Noriega"), "Claudia Noriega"),
        (("", "", "NoteType:Credit Card\nName on Card:Claudia P Noriega\nType:Visa", "visa bofa"),
         "Claudia P Noriega"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("in_grid", [True, False])
def test_titles_are_what_is_opened_and_notes_may_say_whose_it_is(
    entry: tuple[str, ...], name: str | None, in_grid: bool
) -> None:
    rows = [("https://app.example.net", *entry, "Clients")]
    frame = pl.DataFrame([VAULT, *rows] if in_grid else rows, schema=list("012345"), orient="row")
    table = Table(place="", name="", header=None if in_grid else VAULT, batches=iter([frame]))
    kept = owned(table)
    (held,) = list(kept.batches)
    assert held.row(-1)[-1] == name
    header = held.row(0) if in_grid else kept.header
    assert header is not None
    assert header[4:] == ("Opens", "grouping", "Person name")


PASTED = """Out of the old manager:

folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password
Office,,login,EDD (Glenn Day),yearly,,0,https://edd.example,gday27,Otter!2703
Office,,login,Copier,,,0,http://192.168.1.9,admin,admin
Office,,login,eFax,password is on the sticky note,,0,https://fax.example,frontdesk,
Office,,login,Payroll - Sokha Chan,,,0,https://pay.example,schan4,Giants!9994
"""


def test_a_store_pasted_into_a_text_tells_whose_each_login_is() -> None:
    told = records_from_text([TextBlock(text=PASTED, place="", kind="page")], "s", b"k" * 32, None)
    held = {
        row["full_name"]: [one["element"] for one in row["exposures"]]
        for row in told.iter_rows(named=True)
        if row["exposures"]
    }
    assert held == {"Glenn Day": ["password"], "Sokha Chan": ["password"]}
