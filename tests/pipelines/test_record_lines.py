"""Reports whose records run over several lines: whose the second line is, and where they end."""

from __future__ import annotations

import pytest
from told import about

from pipelines.blocks import TextBlock
from pipelines.plain.carriage_control import unsteered
from pipelines.plain.text_tables import tables_in

PAYROLL = """\
PR0450                  BAYVIEW PLATING CO                              PAGE     3

EMP NO  EMPLOYEE NAME            HOURS     RATE      GROSS     FED WH     NET PAY
SOC SEC NO    DEPT  M/E          REG  OT   PAY TYPE  FICA      ST WH      CHECK NO
===============================================================================
 10417  PHAN, GIA HAN             80.0    24.50    1960.00    188.14     1498.22
 614-38-2071  0300  S/1           80   0   H          149.94    62.10     0044817

 998    OKAFOR, EMEKA T           76.5    31.00    2371.50    260.08     1742.90
 563-80-4419  0300  M/3           76   0   H          181.42    77.40     0044818

DEPT 0300 TOTAL                  156.5             4331.50    448.22     3241.12
"""
ELIGIBILITY = """\
 SOC SEC NO    PARTICIPANT NAME             BIRTH       HIRE      PLAN
   DEPENDENT SSN   DEPENDENT NAME    REL    BIRTH       EFF       STATUS
 ----------    -------------------------    --------    --------  ------
 562-17-3390   OROZCO, FELIPE J             06/11/71    03/01/98  HMO-2
   606-55-1418     OROZCO, PAZ       SP     01/19/74    06/01/98  ACT
   611-70-2255     OROZCO, NICO      CH     09/09/09    09/09/09  ACT
 568-40-7721   BUI, THANH LONG              02/22/80    07/15/12  PPO
   NO DEPENDENTS ON FILE
"""
EDIT_LIST = """\
1                                     W-2 EDIT LIST                                  PAGE   1
0SSN          NAME                                WAGES      FIT WH     SS WAGES
 ADDRESS                            CITY ST ZIP               STATE WAGES   SIT
-
 565448812    LOZANO GUADALUPE M                  31842.10    2108.44   31842.10
 401 W ROSE AVE                     LOMPOC CA 93436           31842.10      402.11
 603917740    PHAM KIM OANH                       40118.00    3310.02   40118.00
 77 LA SALLE ST                     SANTA MARIA CA 93454      40118.00      811.50
0TOTAL EMPLOYEES        2
"""
REMARKS = """\
EMPLR 00442  MERRIFIELD TILE INC
  SOC SEC  MEMBER NAME              ST  HOURS    BANK  PLAN  MBR CERT
553242531 DHALIWAL, GURPREET       A  162.0   488.0  PPO   CV886003032
     DEPS: SP 01  CH 01
EMPLR 00517  T & R INTERIORS
656308549 SILVEIRA, DUARTE M       A    0.0    41.0  COBRA CV886005066
     ** DISABLED 07/03 - BREAST CANCER, E-2 FILED, CREDIT HRS 40/WK **
EMPLR 00601  K & S FLOORS
  (NO HOURS REPORTED - DELINQ LTR 2)       FED EIN 94-3310277
"""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (PAYROLL, ["Gia Han Phan", "Emeka T Okafor"]),
        (ELIGIBILITY, ["Felipe J Orozco", "Paz Orozco", "Nico Orozco", "Thanh Long Bui"]),
        (EDIT_LIST, ["Guadalupe M Lozano", "Kim Oanh Pham"]),
        (REMARKS, ["Gurpreet Dhaliwal", "Duarte M Silveira"]),
    ],
)
def test_a_number_is_of_whom_its_record_names(text: str, people: list[str]) -> None:
    assert {name for name, element in about(text) if element == "ssn"} == {*people}


def test_a_remark_below_a_record_is_about_its_person() -> None:
    assert ("Duarte M Silveira", "medical") in about(REMARKS)
    assert ("Gurpreet Dhaliwal", "medical") not in about(REMARKS)


def test_lines_of_captions_are_told_apart_by_their_places() -> None:
    first, second = tables_in(TextBlock(text=ELIGIBILITY, place="", kind="page"))
    assert first.table.header == ("SOC SEC NO", "PARTICIPANT NAME", "BIRTH", "HIRE", "PLAN")
    assert [row for row in second.rows if any(row)][1] == (
        "611-70-2255", "OROZCO, NICO", "CH", "09/09/09", "09/09/09", "ACT",
    )  # fmt: skip
    assert len(first.rows) == len(second.rows)


def test_headings_broken_over_two_lines_are_no_record_of_two() -> None:
    text = """\
SOC SEC      MEMBER              BIRTH
NUMBER       NAME                DATE
562-17-3390  OROZCO, FELIPE      06/11/1971
606-55-1418  BUI, NGOC           01/19/1974
"""
    (table,) = tables_in(TextBlock(text=text, place="", kind="page"))
    assert sum(map(any, table.rows)) == 3


def test_zones_of_a_form_side_by_side_are_no_records() -> None:
    text = """\
PATIENT INFORMATION           SPECIMEN INFORMATION          CLIENT INFORMATION
HWANG,EUN-JI                  SPECIMEN: FR884417J           P0044183
DOB: 10/19/2002  AGE: 23      REQUISITION: 0088162          CALDERA COLL STUDENT HLTH
GENDER: F                     COLLECTED: 08/03/2026 09:12   FREDERICKS,ALMA NP
"""
    assert all("Notes" not in item.table.header for item in tables_in(_block(text)))  # type: ignore[operator]


def test_a_note_of_a_supplier_is_about_no_patient() -> None:
    text = """\
Patient                 Tooth Surf  Proc   Description                 Prov      Amount
========================================================================================
Doan, Tuyen             19          D3330  Endodontic therapy, molar   KMR1    1,385.00
    Subs ID DDC42735178  Delta Dental PPO  Grp 5512-0002    [Est ins 692.50]
-- Henry Schein refund -            ADJ    Supplier credit inv 77124095          -88.14
"""
    assert {name for name, _ in about(text)} == {"Tuyen Doan"}


def test_the_column_that_steers_the_printer_is_no_text() -> None:
    told = unsteered(_block(EDIT_LIST)).text
    assert told.split("\n")[1].startswith(" SSN  ")
    assert len(told) == len(EDIT_LIST)
    numbered = "1) Ana Ruiz\n0 open\nsaid"
    assert unsteered(_block(numbered)).text == numbered


def _block(text: str) -> TextBlock:
    return TextBlock(text=text, place="", kind="page")
