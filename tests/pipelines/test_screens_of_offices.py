"""Screens and prints that set labels and values otherwise than a form does."""

from __future__ import annotations

import pytest
from told import about

REGISTER = """\
  NAME / FILE / DEPT  REG     O/T     GROSS             FED/SS/MED/STATE      CODE   AMT
  --------------------------------------------------------------------------------------------
  OCAMPO,ROWENA D      40.00    4.50     982.38         FIT    61.20  SIT  18.44   K  39.30
  FILE 003118 DPT 210  @21.00  @31.50                   SS     60.91  MED  14.24   D2 12.50
  SS# 607-55-2941  S/1                                  SDI    11.79
  TRAN,BICH NGOC       38.25     .00     745.88         FIT    38.11  SIT   9.02
  FILE 003127 DPT 210  @19.50                           SS     46.24  MED  10.82
  SS# 614-82-0357  M/2                                  SDI     8.95
  --------------------------------------------------------------------------------------------
"""
TWINS = """  NAME  Type: 00 Primary                        NAME  Type: 01 Joint
   First   LORENZO      M R                      First   XIMENA       M
   Last    BATISTA                               Last    OLVERA
   SSN     563-48-7719  TIN code 0               SSN     624-90-1158  TIN code 0
   Birth   04/28/1971                            Birth   10/10/1974
   E-mail  lbatista@example.net                  E-mail
"""
SPACED = """Report | Clear Screening

Imani Broussard

SSN

XXX-XX-7180

Date of birth

Aug 12, 1993

Driver license

F8126630 (CA)

Created

Oct 27, 2026 3:14 PM
"""
WORD = """Hi, I am Lusine Hakobyan. The account is 4071938265 at Wells Fargo.

When you call to verify tell them the verbal password on it is  Nurik1954  and they will talk.
"""
RULE = """Tellers: the verbal password on file must be CHANGED every year. Ana Ruiz has a checking
account 4071938265.
"""
CASES = {
    "a register of pay that stacks a person's lines": (
        REGISTER, {("Rowena D Ocampo", "ssn"), ("Bich Ngoc Tran", "ssn")},
    ),
    "a screen with holder and joint holder side by side": (
        TWINS, {("Lorenzo Batista", "ssn"), ("Ximena Olvera", "ssn")},
    ),
    "a web card with a paragraph for each label and value": (
        SPACED, {("Imani Broussard", "drivers_license")},
    ),
    "the word that opens it, said of the account before": (
        WORD, {("Lusine Hakobyan", "account_number"), ("Lusine Hakobyan", "access_code")},
    ),
    "a rule about such words": (RULE, {("Ana Ruiz", "account_number")}),
    "the plate of a truck behind LIC": (
        "LIC#:49217S2  YRMD:15  MAKE:FORD\nR/O :PELL RODERICK,  9 LILAC CT\n",
        {("Pell Roderick", "plate")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_whose_it_is(text: str, told: set[tuple[str | None, str]]) -> None:
    assert about(text) == told


SESSIONS = """10:02 [req 88210-a] caller identified: Rosa Meza
10:02 [req 88211-b] caller identified: Hai Tran
10:03 [req 88210-a] SSN verified 567-33-0184
"""
ENTRIES = """08:01:40 kiosk session=7c1e patient="Deolinda Borges" dob=07/08/1974 visit_type=new
08:02:07 kiosk session=9a04 patient="Bienvenido Quiambao" dob=03/01/1957 visit_type=old
08:02:15 kiosk session=7c1e ssn=567-33-0184 step=2
08:02:31 kiosk session=9a04 ssn=578-44-1290 step=2
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SESSIONS, {("Rosa Meza", "ssn")}),
        (ENTRIES, {("Deolinda Borges", "ssn"), ("Bienvenido Quiambao", "ssn")}),
    ],
    ids=["in words", "in entries"],
)
def test_lines_of_a_log_belong_together_by_their_session(
    text: str, told: set[tuple[str | None, str]]
) -> None:
    assert about(text) == told
