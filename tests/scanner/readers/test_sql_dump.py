"""Rows of SQL dumps: read many at a time as one by one, and what casts and calls hold."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.blocks import Table
from scanner import sniff
from scanner.readers import sql_copy, sql_dump, sql_inserts
from scanner.readers.opened import Opened
from scanner.readers.sql_regular import regular_rows

THOROUGH = settings(
    deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
STRINGS = st.sampled_from(
    [
        *("'a'", "''", "'NULL'", "'it''s'", "''''", "'''b'", "'c'''", "'José'", "'d,e'", "'f\ng'"),
        *("'(h)'", "'),('", "');\nINSERT INTO t VALUES ('", "'-- i'", "'/* j'", "'\"'", "'\r'"),
        *("'k\\'l'", "'m\\\\'", "'n\\no'", "'\\p\\\"'", "'q\\'''", "'\\\\''r'", "' s '", "'\x03'"),
    ]
)
OTHERS = st.sampled_from(
    [
        *("1", "-2.50", "NULL", "null", "NULLABLE", "0x1F", "TRUE", "1e-5", "N'n'", "X'4d'"),
        *("_binary 'u'", "CAST(N'2020-01-02' AS DateTime)", "CAST(1.5 AS Decimal(9, 2))"),
        *("E'it\\'s'", "now()", "'a' 'b'", "'v'::text", "-- no\n 7", '"w"', "DEFAULT", ""),
        *("to_date('1-JAN-80', 'DD-MON-RR')", "TO_TIMESTAMP('a''b','it''s')", "to_date('x')"),
        *("N 'x'", "12N'y'", "'z'N'z'", "/*'*/3", "a\\b", "\xa04", "2020-01-01"),
    ]
)
CELLS = st.one_of(STRINGS, STRINGS, OTHERS)
SEPARATORS = st.sampled_from([",", ",", ", ", ",\n", ",\n  "])
BETWEEN = st.sampled_from(
    [",", ",\n", ", ", ";\n{}", ";{}", "\n{}", "\nGO\n{}", ";\nGO\r\n{}", ";\n-- x\n{}", "\n", "; "]
)
HEADS = st.sampled_from(
    ["INSERT INTO t VALUES ", "INSERT INTO `t` VALUES\n", "INSERT t (a,b) VALUES "]
)


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """Statements about one table, in the form of some program or of none."""
    head, width = draw(HEADS), draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))
    if draw(st.booleans()):
        rows += draw(st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=2))
    text = "CREATE TABLE t (a text, b text);\n"
    for number, row in enumerate(rows):
        text += draw(BETWEEN).format(head) if number else head
        text += f"({draw(SEPARATORS).join(row)})"
    return text + draw(st.sampled_from([";\n", "", ";"]))


Found = list[tuple[str, tuple[str, ...] | None, int, list[tuple[str | None, ...]]] | str]


def found(content: str) -> Found:
    data = content.encode()
    source = Opened(name="d", media_type="application/sql", size=len(data), path=None, data=data)
    made: Found = []
    for block in sql_dump.read(source):
        if isinstance(block, Table):
            rows = [row for batch in block.batches for row in batch.rows()]
            made.append((block.name, block.header, block.first_row, rows))
        else:
            made.append(repr(block))
    return made


def cells(content: str) -> list[tuple[str | None, ...]]:
    return [row for table in found(content) if not isinstance(table, str) for row in table[3]]


@THOROUGH
@given(dumps())
def test_rows_together_are_the_rows_one_by_one(monkeypatch: pytest.MonkeyPatch, dump: str) -> None:
    dump = "INSERT INTO s VALUES (1);\n" + dump
    with monkeypatch.context() as patch:
        patch.setattr(sql_inserts, "_SOON", 0)
        patch.setattr(sql_inserts, "_SMALL", 64)
        together = found(dump)
        patch.setattr(sql_inserts, "regular_rows", lambda *_, **__: None)
        assert together == found(dump)


COPIED = st.sampled_from(
    ["", "\\N", "a", "José", "b\\tc", "\\\\N", "d\\\\", "'e''", '"f', "\\.", "g\\.", "\r", "h\r"]
)


@THOROUGH
@given(st.integers(1, 4), st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_copied_lines_together_are_the_lines_one_by_one(
    monkeypatch: pytest.MonkeyPatch, width: int, data: st.DataObject, end: str, ended: bool
) -> None:
    lines = data.draw(st.lists(st.lists(COPIED, min_size=width, max_size=width), max_size=6))
    if data.draw(st.booleans()):
        lines += data.draw(st.lists(st.lists(COPIED, min_size=1, max_size=3), max_size=2))
    rows = "".join("\t".join(line) + end for line in lines)
    dump = f"INSERT INTO s VALUES (1);\nCOPY t (a, b) FROM stdin;{end}{rows}"
    dump += f"\\.{end}\nINSERT INTO u VALUES (2);\n" * ended
    with monkeypatch.context() as patch:
        patch.setattr(sql_copy, "_FEWEST", 0)
        together = found(dump)
        patch.setattr(sql_copy, "_even", lambda _: None)
        assert together == found(dump)


@pytest.mark.parametrize(
    ("row", "backslash"),
    [
        ("('it''s',NULL,-1.5,'José')", False),
        (r"('it\'s',NULL,-1.5,_binary 'Jos\\n')", True),
        (
            "(N'a', CAST(N'2020-01-02T00:00:00' AS DateTime), CAST(1.5 AS Decimal(9, 2)), 0x1F)",
            False,
        ),
        ("('Ana',to_date('12-JAN-80','DD-MON-RR'),null)", False),
    ],
    ids=["plain", "mysql", "sql server", "oracle"],
)
def test_what_programs_write_is_read_together(row: str, backslash: bool) -> None:
    head = "INSERT INTO t VALUES "
    for between in (",", ",\n", f";\n{head}", f"\nGO\n{head}"):
        text = between.join([row] * 50)
        rows = regular_rows(text + ";\n", head, backslash=backslash)
        assert rows is not None
        assert (rows[0].height, rows[1]) == (50, len(text))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("_binary 'Cruz'", "Cruz"),
        ("CAST(N'Cruz' AS nvarchar(50))", "Cruz"),
        ("CAST(52000.00 AS Decimal(10, 2))", "52000.00"),
        ("to_date('12-JAN-80','DD-MON-RR')", "12-JAN-80"),
        ("CONVERT(datetime, '1980-01-12', 120)", "1980-01-12"),
        ("UNHEX('4372757A')", "4372757A"),
        ("'Ana' || ' ' || 'Cruz'", "Ana   Cruz"),
    ],
)
def test_calls_give_what_they_are_given(value: str, cell: str | None) -> None:
    assert cells(f"INSERT INTO t VALUES (1,{value},2);\n") == [("1", cell, "2")]


def test_statements_that_share_a_line_are_all_read() -> None:
    dump = "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2);INSERT INTO t VALUES (3);\n"
    assert cells(dump) == [("1",), ("2",), ("3",)]


def test_a_torn_dump_of_many_rows_keeps_those_that_are_whole() -> None:
    rows = [f"({number},'it''s {number}')" for number in range(20_000)]
    dump = f"INSERT INTO t VALUES {','.join(rows)},(20000,'to"
    assert cells(dump) == [(str(number), f"it's {number}") for number in range(20_000)]
    assert "truncated" in str(found(dump)[-1])


def test_scripts_of_sql_server_are_known_by_their_brackets() -> None:
    script = "USE [hr]\nGO\nINSERT [dbo].[p] ([a], [b]) VALUES (1, N'Cruz')\nGO\n"
    for encoding in ("utf-8", "utf-16"):
        assert (
            sniff.media_type(io.BytesIO(script.encode(encoding)), "a") == "application/x-sql-dump"
        )
