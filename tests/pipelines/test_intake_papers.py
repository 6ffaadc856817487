"""Papers that people fill in at a desk, and returns of offices: whose each value on them is."""

from __future__ import annotations

import pytest
from told import about

from detectors.catalog import detectors
from detectors.words.questions import asked_for
from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Party, TextBlock
from pipelines.tables.document_forms import form_lines

TOLD = {
    "captions under their values, boxes to mark among them": (
        "TWIN OAKS DENTAL\n(front desk copy - do not give to pt)\n\n"
        "Castellanos            Noemi               [x] Ms  [ ] Mr  [ ] Mx\n"
        "Last name              First name          Title\n\n"
        "612-55-0911            F4418203               03/14/1984\n"
        "Social Sec. (ins. only)  Driver Lic. / State ID  Birth date\n\n"
        "118 Elm St             Hayward, CA 94541\n"
        "Street                 City, State, Zip\n\n"
        "(510) 555-0144            Beto Castellanos / (510) 555-0199\n"
        "Best number to reach you  Who do we call in an emergency\n",
        {("Noemi Castellanos", "ssn"), ("Noemi Castellanos", "drivers_license")},
    ),
    "a column for each of a family, between bars with empty ends": (
        " | Client | Husband / wife | Child 1 | Child 2\n"
        "Full name | Irma Solis | Beto Solis | Nico Solis | ----\n"
        "Born | 4/2/1981 | 9/9/1979 | 1/2/2011 |\n"
        "A# if any | A087-551-209 | none | none |\n"
        "Tax no. (SSN or ITIN) | 971-84-2206 | 612-55-0911 | 604-12-0731 |\n",
        {
            ("Irma Solis", "other_government_id"),
            ("Irma Solis", "tax_id"),
            ("Beto Solis", "ssn"),
            ("Nico Solis", "ssn"),
        },
    ),
    "questions of a kiosk with the answers behind them": (
        "SIERRA FOOT & ANKLE NEW PT QUESTIONNAIRE (kiosk 4)\n"
        "  Q01 what should we call you? > Thao Nguyen\n"
        "  Q02 what brings you in? > numb feet from diabetic neuropathy\n"
        "  Q03 who is paying for this visit? > somebody else\n"
        "  Q04 name of that person? > Long Nguyen\n"
        "  Q05 their social security number? > 612-55-0911\n"
        "  Q06 your own social security number? > (skipped by user)\n"
        "  Q07 insurance card number, the long one > KPN407243008\n",
        {
            ("Thao Nguyen", "medical"),
            ("Thao Nguyen", "health_insurance"),
            ("Long Nguyen", "ssn"),
        },
    ),
    "captions under a name and numbers, an address without one below them": (
        "DL 62 (rev.)      REPORT OF VISION EXAMINATION\nA Public Service Agency\n\n"
        "PART 1   APPLICANT\nDEAN CHURCH\nNAME (first, last)\n"
        "F1943457                       10/25/1993\nDRIVER LICENSE NO.             BIRTH DATE\n"
        "9172 Capitol Ave\nStockton, CA 95204\n",
        {("Dean Church", "drivers_license")},
    ),
    "who pays and who was ill, side by side under labels with colons": (
        "LAKE COUNTY HOSPITAL   STATEMENT\nResponsible party:        Patient:\n"
        "Losa Ko                   Reina Ko\n4943 Ocala Ave\nWestminster, CA 92683\n\n"
        "Admit dx: acute appendicitis\nPlan no. on file for patient: KPN985403377\n",
        {("Reina Ko", "medical"), ("Reina Ko", "health_insurance")},
    ),
    "a text below columns of a family that speaks of the client": (
        "Interpreter: Wendy Monterroso (volunteer)\n\n"
        "-  CLIENT / CLIENTE  SPOUSE / ESPOSO(A)  CHILD / HIJO(A)\n"
        "Name / Nombre  Taras Koval  Pita Koval  Deja Koval\n"
        "A-number  A094-884-128  none  n/a\nSSN  none  612-55-0911  604-12-0731\n\n"
        "Anything pending? Yes - I-765 renewal for the client, receipt IOE4566342034, filed.\n\n"
        "Any arrests? Spouse says a traffic ticket, paid.\n",
        {
            ("Taras Koval", "other_government_id"),
            ("Pita Koval", "ssn"),
            ("Deja Koval", "ssn"),
        },
    ),
    "a subscriber who is the same as in a section above": (
        "SECTION 1. PATIENT\nName: Hernandez, Irma B\nSchool: Alvin Elementary\n\n"
        "SECTION 2. PERSON RESPONSIBLE FOR THIS ACCOUNT\nName: Nayeli Montes\n"
        "Relation to patient: mother\nSS#: 612-55-0911\nCDL: F4418203\n\n"
        "SECTION 3. DENTAL PLAN\nCarrier: Delta Dental PPO, group 008094\n"
        "Subscriber: same as Section 2\nSubscriber ID: BCA657269285\n\n"
        "SECTION 4. HEALTH HISTORY OF THE PATIENT\nAllergies: penicillin (hives, 2021)\n",
        {
            ("Irma B Hernandez", "medical"),
            ("Nayeli Montes", "ssn"),
            ("Nayeli Montes", "drivers_license"),
            ("Nayeli Montes", "health_insurance"),
        },
    ),
    "a specialist under the illnesses of a patient, and a license that was shown": (
        "Please correct your records, dialysis unit.\nThe patient is Brooke Clair,\n"
        "Medicare 1EG4-TE5-MK73, born 9/3/1961. The number of the wife, Anabel Weatherby,\n"
        "is 612-55-0911.\n\nDiagnosis for the orders:\n"
        "ESRD, AV fistula left arm, hepatitis B immune\n"
        "Nephrologist: Halyna Bondarenko, MD\n\nPicked up by: Narek Bedrosyan\n"
        "   license shown: F4418203\n",
        {
            ("Brooke Clair", "medical"),
            ("Brooke Clair", "health_insurance"),
            ("Anabel Weatherby", "ssn"),
            ("Narek Bedrosyan", "drivers_license"),
        },
    ),
    "a recognized face sheet with two blanks inside of its captions": (
        "ST. BRENDAN 'S  HOSPlTAL         ADMlSSlON  FACE  SHEET\n\n"
        "PATlENT                       DOB           SEX   MRN\n"
        "AZIZ, MARIAM M          07/27/1967    F     9946771\n"
        "GUARANTOR                     REL.          SSN\n"
        "LEIATAUA, ERENDIRA E          SPOUSE        500-52-8766\n"
        "EMERGENCY  C0NTACT            REL.          PHONE\n"
        "TO, HUNG B          SlSTER        (818) 555-0143\n"
        "ADMlTTlNG  DX                 ATTENDlNG\nACUTE  PANCREATlTlS           HA, DIEP S\n",
        {("Mariam M Aziz", "medical"), ("Erendira E Leiataua", "ssn")},
    ),
    "who picks up a child and shows a license, set flush": (
        "Pupil: Jun Ocampo   Room 6\nParent or guardian: Fei Hernandez\nPhone: (510) 555-0139\n"
        "Allergies / conditions:\nbee stings, severe, has EpiPen\n"
        "May be picked up by: Narek Bedrosyan\nlicense shown: Y1978463\n\n"
        "Card received by: Balwinder Brar, school secretary\n",
        {("Jun Ocampo", "medical"), ("Narek Bedrosyan", "drivers_license")},
    ),
    "captions of the parts of a name over it, on a W-2": (
        "a Employee's social security number: 475-46-2578 OMB No. 1545-0008\n"
        "d Control number   747327 R4/CD2\n"
        "e Employee's first name and initial   Last name   Suff.   12a DD   7892.40\n"
        "ZARUHI KHACHATURIAN   12b D   1200.00\n6830 Alvin Ave\nFresno, CA 93706\n",
        {("Zaruhi Khachaturian", "ssn")},
    ),
    "a number said yes to, and whose alone it is": (
        "You                 Noemi R. Castellanos\nYour SSN            612-55-0911\n"
        "Spouse              Beto Castellanos\n\n"
        "Refund by direct deposit into last year's account?  yes, 256894524 (this is Noemi's "
        "alone)\nHealth coverage: all year through union, no 1095-A\n",
        {("Noemi R. Castellanos", "ssn"), ("Noemi R. Castellanos", "account_number")},
    ),
    "returns that came back, each with the number before the name": (
        "Hello Ka Fang,\n\nthe following returns came back.\n\n"
        "R0000-500-01   Primary SSN and name control do not match\n"
        "     sent: 342373202 SOK, BRENDAN B\n     hint: check hyphen\n\n"
        "IND-031-04     prior year AGI missing\n     sent: 256281654 BAGHERI, NANDINI J\n\n"
        "F1040-512      dependent number used elsewhere\n"
        "     sent: 122872990 as dependent on return of ST. CLAIR, FAITH M\n",
        {("Brendan B Sok", "ssn"), ("Nandini J Bagheri", "ssn")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_papers_of_desks_say_whose_each_value_is(case: str) -> None:
    text, wanted = TOLD[case]
    assert about(text) == wanted


def test_remarks_in_square_brackets_stay_with_the_values_of_a_form() -> None:
    rows: list[list[str | None]] = [
        ["You", "Noemi Castellanos", "occupation", "driver"],
        ["Your SSN", "612-55-0911", "[same]", None],
        ["Spouse", "Beto Castellanos", "occupation", "at home"],
        ["Spouse's ITIN", "971-84-2206", None, "[renewed last spring]"],
    ]
    told = form_lines(rows)
    assert told is not None
    assert told[1] == "Your SSN: 612-55-0911   [same]"
    assert told[3] == "Spouse's ITIN: 971-84-2206   [renewed last spring]"


def test_questions_of_talk_ask_for_what_they_do_not_name() -> None:
    assert asked_for("when were you born?") == "date of birth"
    assert asked_for("What should we call you?") == "name"
    assert asked_for("who are the people on your account") != "name"


def test_what_brings_somebody_to_a_clinic_of_lawyers_is_no_illness() -> None:
    assert about(
        "Client full legal name: Vikram Banerjee\nITIN: 975-71-1723\n\n"
        "What brings you here today?\nClient got a letter and does not understand the date.\n\n"
        "Do you have an interpreter?\nno\n"
    ) == {("Vikram Banerjee", "tax_id")}


def test_amounts_are_no_accounts_and_an_employer_is_no_plan() -> None:
    assert about("Ana Ruiz, W-2 of 2024\n12a DD 7156.40\n") == set()
    assert "world/insurance_plan" in detectors()


@pytest.mark.parametrize(
    ("name", "email", "counted"),
    [
        ("Website Forms", "no-reply@harbor.example", False),
        ("Jotform", "noreply@forms.example", False),
        ("Intake Forms", "no-reply@harbor.example", False),
        ("Thao Nguyen", "no-reply@docs.example", True),
    ],
)
def test_a_form_that_writes_is_nobody_who_speaks_in_it(
    name: str, email: str, *, counted: bool
) -> None:
    text = (
        "First Name\nMayra\n\nLast Name\nMonterroso\n\nEmail\nmayra.m@example.net\n\n"
        "Anything we should know?\nI was diagnosed with bulimia in college and want help.\n"
    )
    party = Party(role="author", name=name, email=email)
    block = TextBlock(text=text, place="", kind="mail", parties=(party,))
    rows = records_from_text([block], "s", b"k" * 32, None)
    named = set(rows["full_name"])
    assert (name in named) == counted
    told = {row["full_name"] for row in rows.iter_rows(named=True) if row["exposures"]}
    assert counted or told == {"Mayra Monterroso"}


def test_names_over_their_captions_and_a_doctor_on_the_card_of_a_pupil() -> None:
    card = (
        "EMERGENCY / RELEASE CARD\n\n       Murthy, Hemant R\nPUPIL (legal name)      M / F / X   "
        "dob 08/22/2014\n\nGuardian with whom pupil lives: Socorro Murthy   cell (408) 555-0107\n\n"
        "1. Narek Abrahamyan (grandparent)   shown: CDL N9256226\n"
        "2. Aisling MacDonald (neighbor)   shown: Calif. ID card Y5761929\n\n"
        "Health: peanut allergy\nDoctor T. Lebedeva, Foothill Pediatrics\n\n"
        "Guardian signature  Socorro Murthy\n"
    )
    assert about(card) == {
        ("Hemant R Murthy", "medical"),
        ("Narek Abrahamyan", "drivers_license"),
        ("Aisling MacDonald", "state_id"),
    }


def test_an_illness_over_a_label_for_a_plan_is_no_plan_for_the_illness() -> None:
    said = "Name: Ana Ruiz\nMedical: asthma\nPlan of camper: Anthem XEH937778515\n"
    assert ("Ana Ruiz", "medical") in about(said)
