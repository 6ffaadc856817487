"""Exports of everyday programs: threads inside of rows, relatives in notes, numbers as spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.plain.spoken_numbers import digits_of_speech
from pipelines.tables.opened import Opened, heard_in
from pipelines.tables.paired_columns import headed, pairs_in, parted
from pipelines.tables.relatives_in_cells import relatives
from pipelines.tables.threads_in_rows import threads

Way = Callable[[Opened], Iterator[pl.DataFrame] | None]


def heard(
    way: Way, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> tuple[list[str], pl.DataFrame]:
    """The texts heard of a table in two batches, and what is left of it."""
    names = [str(i) for i in range(len(header))]
    frames = [pl.DataFrame([row], schema=names, orient="row").cast(pl.String) for row in rows]
    said = list[TextBlock]()
    table = Table(place="", name="", header=header, batches=iter(frames))
    table = heard_in(table, way, said.append)
    left = pl.concat(list(table.batches))
    return [block.text for block in said], left


def owners(text: str) -> dict[str | None, set[str]]:
    block = TextBlock(text=text, place="", kind="page")
    records = records_from_text([block], "source", b"k" * 32, None)
    return {
        row["full_name"]: {exposure["element"] for exposure in row["exposures"]}
        for row in records.iter_rows(named=True)
        if row["exposures"]
    }


def test_a_thread_is_one_text_whatever_rows_repeat_its_first_message() -> None:
    header = ("id", "source.body", "source.author.name", "parts.body", "parts.author.name")
    rows = [
        ("1", "charged twice", "Tsegaye Woldu", "Which card was it?", "Brianna Kell"),
        ("1", "charged twice", "Tsegaye Woldu", "4539 1488 0343 6467 cvv 318", "Tsegaye Woldu"),
        ("2", "SSN is 612-38-4471", "Anahit Petrosyan", "On it!", "Devin Marsh"),
    ]
    texts, left = heard(threads, header, rows)
    assert texts == [
        "Tsegaye Woldu: charged twice\nBrianna Kell: Which card was it?\n"
        "Tsegaye Woldu: 4539 1488 0343 6467 cvv 318",
        "Anahit Petrosyan: SSN is 612-38-4471\nDevin Marsh: On it!",
    ]
    assert left["1"].null_count() == left["3"].null_count() == 3
    assert left["2"].null_count() == 0


def test_messages_of_one_kind_are_no_thread() -> None:
    rows = [("charged twice", "Tsegaye Woldu")]
    assert heard(threads, ("source.body", "source.author.name"), rows)[0] == []


@pytest.mark.parametrize(
    ("note", "told", "kept"),
    [
        (
            "ss# 620-14-7753\nwife Manjit Dhaliwal ss# 620-31-0098",
            ["wife Manjit Dhaliwal ss# 620-31-0098"],
            "ss# 620-14-7753\n",
        ),
        (
            "calling for his mother Odessa Whitcombe, mbr id 904417755A",
            ["mother Odessa Whitcombe, mbr id 904417755A"],
            "calling for his ",
        ),
        (
            "wife Mai Thao called, verified ssn 618-77-2034",
            [],
            "wife Mai Thao called, verified ssn 618-77-2034",
        ),
        ("daughter Ximena Amador starts school", [], "daughter Ximena Amador starts school"),
    ],
)
def test_what_a_note_tells_of_a_relative_is_the_relatives(
    note: str, told: list[str], kept: str
) -> None:
    texts, left = heard(relatives, ("Contact", "Notes"), [("Gurpreet Dhaliwal", note)])
    assert texts == told
    assert left["1"].to_list() == [kept]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("it's five five one, three zero, nine two one eight.", "it's 551-30-9218."),
        ("six one two dash three eight dash four four seven one", "612-38-4471"),
        ("card four five three nine, one four double eight", "card 45391488"),
        ("one two three testing", "one two three testing"),
        ("1 2 3 4 5 6 7 8 9 0 one", "1 2 3 4 5 6 7 8 9 0 one"),
        ("three zero four oak street", "three zero four oak street"),
    ],
)
def test_digits_as_they_are_spoken_make_a_number(said: str, written: str) -> None:
    assert digits_of_speech(TextBlock(text=said, place="", kind="page")).text == written


def test_a_name_and_an_address_in_one_cell_are_parted() -> None:
    header = ("Ticket ID", "Customer")
    cells = ["Sokha Chea (sokha@example.org)", "Bo Lam <bo@example.org>"]
    batch = pl.DataFrame({"0": ["1", "2"], "1": cells})
    pairs = pairs_in(header, batch)
    assert headed(header, pairs, 2) == ("Ticket ID", "Customer", "Customer email")
    assert parted(batch, pairs, first=True).rows() == [
        ("1", "Sokha Chea", "sokha@example.org"),
        ("2", "Bo Lam", "bo@example.org"),
    ]


def test_who_keeps_a_page_is_not_whom_its_heading_names() -> None:
    page = "# Mai Lor\n\nOwner: Stacy Brink\nStatus: Active\n\nsocial: 614-08-2273"
    assert owners(page) == {"Mai Lor": {"ssn"}}
    assert owners("Vehicle record\nOwner: Stacy Brink\nSSN: 614-08-2273") == {
        "Stacy Brink": {"ssn"}
    }


def test_mine_in_an_answer_is_the_number_the_message_before_names() -> None:
    chat = "Ana Ruiz: my SSN is 529-88-1046, yours?\nThuy Duong: mine is 602-73-1185 btw"
    assert owners(chat) == {"Ana Ruiz": {"ssn"}, "Thuy Duong": {"ssn"}}
