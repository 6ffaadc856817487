import pytest

from detectors.catalog import detectors
from detectors.words.headers import (
    capacity_of,
    header_score,
    is_heading,
    number_of,
    role_of,
    scores,
    strip_shared,
    words,
)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("SSN#", ("ssn", "number")),
        ("emplname", ("employee", "last", "name")),
        ("Pt_DOB", ("patient", "dob")),
        ("dob1", ("dob", "1")),
        ("Driver's License No.", ("drivers", "license", "number")),
        ("fecha nac.", ("birth", "date")),
        ("socialSecurityNumber", ("social", "security", "number")),
        ("SSNs", ("ssn",)),
        ("", ()),
        ("---", ()),
        ("pwd_md5", ("password", "digest")),
        ("Attending MD", ("attending", "physician")),
        ("4. Family name", ("family", "name")),
        ("(11a) Surname", ("surname",)),
        ("2.1 Name of child", ("name", "of", "child")),
        ("c) Passport no", ("passport", "number")),
        ("L. Name", ("l", "name")),
        ("strLastName", ("last", "name")),
        ("dtmBirthDate", ("birth", "date")),
        ("nSSN", ("ssn",)),
        ("sMS", ("s", "ms")),
        ("Tax_IDs_group.Tax_ID", ("tax", "id")),
        ("Emergency_Contacts_list.Emergency_Contact.Phone", ("emergency", "contact", "phone")),
        ("Spouse.SSN", ("spouse", "ssn")),
        ("S.S. No.", ("s", "s", "number")),
        ("Employee.Descriptor", ("employee",)),
    ],
)
def test_words_of_a_header(header: str, expected: tuple[str, ...]) -> None:
    assert words(header) == expected


@pytest.mark.parametrize(
    ("header", "detector"),
    [
        ("SSN", "us/ssn"),
        ("Employee SSN#", "us/ssn"),
        ("No. Seguro Social", "us/ssn"),
        ("user.name.last", "world/family_name"),
        ("Contraseña", "world/password"),
        ("EmpLName", "world/family_name"),
        ("ApellidoPaterno", "world/family_name"),
        ("DL_NBR", "us/drivers_license"),
        ("home_email_addr", "world/email"),
        ("BRTH_DT", "world/birth_date"),
        ("Preferred First", "world/given_name"),
        ("subject.name.surname", "world/family_name"),
        ("Subject.PersonBirthDate", "world/birth_date"),
        ("Applicant.PersonSSNIdentification.IdentificationID", "us/ssn"),
        ("Driver.PersonDriverLicenseIdentification.IdentificationID", "us/drivers_license"),
        ("PalmprintImage.BinaryBase64Object", "world/biometric"),
        ("OLN / ST", "us/drivers_license"),
        ("Volunteer's name", "world/name"),
        ("field.Family Name (Last Name)", "world/family_name"),
    ],
)
def test_header_names_a_detector(header: str, detector: str) -> None:
    assert header_score(words(header), detectors()[detector]) >= 0.6


@pytest.mark.parametrize("header", ["User principal name", "UserPrincipalName", "UPN"])
def test_the_address_of_an_account_is_no_address_of_a_school_principal(header: str) -> None:
    assert header_score(words(header), detectors()["world/email"]) >= 0.9
    assert role_of(words(header)) == "subject"


@pytest.mark.parametrize(
    ("header", "detector"),
    [
        ("SSN last 4", "us/ssn"),
        ("ssn verified", "us/ssn"),
        ("email opt in", "world/email"),
        ("phone type", "world/phone"),
        ("password changed at", "world/password"),
        ("address type", "world/address"),
        ("passport expiry", "us/passport"),
        ("account status", "world/account_number"),
        ("has insurance", "world/insurance_member"),
        ("company name", "world/name"),
        ("file name", "world/name"),
    ],
)
def test_header_about_a_thing_does_not_hold_it(header: str, detector: str) -> None:
    assert header_score(words(header), detectors()[detector]) < 0.5


def test_longer_phrase_wins() -> None:
    graded = scores(words("mother's maiden name"))
    assert max(graded, key=lambda name: graded[name]) == "world/mothers_maiden_name"


@pytest.mark.parametrize(
    ("header", "role", "number"),
    [
        ("SSN", "subject", 0),
        ("Spouse's DOB", "spouse", 0),
        ("dependent2_ssn", "dependant", 2),
        ("Child 1 Name", "dependant", 1),
        ("GuarantorSSN", "guarantor", 0),
        ("responsible party phone", "guarantor", 0),
        ("Emergency Contact Name", "contact", 0),
        ("Next of Kin", "contact", 0),
        ("Attending Physician", "provider", 0),
        ("created_by", "staff", 0),
        ("mother's maiden name", "subject", 0),
    ],
)
def test_whose_column_it_is(header: str, role: str, number: int) -> None:
    assert role_of(words(header)) == role
    assert number_of(words(header)) == number


def test_capacity_tells_people_of_a_report_apart() -> None:
    assert capacity_of(words("Victim Name")) == "victim"
    assert capacity_of(words("Suspect DOB")) == "suspect"
    assert capacity_of(words("Mother Name")) == "mother"
    assert capacity_of(words("DOB")) == ""


def test_shared_prefix_goes_and_persons_stay() -> None:
    table = [words(h) for h in ("xq_name", "xq_ssn", "xq_zip")]
    assert strip_shared(table) == [("name",), ("ssn",), ("zip",)]
    spouse = [words(h) for h in ("spouse_name", "spouse_ssn", "spouse_dob")]
    assert strip_shared(spouse) == spouse


@pytest.mark.parametrize("text", ["SSN", "Last Name", "Fecha de nacimiento", "Dept", "Amount"])
def test_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    ["Kim Tran", "524-18-3067", "kim@example.org", "12 Elm St", "", "https://bank.example.net"],
)
def test_value_is_no_heading(text: str) -> None:
    assert not is_heading(text)


@pytest.mark.parametrize(
    ("header", "detector"),
    [
        ("SSN for payroll", "us/ssn"),
        ("social_security_for_credit_check", "us/ssn"),
        ("Allergies, medications or conditions we should know", "world/allergy"),
        ("Medical conditions that you want us to know", "world/diagnosis"),
    ],
)
def test_why_a_form_asks_takes_nothing_from_what_it_asks(header: str, detector: str) -> None:
    assert scores(words(header))[detector] >= 0.75


@pytest.mark.parametrize("header", ["CalPERSId", "CalSTRS ID"])
def test_the_number_of_a_pension_is_no_card_of_the_state(header: str) -> None:
    assert scores(words(header)).get("us/state_id", 0.0) < 0.5


@pytest.mark.parametrize("header", ["Date SSN verified for payroll", "Reason for the SSN request"])
def test_a_purpose_makes_no_number_of_what_is_said_about_it(header: str) -> None:
    assert scores(words(header)).get("us/ssn", 0.0) < 0.5


def test_names_of_containers_on_a_path_say_nothing() -> None:
    assert scores(words("vaults.items.login.password"))["world/password"] > 0.9
    assert not scores(words("line items"))
