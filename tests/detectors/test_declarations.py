"""What the declarations say, beyond the examples that each of them carries."""

from __future__ import annotations

import re

import polars as pl
import pytest

from detectors.catalog import detectors
from detectors.columns.judge import accepts, classify
from detectors.elements import DECOYS, ELEMENTS, PARTS
from detectors.words.headers import words

ANYONE = [
    "Maria de la Cruz", "NGUYEN, THANH HUONG", "4183 Alum Rock Ave", "Apt 4B", "San Jose", "CA",
    "95127", "95127-4183", "2026-03-04", "03/04/2026 18:22", "18:22:07", "$1,418.30", "41830.67",
    "37.3382082", "-121.8863286", "100%", "Active", "yes", "0", "1", "M", "Sheriff's Office",
    "Registered Nurse III", "SKU-4183-067", "PO 4183067", "INC0041830", "v2.41.8", "192.0.2.41",
    "00:1A:2B:41:83:06", "https://example.org/a?b=1", "5f0c1c9e-4183-4d06-9b67-0f4183067aaa",
    "scan_4183.pdf", "1772648527", "(none)", "Room 12-34-5678", "12-34-56", "4-18-3067",
    "Q3 FY2026",
    "ext. 4183", "1,2,3", "10:00-11:30", "A1", "B12", "Covina-Valley", "see attached", "a@b",
    "1/2", "+", "ISO 9001:2015", "Sec. 1798.29(g)", "Model X-100", "77th Street", "3 x 5", "Ñuñoa",
]  # fmt: skip


def taken(name: str, *values: str | None) -> list[bool]:
    column = pl.DataFrame({"value": values}, schema={"value": pl.String})
    return column.select(accepts(detectors()[name], pl.col("value"))).to_series().to_list()


def normal(name: str, *values: str | None) -> list[str | None]:
    column = pl.DataFrame({"value": values}, schema={"value": pl.String})
    return column.select(detectors()[name].normal(pl.col("value"))).to_series().to_list()


@pytest.mark.parametrize("name", sorted(detectors()))
def test_no_exposure_is_seen_in_ordinary_cells_by_form_alone(name: str) -> None:
    detector = detectors()[name]
    if detector.detects not in {*ELEMENTS, *PARTS}:
        return
    column = pl.DataFrame({"value": ANYONE})
    seen = column.filter(accepts(detector, pl.col("value"), 0.5))["value"].to_list()
    assert seen == []


@pytest.mark.parametrize("name", sorted(detectors()))
def test_null_and_hostile_cells_do_no_harm(name: str) -> None:
    hostile = [
        None,
        "",
        " ",
        "\x00",
        "🙂" * 300,
        "9" * 5000,
        "a" * 5000,
        "-" * 5000,
        "٤٥٦",
        "\ud7ff",
    ]
    assert len(normal(name, *hostile)) == len(hostile)
    assert taken(name, *hostile)[0] is False


@pytest.mark.parametrize("name", sorted(detectors()))
def test_patterns_do_not_hang_in_pythons_engine(name: str) -> None:
    lines = [
        "1" * 400,
        "a" * 400,
        "a1" * 200,
        "A-" * 200,
        "1 " * 200,
        "a@" * 200,
        "a.b-" * 100 + "@",
    ]
    for pattern in detectors()[name].patterns:
        compiled = re.compile(rf"\b(?:{pattern.regex})\b", re.IGNORECASE | re.ASCII)
        for line in lines:
            compiled.search(line + "!")


def test_written_forms_of_one_ssn_are_one_number() -> None:
    forms = ["524-18-3067", "524 18 3067", "524.18.3067", "524183067", "524183067.0", "524‑18‑3067"]
    assert set(normal("us/ssn", *forms)) == {"524183067"}
    assert all(taken("us/ssn", *forms))


def test_leading_zeros_that_a_spreadsheet_dropped_come_back() -> None:
    assert normal("us/ssn", "12183067", "1183067", "1183067.0") == [
        "012183067", "001183067", "001183067",
    ]  # fmt: skip
    assert taken("us/ssn", "12183067", "1183067", "183067") == [True, True, False]


def test_numbers_never_issued_are_no_ssn() -> None:
    never = [
        "000-12-3456", "666-12-3456", "900-12-3456", "987-65-4321", "524-00-3067", "524-18-0000",
        "078-05-1120", "219-09-9999", "123-45-6789", "457-55-5462", "111-11-1111", "999-99-9999",
    ]  # fmt: skip
    assert not any(taken("us/ssn", *never))


# One number per State, in the form of the tables of issued licenses.
LICENSES = [
    "1234567", "D4183067", "A12345678", "941830671", "A1234567", "12-345-6789", "123456789",
    "S123-456-78-901-0", "041830671", "H12345678", "AB123456C", "S123-4567-8901", "1234-56-7890",
    "123AB4567", "K12-34-5678", "A12-345-678", "004183067", "1234567A", "M-123-456-789-012",
    "S12345678", "M 123 456 789 012", "S123456789012", "800-12-3456", "R123456789", "0418306741830",
    "H41830671", "1234567890", "07ABC12345", "S1234 56789 01234", "123 456 789", "000041830671",
    "ABC-12-3456", "TL418306", "A123456789", "12 345 678", "V418306", "012345678", "41830671",
    "WDLABC1234DE", "A12345-67890-123", "S530-4608-7654-08", "123456-789", "F255-921-50-094-0",
]  # fmt: skip


def test_licenses_of_all_states_are_taken_under_a_header() -> None:
    refused = [
        v for v, ok in zip(LICENSES, taken("us/drivers_license", *LICENSES), strict=True) if not ok
    ]
    assert refused == []


def test_a_state_beside_the_license_number_is_not_part_of_it() -> None:
    forms = [
        "D4183067",
        "d4183067",
        "CA D4183067",
        "CA-D4183067",
        "CA: D4183067",
        "D4183067 (CA)",
        "D4183067, CA",
    ]
    assert set(normal("us/drivers_license", *forms)) == {"D4183067"}
    assert all(taken("us/drivers_license", *forms))


def test_phones_reach_one_form() -> None:
    forms = [
        "(408) 555-0142", "408-555-0142", "408.555.0142", "408 555 0142", "4085550142",
        "4085550142.0", "1-408-555-0142", "+1 (408) 555-0142", "+14085550142", "408/555-0142",
        "(408)555-0142 ext. 12", "408-555-0142 x4183",
    ]  # fmt: skip
    assert set(normal("world/phone", *forms)) == {"+14085550142"}
    assert all(taken("world/phone", *forms))
    assert normal("world/phone", "+52 55 5555 0142", "0052 55 5555 0142") == ["+525555550142"] * 2
    assert all(taken("world/phone", "+52 55 5555 0142", "+44 (0)20 7946 0142", "555-0142"))


def test_keys_meet_across_tables_that_wrote_them_differently() -> None:
    assert set(normal("world/person_key", "004183", "4183", "4183.0", " 4183 ")) == {"4183"}
    assert set(normal("world/person_key", "E-4183", "e4183")) == {"E4183"}


def test_cards_of_test_systems_are_no_cards() -> None:
    tests = ["4111111111111111", "4242 4242 4242 4242", "5555555555554444", "378282246310005"]
    assert not any(taken("world/card_number", *tests))
    assert taken("world/card_number", "4539 1488 0343 6467", "4539148803436467") == [True, True]


def test_birth_dates_keep_what_was_written() -> None:
    assert normal("world/birth_date", "4/7/61", "1961", "1961-04", "22378", "1961-04-07 00:00") == [
        "1961-04-07", "1961", "1961-04", "1961-04-07", "1961-04-07",
    ]  # fmt: skip


def test_a_bare_no_is_no_medical_information() -> None:
    for name in ("world/disability", "world/pregnancy", "world/health_flag", "world/mental_health"):
        assert taken(name, "Y", "yes", "N", "no", "n/a", "none", "") == [True, True, *[False] * 5]
    assert taken("world/diagnosis", "Asthma", "None", "N/A", "-", "Y") == [True, *[False] * 4]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Order No", "524183067"), ("invoice_number", "524183067"), ("RoutingNumber", "121000358"),
        ("tracking", "524183067155"), ("NPI", "1245319599"), ("sku", "524183067"),
        ("vin", "1M8GDM9AXKP042788"), ("APN", "524-18-067"), ("EIN", "94-3183067"),
        ("ticket id", "41830671"), ("cost center", "524183067"), ("ip address", "192.0.2.41"),
        ("serial number", "D4183067"), ("hire_date", "2011-02-03"), ("Salary", "81000"),
        ("passport expiry", "2031-05-09"), ("dl state", "CA"), ("company name", "Reyes & Sons"),
    ],
)  # fmt: skip
def test_a_header_that_names_something_else_gives_no_element(header: str, value: str) -> None:
    sample = pl.DataFrame({"0": [value] * 8, "1": ["Lopez", "Tran", "Wong", "Patel"] * 2})
    verdict = classify([header, "last name"], sample, "")[0]
    assert verdict.detects is None or verdict.detects in DECOYS


@pytest.mark.parametrize(
    ("header", "value", "element"),
    [
        ("SocSecNo", "524183067", "ssn"), ("ss#", "524183067", "ssn"),
        ("EMP_SSN", "524183067.0", "ssn"),
        ("Driver's License #", "D4183067", "drivers_license"),
        ("DL_NUM", "D4183067", "drivers_license"),
        ("A#", "A041830672", "other_government_id"), ("PassportNo", "541830671", "passport"),
        ("dx_cd", "E11.9", "medical"), ("Rx", "Metformin 500 mg", "medical"),
        ("hx", "asthma, copd", "medical"),
        ("mbi", "1EG4TE5MK72", "health_insurance"),
        ("SubscriberID", "XEH418306715", "health_insurance"),
        ("medi-cal id", "91830671F", "health_insurance"), ("dod_id", "1418306715", "military_id"),
        ("ITIN", "912703067", "tax_id"), ("Tax ID", "524183067", "ssn"),
        ("acct_no", "0041830671", "account_number"),
        ("CC Number", "4539148803436467", "card_number"), ("cvv2", "418", "access_code"),
        ("passwd", "Giants2014!", "password"), ("SecretAnswer", "Fluffy", "security_answer"),
        ("lic plate", "8KLM418", "plate"), ("genotype", "CT", "genetic"),
        ("seguro social", "524183067", "ssn"),
    ],
)  # fmt: skip
def test_headers_that_leaks_use_give_the_element(header: str, value: str, element: str) -> None:
    sample = pl.DataFrame({"0": [value] * 8, "1": ["Lopez", "Tran", "Wong", "Patel"] * 2})
    assert classify([header, "last name"], sample, "")[0].detects == element


def test_no_heading_is_claimed_for_an_element_and_for_something_else() -> None:
    claims: dict[tuple[str, ...], set[str]] = {}
    for detector in detectors().values():
        for phrase in detector.headers:
            claims.setdefault(words(phrase), set()).add(detector.detects)
    torn = {
        " ".join(phrase): codes
        for phrase, codes in claims.items()
        if codes & set(ELEMENTS) and codes - set(ELEMENTS)
    }
    # These are told apart by their values: a card number of the brand, a pair on one line, the
    # letters of the Indian tax number where a card has digits.
    assert set(torn) <= {"visa number", "email password", "user pass", "pan"}
