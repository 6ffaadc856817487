"""What columns say of each other: kinds beside numbers, and marks that systems write."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.columns.judge import Verdict, classify

SSNS = ["524-18-3067", "231-54-8890", "601-22-4411", "118-30-6712"]
NAMES = ["Kim Tran", "Ana López", "Omar Haddad", "Anahit Hakobyan"]


def typed(columns: dict[str, list[str]]) -> list[Verdict]:
    frame = pl.DataFrame({str(i): values for i, values in enumerate(columns.values())})
    return classify(list(columns), frame, "")


def test_a_national_id_is_a_social_security_number_where_the_values_are() -> None:
    numbers = [value.replace("-", "") for value in SSNS]
    assert typed({"EMPLID": ["01", "02", "03", "04"], "NATIONAL_ID": numbers})[1].detects == "ssn"
    foreign = {"Name": NAMES[:2], "NATIONAL_ID": ["GOMC850512HDFNRL09", "LOPA900101MDFNRL03"]}
    assert typed(foreign)[1].detects == "other_government_id"


def test_the_kind_beside_a_tax_number_parts_people_from_firms() -> None:
    found = typed(
        {"Vendor": [*NAMES], "TIN": ["524183067", "943218876"] * 2, "TIN Type": ["SSN", "EIN"] * 2}
    )
    assert (found[1].selector, dict(found[1].choices)) == (2, {"ssn": "us/ssn", "ein": "us/ein"})


def test_kinds_of_resources_make_no_number_an_illness() -> None:
    found = typed({"resource.type": ["Patient", "Condition"] * 2, "resource.id": [*"abcd"]})
    assert "medical" not in {v.detects for v in found}


def test_marks_of_systems_are_no_words_of_a_header() -> None:
    found = typed({"SSN__c": SSNS, "Challenge Q1": ["First pet?"] * 4})
    assert [v.detects for v in found] == ["ssn", "security_question"]
    assert found[0].score > 0.9


def test_codes_of_diagnoses_are_known_by_their_dot_in_a_table_about_care() -> None:
    codes = ["G47.33", "E11.9", "F32.1", "M54.50"]
    about_care = typed({"order.patient.family": NAMES, "order.reason.code": codes})
    assert about_care[1].detects == "medical"
    goods = typed({"part": ["Bolt", "Nut", "Pin", "Cap"], "reason.code": codes})
    assert goods[1].detects != "medical"


def test_codes_of_procedures_are_known_in_a_table_about_care() -> None:
    done = ["D7140", "D2740", "D4341", "D1110"]
    teeth = {"guest": NAMES, "tx": done, "teeth": ["30", "14", "UL", ""], "fee": ["210"] * 4}
    assert typed(teeth)[1].detects == "medical"
    visits = {"Patient": NAMES, "Svc": ["99214", "90837", "96372-59", "99214 Office visit"]}
    assert typed(visits)[1].detects == "medical"
    parts = {"part": ["Bolt", "Nut", "Pin", "Cap"], "Item": ["B7140", "B2740", "C4341", "C1110"]}
    assert typed(parts)[1].detects != "medical"
    zips = {"Patient": NAMES, "Code": ["93514", "95112", "94601", "91205"]}
    assert typed(zips)[1].detects != "medical"


def test_the_pin_that_signs_a_tax_return_opens_no_account() -> None:
    accounts = ["418306712", "553018824", "902117345", "310448821"]
    pins = ["41830", "67125", "90211", "31044"]
    for head in ("Prior yr PIN", "Self-Select PIN", "e-file PIN", "ERO PIN", "Form 8879 PIN"):
        table = {"Taxpayer": NAMES, "SSN": SSNS, head: pins, "Refund DD Acct": accounts}
        assert typed(table)[2].detects is None, head
    for head in ("PIN", "ATM PIN", "Previous PIN", "Card PIN"):
        table = {"Member": NAMES, head: pins, "Account Number": accounts}
        assert typed(table)[1].detects == "access_code", head


def test_a_handle_beside_a_whole_name_is_a_user_name() -> None:
    whole = ["Salvador Blackwood", "Helga Burkhardt", "Malia Iyer"]
    found = typed({"name": ["salvador", "helga", "malia"], "profile.real_name": whole})
    assert [verdict.detects for verdict in found] == ["user_name", "name"]
    whole_again = typed({"name": ["Salvador", "Helga", "Malia"], "real_name": whole})
    assert "user_name" not in [verdict.detects for verdict in whole_again]


@pytest.mark.parametrize("header", ["registered_to", "issued_to", "sold_to"])
def test_to_whom_something_was_given_is_a_person(header: str) -> None:
    found = typed({"kit": ["K1", "K2"], header: ["Chidi Arreola", "Ramona Ybarra"]})
    assert found[1].detects == "name"
    dates = typed({"kit": ["K1", "K2"], header: ["2025-03-01", "2025-03-02"]})
    assert dates[1].detects != "name"


def test_a_password_in_the_body_of_a_request_is_a_password() -> None:
    [found] = typed({"http.body.password": ["Copper$8226", "Harbor!4572", "Mesa#11"]})
    assert found.detects == "password"


KIND = ["SSN", "Passport", "SSN", "Loyalty", "Passport", "Library card"]
MIXED = ["524183067", "556353083", "601224411", "399409348", "512340987", "219004418"]


def test_kinds_under_any_header_say_what_a_bare_number_is() -> None:
    found = typed({"q": KIND, "dv": MIXED})[1]
    assert found.choices == (("passport", "us/passport"), ("ssn", "us/ssn"))


@pytest.mark.parametrize(
    ("header", "number"),
    [("service", "no"), ("q", "order_no"), ("q", "phone")],
)
def test_a_passport_somebody_came_for_makes_no_number_a_passport(header: str, number: str) -> None:
    assert typed({header: ["Passport", "Renewal"] * 3, number: MIXED})[1].detects != "passport"


def test_kinds_that_the_numbers_contradict_type_nothing() -> None:
    numbers = ["1", "22", "A-311", "7", "80", "415"]
    assert typed({"q": KIND, "dv": numbers})[1].detects is None


@pytest.mark.parametrize("head", ["NatlProviderID", "National Provider Number", "nat_prov_id"])
def test_what_a_header_calls_exactly_it_is_whatever_its_check_digits(head: str) -> None:
    found = typed(
        {"LName": ["Orozco", "Bui"], "Given": ["Lidia", "Tuan"], head: ["1800436572", ""]}
    )
    assert "other_government_id" not in [verdict.detects for verdict in found]
    foreign = typed({"Name": NAMES[:2], "National ID": ["1800436572", "1900436573"]})
    assert foreign[1].detects == "other_government_id"


def test_the_letters_of_a_country_beside_a_document_are_passed_over() -> None:
    found = typed(
        {
            "doc_kind": ["PASSPORT_PHL", "SLV-CEDULA", "PASSPORT_PHL"],
            "doc_no": ["P4183067", "418306715", "P4183099"],
        }
    )
    assert dict(found[1].choices) == {
        "passport_phl": "us/passport",
        "slv-cedula": "world/government_id",
    }


CODED = ["AAb3dEf9hIjKlMnOp" * 8, "Zb3dEf9hIjKlMnOqT" * 8]


def test_templates_of_time_clocks_are_known_by_how_they_begin() -> None:
    clock = ["TWtTUzIx" + CODED[0], "Si1TUzIx" + CODED[1]]
    assert typed({"emp": ["11", "12"], "blob": clock})[1].detects == "biometric"


@pytest.mark.parametrize(("beside", "header"), [("PALM_NO", "tmpl"), ("irisside", "Enrollment")])
def test_coded_templates_beside_a_part_of_the_body_are_of_bodies(beside: str, header: str) -> None:
    found = typed({"emp": ["11", "12"], beside: ["3", "4"], header: CODED})
    assert found[2].detects == "biometric"
    of_mail = typed({"mailing": ["11", "12"], "page": ["3", "4"], header: CODED})
    assert of_mail[2].detects != "biometric"


@pytest.mark.parametrize(
    ("notes", "detects"),
    [
        (["will bring a passport photo", "shift ends at noon"], None),
        (["uses an inhaler for asthma", "shift ends at noon"], "medical"),
    ],
)
def test_notes_of_an_intake_are_about_health_where_something_says_so(
    notes: list[str], detects: str | None
) -> None:
    cells = pl.DataFrame({"0": NAMES[:2], "1": notes})
    assert classify(["Volunteer", "Notes"], cells, "Intake")[1].detects == detects
    of_patients = classify(["Patient", "Notes"], cells, "Intake")[1]
    assert of_patients.detects == "medical"


@pytest.mark.parametrize(
    "beside",
    [
        {"Pet": ["Motu", "Luna", "Milo", "Kiwi"], "Sp": ["K9", "FEL", "K9", "Bird"]},
        {"Animal": ["Motu", "Luna", "Milo", "Kiwi"], "Breed": ["Mutt", "Siamese", "Lab", "Ara"]},
    ],
)
def test_what_a_pet_has_is_not_its_owners(beside: dict[str, list[str]]) -> None:
    ill = ["Idiopathic epilepsy", "Diabetes mellitus", "Osteosarcoma", "Fractured pelvis"]
    found = typed({"Client": NAMES, **beside, "DX": ill})
    assert "medical" not in {v.detects for v in found}
    people = {"Client": NAMES, "DX": ill, "Support animal": ["dog", "none", "none", "cat"]}
    assert "medical" in {v.detects for v in typed(people)}
    scans = {"Patient": NAMES, "CT": ["1/2/26"] * 4, "PET": ["1/3/26"] * 4, "DX": ill}
    assert "medical" in {v.detects for v in typed(scans)}


@pytest.mark.parametrize("beside", ["Pri", "Privilege", "FID"])
def test_the_pin_of_a_time_clock_is_the_number_of_its_user(beside: str) -> None:
    found = typed({"PIN": ["417", "418", "425", "430"], "Name": NAMES, beside: [*"0010"]})
    assert found[0].detects == "person_key"
    bank = {
        "Name": NAMES,
        "Account No": ["6014037546"] * 4,
        "PIN": ["4417", "8813", "2204", "9917"],
    }
    assert typed(bank)[2].detects == "access_code"


def test_the_cardholder_of_a_drug_plan_is_a_member_of_it() -> None:
    cards = ["XEH256423432", "98339322F", "004417884", "W19708470"]
    plan = {"ptno": [*"1234"], "bin": ["003858"] * 4, "pcn": ["A4"] * 4, "cardholder": cards}
    assert typed(plan)[3].detects == "health_insurance"
    named = {"BIN": ["003858"] * 4, "PCN": ["A4"] * 4, "Cardholder": NAMES}
    assert typed(named)[2].detects == "name"


@pytest.mark.parametrize("head", ["Account", "AD", "Epic", "Net acct", "Windows"])
@pytest.mark.parametrize("secret", ["Password", "Passphrase", "temp pw"])
def test_what_stands_before_passwords_and_is_written_like_user_names_is_one(
    head: str, secret: str
) -> None:
    phrases = ["copper lantern north", "quiet otters argue", "Welcome.Falcon26", "Pier*2210"]
    users = ["ktran", "alopez-adm", "CORP\\ohaddad", "ana.h@example.org"]
    found = typed({"Who": NAMES, head: users, secret: phrases})
    assert [v.detects for v in found] == ["name", "user_name", "password"]


@pytest.mark.parametrize(
    ("head", "values"),
    [("Site", ["netflix", "amazon", "kaiser", "edison"]), ("Account", ["4183067", "88", "1", "2"]),
     ("Where", ["My bank", "Kaiser", "DMV", "Edison"])],
)  # fmt: skip
def test_what_a_login_opens_is_no_user_name(head: str, values: list[str]) -> None:
    found = typed({"Who": NAMES, head: values, "Password": ["Pier*2210"] * 4})
    assert found[1].detects != "user_name"
