"""Keys of key-value stores: a row for each thing that they name, whatever the style of the keys."""

from __future__ import annotations

import json

import pytest

from pipelines.blocks import Table, TextBlock
from scanner.readers import redis_commands
from scanner.readers.opened import Opened, ReadError
from scanner.sniff_text import text_type

PEOPLE = (("1412", "Isabelita Saechao", "644.03.1529"), ("6308", "Graciela Mbeki", "603.86.9852"))
FLAT = "SELECT 2\n" + "".join(
    f'SET cust:{key}:nm "{name}"\nSET cust:{key}:ssn "{ssn}"\nEXPIRE cust:{key}:nm 60\n'
    for key, name, ssn in PEOPLE
)
TURNED = "".join(
    f"SET nm:{key} '{name}'\nSET ssn:{key} {ssn}\n" for key, name, ssn in reversed(PEOPLE)
)
HASHES = "".join(f'HMSET cust:{key} nm "{name}" ssn "{ssn}"\n' for key, name, ssn in PEOPLE)
RECORDS = "".join(
    f"SET {{cust:{key}}} {json.dumps(json.dumps({'nm': name, 'ssn': ssn}))}\n"
    for key, name, ssn in PEOPLE
)


def protocol(*words: str) -> str:
    return f"*{len(words)}\r\n" + "".join(f"${len(w.encode())}\r\n{w}\r\n" for w in words)


APPENDED = protocol("SELECT", "0") + "".join(
    protocol("SET", f"cust:{key}:nm", name) + protocol("HSET", f"cust:{key}", "ssn", ssn)
    for key, name, ssn in PEOPLE
)


def read(content: str) -> tuple[list[tuple[tuple[str, ...], list[tuple[str | None, ...]]]], str]:
    """Header and rows of every table, and the text."""
    data = content.encode()
    blocks = redis_commands.read(
        Opened(
            name="x",
            media_type="application/x-redis-commands",
            size=len(data),
            path=None,
            data=data,
        )
    )
    tables, texts = [], ""
    for block in blocks:
        if isinstance(block, Table):
            assert block.header is not None
            rows = [row for batch in block.batches for row in batch.rows()]
            tables.append((block.header, rows))
        elif isinstance(block, TextBlock):
            texts += block.text
    return tables, texts


@pytest.mark.parametrize("content", [FLAT, TURNED, HASHES, RECORDS, APPENDED])
def test_what_belongs_to_one_key_stands_in_one_row(content: str) -> None:
    assert text_type(content.encode(), "txt") == "application/x-redis-commands"
    tables, rest = read(content)
    [(header, rows)] = tables
    assert [name.split(".")[-1] for name in header[1:]] == ["nm", "ssn"]
    assert sorted(rows) == sorted(PEOPLE)
    assert rest == ""


def test_other_things_have_tables_of_their_own_and_other_lines_are_text() -> None:
    tables, rest = read(FLAT + "LPUSH queue:9 job1 job2\nwho knows what this line is?\n")
    assert [header for header, _ in tables] == [("id", "nm", "ssn"), ("id", "queue")]
    assert "who knows" in rest


@pytest.mark.parametrize(
    "content",
    [
        "SET client_encoding = 'UTF8';\nSELECT 1;\nINSERT INTO t VALUES (1);\n",
        "Set the table:dinner is ready\nHe said hello.\nNobody came at all.\n",
        "user:1412:ssn 644-03-1529\n",
        "set nocount on\nset dateformat mdy\nprint 1\n",
    ],
)
def test_other_texts_are_no_commands(content: str) -> None:
    assert text_type(content.encode(), "") != "application/x-redis-commands"


def test_commands_that_set_nothing_are_damaged() -> None:
    with pytest.raises(ReadError):
        read("SELECT 2\nEXPIRE a 3\n")
