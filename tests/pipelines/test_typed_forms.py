"""Forms as machines and people type them: short labels, gaps, leaders of dots, a passcode."""

from __future__ import annotations

import pytest
from told import about

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

CASES = {
    "a slip that names the kind of document before its number, with gaps and one blank": (
        "SELLER    MENON, ROSA                  BORN 04/14/1964\n"
        "TYPE OF ID   CALIFORNIA ID CARD     ID NO D1234567   EXPIRES 2029\n"
        "TRANS 88123   CLERK KIM DOAN\n",
        {("Rosa Menon", "state_id")},
    ),
    "a slip with the number on the line below": (
        "Guest     ROSA MENON\nID presented: US PASSPORT\nDOC # 549810236   ROOM 12\n",
        {("Rosa Menon", "passport")},
    ),
    "labels said twice, and others of the form that end with a full stop too": (
        "1. Name. Nombre. Rosa Menon     Date. 02/07/2025\n"
        "2. Home address. Dirección. 118 Alder Ct\n3. City. Fresno   State. CA   Zip. 93650\n"
        "7. Social Security Number. Número de Seguro Social. 524-18-3067\n"
        "11. Signature of employer representative. Kim Doan   12. Title. Plant manager\n",
        {("Rosa Menon", "ssn")},
    ),
    "two documents beside each other, and their numbers below": (
        "Employee name: ROSA MENON\nDocument title: Driver's License   "
        "Document title: Social Security card\n"
        "Document number: D1234567   Document number: 524-18-3067\n",
        {("Rosa Menon", "ssn"), ("Rosa Menon", "drivers_license")},
    ),
    "slips of one title each, the number above the name": (
        "    EARNINGS STATEMENT\nSSN: 524-18-3067    Period: 10/01/2025\n\n   ROSA MENON\n"
        "   221 PALM AVE\n   SALINAS CA 93901\n\nNet Pay   1,412.08\n\n"
        "    EARNINGS STATEMENT\nSSN: 561-44-2817    Period: 10/01/2025\n\n   KIM DOAN\n"
        "   90 OAK LN\n   SALINAS CA 93906\n\nNet Pay   1,366.20\n",
        {("Rosa Menon", "ssn"), ("Kim Doan", "ssn")},
    ),
    "a manifest that says P for passports": (
        "PASSENGER MANIFEST   N441GX\n\nCPT  Menon, Rosa     USA   P 561884299   DOB 11/02/1969\n"
        "1    Doan, Kim       MEX   P G28841177   DOB 09/21/1990\n",
        {("Rosa Menon", "passport"), ("Kim Doan", "passport")},
    ),
    "an insured who is the one named before": (
        "1. Insured's ID number: XEH198651630\n2. Patient's name: MENON, ROSA\n"
        "4. Insured's name: SAME\n33. Billing provider: Redwood Imaging\n",
        {("Rosa Menon", "health_insurance")},
    ),
    "a short label with full stops below a name": (
        "2.  Claimant's name    ROSA MENON\n    Soc. Sec. No.     524 - 18 - 3067\n"
        "    Driver's Lic. No.     D1234567\n",
        {("Rosa Menon", "ssn"), ("Rosa Menon", "drivers_license")},
    ),
    "a label with a number sign below a name": (
        "Employee     KIM DOAN\nSoc Sec #     524-18-3067\n",
        {("Kim Doan", "ssn")},
    ),
    "leaders of dots below a line of codes": (
        "TXN 0412   TRACE 20250311KKXR    TOT USD 1,250.00\n SENDER ...... MEERA MENON\n"
        "   CDL ......... D7654321\n",
        {("Meera Menon", "drivers_license")},
    ),
    "colons in a column, and a passcode of letters": (
        "| Login ID      : kdoan_82\n| Pass code     : Rill_2291\n| Cardholder    : Kim Doan\n",
        {("Kim Doan", "password")},
    ),
    "numbered items over their answers, in the words of a tax form": (
        "1a Name shown on tax return (first filer)\nRosa Menon\n\n"
        "1b First taxpayer identification number or SSN on return\n524-18-3067\n\n"
        "2a Where the return is joint, enter spouse's name\nKim Doan\n\n"
        "2b Second social security number if joint\n601-22-4411\n",
        {("Rosa Menon", "ssn"), ("Kim Doan", "ssn")},
    ),
    "whose the schedule of a return is": (
        "Name(s) shown on return\nRosa Menon\n\nYour social security number\n524-18-3067\n",
        {("Rosa Menon", "ssn")},
    ),
    "a sworn statement in Spanish, the number of an identity card inside": (
        "Yo, Rosa Menon, mayor de edad, con cédula de identidad guatemalteca (DPI) número 4443 "
        "13712 0101, declaro bajo pena de perjurio lo siguiente:\n",
        {("Rosa Menon", "other_government_id")},
    ),
    "fields that a mainframe ends with stars, the family name first": (
        "1DEPARTMENT OF MOTOR VEHICLES      PULL NOTICE     PAGE    1\n"
        "0DL/NO:D1234567*B/D:03-07-1988*NAME:MENON ROSA*\n"
        " ADDR AS OF 06-11-21:12 OAK ST DALY CITY 94014*\n LICENSE STATUS: VALID*\n END\n"
        "1DEPARTMENT OF MOTOR VEHICLES      PULL NOTICE     PAGE    2\n"
        "0DL/NO:E7654321*B/D:10-02-1975*NAME:DOAN KIM L*\n LICENSE STATUS: VALID*\n END\n",
        {("Rosa Menon", "drivers_license"), ("Kim L Doan", "drivers_license")},
    ),
    "lists of an accounting program, each kind under its own line of headings": (
        "!EMP\tNAME\tREFNUM\tSSNO\tHIDDEN\nEMP\tMenon, Rosa\t3\t524-18-3067\tN\n"
        "!VEND\tNAME\tPRINTAS\tVTYPE\tTAXID\t1099\tNOTEPAD\n"
        "VEND\tBright Star Paving Inc\tBright Star\tSupplier\t\tN\t\n"
        "VEND\tPiano tuner\tKim Doan\t1099\t601-22-4411\tY\t\n"
        "VEND\tBen Fong\tBen Fong\t1099\t639-21-8226\tY\t\n",
        {("Rosa Menon", "ssn"), ("Kim Doan", "ssn"), ("Ben Fong", "ssn")},
    ),
    "rows that clients of databases print a line a column": (
        "mysql> select * from emp e left join kin k using (id) where ssan is not null\\G\n"
        "*************************** 1. row ***************************\n"
        "     id: 7\n  lname: Menon\n  fname: Rosa\n   ssan: 524183067\n    upd: 2026-04-11 16:20\n"
        "*************************** 2. row ***************************\n"
        "     id: 9\n  lname: Fong\n  fname: Ben\n   ssan: NULL\n    upd: 2026-04-11 15:57\n"
        "2 rows in set (0.01 sec)\n\nhr=> select first_name, last_name, ssn from emp;\n"
        "-[ RECORD 1 ]---------\nfirst_name | Kim\nlast_name  | Doan\nssn        | 601-22-4411\n\n",
        {("Rosa Menon", "ssn"), ("Kim Doan", "ssn")},
    ),
    "a name under its label, beside a label with its value beside it": (
        "1. Applicant\nFull Name (First, Middle, Last)   Social Security Number   524-18-3067\n"
        "Rosa Menon   (or Taxpayer Identification Number)\nOther Applicants\nKim Doan\n",
        {("Rosa Menon", "ssn")},
    ),
    "the policy of a car, in boxes under those of the car": (
        "TRAFFIC COLLISION REPORT\n\nPARTY   NAME (FIRST, MIDDLE, LAST)\n1   ROSA MENON\n"
        "DRIVER'S LICENSE NUMBER   STATE   CLASS   BIRTH DATE (MO DAY YEAR)\n"
        "E6370997   CA   C   10 04 1987\nVEH. YEAR MAKE/MODEL/COLOR   LICENSE NUMBER   STATE\n"
        "2016 TOYOTA TACOMA SIL   8R41207   CA\nINSURANCE CARRIER   POLICY NUMBER\n"
        "STATE FARM   237260504\n",
        {("Rosa Menon", "drivers_license")},
    ),
    "what a plan calls its member by in its own papers": (
        "Anthem   Explanation of Benefits\nTHIS IS NOT A BILL\n\n"
        "Rosa Menon   Customer name   Rosa Menon\n"
        "7467 Story Rd #3   Customer ID   U78247062 01\nGlendale CA 91205   Group   VALLEY\n"
        "Service date   Amount billed\n",
        {("Rosa Menon", "health_insurance")},
    ),
    "a patient's number in the part of a form about the plan": (
        "Patient Information\nName: Rosa Menon\nInsurance Information\n"
        "Plan: Molina   Patient ID Number: 58576214F\n",
        {("Rosa Menon", "health_insurance")},
    ),
    "a passcode of digits is no password": (
        "Name       : Kim Doan\nUser ID    : kdoan_82\nPasscode   : 229146\n"
        "Account No : 4183067155\n",
        {("Kim Doan", "access_code"), ("Kim Doan", "account_number")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_form_tells(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth


RESULTS = """[+]==========[ N3TBANK L0GZ ]==========[+]
| Name      : Meera Menon
| Street    : 40 Mill Rd, Chico
[+]====================================[+]

[+]==========[ N3TBANK L0GZ ]==========[+]
| User ID   : kdoan_82
| Pass code : Rill_2291
| Name      : Kim Doan
[+]====================================[+]
"""


def test_a_rule_with_a_title_begins_the_next_card() -> None:
    block = TextBlock(text=RESULTS, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).to_dicts()
    told = {(r["full_name"], *r["logins"], *(e["element"] for e in r["exposures"])) for r in rows}
    assert told == {("Meera Menon",), ("Kim Doan", "kdoan_82", "password")}


def test_rules_between_the_rows_of_a_box_part_nobody_from_their_number() -> None:
    rule = "+----------------------+\n"
    text = f"{rule}| Name : Rosa Menon    |\n{rule}| SSN  : 524-18-3067   |\n{rule}"
    assert about(text) == {("Rosa Menon", "ssn")}


def test_a_user_id_of_letters_before_a_password_is_a_login() -> None:
    block = TextBlock(text="User ID: kdoan_82\nPassword: Rill_2291\n", place="", kind="page")
    [row] = records_from_text([block], "s", b"k" * 32, None).to_dicts()
    assert row["logins"] == ["kdoan_82"]
