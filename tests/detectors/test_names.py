"""Names as leaks write them: in which order, which parts, and what is no name of a person."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.people import names
from detectors.people.name_lists import fold_plain, lexicon, listed

SPLIT = [
    ("SMITH, JOHN A", ("John", "A", "Smith", None)),
    ("Smith, John & Mary", ("John", None, "Smith", None)),
    ("John and Mary Smith", ("John", None, "Smith", None)),
    ("Mr. and Mrs. John Baker", ("John", None, "Baker", None)),
    ("García-López, José Luis", ("José", "Luis", "García-López", None)),
    ("José Luis García López", ("José", "Luis", "García López", None)),
    ("Maria de la Cruz", ("Maria", None, "de la Cruz", None)),
    ("DE LA CRUZ, MARIA", ("Maria", None, "de la Cruz", None)),
    ("Cruz, Maria de la", ("Maria", None, "de la Cruz", None)),
    ("Dela Cruz, Maria Teresa S.", ("Maria", "Teresa S.", "Dela Cruz", None)),
    ("van der Berg, Jan", ("Jan", None, "van der Berg", None)),
    ("Nguyen Thi Minh", ("Minh", "Thi", "Nguyen", None)),
    ("NGUYEN, MINH THI", ("Minh", "Thi", "Nguyen", None)),
    ("SEAN O’BRIEN", ("Sean", None, "O'Brien", None)),
    ("JEAN MCDONALD", ("Jean", None, "McDonald", None)),
    ("FLORA MACDONALD", ("Flora", None, "MacDonald", None)),
    ("RUI MACHADO", ("Rui", None, "Machado", None)),
    ("Dr. Priya Patel-Shah, RN", ("Priya", None, "Patel-Shah", None)),
    ("Ms. Keisha Washington", ("Keisha", None, "Washington", None)),
    ("Washington, Dr. Keisha", ("Keisha", None, "Washington", None)),
    ('Robert "Bob" Jones', ("Robert", None, "Jones", None)),
    ("Robert (Bob) Jones Jr.", ("Robert", None, "Jones", "JR")),
    ("JONES JR, ROBERT", ("Robert", None, "Jones", "JR")),
    ("Jones, Robert, Jr.", ("Robert", None, "Jones", "JR")),
    ("Henry Ford III", ("Henry", None, "Ford", "III")),
    ("J. R. R. Tolkien", ("J.", "R. R.", "Tolkien", None)),
    ("harutyunyan,anahit", ("Anahit", None, "Harutyunyan", None)),
    ("Ma, Linda", ("Linda", None, "Ma", None)),
    ("Linda Do", ("Linda", None, "Do", None)),
    ("Maria", ("Maria", None, None, None)),
    ("Nguyen", (None, None, "Nguyen", None)),
]


@pytest.mark.parametrize(("written", "parts"), SPLIT, ids=[written for written, _ in SPLIT])
def test_parts_of_names(written: str, parts: tuple[str | None, ...]) -> None:
    row = names.split_names(pl.Series([written]), "first_last").row(0)
    assert row[1:] == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("SMITH JOHN A", ("John", "A", "Smith", None)),
        ("GARCIA LOPEZ JOSE LUIS", ("Jose", "Luis", "Garcia Lopez", None)),
        ("NGUYEN THI MINH", ("Minh", "Thi", "Nguyen", None)),
        ("DE LA CRUZ MARIA ELENA", ("Maria", "Elena", "de la Cruz", None)),
        ("KING MARTIN L JR", ("Martin", "L", "King", "JR")),
        ("HERNANDEZ MARIA DEL CARMEN", ("Maria", "del Carmen", "Hernandez", None)),
        ("LE HOA", ("Hoa", None, "Le", None)),
    ],
)
def test_family_name_first_without_a_comma(written: str, parts: tuple[str | None, ...]) -> None:
    row = names.split_names(pl.Series([written]), "last_first").row(0)
    assert row[1:] == parts


def test_a_slash_as_cards_and_tickets_have_it_puts_the_family_first() -> None:
    written = pl.Series(["OKAFOR/PETER J", "VIEIRA LIMA/ROSA MS", "JOHN/MARY SMITH"])
    split = names.split_names(written, "first_last")
    assert split["full_name"].to_list() == ["Peter J Okafor", "Rosa Vieira Lima", "John Smith"]


def test_full_name_is_in_the_order_of_a_letter_with_its_suffix() -> None:
    split = names.split_names(pl.Series(["JONES JR, ROBERT P", "N/A", None, ""]), "first_last")
    assert split["full_name"].to_list() == ["Robert P Jones Jr.", None, None, None]


def test_a_lone_v_behind_a_comma_is_an_initial_and_a_fifth_behind_a_whole_name() -> None:
    written = pl.Series(["Holloway, V.", "Watt, James, V"])
    split = names.split_names(written, "last_first")
    assert split["full_name"].to_list() == ["V. Holloway", "James Watt V"]


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["SMITH JOHN A", "PATEL PRIYA", "NGUYEN THI MINH", "THOMAS JAMES"], "last_first"),
        (["Smith, John", "Patel, Priya"], "last_first"),
        (["John A Smith", "Priya Patel", "James Thomas"], "first_last"),
        ([], "first_last"),
    ],
)
def test_order_of_a_column(values: list[str], order: str) -> None:
    assert names.order_of(pl.Series(values, dtype=pl.String)) == order


@pytest.mark.parametrize(
    "value",
    ["Smith, John A", "Keisha Washington", "Nguyễn Thị Lan", "Dr. Ani Petrosyan", "Grace Park",
     "Will Price", "MARIA DE LA CRUZ", "Gurpreet Singh", "Wei Zhang", "Frank Church",
     "Robert (Bob) Jones Jr.", "john smith", "Xiong, Mai"],
)  # fmt: skip
def test_names_of_people_score_high(value: str) -> None:
    assert names.likeness(pl.Series([value]))[0] > 0.6


@pytest.mark.parametrize(
    "value",
    ["ACME LLC", "Smith & Sons", "Estate of Helen Brown", "Santa Clara County", "San Jose",
     "Main Street", "12 Main Street", "Lake Street", "Wells Fargo", "Ford Mustang", "Test User",
     "N/A", "Program Manager", "Stanford Hospital", "Martin Luther King Elementary",
     "Type 2 diabetes", "Accounts Payable", "jsmith@example.org", "Blue Shield", "gross profit",
     "Kaiser Permanente", "hello world", ""],
)  # fmt: skip
def test_what_is_no_name_of_a_person_scores_low(value: str) -> None:
    assert names.likeness(pl.Series([value]))[0] < 0.25


def test_a_single_word_is_no_full_name_and_null_stays_null() -> None:
    maria, missing = names.likeness(pl.Series(["Maria", None]))
    assert 0.2 < maria < 0.5
    assert missing is None


@pytest.mark.parametrize(
    ("one", "two"),
    [("Bill", "William"), ("Pepe", "José"), ("J", "Jane"), ("Maria Elena", "Elena"),
     ("Katherine", "Kathrine"), ("JOSÉ", "Jose"), ("Chuy", "Jesús"), ("Ji-woo", "Jiwoo")],
)  # fmt: skip
def test_given_names_of_one_person(one: str, two: str) -> None:
    assert names.compatible(one, two)
    assert names.compatible(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Ana", "Luis"), ("Jane", "Jorge"), ("Albert", "Alfred"), ("Baby Girl", "Baby Girl"),
     ("Minor", "Minor"), ("K", "Jane")],
)  # fmt: skip
def test_given_names_of_two_people(one: str, two: str) -> None:
    assert not names.compatible(one, two)


def test_frequencies_tell_given_from_family_names() -> None:
    assert (names.given_rank("maria"), names.family_rank("nguyen")) == (3, 3)
    assert (names.given_rank("patel"), names.family_rank("xochitl")) == (0, 0)


@pytest.mark.parametrize("word", ["Đặng", "O’Brien", "Ærø", "Núñez", "J."])
def test_both_ways_to_fold_agree(word: str) -> None:
    assert pl.select(names.fold(pl.lit(word))).item() == fold_plain(word)


def test_lists_hold_each_word_once_and_folded() -> None:
    tokens = lexicon()["token"]
    assert tokens.n_unique() == len(tokens)
    assert tokens.equals(lexicon().select(names.fold(pl.col("token")))["token"])


def test_listed_words_are_found_and_others_are_null() -> None:
    tokens = pl.Series(["maria", None, "aaaa", "zzzzzzzz", "", "nguyen", lexicon()["token"][-1]])
    found = listed(tokens)
    assert found["token"].to_list() == ["maria", None, None, None, None, "nguyen", tokens[6]]
    assert found.height == len(tokens)
