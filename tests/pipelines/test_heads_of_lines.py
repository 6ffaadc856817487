"""Lines under the line that names their person, set in or under a label in capitals."""

from __future__ import annotations

import pytest
from told import about

CASES = {
    "a mother and her baby over lines set in, with dots": (
        "NEWBORN TRANSFER\n\nBIRTHING PARENT .......... Mi-kyung Hong\n"
        "  Prenatal problems ...... gestational diabetes, diet controlled\n"
        "INFANT ................... Karine Tovmasyan\n"
        "  Born ................... 07/17/2021, 17:17\n"
        "  Apgar .................. 7 / 9\n"
        "  Problems ............... tetralogy of Fallot, ductal dependent\n"
        "  Genetics ............... 22q11.2 microdeletion positive on FISH\n"
        "NEONATOLOGIST ............ Arash W. Sadeghi, MD\n",
        {
            ("Mi-kyung Hong", "medical"),
            ("Karine Tovmasyan", "medical"),
            ("Karine Tovmasyan", "genetic"),
        },
    ),
    "a donor and who receives": (
        "KIDNEY EXCHANGE\nDonor: Carmen Salazar\n  History: treated hypertension\n"
        "Recipient: Duc Tran\n  Dx: polycystic kidney disease\n  Medi-Cal no: 92715064A\n",
        {
            ("Carmen Salazar", "medical"),
            ("Duc Tran", "medical"),
            ("Duc Tran", "health_insurance"),
        },
    ),
    "labels in capitals over others": (
        "NICU\n\nMOTHER: Carmen Salazar\n\nOB hx: preeclampsia\n\nBABY: Minh Tran\n\n"
        "Dx: respiratory distress syndrome\n\nATTENDING: Nadia Petrov, MD\n",
        {("Carmen Salazar", "medical"), ("Minh Tran", "medical")},
    ),
    "two tenants": (
        "TENANT: Carmen Salazar\nUnit: 4\nSSN: 512-44-7719\nCO-TENANT: Duc Tran\n"
        "SSN: 601-33-2187\nDiagnosis: epilepsy\nLANDLORD: Hiro Tanaka\n",
        {("Carmen Salazar", "ssn"), ("Duc Tran", "ssn"), ("Duc Tran", "medical")},
    ),
    "whom to call is not ill": (
        "STUDENT: Mia Lopez\nSchool: Lincoln\nEMERGENCY CONTACT: Ana Lopez\nRelation: aunt\n"
        "Medical conditions: asthma\n",
        {("Mia Lopez", "medical")},
    ),
    "a line for somebody else": (
        "Name: Carmen Salazar\n  Spouse: Luis Salazar\n  Spouse's SSN: 512-44-7719\n"
        "  SSN: 601-33-2187\n",
        {("Carmen Salazar", "ssn"), ("Luis Salazar", "ssn")},
    ),
    "who writes the entries of a ticket": (
        "Kyle Engstrom  9/4/2026 9:02 AM\n Reset O365 for shirin.moghaddam@dental.example\n"
        " new pw Molar&Bridge26   (no force change)\nKyle Engstrom  9/4/2026 9:40 AM\n"
        " SQL svc acct was locked, unlocked.\nInternal: Shirin Moghaddam is office mgr.\n",
        {("Shirin Moghaddam", "password")},
    ),
    "a hospital called by its city": (
        "Intake\nClient: Carmen Salazar\nTreating source: Kaiser Fresno. Diagnosis: lupus.\n"
        "Client's license is D4417720. Was treated at Sutter Modesto.\n",
        {("Carmen Salazar", "medical"), ("Carmen Salazar", "drivers_license")},
    ),
    "months of a row before the name of a firm": (
        "STATE DISABILITY NOTICE\nTo: Carmen Salazar, 12 Oak St   SSN 512-44-7719\n"
        "Quarter ending     Employer                     Wages\n"
        "Mar                BAKER FARMS 0012             6,114.20\n"
        "Jun                BAKER FARMS 0012             7,020.00\n",
        {("Carmen Salazar", "ssn")},
    ),
    "months of a row in a page of the web": (
        "CHUN TAN SSN: 118-62-6420\n\nQuarter ending Employer Wages\n\n"
        "Mar DOLE FRESH 0024 6,114.20\n\nJun DOLE FRESH 0035 7,020.00\n\nSep - -\n\n"
        "Med. cert. rcvd from Dr. Mele Moala; disab: torn rotator cuff, surgery 6 wks.\n",
        {("Chun Tan", "ssn"), ("Chun Tan", "medical")},
    ),
    "a girl called June is no month": (
        "June Baker   SSN 512-44-7719\nApril Vega   SSN 601-33-2187\n",
        {("June Baker", "ssn"), ("April Vega", "ssn")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_heads_of_lines(case: str) -> None:
    text, truth = CASES[case]
    assert about(text) == truth
