"""Names of people in text, of all of California's origins; and what only looks like one."""

from __future__ import annotations

import pytest

from detectors.people.name_repeats import with_repeats
from detectors.people.person_finder import find


def names(text: str) -> list[str]:
    return [text[p.start : p.end] for p in with_repeats(text, find(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Mr. Tran,", "Tran"),
        ("Patient: MARIA G LOPEZ-HERNANDEZ   DOB 1980", "MARIA G LOPEZ-HERNANDEZ"),
        ("Name: Nguyễn Thị Lan", "Nguyễn Thị Lan"),
        ("LOPEZ, MARIA G    Payroll", "LOPEZ, MARIA G"),
        ("seen by Dr. Hovhannes Ter-Petrosyan, MD today", "Hovhannes Ter-Petrosyan"),
        ("Employee\n  Venkataraman Subramanian\n", "Venkataraman Subramanian"),
        ("Ma. Theresa dela Cruz signed.", "Ma. Theresa dela Cruz"),
        ("I met Juan Carlos Ramirez-Ortega, Jr. there.", "Juan Carlos Ramirez-Ortega, Jr."),
        ("Spouse Name: Fa'afetai Leota", "Fa'afetai Leota"),
        ("Sgt. K. Nakamura #4412", "K. Nakamura"),
        ("name: maria lopez", "maria lopez"),
        ("Applicant name: Khoa Park", "Khoa Park"),
        ("w2 for maria lopez pls", "maria lopez"),
        ("told by Keisha Washington that", "Keisha Washington"),
        ("Wong, Ka-Yee  Clerk", "Wong, Ka-Yee"),
        ("Will Price called at noon", "Will Price"),
    ],
)
def test_names_are_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lopez Construction Inc. won the bid.",
        "They live at 1234 Cesar Chavez Way.",
        "Parkinson's disease and Hodgkin lymphoma were ruled out.",
        "Morgan Stanley and Wells Fargo hold the funds.",
        "San Jose, CA 95112",
        "The Foley catheter was removed in May.",
        "SANTA CLARA COUNTY BENEFITS SERVICES",
        "Garcia & Sons delivered on Monday.",
        "See Austin, Texas and Santa Clara.",
        "mail sent to smith@example.org",
    ],
)
def test_firms_streets_places_and_illnesses_are_not_people(text: str) -> None:
    assert names(text) == []


def test_a_family_name_alone_is_found_where_the_full_name_stands_elsewhere() -> None:
    assert names("Ana Morales came. Later Morales left.") == ["Ana Morales", "Morales"]


def test_evidence_makes_the_score() -> None:
    sure, unsure = find("Patient: Maria Lopez"), find("we saw Zyx Lopez here")
    assert sure[0].score > 0.9 > unsure[0].score


def test_reasons_do_not_repeat_the_name() -> None:
    text = "Dear Ms. Tran,\nEmployee: Ana Morales\nLOPEZ, MARIA\n"
    for person in find(text):
        assert text[person.start : person.end].lower() not in person.because.lower()


def test_small_letters_of_any_latin_alphabet_begin_no_name() -> None:
    assert names("Chị ấy đã gửi lại hộp bánh đào và một lá đơn.") == []
    assert names("Hôm qua tôi gặp anh rồi, Łucja Żak.") == ["Łucja Żak"]


@pytest.mark.parametrize(
    "text",
    [
        "DRIVER COMPL OF NECK PAIN, POSS FX L WRIST, ON WARFARIN",
        "| 1190 W DAKOTA AVE  FRESNO CA 93722 | 770 E SHAW STE 210  FRESNO |",
        "skip trace shows new addr 77 N Wishon, called twice",
        "detour at S Maroa & E Weldon",
        "Hepatitis B Surf Ag W/Conf   SST 2 mL",
        "Pos Nos",
        "SHARPS DST 09/02/26",
        "IEVS XREF MEDS-ID",
        "Penny Rounding",
        "Grant Lookup",
        "Axis Camera P3245",
    ],
)
def test_short_forms_streets_and_things_are_not_people(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "POSS, ANNA",
        "TJ Ruiz",
        "N Patel",
        "Ng, Wing Sum",
        "Vu, Tri",
        "Gen Sato",
        "E Ruiz",
        "Lien Bui",
    ],
)
def test_short_names_of_people_stay(name: str) -> None:
    assert name in names(f"Callback list\n{name}   rm 204\n")


def test_a_degree_behind_a_name_in_turned_order_is_no_part_of_it() -> None:
    assert names("FREDERICKS,ALMA NP") == ["FREDERICKS,ALMA"]
    assert names("VANG, MAI PA") == ["VANG, MAI PA"]
