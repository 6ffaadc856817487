"""Names of machine-readable zones, and that nothing else is taken for one."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.readable_zones import written_out

BOOK = "P<USASAAVEDRA<DE<LEON<<CARMELITA<<<<<<<<<<<<\n7127517868USA8105141F2901019<<<<<<<<<<<<<<<4"


def block(text: str) -> TextBlock:
    return TextBlock(text=text, place="", kind="page")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("P<USADINH<<CHIDI<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "Name: DINH, CHIDI"),
        (BOOK.partition("\n")[0], "Name: SAAVEDRA DE LEON, CARMELITA"),
        ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "Name: ERIKSSON, ANNA MARIA"),
        ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<", "Name: ERIKSSON, ANNA MARIA"),
    ],
)
def test_a_name_is_written_out_in_the_same_length(zone: str, name: str) -> None:
    text = written_out(block(f"scan\n{zone}\nmore")).text
    assert text.split("\n")[1].rstrip() == name
    assert len(text) == len(f"scan\n{zone}\nmore")


@pytest.mark.parametrize("text", ["cout << A << B", "A<<B", "HEAD<<<MERGE", "x << 4", "AB<<CD<<"])
def test_code_is_no_zone(text: str) -> None:
    assert written_out(block(text)).text == text


def test_the_passport_is_the_persons_whose_zone_it_is() -> None:
    records = records_from_text([block(BOOK)], "source", b"k" * 32, None)
    found = [
        (r["full_name"], [e["element"] for e in r["exposures"]])
        for r in records.iter_rows(named=True)
    ]
    assert found == [("Carmelita Saavedra de Leon", ["passport"])]


def test_a_license_names_its_holder_on_two_lines() -> None:
    face = "DRIVER LICENSE\nDL F4417720\nLN OYELARAN\nFN MARISOL\n88 CANAL ST\nDOB 03/11/1990\n"
    records = records_from_text([block(face)], "source", b"k" * 32, None)
    found = [
        (r["full_name"], [e["element"] for e in r["exposures"]])
        for r in records.iter_rows(named=True)
    ]
    assert found == [("Marisol Oyelaran", ["drivers_license"])]


@pytest.mark.parametrize(
    "booked",
    [
        "  7 SSR DOCS BR HK1 P/USA/549810236/USA/24JAN65/F/19AUG31/OYELARAN/MARISOL/P1/S3",
        " 3.SSR DOCS UA HK1/P/US/549810236/US/24JAN1965/F/19AUG2031/OYELARAN/MARISOL",
    ],
)
def test_a_document_in_a_booking_is_the_travelers(booked: str) -> None:
    records = records_from_text([block(f"1.OYELARAN/MARISOL\n{booked}\n")], "s", b"k" * 32, None)
    found = [
        (r["full_name"], r["birth_date"], [e["element"] for e in r["exposures"]])
        for r in records.iter_rows(named=True)
        if r["exposures"]
    ]
    assert found == [("Marisol Oyelaran", "1965-01-24", ["passport"])]
