"""Values and names in text through Presidio with our own recognizers only."""

from __future__ import annotations

from itertools import pairwise

import pytest

from detectors.catalog import detectors
from detectors.texts.pieces import pieces
from detectors.texts.text import Finding, engine


def found(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.detects) for f in engine(None).analyze([text])[0]]


@pytest.mark.parametrize(
    ("text", "value", "detects"),
    [
        ("SSN: 541-28-7703", "541-28-7703", "ssn"),
        ("Social Security No. 541287703", "541287703", "ssn"),
        ("Taxpayer Identification Number: 541-28-7703", "541-28-7703", "ssn"),
        ("Sole proprietor Tax ID: 53-1482207", "53-1482207", "tax_id"),
        ("her account number 44710299381 was used", "44710299381", "account_number"),
        ("CVV 314", "314", "access_code"),
        ("PIN temporal: 4471", "4471", "access_code"),
        ("Clave de banca telefónica: 90214", "90214", "access_code"),
        ("Contraseña provisional: Mar-7Azul", "Mar-7Azul", "password"),
        (
            "Operator license (no. and state of issue): F2280416 CA",
            "F2280416 CA",
            "drivers_license",
        ),
        ("CDL class C D8830147 exp 03/29", "D8830147", "drivers_license"),
        ("CA license, class A: D8830148", "D8830148", "drivers_license"),
        ("Passport (country and number): Peru 218844093", "218844093", "passport"),
        ("The passport you sent, A41830671, expired.", "A41830671", "passport"),
        ("The passport that he gave us, 541830671, is old.", "541830671", "passport"),
        ("The account number you entered, 4471029938, fails.", "4471029938", "account_number"),
        ("    DOB 04/05/1981   ID CARD D5147205\n    TRANSIENT", "D5147205", "state_id"),
        ("He showed me an ID card (N4471120) and left.", "N4471120", "state_id"),
        ("Ana's Kaiser number (KPN112843069)", "KPN112843069", "health_insurance"),
        ("Kaiser medical record number 11284306", "11284306", "health_insurance"),
        ("Anthem ID card number: 903311284", "903311284", "health_insurance"),
        ("Last, first, middle: Quinn, Fiona Anne", "Quinn, Fiona Anne", "name"),
        ("Last, First, MI: Quinn, Fiona A", "Quinn, Fiona A", "name"),
        ("Ins: policy W99607834, for health, car wash", "W99607834", "health_insurance"),
        ("Diagnosis: Type 2 diabetes", "Type 2 diabetes", "medical"),
        ("Dx – Gout", "Gout", "medical"),
        ("Diagnosis\nUlcerative colitis\n", "Ulcerative colitis", "medical"),
        ("Diagnosis   Ulcerative colitis", "Ulcerative colitis", "medical"),
        ("He was diagnosed with severe anemia in May.", "severe anemia", "medical"),
        ("Password: Summer2019!", "Summer2019!", "password"),
        ("her password is “Hunter2!”", "Hunter2!", "password"),
        ("user=amara password=Winter#2022 ip=10.1.1.4", "Winter#2022", "password"),
        ('{"user": "amara", "password": "Blue-Rose4"}', "Blue-Rose4", "password"),
        ("born on March 5, 1980 in Lodi", "March 5, 1980", "birth_date"),
        ("write to amara.obi@example.org", "amara.obi@example.org", "email"),
    ],
)
def test_values_are_found_by_form_or_label(text: str, value: str, detects: str) -> None:
    assert (value, detects) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice No: 541287703",
        "Order 541287703 shipped",
        "Driver's license and phone: 4155550137",
        "SSN: 000-18-3067",
        "Bayside Orthopedics\nTax ID: 53-1482207\nFax: (415) 555-0137",
        "SSN: 987-65-4321",
        "Employee: Odalys Restrepo\nSick leave balance: 12.5\nSick: 24.00",
        "Employee: Odalys Restrepo\nThird-party sick pay: [x]",
        "Password: must contain at least 12 characters",
        'password = os.environ["DB_PASSWORD"]',
        "password = ${DB_PASS}",
        "Diagnosis: N/A",
        "A history of the county",
        "Vehicle 1 is insured with Coastal, policy number\n996078343, no tow.",
        "Claim 118273645. Insured Ana Ruiz, policy HO-1128473. Loss: hail on a roof",
        "1 Wages  48,210.11\n12a  DD  6,204.00         15 State CA   ID 03278025",
        "Member: Odalys Restrepo\nID card: W1234567",
        "Student ID card W1234567 was found",
        "Call the Kaiser number 8004644000 any time",
        "He started on Monday",
    ],
)
def test_other_numbers_and_words_are_not(text: str) -> None:
    secret = {
        "ssn",
        "tax_id",
        "password",
        "medical",
        "account_number",
        "drivers_license",
        "state_id",
        "health_insurance",
    }
    assert not [detects for _, detects in found(text) if detects in secret]


def test_a_label_decides_between_numbers_of_one_form() -> None:
    text = "SSN: 541-28-7703, Passport No: 541287703"
    assert ("541287703", "passport") in found(text)


def test_long_text_is_found_like_short_text_and_places_are_right() -> None:
    filler = "The committee met and approved the minutes of the last session.\n" * 200
    text = f"{filler}Employee: Ines Carvalho\nSSN: 541-28-7703\n{filler}"
    assert ("541-28-7703", "ssn") in found(text)
    assert ("Ines Carvalho", "name") in found(text)


def test_pieces_hold_the_whole_text_in_order() -> None:
    text = "one line of text\n" * 2_000
    cut = list(pieces(text))
    assert "".join(piece for _, piece in cut) == text
    assert max(len(piece) for _, piece in cut) <= 4_000


def test_values_never_overlap_and_no_reason_holds_a_value() -> None:
    text = "Name: Ines Carvalho SSN 541-28-7703 DOB 04/05/1981 Phone (408) 555-0143"
    findings: list[Finding] = [f for f in engine(None).analyze([text])[0] if f.detector]
    for before, after in pairwise(findings):
        assert before.end <= after.start
    assert all(text[f.start : f.end] not in f.because for f in findings)


def test_every_strong_example_of_the_catalog_is_found_behind_its_label() -> None:
    missed = []
    for name, detector in detectors().items():
        if detector.detects in ("ssn", "passport", "drivers_license", "card_number", "email"):
            for example in detector.examples:
                text = f"{detector.headers[0].title()}: {example}"
                if detector.detects not in {detects for _, detects in found(text)}:
                    missed.append((name, example))
    assert not missed


def test_a_model_that_is_not_installed_is_refused_without_download() -> None:
    with pytest.raises(LookupError):
        engine("no_such_model")
