"""Headers of web forms: what a question asks for, and headers that ask nothing."""

import pytest

from detectors.words.header_words import words
from detectors.words.headers import role_of, scores


@pytest.mark.parametrize(
    ("header", "detector"),
    [
        ("What is your Social Security Number? (needed for payroll)", "us/ssn"),
        ("2. Please provide your Social Security number so we can run the check. *", "us/ssn"),
        ("Enter your SSN, exactly as it appears on your card", "us/ssn"),
        ("Please enter your driver's license number (CA drivers only)", "us/drivers_license"),
        ("What is the number on your driver's license?", "us/drivers_license"),
        ("Passport Number - as printed on the photo page", "us/passport"),
        ("What's your full name, as it appears on your Social Security card?", "world/name"),
        ("What diagnosis has your doctor given you? (select all that apply)", "world/diagnosis"),
        ("Are you currently taking any medications?", "world/medication"),
        ("List any medications your child takes", "world/medication"),
        (
            "Does your camper have any medical conditions, allergies or medications we should "
            "know about?  (If none write NONE)",
            "world/diagnosis",
        ),
        ("Is your daughter currently taking any medications?", "world/medication"),
        ("Please create a password for the volunteer portal", "world/password"),
    ],
)
def test_a_question_names_what_it_asks_for(header: str, detector: str) -> None:
    named = scores(words(header))
    assert named[detector] >= 0.9
    assert named[detector] == max(named.values())


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("State ID Number", "state id number"),
        ("List price in USD", "list price in usd"),
        ("Type of ID card", "type of id card"),
        ("Have you received your SSN card?", "have you received your ssn card"),
    ],
)
def test_what_asks_nothing_stays_as_it_stands(header: str, plain: str) -> None:
    assert words(header) == words(plain)


def test_a_question_about_somebody_else_stays_about_them() -> None:
    assert role_of(words("Who is your emergency contact?")) == "contact"
    assert role_of(words("What is your spouse's Social Security number?")) == "spouse"
    assert max(scores(words("What are the last 4 of your SSN?")).values(), default=0) < 0.5
