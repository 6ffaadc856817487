"""Printed and mailed answers of web forms: whose they are, and questions that are no form."""

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.web_answers import answers_beside

GOOGLE = """\
Onboarding Questionnaire
Questions: Hedda Lorenz, HR, x4410
* Indicates required question

1. What is your full legal name? *

Leilani Kahale

2. What is your date of birth? *

MM/DD/YYYY
07/24/1967

3. What is your Social Security Number? (needed for payroll) *

604-12-0731

4. Which department will you join? *
Mark only one oval.

   ( ) Sales
   (X) Warehouse

5. What is the number on your driver's license?

N2939116
"""
MICROSOFT = """\
New response to "Volunteer registration"

1. First name
Vinh

2. Last name
Doan

3. What is your driver's license number?
D4183067

4. What state issued it?
California

5. Please provide your passport number, as printed on the photo page
C01880731
"""
WUFOO = """\
#182
Name *
Nasrin Moradi
Please provide your Social Security number so we can run the background check. *
612-33-0814
Have you ever been treated for a mental health condition? If so, which? *
Yes, PTSD since 2016
How did you hear about us? *
From Gregor Haas
"""


def block(text: str) -> TextBlock:
    return TextBlock(text=text, place="", kind="prose")


def told(text: str) -> set[tuple[str | None, str]]:
    rows = records_from_text([block(text)], "s", b"k" * 32, None).iter_rows(named=True)
    return {(row["full_name"], held["element"]) for row in rows for held in row["exposures"]}


@pytest.mark.parametrize(
    ("text", "name", "elements"),
    [
        (GOOGLE, "Leilani Kahale", {"ssn", "drivers_license"}),
        (MICROSOFT, "Vinh Doan", {"drivers_license", "passport"}),
        (WUFOO, "Nasrin Moradi", {"ssn", "medical"}),
    ],
)
def test_answers_below_questions_are_of_who_answered(
    text: str, name: str, elements: set[str]
) -> None:
    assert told(text) == {(name, element) for element in elements}


@pytest.mark.parametrize(
    "text",
    [
        "What is your SSN?\n604-12-0731\n",
        "What is your name?\nWhat is your SSN?\nPlease enter your PIN:\n",
        "Which shift do you prefer? *\n( ) Early\n( ) Late\nAre you on medication? *\n[ ] yes\n",
        "We ask what your name is. Why?\nPlease write to us\nat the office.\nIs that all?\n",
    ],
)
def test_one_question_choices_and_prose_stay(text: str) -> None:
    assert answers_beside(block(text)).text == text


def test_lines_stay_where_they_are() -> None:
    lines = answers_beside(block(GOOGLE)).text.split("\n")
    assert len(lines) == len(GOOGLE.split("\n"))
    assert lines[13] == "Social Security Number: 604-12-0731"
