"""Testimony with questions and answers: whose numbers and illnesses it tells."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.transcripts import witnessed

OPENING = (
    "               NELIDA CHAU-MIYAMOTO,",
    "having been duly sworn, testified as follows:",
    "                EXAMINATION",
    "BY MR. AGBAYANI:",
    "Q.  Would you state your full name for the record?",
    "A.  Nelida Chau-Miyamoto.",
)
CLOSING = (
    "    MS. D'ANGELO:  Objection.  Privacy.",
    "Q.  Thank you.  Exhibit 4, invoice 228840196, do you know it?",
    "A.  No.",
)
APPEARANCES = (
    "\n                         Vahan Cabrera, CSR 11873                 14\n"
    "APPEARANCES: Padma Agbayani for plaintiff; Teodoro D'Angelo for defendant\n"
)


def about(*turns: str, numbered: bool = True) -> set[tuple[str | None, str]]:
    """(name, element) of everything that a deposition with these turns tells of people."""
    lines = (*OPENING, *turns, *CLOSING)
    text = "".join(f"{n:>4}   {x}\n" if numbered else f"{x}\n" for n, x in enumerate(lines, 1))
    block = TextBlock(text=text + APPEARANCES, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return {(row["full_name"], held["element"]) for row in rows for held in row["exposures"]}


@pytest.mark.parametrize("numbered", [True, False])
def test_a_number_that_is_asked_for_is_the_witness_s(numbered: bool) -> None:
    told = about(
        "Q.  Do you have a California driver's license?",
        "A.  I do.",
        "Q.  What is the number?",
        "A.  F as in Frank, 1833498.",
        numbered=numbered,
    )
    assert told == {("Nelida Chau-Miyamoto", "drivers_license")}


@pytest.mark.parametrize(
    "turns",
    [
        ("Q.  What is your Social Security number?", "A.  It's 590-53-6483."),
        ("Q.  And your Social Security number, please?", "A.  590 53 6483."),
        ("Q.  Your social?", "A.  Excuse me?", "Q.  The number.", "    THE WITNESS:  590536483."),
    ],
)
def test_numbers_are_known_by_what_was_asked(turns: tuple[str, ...]) -> None:
    assert about(*turns) == {("Nelida Chau-Miyamoto", "ssn")}


def test_what_the_witness_had_is_not_the_counsel_s() -> None:
    told = about(
        "    MS. D'ANGELO:  Objection.",
        "Q.  Had you been treated for your back?",
        "A.  Yes.  I had a spinal fusion at L5-S1 in 2018,",
        "    and I was taking oxycodone until 2020.",
    )
    assert told == {("Nelida Chau-Miyamoto", "medical")}


def test_other_numbers_are_of_nobody() -> None:
    told = about("Q.  What is the invoice number?", "A.  590536483.", "Q.  The date?", "A.  2018.")
    assert told == set()


def test_lists_that_begin_with_letters_are_no_testimony() -> None:
    text = "Q. What is HIV?\nA. A virus.\nA. plan\nB. plan\nC. plan\n 1   one\n 2   two\n"
    block = TextBlock(text=text, place="", kind="prose")
    assert witnessed(block) is block


CHATS = {
    "between words that say nothing": (
        "3/4/25, 10:05 - Ines Duarte: buenas tardes\n"
        "3/4/25, 10:06 - Ines Duarte: ¿Me da el número de su pasaporte peruano? Para la cita\n"
        "3/4/25, 10:11 - Ken Oda: claro que si, G71062178, vence en 2029\n",
        {("Ken Oda", "passport")},
    ),
    "after a line that tells nothing": (
        "Ines Duarte: whats your drivers license number? for the van\n"
        "Ken Oda: hold on\n"
        "Ken Oda: ok its D1234567 exp 2027\n",
        {("Ken Oda", "drivers_license")},
    ),
    "captions of a call, the code of the card by itself": (
        "WEBVTT\n\n1\n00:00:03.100 --> 00:00:07.000\n<v Agent>Palm Travel, this is Ines.\n\n"
        "2\n00:00:07.400 --> 00:00:12.050\n<v Caller>Hi, Rosa Menon, I'd like to pay.\n\n"
        "3\n00:00:12.600 --> 00:00:15.000\n<v Agent>What is the card number?\n\n"
        "4\n00:00:15.300 --> 00:00:24.800\n<v Caller>It's 4531 0058 1296 6025.\n\n"
        "5\n00:00:25.000 --> 00:00:27.000\n<v Agent>And the three digits on the back?\n\n"
        "6\n00:00:27.200 --> 00:00:29.500\n<v Caller>964.\n\n"
        "7\n00:00:30.000 --> 00:00:33.000\n<v Agent>Thank you, Rosa.\n",
        {("Rosa Menon", "card_number"), ("Rosa Menon", "access_code")},
    ),
    "a number of something else": (
        "Ines Duarte: hi\nInes Duarte: can you send me your SSN?\n"
        "Ken Oda: order 518731126 is the one\n",
        set(),
    ),
    "a question about another": (
        "Ines Duarte: hi\nInes Duarte: do you have Rosa Menon's SSN?\nKen Oda: yes 518-73-1126\n",
        {("Rosa Menon", "ssn")},
    ),
}


@pytest.mark.parametrize("case", CHATS)
def test_a_number_that_one_asks_for_in_a_chat_and_the_other_tells(case: str) -> None:
    text, truth = CHATS[case]
    assert about(text) == truth


def test_counsel_who_speaks_by_a_whole_name_owns_no_answer() -> None:
    told = about(
        "Q.  And your Social Security number, just the last four.",
        "A.  Oh. 612-44-8123. Sorry, you said the last four.",
        "        HA-EUN SONG:  Move to strike and to seal the line.",
    )
    assert told == {("Nelida Chau-Miyamoto", "ssn")}
