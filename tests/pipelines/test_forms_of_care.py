"""Forms of clinics, laboratories and plans: whose results, numbers and illnesses they tell."""

from __future__ import annotations

import pytest
from told import about

CUSTODY = """FEDERAL DRUG TESTING CUSTODY AND CONTROL FORM
A. Employer - Harbor Drayage, Oakland CA
B. MRO - Glenn Ocampo, MD
C. Donor SSN or Employee I.D. No. - 612-72-9267
D. Testing Authority - DOT - FMCSA
STEP 5   Donor's name - Narek Randhawa       Date of birth: 08/14/1998
My determination - [ ] NEGATIVE   [x] POSITIVE for: AMPHETAMINE
"""
EOB = """EXPLANATION OF BENEFITS
Subscriber    Daisuke Kobayashi
ID            XEH761218726
Patient       Virginia York   (dependent)
Provider      Precious Zaragoza DC

Date         Service                     Billed    You owe
07/17/2024   Chiropractic manipulation    95.00     20.00
"""
BOXES = """HEALTH INSURANCE CLAIM FORM
PATIENT'S NAME     BEDROSYAN, NAREK R
24. A. DATES OF SERVICE  03 04 25   B. 11   D. CPT 97153   E. AB   F. 312 00   G. 8
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CUSTODY, {("Narek Randhawa", "ssn"), ("Narek Randhawa", "medical")}),
        (EOB, {("Daisuke Kobayashi", "health_insurance"), ("Virginia York", "medical")}),
        (BOXES, {("Narek R Bedrosyan", "medical")}),
    ],
)
def test_letters_of_boxes_and_labels_beside_names_are_nobody(
    text: str, told: set[tuple[str, str]]
) -> None:
    assert about(text) == told


INQUIRY = """ELIGIBILITY / ENROLLMENT INQUIRY
SEQ  REL  NAME                     DOB          SSN           STATUS
01   SUB  NABIL SABBAGH
                                   03/04/1970   612-44-9102   ACTIVE
02   SPS  LEILA SABBAGH
                                   05/09/1972   NOT ON FILE   ACTIVE
---------------------------------------------------------------------
SUBSCRIBER ID XEH761218726    DEPENDENTS USE SUBSCRIBER ID + SEQ
ENTERED BY: MELE HAVILI      LAST CHANGE: OPEN ENROLLMENT
"""
COVERED = """FAMILY COVERAGE DETAIL
Member ID: XEH761218726      Group 44120

Name               Relationship   DOB          Status
Ana Ruiz           Subscriber     03/04/1970   Active
Luis Ruiz          Spouse         05/09/1972   Active
"""
PARTNERS = """Member ID: XEH761218726

Name               Position     DOB
Ana Ruiz           Goalkeeper   03/04/1970
Luis Ruiz          Forward      05/09/1972
"""


@pytest.mark.parametrize(
    ("text", "holder"),
    [(INQUIRY, "Nabil Sabbagh"), (COVERED, "Ana Ruiz"), (PARTNERS, None)],
)
def test_a_number_over_a_list_of_a_family_is_of_who_holds_the_plan(
    text: str, holder: str | None
) -> None:
    assert {name for name, held in about(text) if held == "health_insurance"} == {holder}


def test_a_sentence_without_medicine_in_a_handover_tells_nothing() -> None:
    text = (
        "Bed    Resident          What to watch                                 Code\n"
        "201A   Almaz Alemu       C. diff, contact precautions. Vanc day 4      DNR\n"
        "201B   Deolinda Mendes   s/p L hip ORIF POD 6, Norco at 2100           Full\n"
        "202A   Bahar Zand        admitted 1700, family is bringing her clothes Full\n"
        "203B   Corazon Rivera    dementia with sundowning, found in hallway    DNR\n"
    )
    ill = {name for name, held in about(text) if held == "medical"}
    assert ill == {"Almaz Alemu", "Deolinda Mendes", "Corazon Rivera"}


def test_the_official_of_a_school_has_no_visa() -> None:
    text = "SEVIS ID: N0034862750\nSurname/Given: He, Fei M\nDSO name: Dalia Barakat\n"
    assert about(text) == {("Fei M He", "other_government_id")}


def test_a_log_goes_on_with_the_same_patient() -> None:
    text = (
        "0225 Luis Vega, kidney stone, given toradol.\n"
        "0300 Kim Tran in for refill.\n"
        "0310 Same patient: diabetes, glucose 420.\n"
        "0320 Mao Oyelaran waits.\n"
    )
    ill = {name for name, held in about(text) if held == "medical"}
    assert ill == {"Luis Vega", "Kim Tran"}


LIFE = """APPLICATION FOR TERM LIFE - PART 2 (MEDICAL)

Proposed insured: Hung Souvannavong
Owner, if other: Faisal Barakat
Beneficiary: Trinidad Ha

3a. In the past 10 years, has the proposed insured been treated for:
    heart or circulation   [ ] yes  [x] no
    cancer or tumor        {} Details: {}
"""


@pytest.mark.parametrize(
    ("answer", "ill"),
    [
        (("[x] yes  [ ] no ", "melanoma removed 2018"), {("Hung Souvannavong", "medical")}),
        (("[ ] yes  [x] no ", ""), set()),
    ],
)
def test_what_a_form_asks_of_the_insured_is_told_of_the_insured(
    answer: tuple[str, str], ill: set[tuple[str, str]]
) -> None:
    assert about(LIFE.format(*answer)) == ill


def test_a_number_read_back_for_the_child_is_the_childs() -> None:
    text = (
        "Phone encounter\n\nMother, Malcolm Quinn, is calling about Ifeoma Ezeugo, 6 y.o.\n\n"
        "Mother's callback (408) 555-0147. Medi-Cal card for child read back:\nXEH292647334.\n"
    )
    assert ("Ifeoma Ezeugo", "health_insurance") in about(text)
    assert ("Malcolm Quinn", "health_insurance") not in about(text)


def test_a_table_of_coverage_is_the_patients_though_a_label_reads_like_a_name() -> None:
    told = about(
        "PATIENT:  TEVITA,LOSA RAY                           CHART #:  20417\n"
        "HOME PHONE: 707-984-6033                            SSN:      612-74-2086\n"
        "BLOOD QUANTUM: 5/8                                  DESIG PROV: DOAN,NILS\n"
        f"{'_' * 80}\nMEDICARE COVERAGE\n"
        "   TYPE  NUMBER          ELIG DATE       END\n"
        "   A     1VD6TJ3GP84     SEP 01,2016\n"
        "   B     1VD6TJ3GP84     SEP 01,2016\n"
        f"{'_' * 80}\n                              ACTIVE PROBLEMS\n"
        "   TW1  E11.22  T2DM w diabetic CKD stage 3b           ONSET 2009\n"
    )
    assert {who for who, what in told if what == "health_insurance"} == {"Losa Ray Tevita"}
