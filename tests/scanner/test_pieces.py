"""What lies inside a source is listed, and what it says it holds is set against what was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.blocks import Expected, Table, TextBlock
from scanner import frames
from scanner.frames import BadFrameError, Piece, Row
from scanner.pieces import LISTED, Pieces
from scanner.untrusted import checked_pieces

SOURCE = "0" * 32


def sheet(place: str, *, hidden: bool = False) -> Table:
    return Table(place=place, name="", header=None, batches=iter(()), hidden=hidden)


def message(number: int) -> TextBlock:
    return TextBlock(text="Hello.", place=f"message {number}", kind="mail")


def told(pieces: Pieces, members: int = 0) -> tuple[list[str], list[tuple[object, ...]]]:
    short = list(pieces.shortfalls(members))
    listed = pieces.listed(SOURCE)
    return short, [(p.place, p.kind, p.expected, p.read, p.status, p.code) for p in listed]


def test_rows_of_a_table_are_set_against_its_own_count() -> None:
    pieces = Pieces()
    pieces.expect(Expected(unit="rows", place="sheet Staff", count=400))
    pieces.table(sheet("sheet Staff", hidden=True))
    pieces.rows("sheet Staff", 100)
    pieces.rows("sheet Staff", 20)
    assert told(pieces) == (
        ["sheet Staff: 120 of 400 rows"],
        [("sheet Staff", "sheet", 400, 120, "partial", "incomplete")],
    )


def test_a_hidden_column_is_listed_with_the_rows_read_of_it() -> None:
    pieces = Pieces()
    table = replace(sheet("sheet Staff"), hidden_columns=frozenset({1, 27}))
    pieces.table(table)
    pieces.rows("sheet Staff", 20)
    listed = [(p.place, p.kind, p.hidden, p.read) for p in pieces.listed(SOURCE)]
    assert listed == [
        ("sheet Staff", "sheet", False, 20),
        ("sheet Staff, column B", "column", True, 20),
        ("sheet Staff, column AB", "column", True, 20),
    ]


def test_more_than_expected_is_no_error() -> None:
    pieces = Pieces()
    pieces.table(sheet(""))
    pieces.rows("", 5)
    pieces.expect(Expected(unit="rows", place="", count=4))
    assert told(pieces) == ([], [("", "table", 4, 5, "read", None)])


def test_a_part_that_failed_explains_what_is_missing() -> None:
    pieces = Pieces()
    pieces.table(sheet("sheet A"))
    pieces.expect(Expected(unit="rows", place="sheet A", count=9))
    pieces.rows("sheet A", 3)
    pieces.miss("sheet A, row 4", "rows_lost")
    assert told(pieces) == ([], [("sheet A", "sheet", 9, 3, "partial", "rows_lost")])


def test_messages_expected_read_and_failed() -> None:
    pieces = Pieces()
    pieces.expect(Expected(unit="messages", place="", count=26))
    for number in range(1, 12):
        pieces.text(message(number))
    pieces.miss("message 12", "too_large")
    pieces.miss("message 12, attachment a.zip", "encrypted")
    short, listed = told(pieces)
    assert short == ["12 of 26 messages"]
    assert listed[11:] == [
        ("message 12", "message", None, 0, "exception", "too_large"),
        ("", "whole", 26, 11, "partial", "incomplete"),
    ]


def test_pages_that_failed_are_accounted_for() -> None:
    pieces = Pieces()
    pieces.expect(Expected(unit="pages", place="", count=3))
    pieces.text(TextBlock(text="One.", place="page 1", kind="page"))
    pieces.miss("page 2", "no_text")
    pieces.table(sheet("page 3"))
    short, listed = told(pieces)
    assert short == []
    assert listed[-1] == ("", "whole", 3, 2, "partial", "no_text")


def test_members_are_counted_with_those_that_failed() -> None:
    pieces = Pieces()
    pieces.expect(Expected(unit="members", place="", count=5))
    pieces.miss("a.txt", "encrypted")
    assert told(pieces, members=3)[0] == ["4 of 5 members"]


def test_many_pieces_are_bounded_and_the_failures_stay() -> None:
    pieces = Pieces()
    for number in range(1, LISTED + 3001):
        pieces.text(message(number))
        if number % 1000 == 0:
            pieces.miss(f"message {number}", "undecodable")
    _, listed = told(pieces)
    assert len([piece for piece in listed if piece[5] == "undecodable"]) == 13 + 1
    assert listed[-2][1:4] == ("whole", None, LISTED + 3000)
    assert listed[-1][1:4] == ("more", None, 2997)


def test_only_sound_pieces_pass() -> None:
    row = Row(
        id=SOURCE, parent="", path="a", sha256="0" * 64, size=1, media_type="text/csv",
        status="read", code=None, places=(), tables=0, rows=0, pages=0, characters=0, final=False,
    )  # fmt: skip
    good = Piece(
        source=SOURCE, place="page 1", kind="page", unit="characters", hidden=False,
        expected=None, read=4, status="read", code=None,
    )  # fmt: skip
    assert checked_pieces(frames.to_json([good]), {SOURCE: row}) == [good]
    changes: list[dict[str, object]] = [
        {"source": "1" * 32}, {"place": "\x1b[2J"}, {"kind": "518-24-7731"}, {"unit": "x"},
        {"read": -1}, {"expected": -2}, {"status": "partial"}, {"code": "518-24-7731"},
    ]  # fmt: skip
    for change in changes:
        with pytest.raises(BadFrameError):
            checked_pieces(frames.to_json([replace(good, **change)]), {SOURCE: row})  # type: ignore[arg-type]
    with pytest.raises(BadFrameError):
        checked_pieces(frames.to_json([good]), {SOURCE: replace(row, final=True)})


def test_a_hidden_sheet_is_told() -> None:
    pieces = Pieces()
    pieces.table(sheet("sheet Pay", hidden=True))
    assert list(pieces.shortfalls(0)) == []
    [piece] = pieces.listed(SOURCE)
    assert piece.hidden
