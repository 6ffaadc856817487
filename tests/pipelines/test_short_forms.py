"""Codes that notes give people once, and call them by from there on."""

from __future__ import annotations

import pytest
from told import about


def test_an_adjuster_calls_the_parties_by_codes() -> None:
    notes = """ADJUSTER ACTIVITY LOG   file 310-AU-77120
03/04/2024 09:10 D. Whitfield  New loss assigned. IV = Carmen Salazar. CV = Duc Tran.
03/04/2024 09:25 D. Whitfield  IV gave statement. Lic D4417720, clear liability.
03/04/2024 11:02 D. Whitfield  CV called, gave social 512-44-7719 for Medicare query.
03/05/2024 08:15 D. Whitfield  Bill for CV, fractured clavicle, concussion. Res up.
03/06/2024 08:20 D. Whitfield  IV not hurt."""
    assert about(notes) == {
        ("Carmen Salazar", "drivers_license"),
        ("Duc Tran", "ssn"),
        ("Duc Tran", "medical"),
    }


@pytest.mark.parametrize(
    "notes",
    [
        "MGM = Rosa Mejia. BF = Kevin Lau.\nMGM will take the child, her SSN is 561-22-9034. "
        "BF has DL Y4471203.",
        "MGM (Rosa Mejia) was met at home.\nBF = Kevin Lau\nSSN of MGM for live scan 561-22-9034\n"
        "DL of BF Y4471203",
    ],
)
def test_a_case_worker_calls_the_family_by_codes(notes: str) -> None:
    assert about(notes) >= {("Rosa Mejia", "ssn")}
    assert not {who for who, element in about(notes) if element == "ssn"} - {"Rosa Mejia"}


def test_an_injured_worker_is_not_who_writes_the_diary() -> None:
    diary = """DIARY
R. Castellanos 2/3  Contact w/ IW (Kwame Mensah), reports whiplash.
R. Castellanos 2/4  SSN for CMS from IW 533-10-4471."""
    assert about(diary) == {("Kwame Mensah", "medical"), ("Kwame Mensah", "ssn")}


def test_one_key_of_a_setting_is_no_code() -> None:
    told = about("PT = Ana Ruiz, SSN 533-10-4471\nPT eval for Bao Tran, SSN 601-33-2187")
    assert told == {("Ana Ruiz", "ssn"), ("Bao Tran", "ssn")}


def test_words_cut_short_before_the_names_of_a_file_name_them_in_its_entries() -> None:
    file = (
        "CONTACT HISTORY   PRINTED 07/17/2021\n\nBORR: TOLEAFOA, PITA E      COSG: TOLEAFOA, "
        "DEOLINDA J      DPD: 61\n\n07/17/2021 17:17  M. ABDULLAHI  OUT  LM AT HOME\n"
        "07/18/2021 10:02  M. ABDULLAHI  IN   BORR CALLED BACK. VERIFIED BY FULL SS 508-67-8286. "
        "OFF WORK, STAGE II COLON CANCER.\n07/19/2021 11:20  M. ABDULLAHI  IN   COSG CALLED, "
        "VERIFIED W/ DL E8854661.\n"
    )
    assert about(file) == {
        ("Pita E Toleafoa", "ssn"),
        ("Pita E Toleafoa", "medical"),
        ("Deolinda J Toleafoa", "drivers_license"),
    }


def test_a_word_cut_short_that_is_no_part_names_nobody() -> None:
    said = "Appt: Ana Ruiz 3pm. Appt moved; the appt letter has SSN 418-73-2096 of Bao Tran."
    assert about(said) == {("Bao Tran", "ssn")}
