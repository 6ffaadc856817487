"""People under headers that say only whose a column is, and licenses of other things."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.columns.judge import Verdict, classify

SSNS = ["524-18-3067", "231-54-8890", "601-22-4411", "118-30-6712"]
NAMES = ["Tran, Kim", "López, Ana", "Haddad, Omar", "Hakobyan, Anahit"]
LICENSES = ["D5669508", "D7848282", "D8624779", "D9056890"]


def typed(columns: dict[str, list[str | None]], table: str = "") -> list[Verdict]:
    frame = pl.DataFrame(
        {str(i): pl.Series(values, dtype=pl.String) for i, values in enumerate(columns.values())}
    )
    return classify(list(columns), frame, table)


@pytest.mark.parametrize("stem", ["CoHead", "Sponsor", "JT", "Sec Sig"])
def test_a_header_that_others_go_on_from_names_who_has_it(stem: str) -> None:
    table: dict[str, list[str | None]] = {
        "Applicant Name": [*NAMES], "SSN": [*SSNS],
        stem: [NAMES[2], None, NAMES[0], None], f"{stem}_SSN": [SSNS[2], None, SSNS[0], None],
    }  # fmt: skip
    assert [v.detects for v in typed(table)] == ["name", "ssn", "name", "ssn"]


def test_one_person_on_no_list_among_vendors_with_tax_numbers_is_a_person() -> None:
    vendors: list[str | None] = ["BAYSIDE ROOFING INC", "HAKOBYAN, ARSHALUYS", "REPORTERS LLC"]
    numbers: list[str | None] = ["94-3318827", "602-18-4473", "68-0440912"]
    assert typed({"Vendor Name": vendors, "Tax ID": numbers})[0].detects == "name"
    assert typed({"Vendor Name": vendors, "Phone": numbers})[0].detects == "organisation"


def test_rare_names_under_a_word_for_people_are_names() -> None:
    athletes: list[str | None] = ["Viliami Lo", "Manjeet Battle-Catacutan", "Eh Baker", "Ana Ruiz"]
    assert typed({"athlete": athletes, "events": ["400m"] * 4})[0].detects == "name"
    assert typed({"athlete": ["A-14", "A-15", "A-16", "B-02"]})[0].detects != "name"


def test_what_a_physician_notes_is_of_the_person_of_the_row() -> None:
    notes: list[str | None] = ["asthma, carries inhaler", "epilepsy", "Crohn disease", "migraine"]
    found = typed({"athlete": [*NAMES], "physician_note": notes})[1]
    assert (found.detects, found.role) == ("medical", "subject")


def test_numbers_of_dogs_and_trades_are_no_drivers_licenses() -> None:
    dogs = typed({"Lic No": [*LICENSES], "Owner": [*NAMES], "Breed": ["Mix"] * 4})
    assert dogs[0].detects is None
    drivers = typed({"Lic No": [*LICENSES], "Owner": [*NAMES], "Breed": ["Mix"] * 4}, "drivers")
    assert typed({"Lic No": [*LICENSES], "Name": [*NAMES]})[0].detects == "drivers_license"
    assert drivers[0].detects == "drivers_license"


def test_a_trailer_hides_no_column_of_a_list_without_headers() -> None:
    rows = [
        ["HDR", "DUMP", "20250131", *[None] * 5],
        *(
            ["DTL", *reversed(name.split(", ")), ssn.replace("-", ""), "1009194" + d, "A", "7", "N"]
            for name, ssn, d in zip(NAMES, SSNS, "1357", strict=True)
        ),
        ["TRL", "000004", "5000.88", *[None] * 5],
    ]
    frame = pl.DataFrame(rows, schema=[str(i) for i in range(8)], orient="row")
    found = [v.detects for v in classify([""] * 8, frame, "")]
    assert found[1:4] == ["given_name", "family_name", "ssn"]


def test_a_claim_at_work_is_no_health_insurance() -> None:
    claims: list[str | None] = ["WC-24-0911", "WC-24-0913", "WC-24-0920", "WC-24-0931"]
    hurt: list[str | None] = ["Lumbar strain", "Fractured wrist", "Burn, hand", "Hernia"]
    found = typed({"Clm #": claims, "Clmt": [*NAMES], "Nature / body part": hurt})
    assert [v.detects for v in found][1:] == ["name", "medical"]
    assert found[0].detects != "health_insurance"


def test_spanish_headers_begin_with_their_head() -> None:
    words: list[str | None] = ["Nopal*496", "Paloma*448", "Girasol*183", "Luna#2019"]
    found = typed({"Titular": [*NAMES], "Contraseña banca en línea": words})
    assert [v.detects for v in found] == ["name", "password"]


def test_a_header_of_two_things_holds_the_names_that_stand_below_it() -> None:
    header = "Member name / Mailing address"
    assert typed({header: [*NAMES], "SSN": [*SSNS]})[0].detects == "name"
    places: list[str | None] = ["14 Elm St", "2207 Coloma Rd", "9 Oak Ct", "731 J St #4"]
    assert typed({header: places, "SSN": [*SSNS]})[0].detects != "name"


@pytest.mark.parametrize("header", ["PART_NAME", "Sheet_Name"])
def test_beside_what_one_person_has_a_word_for_a_thing_heads_their_names(header: str) -> None:
    assert typed({header: [*NAMES], "SSN": [*SSNS]})[0].detects == "name"
    parts: list[str | None] = ["Hex bolt M8", "Drive shaft", "Lock washer", "Oil filter"]
    assert typed({header: parts, "SSN": [*SSNS]})[0].detects != "name"
    other = typed({"Employee": [*NAMES], header: [*reversed(NAMES)], "SSN": [*SSNS]})
    assert [v.detects for v in other if v.detects == "name" and v.header != header] == ["name"]
    assert typed({"Dog name": [*NAMES], "DOB": ["2/4/2019"] * 4})[0].detects != "name"


def test_numbers_under_a_word_for_those_who_drive_are_licenses() -> None:
    assert typed({"Voter": [*NAMES], "szDrivers": [*LICENSES]})[1].detects == "drivers_license"
    crews = typed({"Truck": ["4", "7", "9", "12"], "Drivers": [*NAMES]})
    assert crews[1].detects != "drivers_license"
    badges: list[str | None] = ["4471", "4472", "4473", "4474"]
    assert typed({"Name": [*NAMES], "Driver": badges})[1].detects != "drivers_license"


def test_titles_of_entries_in_a_store_of_logins_are_nobody() -> None:
    logins: list[str | None] = ["admin", "ana@roe.example", "root", "front"]
    store: dict[str, list[str | None]] = {
        "url": ["http://10.4.0.1", "https://qbo.roe.example", "http://10.4.0.9", "https://p.example"],
        "username": logins, "password": ["Diwali!77", "Tangerine#4", "rw0rk!Q", "Harbor-21"],
    }  # fmt: skip
    titles: list[str | None] = [
        "SonicWall TZ 470",
        "QBO Oak Grove",
        "Datto Alto",
        "Portal Front Desk",
    ]
    assert typed({**store, "name": [*titles]})[3].detects is None
    assert typed({**store, "name": [*NAMES]})[3].detects == "name"


def test_drugs_on_a_shelf_are_nobody_and_whom_one_was_given_is() -> None:
    drugs: dict[str, list[str | None]] = {
        "NDC": ["00093-7214-01", "00378-1805-10", "68180-0513-01", "00002-7510-01"],
        "Label Name": ["Carvedilol Tab", "Lithium Carb Cap", "Sertraline Aur", "Humalog Kwik Pen"],
    }
    assert typed(drugs)[1].detects != "name"
    assert typed({**drugs, "Label Name": [*NAMES]})[1].detects == "name"
