"""What was recognized is less sure than what was text, and says so."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.plain_words import in_plain_words
from pipelines.plain.recognized import mended, sure_of, without_lines

KEY = b"a key of the case"
FORM = "Patient: Anahit Petrosyan\nSSN: {}\nDate of birth: {}\n"


def block(text: str, *doubtful: tuple[str, float]) -> TextBlock:
    doubts = tuple((text.index(w), text.index(w) + len(w), sure) for w, sure in doubtful)
    return TextBlock(text=text, place="page 1", kind="page", doubts=doubts)


def exposed(page: TextBlock) -> dict[str, tuple[float, str]]:
    record = records_from_text([page], "s1", KEY, None).row(0, named=True)
    return {e["element"]: (e["score"], e["because"]) for e in record["exposures"]}


def test_a_doubtful_value_counts_less_and_says_why() -> None:
    text = FORM.format("613-08-4420", "04/05/1981")
    plain, doubtful = exposed(block(text)), exposed(block(text, ("613-08-4420", 0.5)))
    assert doubtful["ssn"][0] == pytest.approx(plain["ssn"][0] * 0.5, abs=0.01)
    assert "recognized, 50% sure" in doubtful["ssn"][1]
    assert "recognized" not in plain["ssn"][1]


def test_letters_for_digits_are_put_right_behind_a_label() -> None:
    text = FORM.format("6l3-O8-442O", "O4/05/l981")
    page = mended(block(text, ("6l3-O8-442O", 0.6), ("O4/05/l981", 0.6)))
    assert page.text == FORM.format("613-08-4420", "04/05/1981")
    record = records_from_text([page], "s1", KEY, None).row(0, named=True)
    assert record["birth_date"] == "1981-04-05"
    assert "ssn" in exposed(page)


@pytest.mark.parametrize(
    "page",
    [
        block(FORM.format("6l3-O8-442O", "04/05/1981")),
        block("Part: 6l3-O8-442O\n", ("6l3-O8-442O", 0.6)),
        block("SSN: OlS-SO-lllS\n", ("OlS-SO-lllS", 0.6)),
    ],
    ids=["no doubt", "no label", "no digits"],
)
def test_nothing_else_is_changed(page: TextBlock) -> None:
    assert mended(page).text == page.text


def test_what_is_written_in_plain_words_keeps_its_doubts() -> None:
    text = (
        "3. Full legal name:\n\nMaiv Xiong\n\n4. Date of birth:\n\n04/05/1981\n\n"
        "5. Social security number:\n\n613-08-4420\n\n6. Telephone:\n\n559 244 0187\n"
    )
    score, because = exposed(block(text, ("Maiv", 0.7), ("613-08-4420", 0.5)))["ssn"]
    assert because.endswith("recognized, 50% sure")
    assert score == pytest.approx(exposed(block(text))["ssn"][0] * 0.5, abs=0.01)


def test_doubts_of_words_written_otherwise_are_of_what_stands_there() -> None:
    read = block("LN XIONG\nFN MAIV\nDL D4471920\nzz end", ("MAIV", 0.6), ("D4471920", 0.4))
    told = in_plain_words(read)
    assert "Name: XIONG, MAIV" in told.text
    doubted = [told.text[start:end] for start, end, _ in told.doubts]
    assert [sure for _, _, sure in told.doubts] == [0.6, 0.4]
    assert "MAIV" in doubted[0]
    assert doubted[1] == "D4471920"


def test_doubts_stay_with_their_words_when_lines_are_emptied() -> None:
    page = block("Ana Cruz\nname  age\nBo Li  41\nWei Chen\n", ("Li", 0.4), ("Wei", 0.6))
    rest = without_lines(page, [(1, 3)])
    assert rest.text == "Ana Cruz\n\n\nWei Chen\n"
    assert [rest.text[start:end] for start, end, _ in rest.doubts] == ["Wei"]


def test_a_span_is_as_sure_as_its_least_sure_word() -> None:
    doubts = ((0, 4, 0.7), (5, 9, 0.4))
    assert [sure_of(doubts, *span) for span in ((0, 9), (0, 4), (4, 5))] == [0.4, 0.7, 1.0]


def test_boxes_of_a_recognized_form_are_one_person_and_keep_their_doubts() -> None:
    page = block(
        "Visitor registration\n\nSurname   Given name\nAvakian   Rosa\n\n"
        "Social Security Number   Date of birth\n601-44-2816   03/04/1977\n\n"
        "Kind of document shown   Issued in\nU.S. Passport   2021\n\n"
        "Document number   Valid to\n541902277   06/14/2031\n",
        ("601-44-2816", 0.5),
    )
    record = records_from_text([page], "s1", KEY, None).row(0, named=True)
    assert (record["full_name"], record["birth_date"]) == ("Rosa Avakian", "1977-03-04")
    held = {e["element"]: e["because"] for e in record["exposures"]}
    assert set(held) == {"ssn", "passport"}
    assert "50% sure" in held["ssn"]
    assert "sure" not in held["passport"]
