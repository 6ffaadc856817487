"""Addresses for the mail house: standard form, nothing lost, doubts said, households."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from pipelines.outputs import postal

COLUMNS = ("address", "city", "state", "postal_code", "country")


def people(*rows: dict[str, Any]) -> pl.DataFrame:
    home = {"city": "San Jose", "state": "CA", "postal_code": "95127", "country": None}
    filled = [dict.fromkeys(COLUMNS) | home | row for row in rows]
    return pl.DataFrame(filled, schema=dict.fromkeys(COLUMNS, pl.String))


def formed(address: str, **fields: Any) -> dict[str, Any]:
    return postal.standardized(people({"address": address, **fields})).row(0, named=True)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("77 N. 1st St, Apt 4B", "77 N 1ST ST APT 4B"),
        ("1580 Harrison Street, Unit 5", "1580 HARRISON ST UNIT 5"),
        ("4183 alum rock avenue", "4183 ALUM ROCK AVE"),
        ("500 West El Camino Real", "500 W EL CAMINO REAL"),
        ("123 Calle de la Rosa", "123 CALLE DE LA ROSA"),
        ("P.O. Box 3067", "PO BOX 3067"),
        ("post office box 12", "PO BOX 12"),
        ("Rural Route 2 Box 14", "RR 2 BOX 14"),
        ("psc 3 box 4120", "PSC 3 BOX 4120"),
        ("General Delivery", "GENERAL DELIVERY"),
    ],
)
def test_form_of_publication_28(written: str, form: str) -> None:
    row = formed(written)
    assert (row["address"], row["unparsed"], row["as_written"]) == (form, False, written)
    assert row["city"] == "SAN JOSE"


@pytest.mark.parametrize("written", ["c/o Maria López 55 Oak St", "45 (rear) behind 47 & 49 Elm"])
def test_what_is_not_understood_is_kept_whole(written: str) -> None:
    row = formed(written)
    assert row["unparsed"]
    assert all(number in row["address"] for number in ("55", "45", "47", "49") if number in written)
    assert "LOPEZ" in row["address"] or "ELM" in row["address"]


def test_hostile_addresses_end(capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("1 " * 5000, "(" * 500, "\x00\x1b[31m 5 Elm St", "=1+1", "#" * 90, "½ ¾ ① Ⅷ"):
        formed(text)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("fields", "country", "foreign"),
    [
        ({}, "US", False),
        ({"country": "USA"}, "US", False),
        ({"state": "BC", "country": "MX"}, "MX", True),
        ({"state": "ON", "postal_code": "M5J 2N8"}, "CA", True),
        ({"state": "BC"}, None, True),
        ({"country": "ZZ"}, None, True),
        ({"state": None}, None, False),
    ],
)
def test_country(fields: dict[str, Any], country: str | None, foreign: bool) -> None:
    row = people({"address": "10 Bay Street", **fields}).select(
        country=postal.country(), foreign=postal.foreign()
    )
    assert row.row(0) == (country, foreign)


@pytest.mark.parametrize(
    ("fields", "usable"),
    [
        ({}, True),
        ({"postal_code": None}, True),
        ({"city": None}, True),
        ({"city": None, "postal_code": None}, False),
        ({"state": None, "postal_code": None}, False),
        ({"state": None, "postal_code": None, "country": "MX"}, True),
        ({"address": None}, False),
        ({"address": "Unknown"}, False),
        ({"address": "HOMELESS"}, False),
        ({"address": "12 Elm St - returned to sender"}, False),
        ({"address": "12 Unknown Soldier Way"}, True),
        ({"address": "8 Moved Rd"}, True),
    ],
)
def test_usable(fields: dict[str, Any], usable: bool) -> None:
    row = people({"address": "10 Bay Street", **fields})
    assert row.select(postal.usable()).item() is usable
    flags = row.select(postal.doubts()).item().to_list()
    assert ("no_address" in flags) is not usable


@pytest.mark.parametrize(
    ("address", "flags"),
    [
        ("10 Bay Street", []),
        ("P O Box 9", ["po_box"]),
        ("Box 9", ["po_box"]),
        ("Bay Street", ["undeliverable"]),
        ("General Delivery", []),
        ("unknown", ["no_address", "undeliverable"]),
    ],
)
def test_doubts(address: str, flags: list[str]) -> None:
    assert people({"address": address}).select(postal.doubts()).item().to_list() == flags


def test_a_household_is_one_address_however_written() -> None:
    made = postal.standardized(
        people(
            {"address": "77 N. 1st St Apt 4B"},
            {"address": "77 North 1st Street, apt. 4B", "postal_code": "95127-4183"},
            {"address": "77 N 1st St Apt 4C"},
            {"address": "77 N. 1st St Apt 4B", "postal_code": "95128"},
            {"address": None},
        )
    )
    one, same, other, elsewhere, nowhere = made.get_column("household")
    assert one == same
    assert len({one, other, elsewhere}) == 3
    assert nowhere is None
    assert made.height == 5
