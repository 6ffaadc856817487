"""What database clients print: rows of one line and of several, pages, prompts, broken columns."""

import pytest
from told import about

from pipelines.blocks import TextBlock
from pipelines.plain.text_tables import tables_in

SQLPLUS = """\
SQL> @pat

       MRN PATIENT_NAME
---------- ------------------------------
ADDRESS
----------------------------------------
DIAGNOSIS                      MEMBER_ID
------------------------------ ------------
     10442 Kahale,Leilani
81 Alder Ct, Fresno
Epilepsy                       W60144120701

     10443 Doan,Vinh

Crohn's disease                W60144120801

       MRN PATIENT_NAME
---------- ------------------------------
ADDRESS
----------------------------------------
DIAGNOSIS                      MEMBER_ID
------------------------------ ------------
     10451 Moradi,Nasrin
5 Olive Dr, Fresno
HIV disease                    W60144120901

3 rows selected.

SQL> spool off
"""
ISQL = """\
1> select * from people
 emp_no      lname                          fname
\t ssn         bdate
 ----------- ------------------------------ --------------------
\t ----------- --------------------------
       10442 Kahale                         Leilani
\t 604-12-0731 Jun 12 1980 12:00AM
       10443 Doan                           Vinh
\t 612-33-0814 Jan  2 1981 12:00AM

(2 rows affected)
"""
BROKEN = """\
Id   FullName                 Pol
icyNo    Diagnosis
---- ------------------------ ---
-------- --------------------
7    Leilani Kahale           PPX
10442    Bipolar disorder
8    Vinh Doan                PPX
10443    Gout

(2 rows affected)
"""
WRAPPED = """\
LASTNAME        FIRSTNME     SSN       REMARKS
--------------- ------------ --------- ----------
KAHALE          LEILANI      604120731 left in J
                                       une
DOAN            VINH         612330814 -

  2 record(s) selected.

db2 => quit
"""


def rows(text: str) -> list[dict[str, str]]:
    found = list[dict[str, str]]()
    for item in tables_in(TextBlock(text=text, place="", kind="prose")):
        assert item.table.header is not None
        found += [dict(zip(item.table.header, row, strict=True)) for row in item.rows if any(row)]
    return found


def test_a_row_over_several_lines_is_one_row_on_every_page() -> None:
    read = rows(SQLPLUS)
    assert [row["PATIENT_NAME"] for row in read] == ["Kahale,Leilani", "Doan,Vinh", "Moradi,Nasrin"]
    assert [row["MEMBER_ID"][-3:] for row in read] == ["701", "801", "901"]
    assert [bool(row["ADDRESS"]) for row in read] == [True, False, True]


def test_lines_of_headings_above_as_many_lines_of_dashes() -> None:
    read = rows(ISQL)
    assert [(row["lname"], row["ssn"]) for row in read] == [
        ("Kahale", "604-12-0731"),
        ("Doan", "612-33-0814"),
    ]


def test_a_column_that_the_screen_broke_is_put_together() -> None:
    read = rows(BROKEN)
    assert [row["PolicyNo"] for row in read] == ["PPX10442", "PPX10443"]
    assert read[0]["Diagnosis"] == "Bipolar disorder"


def test_remarks_below_rows_go_with_their_row() -> None:
    told = about(
        "Spec ID     Donor            ID given        Collected\n"
        "----------- ---------------- --------------- ---------\n"
        "0118274460  KAHALE, LEILANI  SSN 612 55 0374 09/12/26\n"
        "     VERIFIED RESULT:  POSITIVE - AMPHETAMINES\n"
        "     Split requested?  ( )Y  (X)N\n"
        "0118274477  DOAN, VINH       EMP# 20418      09/14/26\n"
        "     VERIFIED RESULT:  CANCELLED\n"
    )
    assert {("Leilani Kahale", "ssn"), ("Leilani Kahale", "medical")} <= told
    assert ("Vinh Doan", "ssn") not in told


def test_a_cell_goes_on_below_itself_and_the_count_is_no_row() -> None:
    read = rows(WRAPPED)
    assert [row["SSN"] for row in read] == ["604120731", "612330814"]
    assert read[0]["REMARKS"].endswith("une")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms. Kahale\n---- --------\nyour SSN was seen\n",
        "Section One\n-----------\nSSN of staff is kept\n",
        "--- ---\n--- ---\n",
        "Name SSN\n",
    ],
)
def test_underlined_words_are_no_table(text: str) -> None:
    assert rows(text) == []
