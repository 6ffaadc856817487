"""Printed rows of two lines under one line of headings."""

from __future__ import annotations

from told import about

_LISTING = """RPT 22   VENDOR MASTER - 1099 REPORTABLE            PAGE    1

VEND#  NAME                              TIN TYPE  TIN
-----  --------------------------------  --------  -----------
29173  RUIZ, ANA J
                                         S         215-71-7984
66459  NORTH TREE SERVICE INC
                                         E         77-9940339
42407  PHAM, BAO M
                                         S         965-73-8876
"""

_INQUIRY = """EFF 01/01/2025   PLAN HMO GOLD 80
----------------------------------------------------------------
SEQ  REL  NAME                     DOB          SSN           STATUS
01   SUB  Ana Ruiz
                                   10/18/1954   692-97-2371   ACTIVE
02   SPS  Mark Ruiz
                                   06/02/1989   323-96-2815   ACTIVE
03   CHD  Luz Ruiz
                                   03/07/1980   NOT ON FILE   ACTIVE
----------------------------------------------------------------
ENTERED BY: Bao Pham      LAST CHANGE: OPEN ENROLLMENT
"""


def test_a_number_set_in_below_a_row_is_of_whom_the_row_names() -> None:
    told = about(_LISTING)
    assert told == {("Ana J Ruiz", "ssn"), ("Bao M Pham", "tax_id")}


def test_what_stands_below_the_closing_rule_is_in_no_column() -> None:
    assert about(_INQUIRY) == {("Ana Ruiz", "ssn"), ("Mark Ruiz", "ssn")}
