"""Short notes as people write them: charts, chats and scraps with a name, a number, an illness."""

from __future__ import annotations

import pytest
from told import about


@pytest.mark.parametrize(
    "said",
    [
        "81M RUIZ, ANA\ns/p fall, R wrist fx, on warfarin",
        "Intake board | Ruiz, Ana | basis: legally blind, needs large print | ok per Kim",
        "la niña Ana Ruiz tiene asma; dar el inhalador a las 12",
        "ana ruiz's mammogram = BIRADS 4, call her asap",
        "Ana Ruiz: ?gestational DM, recheck in 2 wks",
        'Ana Ruiz: "My chest is tight since May." Started metoprolol 25 mg.',
        "First report of injury. EE Ana Ruiz. Got bleach in left eye, corneal burn per clinic",
        "Endorsed: Rm 14A Ana Ruiz, COPD flare, on pred taper",
        "Missed two dialysis runs - Ana Ruiz - sent to ER",
        "Chemo cycle 3 / Ana Ruiz / port check Monday",
        "A1c came back 10.4 for Mrs Ana Ruiz, book her this week",
        "Dear Coach, Ana Ruiz tore her ACL and is out for the season. - Mom",
        "Ana Ruiz's appendix burst, who can cover Friday?",
        "Voc rehab: Ana Ruiz, TBI from a fall in 2015, needs written steps and a job coach on site",
        "ruiz, ana .... UDS pos for meth .... PO informed",
    ],
)
def test_who_is_ill_in_a_note(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "medical")}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz got the cat from the shelter and it is pregnant",
        "Our dog Max (owner Ana Ruiz) needs 4 units of insulin twice a day",
        "Ana Ruiz reports that the depression in the parking lot is full of water",
        "Ana Ruiz is transitioning to the new payroll team",
    ],
)
def test_what_an_animal_or_the_ground_has_is_nobodys(said: str) -> None:
    assert about(said) <= {(None, "medical")}


def test_a_dog_bite_is_the_persons() -> None:
    assert about("Ana Ruiz had a laceration when her dog bit her") == {("Ana Ruiz", "medical")}


@pytest.mark.parametrize(
    ("said", "element"),
    [
        ("They asked for the Aadhaar, so: 6402 2784 3316 (Ana Ruiz).", "other_government_id"),
        ("matricula consular of Ana Ruiz -- 08814427 -- as second ID", "other_government_id"),
        ("write the alien number on each page. 213 905 772. Ana Ruiz", "other_government_id"),
        ("Ana Ruiz forgot the Common Access Card, DoD ID off it: 1398-8740-02", "military_id"),
        ("It is on page two, K51820937, of the passport of Ana Ruiz", "passport"),
        ("Ana Ruiz here. Mine is CB240817 (passport, Portugal).", "passport"),
        ("Mom's state ID came. Her name is typed Ana Ruiz and the ID no. D5519038", "state_id"),
        ("Ana Ruiz was booked on a DMV-issued ID card A7082264", "state_id"),
        ("Pls update acct for Ana Ruiz to 3312519947, effective next run", "account_number"),
        ("use her account instead. Ana Ruiz, Wells, 6640182937", "account_number"),
        ("ACH return file 6|R01|ANA RUIZ|122000496|0091827364|412.00", "account_number"),
    ],
)
def test_a_number_by_the_words_of_its_note(said: str, element: str) -> None:
    assert about(said) == {("Ana Ruiz", element)}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz has acct 6619028834 with banking password Fjord77",
        "for Ana Ruiz: account 48-119203 - security word for release of funds: TABRIZ",
        'Ana Ruiz\'s account (20918-014) has verbal password "pomegranate tree" on file',
    ],
)
def test_the_word_that_opens_an_account(said: str) -> None:
    assert about(said) == {("Ana Ruiz", "account_number"), ("Ana Ruiz", "access_code")}


@pytest.mark.parametrize(
    "said",
    [
        "Ana Ruiz aruiz/Fjord88 ; the rest tomorrow",
        "Ana Ruiz / ana.ruiz / tempPass: Spring$44 / change at next logon",
        "New pw for A is Cedar*1915, and the user name stays anaruiz. (A = Ana Ruiz in accounting)",
        "desk> whats ur username\nAna Ruiz> aruiz5\n"
        "desk> and the pass you tried\nAna Ruiz> Fjord559!!",
        "Ana Ruiz (17:17): my login is aruiz and i cant get in\n"
        "IT Desk - Bao Pham (17:18): Resetting. Temporary password: Condor$3433",
    ],
)
def test_a_login_of_a_note(said: str) -> None:
    assert ("Ana Ruiz", "password") in about(said)
    assert {name for name, _ in about(said)} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    "said",
    [
        "Lot 553-20-8174 recalled, says buyer Ana Ruiz; pull all jars",
        "Owner Ana Ruiz; serial of mower 571-83-0297-B, warranty lapsed.",
    ],
)
def test_the_number_of_goods_is_no_social_security_number(said: str) -> None:
    assert "ssn" not in {element for _, element in about(said)}


def test_units_of_a_laboratory_and_another_persons_license_name_no_card() -> None:
    lab = "NAME: RUIZ, ANA E\nID: 6688319     D.O.B.: 03/16/1999\nTESTOSTERONE   310 ng/dL"
    assert "drivers_license" not in {element for _, element in about(lab)}
    stop = (
        "The driver was Ana Ruiz and handed over driver's license B7389338. "
        "His passenger, Tou Vang, had no license with her."
    )
    assert ("Ana Ruiz", "drivers_license") in about(stop)


def test_a_notice_of_the_dmv_to_an_employer() -> None:
    notice = " RUIZ ANA LUZ           BD 05-27-79     D/L NO. C5508314\n CLS B  ENDT P\n"
    assert {element for _, element in about(notice)} == {"drivers_license"}


@pytest.mark.parametrize("initial", ["V", "V.", "T."])
def test_an_initial_behind_a_turned_name_is_no_lawsuit(initial: str) -> None:
    chart = f"Patient: Ruiz, Ana {initial}   Study date: 08/11/2026\nDx: severe sleep apnea"
    assert about(chart) == {(f"Ana {initial} Ruiz", "medical")}


def test_a_form_of_a_card_that_somebody_filled_in() -> None:
    form = (
        "I, ____Ana Ruiz____, authorize the charge below.\n"
        "Number  3714-629088-31053        Exp  11 / 28        4-digit code on front  6093\n"
    )
    assert about(form) == {("Ana Ruiz", "card_number"), ("Ana Ruiz", "access_code")}


def test_boxes_of_single_digits_and_enrollment_in_a_tribe() -> None:
    sheet = "PATIENT:  RUIZ,ANA\nTRIBE OF MEMBERSHIP: BEAR CREEK RANCHERIA    ENROLL #: BC-00093"
    assert ("Ana Ruiz", "other_government_id") in about(sheet)
    assert about("Ana Ruiz SSN  6 1 8 - 4 7 - 0 2 9 3") == {("Ana Ruiz", "ssn")}


def test_letters_of_a_name_with_accents_are_no_state() -> None:
    form = (
        "1 Name: Ana Villaseñor\n2 Business name: Villaseñor Landscaping\n"
        "6 City, state, and ZIP code: Oakland, CA 94601\nSocial security number: 397-51-7650"
    )
    assert about(form) == {("Ana Villaseñor", "ssn")}


def test_a_given_name_in_two_halves_keeps_its_family_name() -> None:
    told = about(
        "My\nhusband, Jae-won Chung, controls our money. His Social\n"
        "Security number is 139-89-2733."
    )
    assert told == {("Jae-won Chung", "ssn")}


def test_a_label_of_a_bank_hides_no_illness() -> None:
    log = "17:17  Blood bank: crossmatch for Ana Ruiz, type O neg, antibody screen positive"
    assert about(log) == {("Ana Ruiz", "medical")}


def test_what_a_plan_paid_for_is_care() -> None:
    bill = (
        "Explanation of Benefits\nPatient: Ana Ruiz\n\n"
        "Date of service,Description,Billed,Allowed,Plan paid,You owe\n"
        "01/22/2025,Debridement of nails,$165.00,$71.09,$56.87,$14.22\n"
        "01/22/2025,Nail trim both feet,$65.00,$31.09,$16.87,$14.22\n"
    )
    assert ("Ana Ruiz", "medical") in about(bill)
