import polars as pl
import pytest

from detectors.catalog import detectors
from detectors.columns.judge import Verdict, accepts, classify
from detectors.columns.values import strong_shares
from detectors.elements import DECOYS

SSNS = ["524-18-3067", "231-54-8890", "601-22-4411", "118-30-6712"]
NAMES = ["Kim Tran", "Ana López", "Omar Haddad", "Anahit Hakobyan"]


def typed(columns: dict[str, list[str | None]], name: str = "") -> list[Verdict]:
    frame = pl.DataFrame(
        {str(i): values for i, values in enumerate(columns.values())},
        schema={str(i): pl.String for i in range(len(columns))},
    )
    return classify([header.strip() for header in columns], frame, name)


def codes(columns: dict[str, list[str | None]], name: str = "") -> list[str | None]:
    return [verdict.detects for verdict in typed(columns, name)]


def test_accepts_takes_whole_cells_only() -> None:
    values = pl.Series("v", ["524-18-3067", "SSN 524-18-3067", " 524183067 ", "000-18-3067", None])
    accepted = values.to_frame().select(accepts(detectors()["us/ssn"], pl.col("v")))
    assert accepted.to_series().to_list() == [True, False, True, False, False]


def test_header_and_values_agree() -> None:
    found = typed({"Full Name": list(NAMES), "Soc Sec #": list(SSNS)})
    assert [v.detector for v in found] == ["world/name", "us/ssn"]
    assert found[1].score > 0.9
    assert found[1].reasons


def test_strong_values_overrule_a_wrong_header() -> None:
    assert codes({"Name": list(NAMES), "Employee Number": list(SSNS)}) == ["name", "ssn"]
    mails: list[str | None] = ["kim@example.org", "ana@example.com", "o.haddad@example.net"]
    assert codes({"SSN": mails})[0] == "email"


def test_values_that_contradict_a_header_leave_it_unclaimed() -> None:
    assert codes({"Passport Number": ["Y", "N", "Y", "Y"]}) != ["passport"]
    assert codes({"Name": ["Acme Plumbing LLC", "Delta Supply Inc", "Widgets Corp"]}) != ["name"]


def test_masked_and_hashed_values_still_type_the_column() -> None:
    assert codes({"SSN": ["***-**-3067", "***-**-8890", "***-**-4411"]}) == ["ssn"]
    assert codes(
        {"email": ["kim@example.org"], "password": ["5f4dcc3b5aa765d61d8327deb882cf99"]}
    ) == [
        "email",
        "password",
    ]


@pytest.mark.parametrize("header", ["Order Number", "SKU", "Tracking", "Invoice #", "Serial No"])
def test_nine_digits_under_a_decoy_stay_quiet(header: str) -> None:
    numbers: list[str | None] = ["524183067", "231548890", "601224411", "118306712"]
    assert codes({header: numbers, "Item": ["Widget", "Bolt", "Nut", "Saw"]})[0] != "ssn"


def test_bare_numbers_need_a_header_or_people_beside_them() -> None:
    numbers: list[str | None] = ["524183067", "231548890", "601224411", "118306712"]
    assert codes({"": numbers}) == [None]
    assert codes({"": list(NAMES), " ": numbers}) == ["name", "ssn"]


def test_numbers_counted_up_are_no_ssns() -> None:
    numbers: list[str | None] = [str(100200300 + i) for i in range(40)]
    assert codes({"": [NAMES[i % 4] for i in range(40)], " ": numbers})[1] != "ssn"


def test_table_without_headers() -> None:
    found = codes(
        {
            "": ["Nguyen", "Garcia", "Smith"],
            " ": ["Linh", "Maria", "John"],
            "  ": ["1978-02-03", "1958-12-03", "1999-05-30"],
            "   ": ["San Jose", "Gilroy", "Fresno"],
            "    ": ["CA", "CA", "CA"],
            "     ": ["95112", "95020", "93650"],
        }
    )
    expected = ["family_name", "given_name", "birth_date", "city", "state", "postal_code"]
    assert found == expected


def test_password_beside_addresses_without_headers() -> None:
    mails: list[str | None] = ["kim@example.org", "ana@example.com", "o.haddad@example.net"]
    assert codes({"": mails, " ": ["Summer20!", "qwerty99", "hunter2"]}) == ["email", "password"]


def test_indicator_column_splits_a_column_of_numbers() -> None:
    found = typed(
        {
            "Name": list(NAMES),
            "ID Type": ["SSN", "Passport", "Driver License", "SSN"],
            "ID Number": ["524-18-3067", "E12345678", "D1234567", "118-30-6712"],
        }
    )
    assert found[2].selector == 1
    assert dict(found[2].choices) == {
        "ssn": "us/ssn",
        "passport": "us/passport",
        "driver license": "us/drivers_license",
    }


def test_given_name_beside_family_name() -> None:
    found = codes({"Last Name": ["Tran", "López", "Haddad"], "Name": ["Kim", "Ana", "Omar"]})
    assert found == ["family_name", "given_name"]


def test_whole_names_under_nombre() -> None:
    assert codes({"Nombre": ["José Hernández Ruiz", "Ana Flores", "Luis García"]}) == ["name"]


def test_names_under_a_header_that_says_whose() -> None:
    found = typed({"Reporting Party": list(NAMES), "Officer": list(reversed(NAMES))})
    assert [(v.detects, v.role) for v in found] == [("name", "subject"), ("name", "staff")]


def test_policy_number_is_health_insurance_only_where_health_is_spoken_of() -> None:
    policies: list[str | None] = ["HP4183067", "HP4183068", "HP4183069", "HP4183070"]
    assert codes({"Patient Name": list(NAMES), "Policy No": policies})[1] == "health_insurance"
    assert codes({"Insured Name": list(NAMES), "VIN": ["A"] * 4, "Policy No": policies})[2] is None


def test_tax_id_of_firms_is_no_tax_id_of_people() -> None:
    found = codes(
        {
            "Vendor Name": ["Acme Plumbing LLC", "Delta Supply Inc", "Widgets Corp"],
            "Tax ID": ["12-3456789", "98-7654321", "45-1234567"],
        }
    )
    assert found[1] not in {"tax_id", "ssn"}


def test_table_name_says_what_a_number_is() -> None:
    numbers: list[str | None] = ["E12345678", "E22345678", "E32345678"]
    assert codes({"person_id": ["1", "2", "3"], "number": numbers}, "passports")[1] == "passport"


def test_question_and_answer_beside_a_login() -> None:
    found = codes({"username": ["kim99"], "question": ["First pet's name?"], "answer": ["Canela"]})
    assert found == ["user_name", "security_question", "security_answer"]


def test_services_of_a_provider_are_treatments_and_those_of_a_garage_are_not() -> None:
    done = ["Chemotherapy infusion", "MRI lumbar spine", "Office visit", "Dialysis"]
    bill: dict[str, list[str | None]] = {
        "Date of service": ["01/08/2025"] * 4,
        "Provider": ["Dr. Alan Whitcomb"] * 4,
    }
    assert codes({**bill, "Service": list(done)})[2] == "medical"
    assert codes({"Customer": list(NAMES), "Service": ["Oil change", "Tires"] * 2})[1] != "medical"


def test_claims_of_injuries_at_work_are_no_health_insurance() -> None:
    work: dict[str, list[str | None]] = {
        "Claimant": list(NAMES),
        "Claim #": ["WC-2231", "WC-2232", "WC-2240", "WC-2251"],
    }
    hurt: list[str | None] = ["fractured wrist", "burn", "hernia", "hearing loss"]
    assert codes({**work, "Nature of Injury": hurt})[1] != "health_insurance"
    assert codes({**work, "Diagnosis": hurt})[1] == "health_insurance"


def test_provider_is_no_state() -> None:
    assert codes({"Provider": ["Summit Imaging", "Alan Whitcomb", "Bay Labs"]})[0] != "state"


def test_three_digits_behind_a_card_and_its_expiry_are_its_code() -> None:
    guests: dict[str, list[str | None]] = {
        "Guest": list(NAMES),
        "Card": ["4539578763621486"] * 4,
        "Exp": ["09/27"] * 4,
    }
    assert codes({**guests, "Sec": ["418", "067", "590", "233"]})[3] == "access_code"
    assert codes({**guests, "Room": ["418", "067", "590", "233"]})[3] != "access_code"


def test_reasons_hold_no_value() -> None:
    found = typed({"Name": list(NAMES), "": list(SSNS)})
    text = " ".join(reason for verdict in found for reason in verdict.reasons)
    assert "524" not in text
    assert "Tran" not in text


def test_empty_table() -> None:
    assert codes({"SSN": [None, None]}) == ["ssn"]
    assert classify([], pl.DataFrame(), "") == []


@pytest.mark.parametrize("name", [n for n, d in detectors().items() if d.detects not in DECOYS])
def test_values_of_a_strong_form_are_seen_without_a_header(name: str) -> None:
    detector = detectors()[name]
    written = pl.Series("value", detector.examples, dtype=pl.String).to_frame()
    strong = written.filter(accepts(detector, pl.col("value"), 0.5))["value"]
    assert strong.is_empty() or name in strong_shares(strong)


@pytest.mark.parametrize("word", ["Waived", "DECLINED COVERAGE", "Opted out", "not enrolled"])
def test_who_took_no_coverage_has_none(word: str) -> None:
    plans = pl.Series("v", [word, "Kaiser Permanente HMO"]).to_frame()
    accepted = plans.select(accepts(detectors()["world/insurance_plan"], pl.col("v")))
    assert accepted.to_series().to_list() == [False, True]


def test_the_class_of_an_identification_says_what_its_number_is() -> None:
    frame = pl.DataFrame(
        {
            "0": ["Ana Ruiz", "Bao Tran", "Kim Vo", "Luz Pham"],
            "1": ["dl", "pp", "id", "dl"],
            "2": ["D5669508", "587486302", "F1120934", "D8624779"],
        }
    )
    found = classify(["name", "identification-class", "identification-number"], frame, "")
    assert found[2].selector == 1
    assert dict(found[2].choices) == {
        "dl": "us/drivers_license", "pp": "us/passport", "id": "us/state_id",
    }  # fmt: skip


def test_a_flag_about_the_middle_name_is_no_middle_name() -> None:
    found = codes(
        {
            "First name": ["Kim", "Ana", "Omar"],
            "Last name": ["Tran", "López", "Haddad"],
            "No middle name": ["true", "true", "false"],
            "Middle": ["Linh", None, "Y"],
            "Adjudication": ["engaged", "pending", "post adverse"],
        }
    )
    assert found == ["given_name", "family_name", None, "middle_name", None]
