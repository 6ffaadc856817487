"""Screens and cards of old programs: who stands in their fields, and what is whose."""

from __future__ import annotations

import pytest
from told import about


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            'LAST Zepeda   FIRST Cuauhtemoc   MID -   AKA "Temo"\nOLN N6468740  SSN  564-42-3135',
            "Cuauhtemoc Zepeda",
        ),
        ("LAST NAME: HOANG         FIRST NAME: BAO       MID: T\nSSN: 564-42-3135", "Bao T Hoang"),
        (
            "NAME: VANG                 MAICHOUA        B   SSN-VER A\nSSN 564-42-3135",
            "Maichoua B Vang",
        ),
        (
            "SSN: 610 22 9184   NAME: HER                   MAI NOU            BYB: 09/06/26",
            "Mai Nou Her",
        ),
        (
            "DECEDENT   MCALLISTER, ROY DEAN       AGE 67\nDOB  11/04/1958    SSN  551-08-7734",
            "Roy Dean McAllister",
        ),
        (
            "PT LAST/FIRST/MI: QUINTERO/ARMIDA/V          DOB: 08/08/1949\nSSN: 554-66-0182",
            "Armida V Quintero",
        ),
        (
            "Name line 1 . . . . :  ANAHIT KARAPETYAN\nTax ID / type . . :   613-27-5540  S",
            "Anahit Karapetyan",
        ),
    ],
)
def test_a_name_in_fields_is_one_name(text: str, name: str) -> None:
    assert (name, "ssn") in about(text)


def test_labels_are_nobody() -> None:
    told = about("""\
Name: Mekonnen, Eden Tsegaye       Gender: F     Birthdate: 03/14/2014
Parent/Guardian: Tsegaye Mekonnen          Home Lang: Amharic
Health Conditions:  Sickle cell disease; Epinephrine inj (peanut)
""")
    assert {name for name, element in told if element == "medical"} == {"Eden Tsegaye Mekonnen"}


def test_a_label_over_dots_is_nobody() -> None:
    told = about("""\
  Name ..........: Ghazarian, Talin                 Patient ID ..: 4418
  Soc Sec .......: 566-02-7719                      Marital .....: M
  Med Alerts ....: Penicillin allergy, mitral valve prolapse
""")
    assert {name for name, _ in told} == {"Talin Ghazarian"}


def test_boxes_below_each_other_are_of_one_patient() -> None:
    told = about("""\
PATIENT NAME               SEX  AGE  BIRTHDATE   SOC SEC NO     MED REC #   ACCOUNT #
BALDONADO,CORAZON P        F    66   05/17/1960  546-88-1207    M0031177    V00441902
EMERGENCY CONTACT          RELATION        PHONE
BALDONADO,RAMON            SPOUSE          707-555-0123
INSURANCE 1                POLICY #        GROUP #     SUBSCRIBER
MEDICARE A/B               1WX8TE4MK72                 SAME
""")
    assert ("Corazon P Baldonado", "ssn") in told
    assert {name for name, element in told if element == "health_insurance"} == {
        "Corazon P Baldonado"
    }


def test_a_screen_that_turns_a_name_names_nobody_else() -> None:
    told = about("""\
NAME: VANG, MAICHOUA   BIRTHDATE 04-11-1989
CASE NAME VANG MAICHOUA    SSN 546-53-8253
""")
    assert len({name for name, _ in told}) == 1


def test_another_number_below_white_opens_another_screen() -> None:
    told = about("""\
Account Manager                                         SYM 001  10/06/26 11:41  Teller 0417
Account 0000418820  Type 0 GENERAL MEMBERSHIP    Open 04/17/2011   Branch 02
+-NAME-----------------------------------------------------------------------+
| 01 Signer    GREGOR P BROUWER                    SSN *****1182             |
+----------------------------------------------------------------------------+

Account 0000771946  Type 0 GENERAL MEMBERSHIP    Open 11/30/2019   Branch 01
+-NAME-----------------------------------------------------------------------+
| 00 Primary   ESPERANZA QUINTANILLA               SSN 650546720  MMN ---    |
+-TRACKING 30 Verification --------------------------------------------------+
|  Code Word: canelita03        Audio PIN: 8140        Last chg 07/02/26     |
+----------------------------------------------------------------------------+
""")
    assert ("Esperanza Quintanilla", "account_number") in told
    assert ("Esperanza Quintanilla", "access_code") in told
    assert ("Gregor P Brouwer", "access_code") not in told
