"""Copies of driver's licenses and identification cards, as their faces are read."""

from __future__ import annotations

import pytest
from told import about

from pipelines.blocks import TextBlock
from pipelines.plain.card_faces import faces

CARDS = {
    "marks on lines of their own": (
        "Employee file, copy of card\n\nIDENTIFICATION CARD\n\nID D4418830\n\nEXP 02/11/2029\n\n"
        "LN CHAVARRIA\n\nFN LUZ ELENA\n\n22 ELM ST\nFRESNO, CA 93701\n\nDOB 02/11/1980\n",
        {("Luz Elena Chavarria", "state_id")},
    ),
    "a restriction beside a date": (
        "CALIFORNIA DRIVER LICENSE\nDL F3320188     CLASS C\nEXP 03/04/2029     END NONE\n"
        "LN O'NEAL-VU\nFN MINH ANH\nDOB 03/04/1977     RSTR CORR LENS\n",
        {("Minh Anh O'Neal-Vu", "drivers_license")},
    ),
    "numbered marks of another state": (
        "OREGON DRIVER LICENSE\n4d DLN 7734210     3 DOB 03/04/1977\n1 LN  AVAKIAN\n"
        "2 FN  ROSA MARIE\n",
        {("Rosa Marie Avakian", "drivers_license")},
    ),
    "marks side by side": (
        "LN CHAVARRIA   FN LUZ   DOB 02/11/1980\nID 7734210\n",
        {("Luz Chavarria", "state_id")},
    ),
}


@pytest.mark.parametrize("card", CARDS)
def test_the_number_of_a_card_is_whom_its_face_names(card: str) -> None:
    text, expected = CARDS[card]
    assert about(text) == expected


def test_marks_in_a_sentence_and_without_their_other_half_stay() -> None:
    for text in ("Route LN 4 runs to FN 5.\n", "LN CHAVARRIA\nID 7734210\n"):
        block = TextBlock(text=text, place="", kind="page")
        assert faces(block) == block


def test_doubts_of_a_card_stay_with_its_words() -> None:
    text = "DL F3320188\nFN LUZ\nLN CHAVARRIA\n"
    places = [(text.index(w), text.index(w) + len(w), 0.5) for w in ("F3320188", "CHAVARRIA")]
    card = faces(TextBlock(text=text, place="", kind="page", doubts=tuple(places)))
    assert [card.text[start:end] for start, end, _ in card.doubts] == ["F3320188", "CHAVARRIA"]


@pytest.mark.parametrize("names", ["HRIPSIME\nTOROSYAN-AVAGYAN", "MAI SEE VANG"])
def test_a_social_security_card_says_whose_it_is_below_its_sentence(names: str) -> None:
    above = "SOCIAL SECURITY\n\n617-24-8093\nTHIS NUMBER HAS BEEN ESTABLISHED FOR"
    card = f"{above}\n{names}\n\nSIGNATURE\n"
    assert about(card) == {(" ".join(names.split()).title(), "ssn")}
