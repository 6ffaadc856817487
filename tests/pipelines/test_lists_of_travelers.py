"""Lists of those aboard: what the number of a "document" is, and rows as paragraphs."""

from __future__ import annotations

import pytest
from told import about

_CREW = """Crew manifest  F/V NORTHERN LIGHT
rank;family name;given name;document;nat;remarks
MSTR;Delgado;Ernesto;548813027;US;
C/O;Tran;Kim;on renewal;US;signs off here
AB;Petrov;Sergei;529410884;US;
total 3 persons
"""
_PASSPORTS = {("Ernesto Delgado", "passport"), ("Sergei Petrov", "passport")}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_document_beside_nationalities_is_a_passport(between: str) -> None:
    assert about(_CREW.replace("\n", between)) == _PASSPORTS


def test_a_document_of_clerks_beside_currencies_is_none() -> None:
    invoices = _CREW.replace("nat;", "cur;").replace(";US;", ";USD;").replace("Crew", "Invoice")
    assert about(invoices) == set()


def test_numbers_before_names_under_a_heading_that_says_their_kind() -> None:
    pool = "DMV pull program, driver pool\n\n1) D4471902 DELGADO, ERNESTO A DELETED, LEFT\n"
    pool += "2) N8820163 TRAN, KIM ACTIVE\n3) B1172004 (NAME NOT READABLE) HOLD\n"
    assert about(pool) == {
        ("Ernesto A Delgado", "drivers_license"),
        ("Kim Tran", "drivers_license"),
        (None, "drivers_license"),
    }


def test_a_number_that_opens_its_line_is_of_the_name_right_behind() -> None:
    sheet = "back:\n430-50-4997 Ligaya de los Reyes\n458-77-6738 Karla Church (new card seen)\n"
    sheet += "My Dinh green card A058-608-426\n"
    assert about(sheet) == {
        ("Ligaya de los Reyes", "ssn"),
        ("Karla Church", "ssn"),
        ("My Dinh", "other_government_id"),
    }


def test_a_visitor_log_with_cards_shown_and_lanes() -> None:
    log = "time;lane;event;visitor;id_scanned;visiting;remark\n"
    log += "09:02;1;IN;Grace Yee;DL Y4056586;Arash Funes;family\n"
    log += "09:05;1;IN;Fei Najjar;ID Y4487557;Cedric Endo;clergy\n"
    log += "09:11;2;DENY;Deolinda Havili;no ID;Arash Funes;told to come back\n"
    assert about(log) == {("Grace Yee", "drivers_license"), ("Fei Najjar", "state_id")}


def test_a_display_name_of_a_log_is_a_name() -> None:
    log = '17:17 INFO login ok uid=1202 display="Tam Do"\n17:18 DEBUG uid=1202 ssn=391-50-7939\n'
    assert about(log) == {("Tam Do", "ssn")}


def test_names_that_are_words_are_people_in_a_list_of_people() -> None:
    roster = "Student | Parking: DL\nSon Do | D8834794\nNhung Quach | G8637223\n"
    roster += "Byron Cifuentes | D4471902\nRosa Delgado | K8410677\n"
    assert ("Son Do", "drivers_license") in about(roster)
