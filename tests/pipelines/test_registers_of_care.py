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
