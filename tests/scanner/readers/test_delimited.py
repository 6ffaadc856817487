"""Delimited text at its edges: pieces, broken quotes, absurd shapes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocks import Table, Unread
from scanner.readers import delimited, segments
from scanner.readers.opened import Opened

Rows = list[list[str]]


def rows_of(content: bytes) -> Rows:
    source = Opened(name="x", media_type="text/csv", size=len(content), path=None, data=content)
    found: Rows = []
    for block in delimited.read(source):
        assert isinstance(block, Table)
        for batch in block.batches:
            found.extend([cell or "" for cell in row] for row in batch.rows())
    return found


def test_records_over_the_borders_of_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "PIECE", 256)
    monkeypatch.setattr("scanner.readers.encoding.CHUNK", 97)
    out = io.StringIO(newline="")
    wanted = [[str(n), f"Peña {n}, Ana", "line\nline" if n % 3 else "", "x"] for n in range(500)]
    csv.writer(out).writerows(wanted)
    assert rows_of(out.getvalue().encode()) == wanted
    assert rows_of(out.getvalue().encode("cp1252")) == wanted


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff\x1f"), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_what_we_read(rows: Rows) -> None:
    wanted = [["id", "name, full", "ssn"], *rows]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(wanted)
    found = rows_of(out.getvalue().encode())
    assert [[cell.rstrip() for cell in row] for row in found] == [
        [cell.rstrip() for cell in row] for row in wanted
    ]


def test_one_forgotten_quote_loses_no_row() -> None:
    good = "".join(f'{n},"Lee, Mei",518-24-{n:04}\n' for n in range(1000))
    bad = '1000,"Bo Li,613-08-4420\n'
    found = rows_of(("id,name,ssn\n" + good + bad + good).encode())
    assert len(found) == 2002
    assert found[1001] == ["1000", "Bo Li", "613-08-4420"]
    assert found[1002] == ["0", "Lee, Mei", "518-24-0000"]


def test_a_quote_that_opens_the_file_and_never_closes() -> None:
    found = rows_of(b'"id,name\n' + b"1,Ana Cruz\n" * 3000)
    assert len(found) == 3001


def test_inches_and_apostrophes_are_not_quotes() -> None:
    found = rows_of(b"name,height,note\nO'Brien,5'10\",ok\nD'Angelo,6'1\",ok\n")
    assert found[1] == ["O'Brien", "5'10\"", "ok"]
    assert found[2] == ["D'Angelo", "6'1\"", "ok"]


def test_a_row_wider_than_any_workbook_keeps_its_cells() -> None:
    wide = ",".join(str(n) for n in range(20_000))
    found = rows_of(f"a,b\n{wide}\n1,2\n".encode())
    assert len(found) == 3
    assert "19999" in found[1][-1]
    assert found[2][:2] == ["1", "2"]


def test_one_giant_cell() -> None:
    found = rows_of(b"id,blob\n1," + b"x" * 5_000_000 + b"\n2,y\n")
    assert [len(row[1]) for row in found] == [4, 5_000_000, 1]


def test_undecodable_characters_are_said() -> None:
    content = "id,name\n1,Ana\n".encode("utf-16") + b"\x00\xd8"
    source = Opened(name="x", media_type="text/csv", size=len(content), path=None, data=content)
    blocks = []
    for block in delimited.read(source):
        blocks.append(block)
        if isinstance(block, Table):
            list(block.batches)
    assert blocks[-1] == Unread(place="", code="undecodable")


def test_fields_of_fixed_width_without_a_blank_between_them() -> None:
    people = [
        ("570722283", "SHIRAZI", "AARAV", "20040518", "F", "926910014212"),
        ("626344343", "CORPUZ", "KIRAN", "20050331", "M", "928400020011"),
        ("632330908", "VALDOVINOS", "MARGUERITE", "19570108", "F", "926910053418"),
        ("647134074", "TRAN", "YUKI ANH", "19930826", "M", "950350081958"),
        ("611373403", "FIGUEROA", "NADIA", "19990302", "F", "852810001997"),
    ]
    lines = [f"{a}{b:20}{c:15}{d}{e}{f}" for a, b, c, d, e, f in people]
    assert rows_of("\n".join(lines).encode()) == [list(person) for person in people]


def test_a_number_with_letters_stays_one_field_of_fixed_width() -> None:
    people = [("D1234567", "ANA RUIZ", "91234567A"), ("B7654321", "THUYVI TRAN", "97654321C")] * 3
    lines = [f"{a}  {b:20}{c}" for a, b, c in people]
    assert rows_of("\n".join(lines).encode()) == [list(person) for person in people]
