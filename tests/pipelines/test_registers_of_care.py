"""Words of medicine in boards, logs, charts and pages of results: whose they are, or nobody's."""

from __future__ import annotations

import pytest
from told import about


def ill(text: str) -> set[str | None]:
    """Whom a text tells something of their health."""
    return {name for name, element in about(text) if element == "medical"}


def test_a_board_gives_each_row_to_who_stands_behind_its_room() -> None:
    board = (
        "ED TRACKING BOARD   printed 03:17\n"
        "RM   PATIENT             AGE/S  CC                       RN   MD\n"
        "01   ARAKELYAN,GEVORG    67M    CHEST PAIN/NSTEMI        JT   KP\n"
        "02   --- CLEAN ---\n"
        "03   TUILAGI,SINA        29F    EAR PAIN                 JT   KP\n"
        "HALL A   NAZARI,FERESHTEH    54F    RENAL COLIC          MS   KP\n"
    )
    assert ill(board) == {"Gevorg Arakelyan", "Sina Tuilagi", "Fereshteh Nazari"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "9/7 8:15  Keoni Akana, keeps throwing up since last night. Told to go to ER",
            "Keoni Akana",
        ),
        ("301-1 Mr Castellucci, Dante 72 adm 9/16 COPD exac, 2L NC", "Dante Castellucci"),
        ("2. ALMODOVAR, Perpetua (73)  pancreatic ca w/ liver mets", "Perpetua Almodovar"),
        (
            "row 91  Havili, Viliami F  reject: column NOTES begins 'type 1 diabetes'",
            "Viliami F Havili",
        ),
        ("- Noelani Pukahi: intermittent leave, migraines, up to 3 d/mo", "Noelani Pukahi"),
    ],
)
def test_a_row_is_about_who_stands_behind_its_hour_room_or_number(line: str, name: str) -> None:
    assert ill(f"PT LOG\n\n{line}\n") == {name}


def test_a_page_of_results_is_of_the_one_person_it_names() -> None:
    page = (
        "ACC 4471882         FINAL\n\n   ROXANA PORTILLO       F\n\n"
        "HIV-1/2 AG/AB, 4TH GEN ............. REACTIVE\n"
        "GLUCOSE, SERUM          214\n"
        "CALLED TO T. LINDEN, RN, AT 17:17 BY CHANTHY SOK.\n"
    )
    assert ill(page) == {"Roxana Portillo"}


def test_a_group_note_tells_of_each_by_the_given_name_and_not_of_who_leads_it() -> None:
    note = (
        "GROUP NOTE   Facilitator: Marlon Teague, LMFT\n\n"
        "Attending: Imelda Ghebreyesus, Martín Orozco\nAbsent: Eufemia Ibekwe (car trouble)\n\n"
        "Imelda spoke of a relapse on methamphetamine. Martín continues on buprenorphine, no side "
        "effects.\n"
    )
    assert ill(note) == {"Imelda Ghebreyesus", "Martín Orozco"}


@pytest.mark.parametrize(
    "text",
    [
        "FREE DIABETES SCREENING  Sat 10-2\nHosted by Dr. Benita Okoro. Questions? Rafael Telles\n",
        "10/3  Rafael Ontiveros  spoke of asthma awareness at the library\n",
        "Tía Chelo: mañana llevo tamales\nNayeli Montes: gracias tía\n",
        "Order 4471  Rajiv Menon  two boxes of gloves, back in stock\n",
        "pt log\n9/3  Amara Whitfield  here for flowers\n",
    ],
)
def test_flyers_and_logs_about_something_else_tell_of_nobodys_health(text: str) -> None:
    assert ill(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("姓名：林秀英    性别：女\n诊断：冠心病，高血压2级\n医生：林志强\n", "林 秀英"),
        ("환자 성명: 김영희 (1971년생)\n진단: 유방암 2기\n담당의: 최영호\n", "김 영희"),
        ("王秀英女士因中風住院，目前在ICU。\n", "王 秀英"),
        ("박철수 집사님이 위암 수술을 받으셨습니다.\n", "박 철수"),
        ("Sis, na-stroke si Kuya Florencio Magbanua kagabi\n", "Florencio Magbanua"),
        ("los resultados de Rigoberto Pantoja, es cáncer de próstata\n", "De Rigoberto Pantoja"),
        ("Ông Trịnh Công Sự bị tai biến hôm qua.\n", "Ông Trịnh Công Sự"),
    ],
)
def test_illnesses_told_in_other_languages_are_of_who_is_named(text: str, name: str) -> None:
    assert ill(text) == {name}


def test_a_form_whose_first_boxes_are_a_table_tells_the_rest_of_the_same_person() -> None:
    form = (
        "REPORT OF INJURY\nFIRM NAME  Delta Cold Storage    POLICY NUMBER  WC-4417-88-26\n"
        "EMPLOYEE NAME                 SOCIAL SECURITY NUMBER       DATE OF BIRTH\n"
        "Selamawit Kebede              613-48-2275                  07/19/1984\n\n"
        "24. SPECIFIC INJURY/ILLNESS AND PART OF BODY AFFECTED\n"
        "    Second degree burn, right hand\n"
    )
    assert about(form) == {("Selamawit Kebede", "ssn"), (None, "medical")}


@pytest.mark.parametrize(
    "text",
    [
        "Patient: Biscuit Hallman  Species: Canine  Breed: Beagle\nA: Pancreatitis; diabetes\n",
        "HIPAA TRAINING\nImagine that a nurse tells a friend that a patient has HIV.\n",
        "Date of injury: 8/27/2026   Reported by: Bonnie Faulk\n",
    ],
)
def test_animals_lessons_and_labels_are_nobodys_health(text: str) -> None:
    assert ill(text) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Pt  Farid Popalzai   DOB 1/14/59    VSP  ID# 771204418  (self)",
        "Pt Farid Popalzai      Dr Liebowitz     7/4/26      Anthem BC  XDP442A90118",
        "Mbr: Farid Popalzai  DOB 5/5/60   Mem# H4471 8820 16-01",
        "Pt Farid Popalzai, Delta Dental PPO, Member ID 55182390417",
        "Pt: Farid Popalzai  KAISER PERM  MRN/ID 110044187",
    ],
)
def test_the_number_of_a_plan_stands_behind_its_name_or_a_short_label(line: str) -> None:
    assert ("Farid Popalzai", "health_insurance") in about(line + "\n")


@pytest.mark.parametrize(
    "line",
    [
        "Farid Popalzai: for Kaiser call 8005550142",
        "Farid Popalzai, Anthem BC 2026 plan guide, order 448120937",
        "FIRM NAME  Delta Cold   POLICY NUMBER  WC-4417-88-2026   Farid Popalzai",
    ],
)
def test_lines_to_call_and_policies_of_firms_are_no_numbers_of_members(line: str) -> None:
    assert ("Farid Popalzai", "health_insurance") not in about(line + "\n")


def test_a_sister_of_the_parish_is_who_is_ill_and_a_relative_is_not_the_worker() -> None:
    assert ill("Pray for\n* Sister Ofa Tuipulotu - knee replacement Tues\n") == {"Ofa Tuipulotu"}
    assert ill("T. Whitehorse  6/01  interm.  mother - dementia care\n") == set()


def test_a_sentence_that_denies_is_no_label_and_a_wrist_is_no_job() -> None:
    note = (
        "Client: Ngoc Bui\nClinician: Shirin Jafari, LCSW\n\n"
        "Client discussed conflict with her husband Alejandro Sims. Still meets the criteria of\n"
        "major depressive disorder. No suicidal ideation. Taking sertraline. He was out.\n"
    )
    assert ill(note) == {"Ngoc Bui"}
    assert ill("Lindqvist was taken to the ward with a fractured wrist.\nPt: Ed Lindqvist\n")


def test_a_row_is_about_who_begins_it_and_not_about_the_parent_to_call() -> None:
    sheet = (
        "Coaches' medical sheet\n\nSwimmer                   Group      Parent to call      Note\n"
        "Sefina Monterroso         Otters     Gayathri Sabbagh    EpiPen for bee stings\n"
        "Amarjit Banerjee          Otters     Ayumi Kobayashi     none\n"
        "Deja Banks                Sharks     Sung-min Yi         asthma, inhaler in bag\n"
    )
    assert ill(sheet) == {"Sefina Monterroso", "Deja Banks"}


@pytest.mark.parametrize("title", ["Mrs.", "Mr", "Ms."])
def test_a_given_name_in_brackets_behind_a_title_and_a_family_name(title: str) -> None:
    log = f"pt log\n9/7 8:15  {title} Tupuola (Sina) called - out of her metoprolol\n"
    assert ill(log) == {"Sina Tupuola"}


def test_the_worker_of_a_notice_is_not_who_it_is_about() -> None:
    notice = (
        "Case Number  : 1B52X90\nWorker Name  : Delphine Okafor\n\n"
        "Beneficiary ID 96567021F . The supplies for your diabetes are covered.\n"
    )
    assert not {told for told in about(notice) if told[0] == "Delphine Okafor"}
