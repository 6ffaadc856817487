"""Lines beside numbers, borders and boxes are texts; rows between like rules are a table."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from scanner.sniff import media_type

DECLARATION = """LAW OFFICES OF DOYLE & NAZARI (SBN 188204)
Attorneys for Plaintiff Marisela Ocampo

MARISELA OCAMPO,                  )  Case No. RG24-118820
          Plaintiff,              )
I, Marisela Ocampo, declare that all of this is true:
1.  My Social Security number is 418-73-2096. I worked for
Bayfront Linen, Inc. from May 2019 until March 2024, and my
supervisor, Kofi Mensah, knew of it.
2.  In June 2023 I was diagnosed with rheumatoid arthritis,
and told him so."""

MARGINS: dict[str, Callable[[int, str], str]] = {
    "pleading paper": lambda number, line: f"{number:2d} |  {line}",
    "numbers from one on every page": lambda number, line: f"{(number - 1) % 6 + 1}\t{line}",
    "numbers on both sides": lambda number, line: f"{number:2d} | {line:<62} | {number:2d}",
    "a drawn border": lambda _, line: f"| {line:<64} |",
}


@pytest.mark.parametrize("margin", MARGINS)
def test_sentences_beside_a_margin_are_a_text(margin: str) -> None:
    lines = DECLARATION.split("\n")
    text = "\n".join(MARGINS[margin](number, line) for number, line in enumerate(lines, 1))
    assert media_type(io.BytesIO(text.encode()), "a.txt") == "text/plain"


def test_a_form_of_boxes_is_a_text_and_a_table_between_rules_is_one() -> None:
    rows = "| NAME            | SSN            |\n| NKECHI OBI      | 418-73-2096    |\n"
    rule, other = "+-----------------+----------------+\n", "+----------+------+----------------+\n"
    form = f"{rule}{rows}{other}| BORN     | SEX  | PHONE          |\n{rule}"
    table = f"{rule}{rows}| ANA RUIZ        | 431-76-6070    |\n{rule}"
    assert media_type(io.BytesIO(form.encode()), "a.txt") == "text/plain"
    assert media_type(io.BytesIO(table.encode()), "a.txt") == "text/csv"


def test_the_saved_chat_of_a_meeting_is_a_text() -> None:
    chat = (
        "16:04:41\t From  Library Host : Welcome everyone!\n"
        "16:12:07\t From  Purnima Rao  to  Library Host(Direct Message) : it asks for a question\n"
        "16:13:58\t From  Library Host  to  Purnima Rao(Direct Message) : type it in the box\n"
    )
    assert media_type(io.BytesIO(chat.encode()), "meeting_saved_chat.txt") == "text/plain"
    readings = io.BytesIO(b"16:04:41\t212\n16:12:07\t214\n16:13:58\t219\n")
    assert media_type(readings, "meter.txt") == "text/csv"


def test_a_letter_in_a_window_is_no_table() -> None:
    """Labels stand beside the one address of a statement."""
    head = (
        "GOLDEN STATE DENTAL\n\nCarmen Salazar                  Member no.  XEH937778515\n"
        "12 Oak St Apt 4                 Plan        PPO Gold\n"
        "Fresno, CA 93706                Printed     2024\n\n"
    )
    text = head + "Patient: Mia Salazar\nTreatment: root canal\n"
    assert media_type(io.BytesIO(text.encode()), "a.txt") == "text/plain"


def test_a_note_with_lines_cut_by_bars_is_no_table() -> None:
    note = (
        "Leave tracker -- keep apart from the personnel files!\n"
        "(cert in: we have the doctor's form) (int.: intermittent)\n\n"
        "Salazar, Carmen | CFRA cont. | cert in | lumbar disc herniation | back in June\n"
        "Tran, Duc | int. | cert in | narcolepsy, no night shifts | review in 6 mo\n"
        "Tanaka, Hiro | bereavement 5d | n/a | - | returned\n\n"
        "Questions go to Vivian Guan at the leave desk\n"
    )
    rows = "".join(line for line in note.splitlines(keepends=True) if "|" in line)
    kinds = [media_type(io.BytesIO(text.encode()), "tracker.txt") for text in (note, rows)]
    assert kinds == ["text/plain", "text/csv"]
