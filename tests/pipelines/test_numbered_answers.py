"""Numbered lines whose answers stand in a column."""

from __future__ import annotations

from told import about


def test_the_answers_of_numbered_lines_are_of_whom_the_first_names() -> None:
    told = about(
        "      RECORD OF LEAVE REQUEST\n\n1. who              Pita Vea, deckhand, M/V Arguello\n"
        "2. asks for         12 wks, intermittent\n"
        "3. told me          multiple sclerosis, newly diagnosed\n"
        "4. wrote this       Nabil Sabbagh, Port Captain\n"
    )
    assert told == {("Pita Vea", "medical")}


def test_a_numbered_list_of_names_stays_one() -> None:
    told = about(
        "1. Pita Vea         612-44-8123\n2. Gohar Petrosyan  612-44-8124\n"
        "3. Vinh Doan        612-44-8125\n"
    )
    assert told == {(name, "ssn") for name in ("Pita Vea", "Gohar Petrosyan", "Vinh Doan")}
