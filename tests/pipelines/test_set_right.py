"""What is said of a number once holds wherever it stands: corrections, holders, labels in rows."""

from __future__ import annotations

import pytest
from told import about

TOLD = {
    "a thread sets right whose a number is": (
        "From: Rosa Quispe <rosa@help.example>\nTo: Omar Said <omar@help.example>\n"
        "Subject: Re: two socials\n\nSorry, wrong row. 556-55-4160 does not belong to Nabil "
        "Darwish. It is Losa Fonua's. For Nabil Darwish use 389-40-1969.\n\n"
        "From: Omar Said <omar@help.example>\nTo: Rosa Quispe <rosa@help.example>\n"
        "Subject: two socials\n\nI typed 556-55-4160 for Nabil Darwish, is that right?\n",
        {("Losa Fonua", "ssn"), ("Nabil Darwish", "ssn")},
    ),
    "of whom it is only said that it is not theirs": (
        "The number 556-55-4160 isn't Nabil Darwish's. The office looks for whose it is. "
        "Losa Fonua asked for a new card.\n",
        {(None, "ssn")},
    ),
    "a card's holder is told once": (
        "Pharmacy desk\nReject 70 today. BIN 610011 PCN ADV, ID BCA744557998.\n"
        "Pt: Ruiz, Ana   06/07/2015\nDrug: levetiracetam 100 mg/mL\n\n"
        "Plan answered: we show ID BCA744557998 active since March, subscriber Marisol Ruiz.\n",
        {("Ana Ruiz", "medical"), ("Marisol Ruiz", "health_insurance")},
    ),
    "labels across, the last row not full": (
        "LABELS 2-UP   member cards\n\nNGOZI OKAFOR               BAO PHAM\n"
        "12 Oak St                  4 Elm Ave\nID BCA744557998            ID KPN894813024\n\n"
        "KIM LE                     ** end of run **\n9 Fir Ct\nID HNT691212938\n",
        {
            ("Ngozi Okafor", "health_insurance"),
            ("Bao Pham", "health_insurance"),
            ("Kim Le", "health_insurance"),
        },
    ),
    "cards of a library are no health plan": (
        "City library - member cards, 2nd mailing\n\nNgozi Okafor\nID LIB744557998\n",
        set(),
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_a_number_is_whose_it_is_said_to_be(case: str) -> None:
    text, expected = TOLD[case]

    assert about(text) == expected
